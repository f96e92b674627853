import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createSimulator, REALISTIC, type SimulatorOptions } from "../../simulator/index.ts";
import { COMET, MODEL_S, setUp } from "./setup.ts";

describe("a rate limit", () => {
  const VEHICLE = `/api/1/vehicles/${MODEL_S}`;

  test("answers 429 from then on, says when to come again, and the car is left alone", async () => {
    const { car, clock, command } = setUp({ rateLimits: { commands: 2 } });
    const first = await command("honk_horn");
    assert.deepEqual(
      ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"].map((name) => first.headers.get(name)),
      ["2", "1", "60"],
    );
    assert.equal(first.headers.get("retry-after"), null);
    clock.now += 20_000;
    assert.equal((await command("honk_horn")).status, 200);
    const limited = await command("honk_horn");
    assert.deepEqual([limited.status, limited.text], [429, "Retry in 40 seconds"]);
    assert.equal(limited.headers.get("retry-after"), "40");
    assert.equal(car.horn.count, 2);
    clock.now += 40_000;
    assert.equal((await command("honk_horn")).status, 200);
  });

  test("counts commands, data and wakes for themselves, and each car for itself", async () => {
    const { command, get, send } = setUp({ rateLimits: { commands: 1, data: 1, wakes: 1 } });
    const answers = async () => [
      (await command("flash_lights")).status,
      (await get(`${VEHICLE}/vehicle_data`)).status,
      (await send(`${VEHICLE}/wake_up`, { method: "POST" })).status,
    ];
    assert.deepEqual(await answers(), [200, 200, 200]);
    assert.deepEqual(await answers(), [429, 429, 429]);
    assert.equal((await get(`/api/1/vehicles/${COMET}/vehicle_data`)).status, 200);
  });

  test("leaves lists and summaries free", async () => {
    const { get } = setUp({ rateLimits: { data: 1 } });
    for (const path of ["/api/1/vehicles", VEHICLE, VEHICLE, VEHICLE]) {
      assert.equal((await get(path)).status, 200);
    }
  });

  test("is forgotten by a reset", async () => {
    const { command, simulator } = setUp({ rateLimits: { commands: 1 } });
    await command("honk_horn");
    simulator.reset();
    assert.equal((await command("honk_horn")).status, 200);
  });
});

describe("faults by chance", () => {
  /** What came of so many commands: the status, or "cut"; and how often the car acted. */
  async function run(options: SimulatorOptions, setup = setUp(options)) {
    const { car, command } = setup;
    const statuses: (number | "cut")[] = [];
    for (let count = 0; count < 200; count += 1) {
      statuses.push(
        await command("honk_horn").then(
          ({ status, text }) => (text.includes("could_not_wake") ? 999 : status),
          () => "cut",
        ),
      );
    }
    return { statuses, honks: car.horn.count };
  }

  test("hit about as many requests as they should, before the car has acted and after", async () => {
    const { statuses, honks } = await run({ faultRate: 0.5, seed: 1 });
    const succeeded = statuses.filter((status) => status === 200).length;
    assert.ok(succeeded > 70 && succeeded < 130, `${succeeded}`);
    assert.ok(honks > succeeded + 10, `${honks} after ${succeeded}`);
    assert.ok(honks < 190, `${honks}`);
    assert.ok(new Set(statuses).size > 5, `${[...new Set(statuses)]}`);
  });

  test("are the same again with the same seed, and others with another", async () => {
    const once = await run({ faultRate: 0.5, seed: 42 });
    assert.deepEqual(await run({ faultRate: 0.5, seed: 42 }), once);
    assert.notDeepEqual(await run({ faultRate: 0.5, seed: 43 }), once);
  });

  test("are the same again after a reset", async () => {
    const options = { faultRate: 0.5, seed: 42 };
    const setup = setUp(options);
    const once = await run(options, setup);
    setup.simulator.reset();
    assert.deepEqual(await run(options, setup), once);
  });

  test("never happen unasked", async () => {
    const { statuses, honks } = await run({});
    assert.deepEqual([new Set(statuses), honks], [new Set([200]), 200]);
  });
});

describe("an option", () => {
  test("that is out of its range is refused when the simulator is made", () => {
    const wrong: SimulatorOptions[] = [
      { delayMs: -1 },
      { delayMs: [200, 100] },
      { faultRate: 1.5 },
      { seed: 0.5 },
      { sleepAfterMs: 0 },
      { wakeMs: -1 },
      { rateLimits: { commands: 0 } },
    ];
    for (const options of wrong) assert.throws(() => createSimulator(options), RangeError);
  });

  test("can be taken from the realistic ones", async () => {
    const { clock, simulator, command } = setUp({ ...REALISTIC, delayMs: 0, faultRate: 0 });
    assert.equal((await command("honk_horn")).headers.get("ratelimit-limit"), "30");
    clock.now += 15 * 60_000;
    assert.equal(simulator.vehicle(MODEL_S).connection, "asleep");
  });
});

test("a delay may be any between two", async () => {
  const { command } = setUp({ delayMs: [20, 30], seed: 5 });
  const before = performance.now();
  await command("honk_horn");
  assert.ok(performance.now() - before >= 19);
});
