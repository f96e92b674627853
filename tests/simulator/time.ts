import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DONE, MODEL_3, MODEL_S, refusal, setUp } from "./setup.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

type Setup = ReturnType<typeof setUp>;

const wake = ({ send }: Setup, id: string) => send(`/api/1/vehicles/${id}/wake_up`, { method: "POST" });
const stateOf = async ({ get }: Setup, id: string) => {
  const { body } = await get(`/api/1/vehicles/${id}`);
  return (body.response as { state: string }).state;
};

describe("waking", () => {
  test("answers at once with the car still asleep; reads tell when it is online, and then it takes commands", async () => {
    const setup = setUp();
    const answer = await wake(setup, MODEL_3);
    assert.equal(answer.status, 200);
    assert.equal((answer.body.response as { state: string }).state, "asleep");
    assert.equal(await stateOf(setup, MODEL_3), "waking");
    setup.clock.now += 2999;
    assert.equal(await stateOf(setup, MODEL_3), "waking");
    assert.equal((await setup.command("flash_lights", {}, "json", MODEL_3)).status, 408);
    setup.clock.now += 1;
    assert.equal(await stateOf(setup, MODEL_3), "online");
    assert.equal((await setup.command("flash_lights", {}, "json", MODEL_3)).text, DONE);
  });

  test("takes as long as it is told, and a second call does not prolong it", async () => {
    const setup = setUp({ wakeMs: 30 * SECOND });
    await wake(setup, MODEL_3);
    setup.clock.now += 20 * SECOND;
    await wake(setup, MODEL_3);
    setup.clock.now += 10 * SECOND;
    assert.equal(await stateOf(setup, MODEL_3), "online");
  });

  test("an awake car answers that it is online", async () => {
    const answer = await wake(setUp(), MODEL_S);
    assert.equal((answer.body.response as { state: string }).state, "online");
  });

  test("a car out of reach is 408", async () => {
    const setup = setUp();
    setup.simulator.act(MODEL_S, "go_offline");
    assert.equal((await wake(setup, MODEL_S)).status, 408);
    assert.equal(await stateOf(setup, MODEL_S), "offline");
  });
});

describe("falling asleep", () => {
  test("comes by itself after idle time where wanted; summaries do not put it off, commands and data do", async () => {
    const setup = setUp({ sleepAfterMs: 10 * MINUTE });
    setup.clock.now += 9 * MINUTE;
    assert.equal(await stateOf(setup, MODEL_S), "online");
    setup.clock.now += MINUTE;
    assert.equal(await stateOf(setup, MODEL_S), "asleep");

    setup.simulator.act(MODEL_S, "go_online");
    setup.clock.now += 9 * MINUTE;
    await setup.get(`/api/1/vehicles/${MODEL_S}/vehicle_data`);
    setup.clock.now += 9 * MINUTE;
    await setup.command("flash_lights");
    setup.clock.now += 9 * MINUTE;
    assert.equal(await stateOf(setup, MODEL_S), "online");
  });

  test("never happens unasked", async () => {
    const setup = setUp();
    setup.clock.now += 1000 * HOUR;
    assert.equal(await stateOf(setup, MODEL_S), "online");
  });

  test("does not happen to a car that charges or has its climate on", async () => {
    const setup = setUp({ sleepAfterMs: MINUTE });
    await setup.command("auto_conditioning_start");
    setup.clock.now += HOUR;
    assert.equal(await stateOf(setup, MODEL_S), "online");
  });
});

describe("charging", () => {
  test("begins with the cable, rises with the time and completes at the limit", () => {
    const { simulator, clock, car } = setUp();
    simulator.act(MODEL_S, "plug_in");
    assert.equal(car.charge.state, "Charging");
    clock.now += 30 * MINUTE;
    // 11 kW into 75 kWh for half an hour.
    assert.equal(simulator.vehicle(MODEL_S).charge.level.toFixed(2), "78.33");
    clock.now += HOUR;
    assert.deepEqual([simulator.vehicle(MODEL_S).charge.level, car.charge.state], [80, "Complete"]);
    assert.equal(car.charge.energyAdded.toFixed(2), "6.75");
  });

  test("goes on when the limit is raised, and ends when it is lowered", async () => {
    const { simulator, clock, car, command } = setUp();
    simulator.act(MODEL_S, "plug_in");
    clock.now += 2 * HOUR;
    assert.equal((await command("charge_start")).text, refusal("complete"));
    await command("charge_max_range");
    assert.equal(car.charge.state, "Charging");
    await command("set_charge_limit", { percent: 60 });
    assert.deepEqual([car.charge.level, car.charge.state], [80, "Complete"]);
  });

  test("stops on command, and the level stays", async () => {
    const { simulator, clock, car, command } = setUp();
    simulator.act(MODEL_S, "plug_in");
    await command("charge_stop");
    clock.now += HOUR;
    assert.equal(simulator.vehicle(MODEL_S).charge.level, 71);
    await command("charge_start");
    assert.equal(car.charge.state, "Charging");
  });

  test("does not begin by itself at the limit", () => {
    const { simulator, car } = setUp();
    simulator.act(MODEL_S, "set_battery", { percent: 85 });
    simulator.act(MODEL_S, "plug_in");
    assert.equal(car.charge.state, "Complete");
    simulator.act(MODEL_S, "unplug");
    assert.equal(car.charge.state, "Disconnected");
  });
});

describe("the cabin", () => {
  test("comes to the set temperature within half an hour, and cools down slowly after that", async () => {
    const { simulator, clock, car, command } = setUp();
    await command("set_temps", { driver_temp: 23, passenger_temp: 23 });
    await command("auto_conditioning_start");
    clock.now += 4 * MINUTE;
    const onTheWay = simulator.vehicle(MODEL_S).climate.inside;
    assert.ok(onTheWay > 19 && onTheWay < 22, `${onTheWay}`);
    clock.now += 26 * MINUTE;
    assert.equal(simulator.vehicle(MODEL_S).climate.inside.toFixed(1), "23.0");
    await command("auto_conditioning_stop");
    simulator.act(MODEL_S, "set_outside_temp", { celsius: -5 });
    clock.now += 10 * MINUTE;
    const cooling = simulator.vehicle(MODEL_S).climate.inside;
    assert.ok(cooling > 10 && cooling < 20, `${cooling}`);
    clock.now += 10 * HOUR;
    assert.equal(simulator.vehicle(MODEL_S).climate.inside.toFixed(1), car.climate.outside.toFixed(1));
  });
});

describe("a remote start", () => {
  test("lasts two minutes, from the last call on", async () => {
    const { simulator, clock, command } = setUp();
    await command("remote_start_drive");
    clock.now += 119 * SECOND;
    await command("remote_start_drive");
    clock.now += 119 * SECOND;
    assert.notEqual(simulator.vehicle(MODEL_S).remoteStartUntil, null);
    clock.now += SECOND;
    assert.equal(simulator.vehicle(MODEL_S).remoteStartUntil, null);
  });

  test("ends when someone drives off", async () => {
    const { simulator, car, command } = setUp();
    await command("remote_start_drive");
    simulator.act(MODEL_S, "shift", { gear: "D" });
    assert.equal(car.remoteStartUntil, null);
  });
});

test("horn and lights count how often, and keep the time of the last one", async () => {
  const { car, clock, command } = setUp();
  await command("honk_horn");
  clock.now += MINUTE;
  await command("honk_horn");
  assert.deepEqual(car.horn, { count: 2, lastAt: clock.now });
  assert.deepEqual(car.lights, { count: 0, lastAt: null });
});
