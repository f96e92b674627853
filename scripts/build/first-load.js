// What a browser loads before the page is there, and its limit.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { fail, root } from "../support/run.js";

/** In bytes of gzip -9. */
const BUDGET = 132_000;

const DIST = join(root, "www", "dist");

/** Prints the files of the first load, and ends the process if they are too many. */
export function checkFirstLoad() {
  let sum = 0;
  for (const name of firstLoad()) {
    const { length } = gzipSync(readFileSync(join(DIST, name)), { level: 9 });
    console.log(`${name.padEnd(48)}${length} gzip`);
    sum += length;
  }
  console.log(`${"first load".padEnd(48)}${sum} gzip`);
  if (sum > BUDGET) fail(`That is ${sum - BUDGET} more than the ${BUDGET} of scripts/build/first-load.js.`);
}

/**
 * The document and what it names, the wasm among it. What scripts import later is not: the simulated car, which a page with a
 * car of its own does not load, the whole package, which signs, and parts that are opened. Nor are the icons of the system.
 */
function firstLoad() {
  const document = readFileSync(join(DIST, "index.html"), "utf8");
  const named = [...document.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="\.\/([^"]+)"[^>]*>/g)];
  const ours = named
    .filter(([tag]) => !/rel="(apple-touch-icon|manifest)"/.test(tag))
    .map(([, name]) => name);
  return new Set(["index.html", ...ours]);
}
