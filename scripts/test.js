// npm test: installs what is missing, then runs the stages, two at a time on four cores, and stops at the first that
// fails. `npm test -- --list` names them; `npm test -- types page` runs those two.

import { ensureNpmPackages } from "./install/toolchain.js";
import { fail, step } from "./support/run.js";
import { isChild, runAsChild, runInParallel } from "./test/parallel.js";
import { score } from "./test/score.js";
import { stages } from "./test/stages.js";

const names = process.argv.slice(2);
const width = Math.max(...stages.map(({ name }) => name.length));
if (names.includes("--list")) {
  for (const { name, about } of stages) console.log(`${name.padEnd(width)}  ${about}`);
  process.exit();
}
const unknown = names.find((name) => !stages.some((stage) => stage.name === name));
if (unknown !== undefined) fail(`There is no stage "${unknown}". \`npm test -- --list\` names them.`);

const chosen = stages.filter(({ name }) => names.length === 0 || names.includes(name));
const times = new Map();
let stopped;

if (isChild) await runStage(chosen[0], runAsChild);
else {
  process.once("exit", printSummary);
  await timed("set-up", setUp);
  if (chosen.length === 1) await timed(chosen[0].name, () => runStage(chosen[0], ({ run }) => run()));
  else await runInParallel(chosen, { begins, ends, fail: stopAt });
  stopped = undefined;
}

async function setUp() {
  step("set-up: what the stages need");
  ensureNpmPackages();
  const isBuilt = chosen.some(({ name }) => name === "build");
  const built = isBuilt ? [] : chosen.flatMap(({ built = [] }) => built);
  for (const ensure of new Set([...chosen.flatMap(({ needs }) => needs), ...built])) ensure();
}

function runStage(stage, run) {
  step(`${stage.name}: ${stage.about}`);
  return run(stage);
}

async function timed(name, work) {
  begins(name);
  stopped = name;
  await work();
  ends(name);
}

function begins(name) {
  times.set(name, { began: performance.now() });
}

function ends(name) {
  times.get(name).ended = performance.now();
}

function stopAt(name) {
  stopped = name;
  process.exit(1);
}

/** Comes last however this ends: the stages with their times, then the count alone on its line. */
function printSummary(code) {
  console.log();
  const order = ["set-up", ...chosen.map(({ name }) => name)].filter((name) => times.has(name));
  for (const name of order) {
    const { began, ended = performance.now() } = times.get(name);
    printTime(name, ended - began);
  }
  if (chosen.length > 1) printTime("together", performance.now() - times.get("set-up").began);
  if (code !== 0 && stopped) console.log(`\nStopped at ${stopped}: the lines above the table say why.`);
  console.log(`\n${score.passed} passed, ${code === 0 ? 0 : Math.max(score.failed, 1)} failed`);
}

function printTime(name, milliseconds) {
  console.log(`${name.padEnd(width)} ${(milliseconds / 1000).toFixed(1).padStart(6)} s`);
}
