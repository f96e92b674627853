// Running checks and tests, and counting them.

import { stripVTControlCharacters } from "node:util";
import { fail, run, runAndRead } from "../support/run.js";

/** What passed and what failed so far. A check counts as one, whatever it looks at. */
export const score = { passed: 0, failed: 0 };

/** The lines in which the runners say how it went. */
const CLOSING_LINES = [
  // cargo test and wasm-bindgen-test
  /^test result: \S+ (?<passed>\d+) passed; (?<failed>\d+) failed/gm,
  // node --test
  /^ℹ (?:pass (?<passed>\d+)|(?:fail|cancelled) (?<failed>\d+))$/gm,
  // playwright test
  /^ +(?:(?<passed>\d+) passed|(?<failed>\d+) (?:failed|flaky|interrupted|did not run))\b/gm,
];

/** Runs a program that says yes or no. Ends the process at a no. */
export function check(program, args, env) {
  run(program, args, env);
  score.passed += 1;
}

/** Runs a program that runs tests. Ends the process if one failed, or if there was none. */
export async function test(program, args, env) {
  const { status, printed } = await runAndRead(program, args, env);
  const { passed, failed } = count(printed);
  score.passed += passed;
  score.failed += failed;
  if (status !== 0) fail(`${program} ${args.join(" ")} failed.`);
  if (passed === 0) fail(`${program} ${args.join(" ")} ran no test.`);
}

function count(printed) {
  const text = stripVTControlCharacters(printed);
  const sum = { passed: 0, failed: 0 };
  for (const { groups } of CLOSING_LINES.flatMap((line) => [...text.matchAll(line)])) {
    sum.passed += Number(groups.passed ?? 0);
    sum.failed += Number(groups.failed ?? 0);
  }
  return sum;
}
