// Contestants take turns, so that a busy moment of the machine slows all of them down. Each figure shows its spread.

/** The contestant that the others are compared with. */
export const BY_HAND = "by hand";

/** Measures each contestant once in every round. */
export async function inTurns(contestants, rounds, measure) {
  return compare(await sampleInTurns(contestants, rounds, measure), BY_HAND);
}

/** The pairs take turns too: a machine that is slower for a minute would otherwise spoil one of them. */
const BLOCKS = 20;

/** Compares each contestant with the function by hand alone: with many in turn, the code of all of them is cold. */
export async function inPairs({ [BY_HAND]: first, ...others }, rounds, measure) {
  const pairs = Object.keys(others).map((name) => ({ [BY_HAND]: [], [name]: [] }));
  for (let block = 0; block < BLOCKS; block += 1) {
    for (const pair of pairs) {
      const contestants = mapValues(pair, (_, name) => others[name] ?? first);
      const samples = await sampleInTurns(contestants, Math.ceil(rounds / BLOCKS), measure);
      for (const name of Object.keys(pair)) pair[name].push(...samples[name]);
    }
  }
  const ofFirst = summarize(pairs.flatMap((pair) => pair[BY_HAND]));
  return { ...Object.assign({}, ...pairs.map((pair) => compare(pair, BY_HAND))), [BY_HAND]: ofFirst };
}

/** One tenth more rounds come first, to warm up, and are not counted. */
async function sampleInTurns(contestants, rounds, measure) {
  const names = Object.keys(contestants);
  const samples = mapValues(contestants, () => []);
  const warmUp = Math.ceil(rounds / 10);
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const name of order(names, round + warmUp)) {
      const sample = await measure(contestants[name]);
      if (round >= 0) samples[name].push(sample);
    }
  }
  return samples;
}

/** The order changes with each round, since a contestant affects the one after it. */
function order(names, round) {
  const first = (round >> 1) % names.length;
  const turned = [...names.slice(first), ...names.slice(0, first)];
  return round % 2 === 0 ? turned : turned.toReversed();
}

/**
 * Summarizes each list of samples. All but the base also get the ratio of the medians, and the median of the differences
 * within a round.
 */
export function compare(samples, base) {
  return mapValues(samples, (own, name) => {
    if (name === base || !samples[base]) return summarize(own);
    const ratio = median(own) / median(samples[base]);
    const difference = median(own.map((sample, round) => sample - samples[base][round]));
    return { ...summarize(own), ratio, difference };
  });
}

/** The runs of all contestants in every round, where each sample takes a new page or process. */
export function runsInTurns(runs, rounds) {
  return Array.from({ length: rounds }, (_, round) => order(runs, round)).flat();
}

/** The samples of each contestant, from the results of such runs. */
export function samplesOf(results, runs, read) {
  const samples = {};
  for (const [index, { contestant }] of runs.entries()) {
    samples[contestant] ??= [];
    samples[contestant].push(read(results[index]));
  }
  return samples;
}

/** Minimum, median, and the bounds of the middle half. */
export function summarize(samples) {
  const [min, low, middle, high] = [0, 0.25, 0.5, 0.75].map((part) => quantile(samples, part));
  return { min, median: middle, low, high };
}

const median = (samples) => quantile(samples, 0.5);

/** The sample below which that part of them is, interpolated between two of them. */
function quantile(samples, part) {
  const sorted = samples.toSorted((a, b) => a - b);
  const place = part * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place % 1);
}

/** The time of one call, when so many follow one another, in microseconds. */
export function oneByOne(calls) {
  return async (call) => {
    const begin = performance.now();
    for (let i = 0; i < calls; i += 1) await call();
    return ((performance.now() - begin) / calls) * 1000;
  };
}

/** The time until the last of so many calls at once is done, in milliseconds. `call` gets the number of the call. */
export function atOnce(calls) {
  return async (call) => {
    const begin = performance.now();
    await Promise.all(Array.from({ length: calls }, (_, index) => call(index)));
    return performance.now() - begin;
  };
}

/** The object with each value changed; `change` gets its name too. */
export const mapValues = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value, name)]));
