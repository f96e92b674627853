import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createSimulator, SIMULATED_TOKEN } from "../../simulator/index.ts";
import { DONE, MODEL_3, MODEL_S, MODEL_S_VIN, setUp } from "./setup.ts";

const NOT_FOUND = '{"response":null,"error":"not_found","error_description":""}';
const UNAVAILABLE = JSON.stringify({
  response: null,
  error: 'vehicle unavailable: {:error=>"vehicle unavailable:"}',
  error_description: "",
});

describe("the token", () => {
  const unlock = (authorization: string | undefined, setup = setUp()) =>
    setup.simulator.fetch(
      new Request(`https://car.test/api/1/vehicles/${MODEL_S}/command/door_unlock`, {
        method: "POST",
        headers: authorization === undefined ? {} : { authorization },
      }),
    );

  test('is "simulated-car" unless told otherwise', () => {
    assert.equal(SIMULATED_TOKEN, "simulated-car");
    assert.equal(createSimulator({ accessToken: "mine" }).accessToken, "mine");
  });

  test("missing or in another scheme is 401 without a body", async () => {
    for (const authorization of [undefined, "", "Basic c2ltdWxhdGVkLWNhcg==", SIMULATED_TOKEN]) {
      const response = await unlock(authorization);
      assert.equal(response.status, 401);
      assert.equal(await response.text(), "");
    }
  });

  test("that never was valid is 401 with a text, and nothing happens", async () => {
    const setup = setUp();
    const response = await unlock("Bearer wrong", setup);
    assert.equal(response.status, 401);
    assert.equal(await response.text(), '{"error":"invalid bearer token"}');
    assert.equal(setup.car.locked, true);
  });

  test("that expired is 401 without a body, and the new one works", async () => {
    const setup = setUp();
    setup.simulator.expireToken("fresh");
    const response = await unlock(`Bearer ${SIMULATED_TOKEN}`, setup);
    assert.equal(response.status, 401);
    assert.equal(await response.text(), "");
    assert.equal(setup.simulator.accessToken, "fresh");
    assert.equal((await unlock("Bearer fresh", setup)).status, 200);
  });

  test("is asked for before anything else", async () => {
    const response = await setUp().simulator.fetch(new Request("https://car.test/api/1/vehicles/1/nowhere"));
    assert.equal(response.status, 401);
  });
});

describe("the path", () => {
  test("may have a prefix proxy or a sub-path in front", async () => {
    const { send } = setUp();
    const vehicle = `api/1/vehicles/${MODEL_S}`;
    for (const prefix of [
      "/",
      "/tesla/",
      "/https://owner-api.teslamotors.com/",
      "/https:/owner-api.teslamotors.com/",
    ]) {
      assert.equal((await send(`${prefix}${vehicle}`)).status, 200, prefix);
    }
  });

  test("names a car by its id or its VIN", async () => {
    const { command } = setUp();
    assert.equal((await command("door_unlock", {}, "json", MODEL_S)).text, DONE);
    assert.equal((await command("flash_lights", {}, "json", MODEL_S_VIN)).text, DONE);
  });

  test("with an id as JavaScript rounds it is 404, and so is the streaming id", async () => {
    const { command } = setUp();
    assert.equal(String(Number(MODEL_S)), "14929313657194072");
    for (const id of ["14929313657194072", "1154073118", "", "abc", "5YJSA1E2XHF999999"]) {
      const answer = await command("door_unlock", {}, "json", id);
      assert.deepEqual([answer.status, answer.text], [404, NOT_FOUND], id);
    }
  });

  test("that leads nowhere is 404", async () => {
    const { send } = setUp();
    const vehicle = `/api/1/vehicles/${MODEL_S}`;
    for (const path of [
      "/",
      "/api/1",
      "/api/1/",
      "/api/1/cars",
      "/api/2/vehicles",
      `/api/1/products/${MODEL_S}`,
      `${vehicle}/`,
      `${vehicle}/data`,
      `${vehicle}/command`,
      `${vehicle}/vehicle_data/charge_state`,
      `${vehicle}/wake_up/now`,
    ]) {
      assert.equal((await send(path, { method: "POST" })).status, 404, path);
    }
  });

  test("with a command nobody knows is 404, wake_up below command/ among them", async () => {
    const { command } = setUp();
    for (const name of [
      "wake_up",
      "update_calendar_entries",
      "DOOR_LOCK",
      "toString",
      "__proto__",
      "door_lock/",
    ]) {
      assert.equal((await command(name)).text, NOT_FOUND, name);
    }
  });
});

describe("the method", () => {
  const WRONG_METHOD = '{"response":null,"error":"method_not_allowed","error_description":""}';

  test("of a command and of wake_up is POST, otherwise 405", async () => {
    const { send } = setUp();
    for (const path of ["command/door_unlock", "wake_up"]) {
      for (const method of ["GET", "PUT", "DELETE"]) {
        const answer = await send(`/api/1/vehicles/${MODEL_S}/${path}`, { method });
        assert.deepEqual([answer.status, answer.text], [405, WRONG_METHOD]);
      }
    }
  });

  test("of a read is GET, otherwise 405", async () => {
    const { send } = setUp();
    for (const path of ["vehicles", "products", `vehicles/${MODEL_S}`, `vehicles/${MODEL_S}/vehicle_data`]) {
      assert.equal((await send(`/api/1/${path}`, { method: "POST" })).status, 405, path);
    }
  });
});

describe("a car that cannot be reached", () => {
  for (const action of ["sleep", "go_offline"] as const) {
    test(`answers 408 to commands and to vehicle_data after ${action}`, async () => {
      const setup = setUp();
      setup.simulator.act(MODEL_S, action);
      for (const answer of [
        await setup.command("door_unlock"),
        await setup.get(`/api/1/vehicles/${MODEL_S}/vehicle_data`),
      ]) {
        assert.deepEqual([answer.status, answer.text], [408, UNAVAILABLE]);
      }
      assert.equal(setup.car.locked, true);
    });
  }

  test("still has its parameters checked first", async () => {
    const { command } = setUp();
    assert.equal((await command("set_charge_limit", {}, "json", MODEL_3)).status, 400);
  });
});

test("a car that insists on signed commands answers 403 to plain ones, but can be read and woken", async () => {
  const { command, get, send } = setUp({ vehicles: [{ signingRequired: true }] });
  const answer = await command("door_unlock");
  assert.equal(answer.status, 403);
  assert.equal(
    answer.text,
    '{"response":null,"error":"Tesla Vehicle Command Protocol required","error_description":""}',
  );
  assert.equal((await get(`/api/1/vehicles/${MODEL_S}/vehicle_data`)).status, 200);
  assert.equal((await send(`/api/1/vehicles/${MODEL_S}/wake_up`, { method: "POST" })).status, 200);
});

describe("the request's signal", () => {
  const request = (signal: AbortSignal) =>
    new Request(`https://car.test/api/1/vehicles/${MODEL_S}/command/door_unlock`, {
      method: "POST",
      headers: { authorization: `Bearer ${SIMULATED_TOKEN}` },
      signal,
    });

  test("aborted beforehand rejects with an AbortError, and nothing happens", async () => {
    const { simulator, car } = setUp();
    await assert.rejects(simulator.fetch(request(AbortSignal.abort())), { name: "AbortError" });
    assert.equal(car.locked, true);
  });

  test("aborted while the answer is on its way rejects at once, though the command ran", async () => {
    const { simulator, car } = setUp({ delayMs: 3_600_000 });
    const controller = new AbortController();
    const unsubscribe = simulator.onChange(() => controller.abort());
    await assert.rejects(simulator.fetch(request(controller.signal)), { name: "AbortError" });
    unsubscribe();
    assert.equal(car.locked, false);
  });

  test("rejects with the caller's own reason where there is one", async () => {
    const { simulator } = setUp();
    await assert.rejects(simulator.fetch(request(AbortSignal.abort(new Error("left")))), { message: "left" });
  });

  test("left alone changes nothing but the time the answer takes", async () => {
    const { command } = setUp({ delayMs: 20 });
    const before = performance.now();
    assert.equal((await command("door_unlock")).text, DONE);
    assert.ok(performance.now() - before >= 19);
  });
});
