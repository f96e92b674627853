import assert from "node:assert/strict";
import { test } from "node:test";
import { plainUpstream, rawStatus, startServer } from "./helpers.ts";

const ID = "1492931365719407";
const VIN = "5YJ3E1EA7KF000316";

test("every path the page needs reaches the upstream as it is", async (t) => {
  const { url: upstream, seen } = await plainUpstream(t);
  const { url } = await startServer(t, { upstream: { url: upstream } });
  const allowed = [
    `POST /api/1/vehicles/${ID}/command/door_unlock`,
    `POST /api/1/vehicles/${VIN}/command/set_temps`,
    `POST /api/1/vehicles/${ID}/command/set_temps?driver_temp=21.5&passenger_temp=20`,
    `POST /api/1/vehicles/${ID}/wake_up`,
    `POST /api/1/vehicles/${VIN}/signed_command`,
    "POST /api/1/vehicles/fleet_status",
    "GET /api/1/users/region",
    "GET /api/1/vehicles",
    "GET /api/1/products",
    `GET /api/1/vehicles/${ID}`,
    `GET /api/1/vehicles/${ID}/vehicle_data`,
    `GET /api/1/vehicles/${VIN}/vehicle_data?endpoints=charge_state%3Bdrive_state`,
  ];
  for (const line of allowed) {
    const [method = "", path] = line.split(" ");
    const response = await fetch(`${url}/tesla${path}`, { method });
    assert.equal(response.status, 200, line);
    assert.deepEqual(await response.json(), { response: { result: true, reason: "" } });
  }
  assert.deepEqual(
    seen.map(({ method, url }) => `${method} ${url}`),
    allowed,
  );
});

test("nothing else reaches the upstream", async (t) => {
  const { url: upstream, seen } = await plainUpstream(t);
  const { url } = await startServer(t, { upstream: { url: upstream } });
  const car = `/tesla/api/1/vehicles/${ID}`;
  const refused = [
    // Other methods
    `GET ${car}/command/door_unlock`,
    `PUT ${car}/command/door_unlock`,
    `DELETE ${car}`,
    `POST ${car}/vehicle_data`,
    "POST /tesla/api/1/vehicles",
    `HEAD ${car}`,
    `OPTIONS ${car}/wake_up`,
    `TRACE ${car}`,
    // Other paths
    "GET /tesla/",
    "GET /tesla/api/1/users/me",
    "POST /tesla/api/1/users/region",
    "GET /tesla/api/1/vehicles/fleet_status",
    "POST /tesla/api/1/partner_accounts",
    "GET /tesla/api/1/vehicles/",
    `GET ${car}/`,
    `GET ${car}/nearby_charging_sites`,
    `POST ${car}/command/`,
    `POST ${car}/command/door_unlock/x`,
    `POST ${car}/command/Door-Unlock`,
    "POST /tesla/oauth2/v3/token",
    "GET /tesla/API/1/vehicles",
    "GET /tesla/api/2/vehicles",
    // Vehicles that are none
    "GET /tesla/api/1/vehicles/abc",
    "GET /tesla/api/1/vehicles/-1",
    `GET /tesla/api/1/vehicles/${VIN}X`,
    // Ways to another place or host
    `GET /tesla/../tesla/api/1/vehicles/${ID}`,
    "GET /tesla/api/1/../../admin",
    "GET /tesla/api/1/vehicles/..",
    "GET /tesla/api/1/vehicles/%2e%2e",
    "GET /tesla/api/1/vehicles/%2E%2E/products",
    `GET /tesla/api/1/vehicles%2f${ID}`,
    `GET /tesla/api/1/vehicles%5c${ID}`,
    `GET /tesla/api/1/vehicles\\${ID}`,
    "GET /tesla//api/1/vehicles",
    "GET /tesla//evil.example/api/1/vehicles",
    "GET /tesla/https://evil.example/api/1/vehicles",
    "GET /tesla@evil.example/api/1/vehicles",
    "GET /tesla.evil.example/api/1/vehicles",
    "GET http://evil.example/tesla/api/1/vehicles",
    "GET /%74esla/api/1/vehicles",
    "GET /tesla/%61pi/1/vehicles",
    `GET ${car};x`,
    `GET ${car}#x`,
    `GET ${car}?a#x`,
    `POST ${car}/command/door%5funlock`,
  ];
  for (const line of refused) {
    const status = await rawStatus(url, `${line} HTTP/1.1`);
    assert.equal(status, 404, line);
  }
  // These do not even get to the proxy: Node or the file server turns them away.
  for (const line of [
    "CONNECT evil.example:443",
    "GET evil.example/tesla/api/1/vehicles",
    "GET //evil.example/tesla/api/1/vehicles",
    "GET https://evil.example/api/1/vehicles",
  ]) {
    const status = await rawStatus(url, `${line} HTTP/1.1`);
    assert.ok([0, 400, 403, 404].includes(status), `${line}: ${status}`);
  }
  assert.deepEqual(seen, []);
});

test("a refused path is told what the proxy relays", async (t) => {
  const { url: upstream } = await plainUpstream(t);
  const { url } = await startServer(t, { upstream: { url: upstream } });
  const response = await fetch(`${url}/tesla/api/1/users/me`);
  assert.equal(response.status, 404);
  assert.deepEqual(await response.json(), {
    response: null,
    error: "not_relayed",
    error_description:
      "This proxy relays only POST /api/1/vehicles/{id or VIN}/command/{name}, …/wake_up, …/signed_command " +
      "and /api/1/vehicles/fleet_status, GET /api/1/vehicles, /api/1/products, /api/1/users/region, " +
      "/api/1/vehicles/{id or VIN} and …/vehicle_data.",
  });
});
