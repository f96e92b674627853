import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { COMET, COMET_VIN, MODEL_3, MODEL_S, MODEL_S_VIN, setUp } from "./setup.ts";

type Fields = Record<string, unknown>;

const fields = (value: unknown) => value as Fields;
const post = (body: object): RequestInit => ({
  method: "POST",
  body: JSON.stringify(body),
  headers: { "content-type": "application/json" },
});
const KEY = `04${"6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"}${"4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"}`;

describe("the account", () => {
  test("has a user, orders and features", async () => {
    const { get } = setUp();
    const me = fields((await get("/api/1/users/me")).body.response);
    assert.deepEqual([typeof me.email, typeof me.full_name], ["string", "string"]);
    const orders = await get("/api/1/users/orders");
    const [first] = orders.body.response as Fields[];
    assert.deepEqual([orders.body.count, first?.vin, first?.modelCode], [3, MODEL_S_VIN, "ms"]);
    const features = fields((await get("/api/1/users/feature_config")).body.response);
    assert.equal(fields(features.signaling).enabled, true);
  });

  test("is in the region of the server that is asked", async () => {
    const { body } = await setUp().get("/api/1/users/region");
    assert.deepEqual(body.response, { region: "eu", fleet_api_base_url: "https://car.test" });
  });

  test("has a charging history, of all cars or of one", async () => {
    const { get } = setUp();
    const history = async (query: string) => {
      const { body } = await get(`/api/1/dx/charging/history${query}`);
      return [body.totalResults, (body.data as Fields[]).map(({ vin }) => vin)];
    };
    assert.equal((await history(""))[0], 3);
    assert.deepEqual(await history(`?vin=${COMET_VIN}`), [1, [COMET_VIN]]);
  });

  test("is told that the servers are up, without a token", async () => {
    const { simulator } = setUp();
    const response = await simulator.fetch(new Request("https://car.test/status"));
    assert.deepEqual([response.status, await response.text()], [200, "ok"]);
  });
});

describe("a read of a car", () => {
  const vehicle = `/api/1/vehicles/${MODEL_S}`;

  test("that needs the car is 408 while it sleeps", async () => {
    const { get, simulator } = setUp();
    const names = ["mobile_enabled", "nearby_charging_sites"];
    for (const name of names) assert.equal((await get(`${vehicle}/${name}`)).status, 200, name);
    simulator.act(MODEL_S, "sleep");
    for (const name of names) assert.equal((await get(`${vehicle}/${name}`)).status, 408, name);
  });

  test("that the servers answer themselves is 200 while it sleeps", async () => {
    const { get, send, simulator } = setUp();
    simulator.act(MODEL_S, "sleep");
    for (const name of ["release_notes", "service_data", "recent_alerts", "drivers", "invitations"]) {
      assert.equal((await get(`${vehicle}/${name}`)).status, 200, name);
    }
    assert.equal((await send(`${vehicle}/charge_history`, post({}))).status, 200);
  });

  test("says whether mobile access is allowed", async () => {
    const { get, simulator } = setUp();
    const enabled = async () => (await get(`${vehicle}/mobile_enabled`)).body.response;
    assert.deepEqual(await enabled(), { result: true, reason: "" });
    simulator.act(MODEL_S, "allow_remote_access", { allowed: false });
    assert.deepEqual(await enabled(), { result: false, reason: "" });
  });

  test("lists charging sites of both kinds", async () => {
    const sites = fields((await setUp().get(`${vehicle}/nearby_charging_sites`)).body.response);
    const [supercharger] = sites.superchargers as Fields[];
    const [destination] = sites.destination_charging as Fields[];
    assert.deepEqual([supercharger?.type, destination?.type], ["supercharger", "destination"]);
    assert.equal(typeof supercharger?.available_stalls, "number");
  });

  test("by VIN in the query has no response around it", async () => {
    const { get } = setUp();
    const options = await get(`/api/1/dx/vehicles/options?vin=${MODEL_S_VIN}`);
    assert.equal((options.body.codes as Fields[])[0]?.code, "$MTS03");
    const warranty = await get(`/api/1/dx/warranty/details?vin=${MODEL_S_VIN}`);
    assert.equal((warranty.body.activeWarranty as Fields[]).length, 1);
    const eligible = await get(`/api/1/dx/vehicles/subscriptions/eligibility?vin=${MODEL_S_VIN}`);
    assert.deepEqual([eligible.body.vin, eligible.body.eligible], [MODEL_S_VIN, []]);
    assert.equal((await get("/api/1/dx/vehicles/options?vin=5YJSA1E2XHF999999")).status, 404);
  });

  test("keeps the invitations that were made, until they are revoked or the simulator is reset", async () => {
    const { get, send, simulator } = setUp();
    const ids = async () => {
      const { body } = await get(`${vehicle}/invitations`);
      return (body.response as Fields[]).map(({ id_s }) => id_s);
    };
    const invite = async () => {
      const { body } = await send(`${vehicle}/invitations`, { method: "POST" });
      return String(fields(body.response).id_s);
    };
    const [first, second] = [await invite(), await invite()];
    assert.deepEqual(await ids(), [first, second]);
    assert.equal((await send(`${vehicle}/invitations/${first}/revoke`, { method: "POST" })).status, 200);
    assert.equal((await send(`${vehicle}/invitations/${first}/revoke`, { method: "POST" })).status, 404);
    assert.deepEqual(await ids(), [second]);
    simulator.reset();
    assert.deepEqual(await ids(), []);
  });
});

describe("Fleet API", () => {
  test("tells which cars know a key, and which need signed commands", async () => {
    const { send, simulator } = setUp();
    simulator.act(COMET, "add_key", { public_key: KEY });
    const { body } = await send("/api/1/vehicles/fleet_status", post({ vins: [MODEL_S_VIN, COMET_VIN] }));
    const { key_paired_vins, unpaired_vins, vehicle_info } = fields(body.response);
    assert.deepEqual([key_paired_vins, unpaired_vins], [[COMET_VIN], [MODEL_S_VIN]]);
    const { vehicle_command_protocol_required, total_number_of_keys } = fields(
      fields(vehicle_info)[COMET_VIN],
    );
    assert.deepEqual([vehicle_command_protocol_required, total_number_of_keys], [true, 1]);
  });

  test("keeps the configuration of Fleet Telemetry for cars that can use it", async () => {
    const { get, send, simulator } = setUp();
    const pebble = simulator.vehicle(MODEL_3).vin;
    const path = `/api/1/vehicles/${COMET_VIN}/fleet_telemetry_config`;
    simulator.act(COMET, "add_key", { public_key: KEY });
    const config = { hostname: "telemetry.example", port: 4443 };
    const { body } = await send(
      "/api/1/vehicles/fleet_telemetry_config",
      post({ vins: [MODEL_S_VIN, pebble, COMET_VIN], config }),
    );
    assert.deepEqual(body.response, {
      updated_vehicles: 1,
      skipped_vehicles: {
        missing_key: [pebble],
        unsupported_hardware: [MODEL_S_VIN],
        unsupported_firmware: [],
        max_configs: [],
      },
    });
    const kept = fields((await get(path)).body.response);
    assert.deepEqual([kept.synced, kept.config, kept.key_paired], [true, config, true]);
    const removed = await send(path, { method: "DELETE" });
    assert.deepEqual(removed.body.response, { updated_vehicles: 1 });
    assert.equal(fields((await get(path)).body.response).synced, false);
  });

  test("answers 400 to a list of cars that is none", async () => {
    const { send } = setUp();
    const { status, body } = await send("/api/1/vehicles/fleet_status", post({ vins: COMET_VIN }));
    assert.deepEqual([status, body.error_description], [400, "vins must be a list of texts"]);
  });
});

describe("what is not for this account", () => {
  test("is 403", async () => {
    const { get, send } = setUp();
    for (const path of ["users/backup_key", "dx/charging/sessions", "partner_accounts/public_key"]) {
      const { status, body } = await get(`/api/1/${path}`);
      assert.deepEqual([status, body.error], [403, "Unauthorized missing scopes"], path);
    }
    assert.equal((await send("/api/1/partner_accounts", post({ domain: "a.example" }))).status, 403);
  });

  test("and paths that are gone are 404", async () => {
    const { get } = setUp();
    for (const path of ["data_request/charge_state", "latest_vehicle_data"]) {
      assert.equal((await get(`/api/1/vehicles/${MODEL_S}/${path}`)).status, 404, path);
    }
  });

  test("and other methods are 405", async () => {
    const { send } = setUp();
    for (const path of ["users/me", `vehicles/${MODEL_S}/mobile_enabled`]) {
      assert.equal((await send(`/api/1/${path}`, { method: "POST" })).status, 405, path);
    }
  });
});
