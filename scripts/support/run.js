// Starting other programs: npm's own are found as in npm scripts, and a failure ends everything with its line.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

const isWindows = process.platform === "win32";

// Every script begins by importing this module, so an old Node ends here before anything it does not know.
const wantedNode = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
).engines.node.slice(2);
if (isOlder(process.versions.node, wantedNode)) {
  fail(
    `Node ${wantedNode} or newer is needed, and this is ${process.versions.node}: get it from https://nodejs.org.`,
  );
}

/** The folder of the project. */
export const root = join(import.meta.dirname, "..", "..");

/** Whether the first version number comes before the second. */
export function isOlder(version, other) {
  return version.localeCompare(other, "en", { numeric: true }) < 0;
}

/** The environment with the project's npm programs and cargo's on its PATH. */
export function environment(more = {}) {
  const cargo = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "bin");
  const path = [join(root, "node_modules", ".bin"), process.env.PATH, cargo].join(delimiter);
  return { ...process.env, PATH: path, ...more };
}

/** Where the program is on the PATH, or undefined. */
export function find(program) {
  const file = isWindows ? `${program}.exe` : program;
  const folders = environment().PATH.split(delimiter);
  return folders.map((folder) => join(folder, file)).find((path) => existsSync(path));
}

/** Runs the program with its output shown; ends this one if it fails. */
export function run(program, args, env) {
  if (!succeeds(program, args, env)) fail(`${[program, ...args].join(" ")} failed.`);
}

/** Whether the program, run with its output shown, succeeds. */
export function succeeds(program, args, env) {
  const { status, error } = spawnSync(...command(program, args, env, "inherit"));
  if (error) fail(`${program} could not be started (${error.message}).`);
  return status === 0;
}

/** Runs the program with its output shown. Resolves to its exit code, if it was not killed, and what it printed. */
export function runAndRead(program, args, env) {
  return new Promise((resolve) => {
    const child = spawn(...command(program, args, env, ["inherit", "pipe", "inherit"]));
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      process.stdout.write(text);
      printed += text;
    });
    child.once("error", (error) => fail(`${program} could not be started (${error.message}).`));
    child.once("close", (status) => resolve({ status, printed }));
  });
}

/** What the program prints, or undefined if there is no such program or it fails. */
export function output(program, args) {
  const { status, stdout } = spawnSync(program, args, { cwd: root, env: environment(), encoding: "utf8" });
  return status === 0 ? stdout : undefined;
}

/** Says what is being done. */
export function step(what) {
  console.log(`\n→ ${what}`);
}

/** Says in a line what is wrong, and what to do. */
export function fail(line) {
  console.error(`\n${line}`);
  process.exit(1);
}

/** npm's programs are batch files on Windows, which only a shell starts. */
function command(program, args, env, stdio) {
  const options = { cwd: root, env: environment(env), stdio };
  if (!isWindows) return [program, args, options];
  const words = [program, ...args].map((word) => (/\s/.test(word) ? `"${word}"` : word));
  return [words.join(" "), [], { ...options, shell: true }];
}
