// npm run bench: the package beside a fetch function written by hand and the npm package teslajs, in Chromium and in Node.
// Prints a table and writes target/bench.json. `-- --readme` puts the table into the README too: do that on a machine
// that does nothing else. `-- --quick` only tries whether everything runs.

import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { ensureBrowser } from "./browser.js";
import { ensureTools } from "./consumers.js";
import { ensurePackage } from "./fresh.js";
import { environment, root, step } from "./run.js";
import { ensureNpmPackages } from "./toolchain.js";

const bench = (name) => join(root, "tests", "bench", name);
const quick = process.argv.includes("--quick");

ensureNpmPackages();
const { CHROMIUM } = ensureBrowser();
const tools = ensureTools("bench", "Installing teslajs, to compare with");
await ensurePackage();
const signed = join(tools, "signed.js");
await bundle("signed.js", signed);
const { median } = await import("../tests/bench/contest.js");

const server = new Worker(bench("server.js"));
const [port] = await once(server, "message");
const baseUrl = `http://127.0.0.1:${port}`;
try {
  step("Measuring in Node");
  const node = await inNode();
  step("Measuring in Chromium");
  const { version, ...chromium } = await inChromium();
  const results = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus()[0].model.trim()}, ${cpus().length} cores`,
    versions: { node: process.versions.node, chromium: version },
    sizes: sizes(),
    chromium,
    node,
  };
  writeFileSync(join(root, "target", "bench.json"), `${JSON.stringify(results, null, 2)}\n`);
  const table = toTable(results);
  console.log(`\n${table}`);
  if (process.argv.includes("--readme")) writeReadme(table);
} finally {
  await server.terminate();
}

/** With the simulated car, which is TypeScript of many files. */
async function bundle(name, outfile) {
  const { build } = await import("esbuild");
  await build({ entryPoints: [bench(name)], outfile, bundle: true, format: "esm", target: "es2022" });
}

async function inNode() {
  const run = (name, ...args) =>
    execFileSync(process.execPath, [bench(name), ...args], {
      cwd: root,
      env: environment(),
      encoding: "utf8",
    });
  const times = Array.from({ length: quick ? 3 : 21 }, () => Number(run("ready.js")));
  const options = { baseUrl, quick, teslajs: join(tools, "package.json"), signed };
  return { readyMilliseconds: median(times), ...JSON.parse(run("node.js", JSON.stringify(options))) };
}

async function inChromium() {
  const { chromium } = await import("@playwright/test");
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const times = [];
    const ofFiles = [];
    for (let i = 0; i < (quick ? 3 : 21); i += 1) {
      times.push(await inNewPage(browser, ready));
      ofFiles.push(await inNewPage(browser, filesOnly));
    }
    const page = await browser.newPage();
    await page.goto(baseUrl);
    const results = await page.evaluate(async (quick) => {
      const { contest, load } = await import("/tests/bench/contest.js");
      const { signedContest } = await import("/target/bench/signed.js");
      const loaded = await load(() => import("/pkg/index.js"));
      const results = await contest(loaded, location.origin, { quick });
      return { ...results, signedMicroseconds: await signedContest(loaded.tesla, { quick }) };
    }, quick);
    const [readyMilliseconds, filesMilliseconds] = [times, ofFiles].map(median);
    return { version: browser.version(), readyMilliseconds, filesMilliseconds, ...results };
  } finally {
    await browser.close();
  }
}

/** In a context with a cache of its own: each loads and compiles from the start. */
async function inNewPage(browser, measure) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(baseUrl);
  const milliseconds = await page.evaluate(measure);
  await context.close();
  return milliseconds;
}

async function ready() {
  const begin = performance.now();
  const { default: init } = await import("/pkg/index.js");
  await init();
  return performance.now() - begin;
}

/** As many bytes in as many files, of which nothing is made: what no package of that size can do without. */
async function filesOnly() {
  const begin = performance.now();
  await import("/idle.js");
  const response = await fetch("/pkg/tesla_commands_bg.wasm");
  await response.arrayBuffer();
  return performance.now() - begin;
}

function sizes() {
  const names = ["pkg/tesla_commands_bg.wasm", "pkg/index.js"];
  return Object.fromEntries(
    names.map((name) => {
      const content = readFileSync(join(root, name));
      const gzip = gzipSync(content, { level: 9 }).length;
      return [name, { raw: content.length, gzip, brotli: brotliCompressSync(content).length }];
    }),
  );
}

function toTable({ date, machine, versions, sizes, chromium, node }) {
  const both = (read) => [chromium, node].map(read).join(" | ");
  const times = (times, unit, digits) =>
    Object.entries(times)
      .map(([name, time]) => `${name} ${time.toFixed(digits)} ${unit}`)
      .join(", ");
  const readyTimes = ({ readyMilliseconds, filesMilliseconds }) =>
    `${readyMilliseconds.toFixed(1)} ms${filesMilliseconds ? `, of which to get its two files ${filesMilliseconds.toFixed(1)} ms` : ""}`;
  const own = ({ ownMicroseconds: times }) =>
    `${times["tesla-commands"].toFixed(0)} µs, by hand ${times["by hand"].toFixed(0)} µs (× ${(times["tesla-commands"] / times["by hand"]).toFixed(2)})`;
  const endToEnd = ({ endToEndMicroseconds: times }) => {
    const more = (times["tesla-commands"] / times["by hand"] - 1) * 100;
    return `${times["tesla-commands"].toFixed(0)} µs, by hand ${times["by hand"].toFixed(0)} µs (${more >= 0 ? "+" : "−"}${Math.abs(more).toFixed(1)} %)${times.teslajs ? `, teslajs ${times.teslajs.toFixed(0)} µs` : ""}`;
  };
  const milliseconds = (microseconds) => `${(microseconds / 1000).toFixed(2)} ms`;
  const signing = ({ signedMicroseconds: { plain, signed, shared } }) => {
    const withLocks = shared ? `; ${milliseconds(shared - plain)} where tabs may share the key` : "";
    return `${milliseconds(signed - plain)}${withLocks}`;
  };
  const memory = ({ memoryBytes: { early, late } }) =>
    `${(early / 1e6).toFixed(2)} MB early, ${(late / 1e6).toFixed(2)} MB at the end`;
  const size = ({ raw, gzip, brotli }) => `${raw} bytes, ${gzip} gzip, ${brotli} brotli`;
  return [
    `Measured on ${date}: ${machine}; Chromium ${versions.chromium}, Node ${versions.node}. Medians; the contestants took turns.`,
    "",
    "| | Chromium | Node |",
    "| --- | --- | --- |",
    `| from import to ready | ${both(readyTimes)} |`,
    `| own time of a command, without a network | ${both(own)} |`,
    `| a command over HTTP on the same machine | ${both(endToEnd)} |`,
    ...[1, 100, 1000].map(
      (calls) =>
        `| ${calls} at once, without a network | ${both((one) => times(one.atOnceMilliseconds[calls], "ms", 1))} |`,
    ),
    `| signing a command and verifying its answer, beyond a plain command | ${both(signing)} |`,
    `| own time of the first command with a key: handshake, ECDH, signing | ${both(({ signedMicroseconds: { first } }) => milliseconds(first))} |`,
    `| memory of the module over 100 000 commands | ${both(memory)} |`,
    "",
    `Sizes: wasm ${size(sizes["pkg/tesla_commands_bg.wasm"])}; script ${size(sizes["pkg/index.js"])}.`,
  ].join("\n");
}

function writeReadme(table) {
  const path = join(root, "README.md");
  const place = /(<!-- bench: .* -->\n)[\s\S]*?(<!-- \/bench -->)/;
  writeFileSync(
    path,
    readFileSync(path, "utf8").replace(place, (_, start, end) => `${start}\n${table}\n\n${end}`),
  );
}
