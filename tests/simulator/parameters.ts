import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Car } from "../../simulator/index.ts";
import { DONE, type Form, setUp } from "./setup.ts";

const bad = (code: string, description: string) =>
  `{"response":null,"error":"${code}","error_description":"${description}"}`;

describe("JSON may have another type where what it says is clear", () => {
  const cases: [command: string, sent: object, look: (car: Car) => unknown, becomes: unknown][] = [
    ["set_charge_limit", { percent: "70" }, (car) => car.charge.limit, 70],
    ["set_temps", { driver_temp: "21.5", passenger_temp: 20 }, (car) => car.climate.driverTemp, 21.5],
    ["set_sentry_mode", { on: "true" }, (car) => car.sentry, true],
    // teslajsonpy: 2 is the mode, and 0 is off.
    ["set_preconditioning_max", { on: 2 }, (car) => car.climate.defrost, true],
    // TeslaJS takes the PIN as a number.
    ["speed_limit_activate", { pin: 1234 }, (car) => car.speedLimit.pin, "1234"],
  ];
  for (const [command, sent, look, becomes] of cases) {
    test(`${command} ${JSON.stringify(sent)}`, async () => {
      const setup = setUp();
      assert.equal((await setup.command(command, sent)).text, DONE);
      assert.deepEqual(look(setup.car), becomes);
    });
  }

  test("0 is false", async () => {
    const { car, command } = setUp();
    car.sentry = true;
    await command("set_sentry_mode", { on: 0 });
    assert.equal(car.sentry, false);
  });
});

describe("a URL or a form carries text: it has to read as the right type", () => {
  const cases: [command: string, parameters: object][] = [
    ["set_temps", { driver_temp: "warm", passenger_temp: 21 }],
    ["set_temps", { driver_temp: "", passenger_temp: 21 }],
    ["set_charge_limit", { percent: "70.5" }],
    ["set_charge_limit", { percent: "0x46" }],
    ["set_valet_mode", { on: "True", password: "1234" }],
    ["set_valet_mode", { on: "1", password: "1234" }],
    ["speed_limit_activate", { pin: "12 4" }],
  ];
  for (const form of ["query", "form"] satisfies Form[]) {
    for (const [command, parameters] of cases) {
      test(`${command} ${JSON.stringify(parameters)} as ${form}`, async () => {
        const answer = await setUp().command(command, parameters, form);
        assert.equal(answer.status, 400);
        assert.equal(answer.body.error, "invalid_field");
      });
    }
  }
});

describe("a body", () => {
  test("of null is an empty one, for a command and for wake_up", async () => {
    const { car, send } = setUp();
    for (const path of ["command/flash_lights", "wake_up"]) {
      const answer = await send(`/api/1/vehicles/${car.id}/${path}`, {
        method: "POST",
        body: "null",
        headers: { "content-type": "application/json; charset=UTF-8" },
      });
      assert.equal(answer.status, 200, path);
    }
  });

  const post = async (body: string, contentType: string, query = "") => {
    const { send, car } = setUp();
    const answer = await send(`/api/1/vehicles/${car.id}/command/set_charge_limit${query}`, {
      method: "POST",
      body,
      headers: { "content-type": contentType },
    });
    return { ...answer, limit: car.charge.limit };
  };

  test("of broken JSON is 400", async () => {
    const answer = await post('{"percent":', "application/json");
    assert.equal(answer.status, 400);
    assert.equal(answer.text, bad("invalid_request", "The body is not valid JSON."));
  });

  test("that is JSON but no object is 400", async () => {
    for (const body of ["[]", "70", '"percent"']) {
      const answer = await post(body, "application/json");
      assert.equal(answer.text, bad("invalid_request", "The body must be a JSON object."), body);
    }
  });

  test("of another type is 406", async () => {
    const answer = await post('{"percent":70}', "text/plain");
    assert.equal(answer.status, 406);
    assert.equal(answer.text, bad("not_acceptable", "The body must be application/json."));
  });

  test("may name its charset", async () => {
    assert.equal((await post('{"percent":70}', "application/json; charset=utf-8")).text, DONE);
  });

  test("wins over the URL, and names that a command does not take are ignored", async () => {
    const answer = await post('{"percent":70,"x":1}', "application/json", "?percent=60&y=2");
    assert.deepEqual([answer.text, answer.limit], [DONE, 70]);
  });
});

test("an error never repeats the value, which may be a PIN", async () => {
  const answer = await setUp().command("speed_limit_activate", { pin: "98765" });
  assert.equal(answer.text.includes("98765"), false);
});
