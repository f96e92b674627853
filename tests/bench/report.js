// The text that is printed and goes into the README.

import { PACKAGE } from "./contestants.js";
import { markdown } from "./table.js";

/** As Markdown, with the rows of the table, and of the one to unfold. Either may be empty. */
export function reportOf({ date, machine, chromium, node, sizes, http }, [rows, details]) {
  return [
    `Measured on ${date}: ${machine}; Chromium ${chromium ?? "not used"}, Node ${node}. The contestants took turns.`,
    ...(http ? [explanation(http)] : []),
    ...(rows.length > 0 ? [markdown(rows)] : []),
    ...(details.length > 0
      ? [
          "<details>\n<summary>Start, first commands, many at once, memory</summary>",
          markdown(details),
          "</details>",
        ]
      : []),
    ...Object.entries(sizes).map(
      ([name, { wasm, scripts }]) => `Size of ${name}: wasm ${told(wasm)}; scripts ${told(scripts)}.`,
    ),
  ].join("\n\n");
}

const NETWORK_MICROSECONDS = 20_000;

function explanation({ chromium, node }) {
  const added = Math.max(chromium["same origin"][PACKAGE].difference, node.server[PACKAGE].difference);
  const percent = Math.max(0.1, Math.ceil((added / NETWORK_MICROSECONDS) * 1000) / 10);
  return (
    "A figure is the minimum / the median (the middle half of the samples); × is the ratio of the medians and + the median " +
    "difference, both to a function written by hand with the same features (time-out, signal, checks of the answer, limit " +
    "for its size) or to an empty module, in the same run: × 1.10 means that the package takes a tenth longer. " +
    `Over a network where an answer takes 20 ms, the package adds less than ${percent.toFixed(1)} % to a command.`
  );
}

const told = ({ raw, gzip, brotli }) => `${raw} bytes, ${gzip} gzip, ${brotli} brotli`;
