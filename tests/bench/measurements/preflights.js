// How many preflights a browser sends to another origin before commands: each is a whole round trip.

import { CAR, contestants, load } from "../contestants.js";
import { row, titleRow } from "../table.js";

export const title = "Preflights for ten commands to another origin";

export const runs = { chromium: () => [{}] };

export async function measure({ baseUrl, otherUrl }) {
  const tesla = await load();
  const counts = {};
  const names = Object.keys(contestants(tesla, {}));
  for (const [index, name] of names.entries()) {
    // Browsers cache the answer for a URL, so each contestant needs a car of its own.
    const id = `${CAR.id}${index}`;
    const car = { id, baseUrl: otherUrl, cache: "default", fetch: (...given) => fetch(...given) };
    const send = contestants(tesla, car)[name];
    const before = await preflights(baseUrl);
    for (let i = 0; i < 10; i += 1) await send();
    counts[name] = (await preflights(baseUrl)) - before;
  }
  return counts;
}

const preflights = async (baseUrl) => (await fetch(`${baseUrl}/preflights`)).json();

export const rows = ({ chromium }) => [
  titleRow(title),
  ...Object.entries(chromium).map(([name, count]) => row(name, count)),
];
