import assert from "node:assert/strict";
import { test } from "node:test";
import { createSimulatorServer } from "../../server/server.ts";
import type { SimulatedCar } from "../../server/simulated.ts";
import { createSimulator } from "../../simulator/index.ts";
import { command, event, noCar, rawStatus, started, startServer } from "./helpers.ts";

/** A car that notes who was asked what. */
function recorder(answer: (request: Request) => Promise<Response> = async () => Response.json({ ok: true })) {
  const asked: string[] = [];
  const take = (who: string) => async (request: Request) => {
    const { pathname, search } = new URL(request.url);
    asked.push(`${who} ${request.method} ${pathname}${search} ${await request.clone().text()}`.trim());
    return answer(request);
  };
  const simulator: SimulatedCar = { fetch: take("api"), control: take("control") };
  return { asked, simulator };
}

test("requests below /simulated reach the simulated car", async (t) => {
  const { simulator, asked } = recorder();
  const { url } = await startServer(t, { simulator });
  await fetch(`${url}/simulated/api/1/vehicles?page=1`);
  await fetch(`${url}/simulated/api/1/vehicles/1/command/set_temps`, command('{"driver_temp":21}'));
  await fetch(`${url}/simulated/https://owner-api.teslamotors.com/api/1/products`);
  await fetch(`${url}/simulated/simulator/fail`, command('{"status":"cut"}'));
  assert.deepEqual(asked, [
    "api GET /api/1/vehicles?page=1",
    'api POST /api/1/vehicles/1/command/set_temps {"driver_temp":21}',
    "api GET /https://owner-api.teslamotors.com/api/1/products",
    'control POST /simulator/fail {"status":"cut"}',
  ]);
});

test("alone, it answers below the root and behind any prefix", async (t) => {
  const { simulator, asked } = recorder();
  const { url } = await started(t, await createSimulatorServer(simulator));
  await fetch(`${url}/api/1/vehicles`);
  await fetch(`${url}/simulator/vehicles`);
  const longest = `/https://owner-api.teslamotors.com/api/1/vehicles/${"1".repeat(20)}/command/upcoming_calendar_entries`;
  await fetch(url + longest, command());
  assert.deepEqual(asked, [
    "api GET /api/1/vehicles",
    "control GET /simulator/vehicles",
    `api POST ${longest} {}`,
  ]);
});

test("status, headers and body of both sides pass unchanged", async (t) => {
  let token: string | null = null;
  const { simulator } = recorder(async (request) => {
    token = request.headers.get("authorization");
    return new Response("Retry in 30 seconds", {
      status: 429,
      headers: { "content-type": "text/plain", "retry-after": "30", "x-txid": "t1" },
    });
  });
  const { url } = await startServer(t, { simulator });
  const response = await fetch(`${url}/simulated/api/1/vehicles`, { headers: { authorization: "Bearer x" } });
  assert.equal(token, "Bearer x");
  assert.equal(response.status, 429);
  assert.equal(await response.text(), "Retry in 30 seconds");
  assert.equal(response.headers.get("content-type"), "text/plain");
  assert.equal(response.headers.get("retry-after"), "30");
  assert.equal(response.headers.get("x-txid"), "t1");
});

test("an empty answer stays empty", async (t) => {
  const { simulator } = recorder(async () => new Response(null, { status: 401 }));
  const { url } = await startServer(t, { simulator });
  const response = await fetch(`${url}/simulated/api/1/vehicles`);
  assert.equal(response.status, 401);
  assert.equal(await response.text(), "");
  assert.equal(response.headers.get("content-type"), null);
});

test("a cut connection is a network failure for the client", async (t) => {
  const { simulator, asked } = recorder(() => Promise.reject(new TypeError("Failed to fetch")));
  const { url } = await startServer(t, { simulator });
  await assert.rejects(fetch(`${url}/simulated/api/1/vehicles/1/wake_up`, command()), TypeError);
  assert.equal(asked.length, 1);
});

test("no connection is kept on which a browser would repeat a request that was cut", async (t) => {
  const { simulator } = recorder();
  const { url } = await startServer(t, { simulator });
  for (const path of ["/", "/simulated/api/1/vehicles", "/tesla/api/1/vehicles"]) {
    assert.equal((await fetch(url + path)).headers.get("connection"), "close");
  }
});

test("the simulated car learns that the client has left", { timeout: 30_000 }, async (t) => {
  const arrived = event();
  const left = event();
  const { simulator } = recorder((request) => {
    request.signal.addEventListener("abort", () => left.happen());
    arrived.happen();
    return left.happened.then(() => new Response());
  });
  const { url } = await startServer(t, { simulator });
  const controller = new AbortController();
  const sent = fetch(`${url}/simulated/api/1/vehicles/1/wake_up`, {
    ...command(),
    signal: controller.signal,
  });
  await arrived.happened;
  controller.abort();
  await assert.rejects(sent, { name: "AbortError" });
  await left.happened;
});

test("while the client waits, its request is not aborted", async (t) => {
  const { simulator } = recorder(async (request) => {
    // A whole other exchange with the same server: long after the body of this request has been read.
    await (await fetch(`${url}/simulated/nowhere`)).text();
    return Response.json({ aborted: request.signal.aborted });
  });
  const { url } = await startServer(t, { simulator });
  const response = await fetch(`${url}/simulated/api/1/vehicles/1/wake_up`, command());
  assert.deepEqual(await response.json(), { aborted: false });
});

test("a path that is no API path is 404 and says which there are", async (t) => {
  const { url } = await startServer(t);
  const response = await fetch(`${url}/simulated/vehicles?x=/api/1/`);
  assert.equal(response.status, 404);
  assert.deepEqual(await response.json(), {
    response: null,
    error: "not_found",
    error_description: "Known paths are /simulated/api/1/… and /simulated/simulator/….",
  });
});

test("the status of the servers is an API path, too", async (t) => {
  const { simulator, asked } = recorder();
  const { url } = await startServer(t, { simulator });
  await fetch(`${url}/simulated/status`);
  assert.deepEqual(asked, ["api GET /status"]);
});

test("odd targets do no harm", async (t) => {
  const { simulator, asked } = recorder();
  const { url } = await started(t, await createSimulatorServer(simulator));
  assert.equal(await rawStatus(url, "GET http://evil.example/api/1/vehicles HTTP/1.1"), 404);
  assert.equal(await rawStatus(url, "GET //evil.example/api/1/vehicles HTTP/1.1"), 200);
  assert.equal(await rawStatus(url, "TRACE /api/1/vehicles HTTP/1.1"), 404);
  assert.deepEqual(asked, ["api GET //evil.example/api/1/vehicles"]);
});

test("a bug in the control interface is 500, and its trace stays in the terminal", async (t) => {
  const simulator = { ...noCar, control: () => Promise.reject(new Error("secret detail")) };
  const { url, lines } = await startServer(t, { simulator });
  const response = await fetch(`${url}/simulated/simulator/vehicles`);
  assert.equal(response.status, 500);
  assert.ok(!(await response.text()).includes("secret detail"));
  assert.match(lines.join("\n"), /secret detail/);
});

test("the real simulated car unlocks over HTTP, and fails when it is told to", async (t) => {
  const simulator = createSimulator();
  const { url } = await startServer(t, { simulator });
  const [{ id }] = simulator.vehicles;
  const headers = { authorization: `Bearer ${simulator.accessToken}`, "content-type": "application/json" };
  const unlock = () =>
    fetch(`${url}/simulated/api/1/vehicles/${id}/command/door_unlock`, {
      method: "POST",
      headers,
      body: "{}",
    });

  const response = await unlock();
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { response: { result: true, reason: "" } });
  assert.equal(simulator.vehicle(id).locked, false);

  const told = await fetch(`${url}/simulated/simulator/fail`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"status":"cut"}',
  });
  assert.equal(told.status, 200);
  await assert.rejects(unlock(), TypeError);
  assert.equal((await unlock()).status, 200);
});
