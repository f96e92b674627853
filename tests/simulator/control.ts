import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Car } from "../../simulator/index.ts";
import { COMET, MODEL_3, MODEL_S, MODEL_S_VIN, setUp } from "./setup.ts";

const GET = { method: "GET" };
const asJson = (value: unknown) => ({
  method: "POST",
  body: JSON.stringify(value),
  headers: { "content-type": "application/json" },
});

describe("the control interface", () => {
  test("lists all cars, or one, without a token", async () => {
    const { control } = setUp();
    const all = (await control("vehicles", GET)).body as unknown as Car[];
    assert.deepEqual(
      all.map(({ id, connection }) => [id, connection]),
      [
        [MODEL_S, "online"],
        [MODEL_3, "asleep"],
        [COMET, "online"],
      ],
    );
    const one = (await control(`vehicles/${MODEL_S_VIN}`, GET)).body as unknown as Car;
    assert.equal(one.charge.level, 71);
  });

  const actions: [
    action: string,
    look: (car: Car) => unknown,
    becomes: unknown,
    scene?: (car: Car) => void,
  ][] = [
    ["plug_in", ({ charge }) => [charge.cable, charge.portOpen, charge.state], [true, true, "Charging"]],
    ["unplug", ({ charge }) => [charge.cable, charge.state], [false, "Disconnected"]],
    ["open_door", (car) => [car.doors.driver_front, car.locked], [true, false]],
    ["open_door?door=passenger_rear", (car) => car.doors.passenger_rear, true],
    [
      "close_door?door=driver_rear",
      (car) => car.doors.driver_rear,
      false,
      (car) => (car.doors.driver_rear = true),
    ],
    ["open_trunk?which_trunk=front", (car) => car.trunks.front, true],
    ["close_trunk?which_trunk=front", (car) => car.trunks.front, false, (car) => (car.trunks.front = true)],
    ["shift?gear=D", (car) => car.gear, "D"],
    ["sleep", (car) => car.connection, "asleep"],
    ["go_offline", (car) => car.connection, "offline"],
    ["go_online", (car) => car.connection, "online", (car) => (car.connection = "asleep")],
    ["set_battery?percent=12.5", (car) => car.charge.level, 12.5],
    ["set_outside_temp?celsius=-8", (car) => car.climate.outside, -8],
  ];
  for (const [action, look, becomes, scene] of actions) {
    test(`does ${action} to a car and answers with it`, async () => {
      const setup = setUp();
      scene?.(setup.car);
      const answer = await setup.control(`vehicles/${MODEL_S}/${action}`);
      assert.equal(answer.status, 200);
      assert.deepEqual(look(setup.car), becomes);
      assert.deepEqual(look(answer.body as unknown as Car), becomes);
    });
  }

  test("takes an action's values as JSON, too", async () => {
    const { car, control } = setUp();
    await control(`vehicles/${MODEL_S}/shift`, asJson({ gear: "R" }));
    assert.equal(car.gear, "R");
  });

  test("lets the next request fail, told in JSON or in the URL", async () => {
    const { command, control } = setUp();
    const fault = { status: 429, headers: { "retry-after": "5" }, times: 1 };
    assert.deepEqual((await control("fail", asJson(fault))).body, fault);
    const limited = await command("flash_lights");
    assert.deepEqual([limited.status, limited.headers.get("retry-after")], [429, "5"]);
    await control("fail?status=cut&afterEffect=true");
    await assert.rejects(command("flash_lights"), TypeError);
    await control("fail?status=500&times=2");
    assert.equal((await command("flash_lights")).status, 500);
    assert.equal((await command("flash_lights")).status, 500);
    assert.equal((await command("flash_lights")).status, 200);
  });

  test("plays a recorded answer, before the car has acted or after, whole or changed", async () => {
    const { car, command, control } = setUp();
    await control("fail?answer=proxy_asleep");
    const asleep = await command("honk_horn");
    assert.deepEqual(
      [asleep.status, asleep.body.error, car.horn.count],
      [500, "vehicle unavailable: vehicle is offline or asleep", 0],
    );
    await control("fail?answer=heroku_timeout&afterEffect=true");
    const page = await command("honk_horn");
    assert.deepEqual(
      [page.status, page.headers.get("content-type"), car.horn.count],
      [503, "text/html; charset=utf-8", 1],
    );
    await control(
      "fail",
      asJson({ answer: "not_available", status: 200, headers: { "x-txid": "1" }, afterEffect: true }),
    );
    const changed = await command("honk_horn");
    assert.deepEqual(
      [changed.status, changed.body.error, changed.headers.get("x-txid"), car.horn.count],
      [200, "vehicle is not available", "1", 2],
    );
  });

  test("lists the recorded answers", async () => {
    const { body } = await setUp().control("answers", GET);
    const { status, headers } = body.wrong_region as { status: number; headers: Record<string, string> };
    assert.deepEqual([status, headers["alt-svc"]], [421, "h2=https://fleet-api.prd.eu.vn.cloud.tesla.com"]);
  });

  test("lets the token expire", async () => {
    const { simulator, command, control } = setUp();
    assert.deepEqual((await control("token?accessToken=fresh")).body, { accessToken: "fresh" });
    assert.equal(simulator.accessToken, "fresh");
    assert.equal((await command("flash_lights")).status, 401);
  });

  test("brings everything back to the beginning", async () => {
    const { car, control } = setUp();
    await control(`vehicles/${MODEL_S}/plug_in`);
    assert.equal((await control("reset")).status, 200);
    assert.equal(car.charge.cable, false);
  });

  const complaints: [path: string, init: RequestInit, status: number, message: RegExp][] = [
    ["", GET, 404, /Known paths/],
    ["nothing", { method: "POST" }, 404, /Known paths/],
    ["fail/now", { method: "POST" }, 404, /Known paths/],
    ["vehicles/1", GET, 404, /no vehicle 1/],
    [`vehicles/${MODEL_S}/fly`, { method: "POST" }, 404, /no action fly; known are plug_in, unplug,/],
    ["vehicles", { method: "POST" }, 405, /GET/],
    [`vehicles/${MODEL_S}/plug_in`, GET, 405, /POST/],
    ["reset", GET, 405, /POST/],
    [`vehicles/${MODEL_S}/shift`, { method: "POST" }, 400, /missing gear/],
    [`vehicles/${MODEL_S}/shift?gear=5`, { method: "POST" }, 400, /gear must be one of P, R, N, D/],
    ["fail", { method: "POST" }, 400, /missing status or answer/],
    ["fail?answer=lunch", { method: "POST" }, 400, /answer must be one of asleep, /],
    ["fail?status=500&delayMs=-1", { method: "POST" }, 400, /delayMs is a number from 0/],
    ["answers", { method: "POST" }, 405, /GET/],
    ["fail?status=soon", { method: "POST" }, 400, /status must be "cut" or a whole number/],
    ["fail?status=42", { method: "POST" }, 400, /200 to 599/],
    [
      "fail",
      asJson({ status: 500, headers: { "retry-after": 5 } }),
      400,
      /headers must be an object of texts/,
    ],
    ["fail", asJson({ status: 500, headers: { "": "x" } }), 400, /./],
    ["token?accessToken=", { method: "POST" }, 400, /must be text/],
  ];
  for (const [path, init, status, message] of complaints) {
    test(`answers ${init.method} "${path}" with ${status} and a sentence`, async () => {
      const answer = await setUp().control(path, init);
      assert.equal(answer.status, status);
      assert.match(String(answer.body.error), message);
    });
  }
});
