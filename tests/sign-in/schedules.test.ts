import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { randomFrom, Simulation } from "./simulation.ts";

const SCHEDULES = 10_000;

/** `SEED=123` runs the one schedule with that seed. */
const only = process.env.SEED;

test(`${only ? "the schedule" : "10,000 schedules"} of tabs, losses and crashes: one refresh at a time, stored before it is used, and no lost login`, async (t) => {
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: Date.UTC(2026, 10, 28) });
  t.after(() => mock.timers.reset());
  const first = Number(only ?? 1);
  for (let seed = first; seed < (only ? first + 1 : first + SCHEDULES); seed++) {
    const simulation = new Simulation(randomFrom(seed), mock.timers);
    await simulation.run();
    assert.deepEqual(simulation.problems, [], `SEED=${seed} shows it again:\n${simulation.log.join("\n")}`);
  }
});
