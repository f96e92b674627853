import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { recordedAnswers } from "../../simulator/index.ts";
import { DONE, MODEL_S, setUp } from "./setup.ts";

describe("a fault on demand", () => {
  test("hits the next request only, before it has an effect", async () => {
    const { simulator, car, command } = setUp();
    simulator.failNext({ status: 503 });
    const answer = await command("door_unlock");
    assert.deepEqual([answer.status, answer.text, answer.headers.get("content-type")], [503, "", null]);
    assert.equal(car.locked, true);
    assert.equal((await command("door_unlock")).text, DONE);
  });

  test("can lose the answer after the effect", async () => {
    const { simulator, car, command } = setUp();
    simulator.failNext({ status: 504, afterEffect: true });
    assert.equal((await command("honk_horn")).status, 504);
    assert.equal(car.horn.count, 1);
  });

  test("can cut the connection before or after the effect: a TypeError, as fetch has it", async () => {
    const { simulator, car, command } = setUp();
    simulator.failNext({ status: "cut" });
    await assert.rejects(command("honk_horn"), TypeError);
    assert.equal(car.horn.count, 0);
    simulator.failNext({ status: "cut", afterEffect: true });
    await assert.rejects(command("honk_horn"), TypeError);
    assert.equal(car.horn.count, 1);
  });

  test("can be a rate limit with Retry-After and a plain text", async () => {
    const { simulator, command } = setUp();
    simulator.failNext({ status: 429, headers: { "Retry-After": "30" }, body: "Retry in 30 seconds" });
    const answer = await command("flash_lights");
    assert.deepEqual([answer.status, answer.text], [429, "Retry in 30 seconds"]);
    assert.equal(answer.headers.get("retry-after"), "30");
    assert.equal(answer.headers.get("content-type"), "text/plain; charset=utf-8");
  });

  test("can be a page, an object, or a success that is none", async () => {
    const { simulator, command } = setUp();
    simulator.failNext({ status: 502, body: "<html><h1>Bad gateway</h1></html>" });
    simulator.failNext({ status: 408, body: { response: null, error: '{"error":"timeout"}' } });
    simulator.failNext({
      status: 200,
      body: { response: { result: false, reason: "could_not_wake_buses" } },
    });
    simulator.failNext({ status: 200 });
    assert.equal((await command("door_unlock")).headers.get("content-type"), "text/html; charset=utf-8");
    assert.equal(
      (await command("door_unlock")).text,
      '{"response":null,"error":"{\\"error\\":\\"timeout\\"}"}',
    );
    assert.deepEqual((await command("door_unlock")).body.response, {
      result: false,
      reason: "could_not_wake_buses",
    });
    assert.equal((await command("door_unlock")).text, "");
    assert.equal((await command("door_unlock")).text, DONE);
  });

  test("keeps a content type of its own", async () => {
    const { simulator, command } = setUp();
    simulator.failNext({ status: 500, body: "{}", headers: { "content-type": "application/problem+json" } });
    assert.equal((await command("door_unlock")).headers.get("content-type"), "application/problem+json");
  });

  test("can hit several times, and only one path, while others get through", async () => {
    const { simulator, command, get } = setUp();
    simulator.failNext({ status: 500, times: 2, path: "/command/honk_horn" });
    assert.equal((await get(`/api/1/vehicles/${MODEL_S}`)).status, 200);
    assert.equal((await command("honk_horn")).status, 500);
    assert.equal((await command("flash_lights")).status, 200);
    assert.equal((await command("honk_horn")).status, 500);
    assert.equal((await command("honk_horn")).status, 200);
  });

  for (const status of [200, 408, 500, 503] as const) {
    test(`can be ${status} with any body and header after the car has acted`, async () => {
      const { simulator, car, command } = setUp();
      const body = { response: null, error: "vehicle is not available" };
      simulator.failNext({ status, body, headers: { "x-txid": "7" }, afterEffect: true });
      const answer = await command("actuate_trunk", { which_trunk: "rear" });
      assert.deepEqual([answer.status, answer.body, answer.headers.get("x-txid")], [status, body, "7"]);
      assert.equal(car.trunks.rear, true);
    });
  }

  test("can take its time", async () => {
    const { simulator, command } = setUp();
    simulator.failNext({ status: 504, delayMs: 20 });
    const before = performance.now();
    assert.equal((await command("honk_horn")).status, 504);
    assert.ok(performance.now() - before >= 19);
  });

  test("can be any recorded answer", async () => {
    const { simulator, command } = setUp();
    for (const [name, recorded] of Object.entries(recordedAnswers)) {
      simulator.failNext(recorded);
      const { status, text } = await command("honk_horn");
      const body = typeof recorded.body === "string" ? recorded.body : JSON.stringify(recorded.body);
      assert.deepEqual([status, text], [recorded.status, body], name);
    }
  });

  test("that cannot be made is refused when it is asked for", () => {
    const { simulator } = setUp();
    assert.throws(() => simulator.failNext({ status: 100 }), RangeError);
    assert.throws(() => simulator.failNext({ status: 600 }), RangeError);
    assert.throws(() => simulator.failNext({ status: 500, times: 0 }), RangeError);
    assert.throws(() => simulator.failNext({ status: 500, delayMs: -1 }), RangeError);
    assert.throws(() => simulator.failNext({ status: 204, body: "text" }), TypeError);
    assert.throws(() => simulator.failNext({ status: 500, headers: { "bad header": "" } }), TypeError);
  });
});

describe("listeners", () => {
  test("hear of commands and actions that change a car, not of refusals and reads, until they unsubscribe", async () => {
    const { simulator, command, get } = setUp();
    const heard: string[] = [];
    const unsubscribe = simulator.onChange(({ id }) => heard.push(id));
    await command("door_unlock");
    simulator.act(MODEL_S, "plug_in");
    await command("charge_start");
    await get(`/api/1/vehicles/${MODEL_S}/vehicle_data`);
    assert.deepEqual(heard, [MODEL_S, MODEL_S]);
    unsubscribe();
    await command("flash_lights");
    assert.equal(heard.length, 2);
  });

  test("hear of what time did as soon as someone looks", () => {
    const { simulator, clock } = setUp();
    simulator.act(MODEL_S, "plug_in");
    const heard: string[] = [];
    simulator.onChange(({ charge }) => heard.push(charge.state));
    clock.now += 3_600_000;
    simulator.vehicle(MODEL_S);
    assert.deepEqual(heard, ["Complete"]);
  });
});

test("reset brings cars, token and faults back, and the live objects stay the same ones", async () => {
  const { simulator, car, command } = setUp();
  const before = structuredClone(car);
  await command("door_unlock");
  simulator.expireToken("other");
  simulator.failNext({ status: 500 });
  simulator.reset();
  assert.equal(simulator.vehicle(MODEL_S), car);
  assert.deepEqual(car, before);
  assert.equal((await command("flash_lights")).text, DONE);
});

test("an action on a car that is not there, or with a wrong value, is refused", () => {
  const { simulator } = setUp();
  assert.throws(() => simulator.act("1", "plug_in"), RangeError);
  assert.throws(() => simulator.vehicle("1"), RangeError);
  assert.throws(() => simulator.act(MODEL_S, "shift", {}), /missing gear/);
});
