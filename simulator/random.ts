/** Chance that can be repeated: the same seed gives the same numbers. */

/** Gives numbers from 0 up to 1, without 1. */
export type Random = () => number;

/** A number, or the two between which it is. */
export type Range = number | readonly [from: number, to: number];

/** The generator "mulberry32", which is small and good enough for a simulation. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number of a range. */
export function pick(range: Range, random: Random): number {
  if (typeof range === "number") return range;
  const [from, to] = range;
  return from + (to - from) * random();
}
