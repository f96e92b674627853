// A command over HTTP on the same machine, beside the other clients that npm has.

import { contestants, load, PACKAGE, REST } from "../contestants.js";
import { comparisonRows } from "../table.js";
import { inPairs, oneByOne } from "../turns.js";

export const title = "A command over HTTP on the same machine";

export const runs = {
  chromium: () => [{ to: "same origin" }, { to: "another origin" }],
  node: () => [{ to: "server" }],
};

export async function measure({ to, quick, baseUrl, otherUrl, manifest }) {
  const isOther = to === "another origin";
  const car = {
    fetch: (...given) => fetch(...given),
    baseUrl: isOther ? otherUrl : baseUrl,
    cache: isOther ? "default" : "no-store",
  };
  const { [PACKAGE]: ours, ...others } = contestants(await load(), car);
  if (manifest) {
    const { peers } = await import("../peers.js");
    Object.assign(others, await peers(manifest, baseUrl));
  }
  const rest = contestants(await load(REST), car)[PACKAGE];
  return inPairs({ ...others, [PACKAGE]: ours, [REST]: rest }, quick ? 20 : 2000, oneByOne(1));
}

export const collect = (results, runs) =>
  Object.fromEntries(runs.map(({ to }, index) => [to, results[index]]));

export const rows = ({ chromium, node }) => [
  ...comparisonRows(`${title}, same origin, µs`, {
    chromium: chromium?.["same origin"],
    node: node?.server,
  }),
  ...comparisonRows(`${title}, another origin, µs`, { chromium: chromium?.["another origin"] }),
];
