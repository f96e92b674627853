// From import to ready, each time in a new page or process: the package, and an empty module of the same size.

import { PACKAGE } from "../contestants.js";
import { comparisonRows } from "../table.js";
import { compare, runsInTurns, samplesOf } from "../turns.js";

export const title = "From import to ready, in a new page or process, ms";

const EMPTY = "empty module of the same size";

export const runs = {
  chromium: ({ quick, files, empty }) =>
    runsInTurns(
      [
        { contestant: EMPTY, module: empty.scripts[0] },
        { contestant: PACKAGE, module: PACKAGE },
        { contestant: preloaded(EMPTY), module: empty.scripts[0], preload: empty },
        { contestant: preloaded(PACKAGE), module: PACKAGE, preload: files },
      ],
      quick ? 2 : 40,
    ),
  node: ({ quick, emptyScript }) =>
    runsInTurns(
      [
        { contestant: EMPTY, module: emptyScript },
        { contestant: PACKAGE, module: PACKAGE },
      ],
      quick ? 2 : 40,
    ),
};

const preloaded = (name) => `${name}, preloaded`;

export async function measure({ module }) {
  const begin = performance.now();
  const { default: init } = await import(module);
  await init();
  const end = performance.now();
  // The page's start, after the browser has a process for it. There is no such mark in Node.
  const [mark] = performance.getEntriesByName("document");
  return { fromImport: end - begin, fromDocument: end - (mark?.startTime ?? 0) };
}

export function collect(results, runs) {
  const figure = (name) => {
    const samples = samplesOf(results, runs, (result) => result[name]);
    return { ...compare(samples, preloaded(EMPTY)), ...compare(plain(samples), EMPTY) };
  };
  return { fromImport: figure("fromImport"), fromDocument: figure("fromDocument") };
}

const plain = ({ [EMPTY]: empty, [PACKAGE]: ours }) => ({ [EMPTY]: empty, [PACKAGE]: ours });

export const rows = ({ chromium, node }) => [
  ...comparisonRows(title, { chromium: chromium?.fromImport, node: node?.fromImport }),
  ...comparisonRows("From the start of a page to ready, ms", { chromium: chromium?.fromDocument }),
];
