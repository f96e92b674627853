// npm run bench: how fast the package is, in Chromium and in Node, beside functions written by hand and other clients.
// Prints a table and writes target/bench.json. `npm run bench -- own http` measures these parts only: each is a file in
// tests/bench/measurements. `-- --readme` puts the table into the README: do that on a machine that does nothing else.
// `-- --quick` only tries whether everything runs.

import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { freshAddress, inChromium } from "../tests/bench/chromium.js";
import { PACKAGE, REST } from "../tests/bench/contestants.js";
import { packageFiles, sizesOf, writeEmpty } from "../tests/bench/files.js";
import { reportOf } from "../tests/bench/report.js";
import { ensurePackage } from "./build/fresh.js";
import { ensureBrowser } from "./install/browser.js";
import { ensureNpmPackages } from "./install/toolchain.js";
import { CHROMIUM_FLAGS } from "./support/chromium-flags.js";
import { environment, fail, root, step } from "./support/run.js";
import { ensureTools } from "./test/consumers.js";

/** In the README's table, and below it, to unfold. */
const FIGURES = ["own", "http", "preflights", "signed"];
const DETAILS = ["ready", "first", "at-once", "cars", "memory", "crossings"];
const PARTS = [...FIGURES, ...DETAILS];

/** In milliseconds, for one process: far more than any takes. */
const TIMEOUT = 1_200_000;

const bench = (...path) => join(root, "tests", "bench", ...path);

const flags = process.argv.slice(2).filter((word) => word.startsWith("--"));
const chosen = process.argv.slice(2).filter((word) => !word.startsWith("--"));
checkArguments();
const quick = flags.includes("--quick");

ensureNpmPackages();
const { CHROMIUM } = ensureBrowser();
const peers = ensureTools("bench/peers", "Installing other clients, to compare with");
ensurePackage();
const files = await packageFiles(root);
const empty = writeEmpty(root, files);
await bundleSimulator();

const server = new Worker(bench("server.js"), { workerData: { root, folders: servedFolders() } });
const [port] = await once(server, "message");
/** As the pages tell it: on Windows, the program opens a window instead. */
let chromiumVersion;
try {
  const results = {};
  const [rows, details] = [[], []];
  for (const part of PARTS.filter((part) => chosen.length === 0 || chosen.includes(part))) {
    const measured = await measure(part);
    results[part] = measured.results;
    (DETAILS.includes(part) ? details : rows).push(...measured.rows);
  }
  const about = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus()[0].model.trim()}, ${cpus().length} cores`,
    chromium: chromiumVersion,
    node: process.versions.node,
    sizes: { [PACKAGE]: sizesOfParts(files), [REST]: sizesOfParts(files.rest) },
  };
  const json = JSON.stringify({ ...about, ...results }, null, 2);
  writeFileSync(join(root, "target", "bench.json"), `${json}\n`);
  const text = reportOf({ ...about, http: results.http }, [rows, details]);
  console.log(`\n${text}`);
  if (flags.includes("--readme")) writeReadme(text);
} finally {
  await server.terminate();
}

function sizesOfParts({ wasm, scripts }) {
  return { wasm: sizesOf(root, [wasm]), scripts: sizesOf(root, scripts) };
}

function checkArguments() {
  const wrong = [
    ...flags.filter((flag) => !["--quick", "--readme"].includes(flag)),
    ...chosen.filter((part) => !PARTS.includes(part)),
  ];
  if (wrong.length > 0) fail(`There is no ${wrong.join(", ")}. The parts are: ${PARTS.join(", ")}.`);
  if (flags.includes("--readme") && (flags.includes("--quick") || chosen.length > 0)) {
    fail("The README gets all parts, measured in full: leave out --quick and the names of parts.");
  }
}

/** Published folders, the bench's own, and what is made for it. */
function servedFolders() {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const published = manifest.files.filter((path) => path.includes("/")).map((path) => path.split("/")[0]);
  return [...new Set([...published, "tests/bench", "target/bench"])];
}

/** It is TypeScript, of many files. */
async function bundleSimulator() {
  const { build } = await import("esbuild");
  await build({
    entryPoints: [join(root, "simulator", "index.ts")],
    outfile: join(root, "target", "bench", "simulator.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
  });
}

async function measure(part) {
  const {
    title,
    runs,
    collect = ([only]) => only,
    rows,
  } = await import(pathToFileURL(bench("measurements", `${part}.js`)).href);
  step(title);
  const results = {};
  if (runs.chromium) {
    const given = runs.chromium({ quick, files, empty });
    results.chromium = collect(await inPages(part, given), given);
  }
  if (runs.node) {
    const given = runs.node({ quick, emptyScript: pathToFileURL(join(root, empty.scripts[0])).href });
    const printed = given.map((run) => inNode(part, run));
    results.node = collect(printed, given);
  }
  return { results, rows: rows(results) };
}

function inNode(part, run) {
  const options = {
    ...run,
    quick,
    baseUrl: `http://127.0.0.1:${port}`,
    manifest: join(peers, "package.json"),
    simulator: pathToFileURL(join(root, "target", "bench", "simulator.js")).href,
  };
  const printed = execFileSync(process.execPath, [bench("node.js"), part, JSON.stringify(options)], {
    cwd: root,
    env: environment(),
    encoding: "utf8",
    timeout: TIMEOUT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(printed);
}

async function inPages(part, runs) {
  const pages = runs.map((run) =>
    freshAddress(port, {
      measurement: part,
      ...run,
      quick,
      entry: files.scripts[0],
      rest: files.rest.scripts[0],
      otherUrl: `http://other.localhost:${port}`,
      simulator: "/target/bench/simulator.js",
    }),
  );
  // Its sandbox does not work for root, as which containers run.
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const reports = await inChromium(
    { executable: CHROMIUM, flags: [...CHROMIUM_FLAGS, ...sandbox], server },
    pages,
  );
  chromiumVersion = reports[0].version;
  return reports.map(({ result }) => result);
}

function writeReadme(text) {
  const path = join(root, "README.md");
  const place = /(<!-- bench: .* -->\n)[\s\S]*?(<!-- \/bench -->)/;
  const readme = readFileSync(path, "utf8");
  writeFileSync(
    path,
    readme.replace(place, (_, start, end) => `${start}\n${text}\n\n${end}`),
  );
}
