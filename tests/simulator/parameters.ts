import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DONE, type Form, openGarage } from "./garage.ts";

const bad = (code: string, description: string) =>
  `{"response":null,"error":"${code}","error_description":"${description}"}`;

describe("JSON is read strictly: wrong types are 400 and nothing happens", () => {
  const cases: [command: string, parameters: object, description: string][] = [
    ["set_temps", { driver_temp: "21", passenger_temp: 21 }, "driver_temp must be a number"],
    ["set_charge_limit", { percent: "70" }, "percent must be a whole number"],
    ["set_charge_limit", { percent: 70.5 }, "percent must be a whole number"],
    ["set_charge_limit", { percent: true }, "percent must be a whole number"],
    ["sun_roof_control", { state: 1 }, "state must be text"],
    ["sun_roof_control", { state: "move", percent: 101 }, "percent must be a number from 0 to 100"],
    ["actuate_trunk", { which_trunk: ["rear"] }, "which_trunk must be text"],
    ["upcoming_calendar_entries", { calendar_data: [] }, "calendar_data must be text or an object"],
    ["set_valet_mode", { on: "true", password: "1234" }, "on must be true or false"],
    ["set_valet_mode", { on: 1, password: "1234" }, "on must be true or false"],
    ["set_valet_mode", { on: true, password: 1234 }, "password must be text of four digits"],
    ["set_valet_mode", { on: true, password: "123" }, "password must be text of four digits"],
    ["speed_limit_activate", { pin: 1234 }, "pin must be text of four digits"],
    ["speed_limit_deactivate", { pin: "12345" }, "pin must be text of four digits"],
    ["speed_limit_clear_pin", { pin: "abcd" }, "pin must be text of four digits"],
    ["speed_limit_set_limit", { limit_mph: "70" }, "limit_mph must be a number"],
  ];
  for (const [command, parameters, description] of cases) {
    test(`${command} ${JSON.stringify(parameters)}`, async () => {
      const garage = openGarage();
      const before = structuredClone(garage.car);
      const answer = await garage.command(command, parameters);
      assert.equal(answer.status, 400);
      assert.equal(answer.text, bad("invalid_field", description));
      assert.deepEqual(garage.car, before);
    });
  }

  test('manual_override is true, false or "socdoors"', async () => {
    const { command } = openGarage();
    assert.equal((await command("auto_conditioning_start", { manual_override: "yes" })).status, 400);
    assert.equal((await command("auto_conditioning_start", { manual_override: false })).text, DONE);
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
        const answer = await openGarage().command(command, parameters, form);
        assert.equal(answer.status, 400);
        assert.equal(answer.body.error, "invalid_field");
      });
    }
  }
});

describe("a required parameter that is missing is 400", () => {
  const cases: [command: string, parameters: object, missing: string][] = [
    ["set_temps", { passenger_temp: 21 }, "driver_temp"],
    ["set_temps", { driver_temp: 21 }, "passenger_temp"],
    ["set_charge_limit", {}, "percent"],
    ["sun_roof_control", { percent: 30 }, "state"],
    ["sun_roof_control", { state: "move" }, "percent"],
    ["actuate_trunk", {}, "which_trunk"],
    ["actuate_trunk", { which_trunk: null }, "which_trunk"],
    ["set_valet_mode", { password: "1234" }, "on"],
    ["speed_limit_activate", {}, "pin"],
    ["speed_limit_deactivate", {}, "pin"],
    ["speed_limit_clear_pin", {}, "pin"],
    ["speed_limit_set_limit", {}, "limit_mph"],
  ];
  for (const [command, parameters, missing] of cases) {
    test(`${command} ${JSON.stringify(parameters)} lacks ${missing}`, async () => {
      const answer = await openGarage().command(command, parameters);
      assert.equal(answer.status, 400);
      assert.equal(answer.text, bad("invalid_request", `missing ${missing} param`));
    });
  }
});

describe("a body", () => {
  const post = async (body: string, contentType: string, query = "") => {
    const { send, car } = openGarage();
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
    for (const body of ["[]", "null", "70", '"percent"']) {
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
  const answer = await openGarage().command("speed_limit_activate", { pin: "98765" });
  assert.equal(answer.text.includes("98765"), false);
});
