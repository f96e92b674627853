// Runs several stages, two at a time where the machine and they allow it, each in its own process. Prints their output in
// their order.

import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { root } from "../support/run.js";
import { score } from "./score.js";

/** How many stages run at a time. One with a browser takes two cores, and has limits of time. */
const AT_ONCE = availableParallelism() >= 4 ? 2 : 1;

const isWindows = process.platform === "win32";

/** Runs the stages, and calls `fail` with the name of the first that fails. */
export async function runInParallel(stages, { begins, ends, fail }) {
  const waiting = [...stages];
  const running = new Map();
  const printer = new Printer(stages.map(({ name }) => name));
  const stop = () => {
    for (const child of running.values()) stopWithItsChildren(child);
  };
  process.once("exit", stop);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

  const isReady = ({ built, uses }) => {
    const unfinished = [...waiting.map(({ name }) => name), ...running.keys()];
    const used = stages.filter(({ name }) => running.has(name)).map((other) => other.uses);
    if (built && unfinished.includes("build")) return false;
    return uses === undefined || !used.includes(uses);
  };
  await new Promise((done) => {
    const next = () => {
      while (running.size < AT_ONCE) {
        const index = waiting.findIndex(isReady);
        if (index === -1) break;
        const [{ name }] = waiting.splice(index, 1);
        begins(name);
        const child = start(name, printer);
        running.set(name, child);
        child.once("close", (code) => {
          running.delete(name);
          ends(name);
          if (code !== 0) {
            printer.printLast(name);
            fail(name);
          }
          printer.end(name);
          next();
        });
      }
      if (running.size === 0) done();
    };
    next();
  });
}

/** Runs one stage, for `runInParallel` in another process. */
export async function runAsChild({ run }) {
  process.once("exit", () => process.send(score));
  await run();
}

/** Whether this process runs one stage for `runInParallel` in another. */
export const isChild = process.send !== undefined && process.env.TEST_STAGE === "1";

function start(name, printer) {
  const child = fork(join(root, "scripts", "test.js"), [name], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // A group of processes of its own, which can be ended as a whole.
    detached: !isWindows,
    env: { ...process.env, TEST_STAGE: "1", ...(process.stdout.isTTY && { FORCE_COLOR: "1" }) },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => printer.print(name, text));
  }
  child.once("message", ({ passed, failed }) => {
    score.passed += passed;
    score.failed += failed;
  });
  return child;
}

function stopWithItsChildren(child) {
  if (isWindows) child.kill();
  else process.kill(-child.pid, "SIGTERM");
}

/** Prints what the first unfinished stage prints, as it comes, and keeps what the others print until it is their turn. */
class Printer {
  #names;
  #kept;
  #ended = new Set();

  constructor(names) {
    this.#names = [...names];
    this.#kept = new Map(names.map((name) => [name, ""]));
  }

  print(name, text) {
    if (name === this.#names[0]) process.stdout.write(text);
    else this.#kept.set(name, this.#kept.get(name) + text);
  }

  end(name) {
    this.#ended.add(name);
    while (this.#ended.has(this.#names[0])) {
      this.#names.shift();
      if (this.#names.length > 0) this.#flush(this.#names[0]);
    }
  }

  /** Prints the rest of those that have ended, and then this one. */
  printLast(name) {
    for (const ended of this.#names.filter((each) => this.#ended.has(each))) this.#flush(ended);
    this.#flush(name);
  }

  #flush(name) {
    process.stdout.write(this.#kept.get(name));
    this.#kept.set(name, "");
  }
}
