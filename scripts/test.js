// npm test: installs what is missing, then runs the stages one after the other and stops at the first that fails.
// `npm test -- --list` names them; `npm test -- types page` runs those two.

import { ensureNpmPackages } from "./install/toolchain.js";
import { fail, step } from "./support/run.js";
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
const setUp = {
  name: "set-up",
  about: "what the stages need",
  async run() {
    ensureNpmPackages();
    for (const ensure of new Set(chosen.flatMap(({ needs }) => needs))) ensure();
  },
};

const begun = [];
process.once("exit", printSummary);
for (const { name, about, run } of [setUp, ...chosen]) {
  step(`${name}: ${about}`);
  const stage = { name, began: performance.now() };
  begun.push(stage);
  await run();
  stage.ended = performance.now();
}

/** Comes last however this ends: the stages with their times, then the count alone on its line. */
function printSummary(code) {
  console.log();
  for (const { name, began, ended = performance.now() } of begun) {
    console.log(`${name.padEnd(width)} ${((ended - began) / 1000).toFixed(1).padStart(6)} s`);
  }
  if (code !== 0) console.log(`\nStopped at ${begun.at(-1).name}: the lines above the table say why.`);
  console.log(`\n${score.passed} passed, ${code === 0 ? 0 : Math.max(score.failed, 1)} failed`);
}
