import assert from "node:assert/strict";
import { test } from "node:test";
import { createSimulatorServer } from "../../server/server.ts";
import { command, noCar, plainUpstream, started, startServer } from "./helpers.ts";

const ORIGIN = "https://app.example";
const EXPOSED = "Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, X-Txid";

function preflight(origin: string): RequestInit {
  return {
    method: "OPTIONS",
    headers: {
      origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type",
    },
  };
}

test("the proxy answers the preflight of an allowed origin itself", async (t) => {
  const { url: upstream, seen } = await plainUpstream(t);
  const allowOrigins = ["http://localhost:5173", ORIGIN];
  const { url } = await startServer(t, { upstream: { url: upstream }, allowOrigins });
  for (const origin of allowOrigins) {
    const { status, headers } = await fetch(`${url}/tesla/api/1/vehicles/1/wake_up`, preflight(origin));
    assert.equal(status, 204);
    assert.equal(headers.get("access-control-allow-origin"), origin);
    assert.equal(headers.get("access-control-allow-methods"), "GET, POST");
    assert.equal(headers.get("access-control-allow-headers"), "authorization, content-type");
    assert.equal(headers.get("access-control-max-age"), "7200");
    assert.equal(headers.get("access-control-allow-credentials"), null);
    assert.match(headers.get("vary") ?? "", /\bOrigin\b/);
  }
  assert.deepEqual(seen, []);
});

test("an origin that is not on the list gets no permission, and its preflight goes no further either", async (t) => {
  const { url: upstream, seen } = await plainUpstream(t);
  const { url } = await startServer(t, { upstream: { url: upstream }, allowOrigins: [ORIGIN] });
  for (const origin of ["https://app.example.evil", "https://xapp.example", "http://app.example", "null"]) {
    const { headers } = await fetch(`${url}/tesla/api/1/vehicles/1/wake_up`, preflight(origin));
    assert.equal(headers.get("access-control-allow-origin"), null, origin);
    assert.match(headers.get("vary") ?? "", /\bOrigin\b/);
  }
  assert.deepEqual(seen, []);
});

test("answers carry the permission too, errors above all", async (t) => {
  const { url: upstream } = await plainUpstream(t, (response, { url }, cut) =>
    url?.endsWith("/products")
      ? cut()
      : response.writeHead(408, { "access-control-allow-origin": "*" }).end(),
  );
  const { url } = await startServer(t, { upstream: { url: upstream }, allowOrigins: [ORIGIN] });
  const cases: [status: number, path: string, init: RequestInit][] = [
    [408, "/api/1/vehicles/1/command/honk_horn", command()],
    [502, "/api/1/products", {}],
    [404, "/api/1/users/me", {}],
    [413, "/api/1/vehicles/1/wake_up", command("x".repeat(70_000))],
  ];
  for (const [expected, path, init] of cases) {
    const { status, headers } = await fetch(`${url}/tesla${path}`, {
      ...init,
      headers: { ...init.headers, origin: ORIGIN },
    });
    assert.equal(status, expected);
    assert.equal(headers.get("access-control-allow-origin"), ORIGIN, path);
    assert.equal(headers.get("access-control-expose-headers"), EXPOSED, path);
    assert.match(headers.get("vary") ?? "", /\bOrigin\b/, path);
  }
});

test("without a list no other origin is allowed, and neither are the page and the simulated car opened", async (t) => {
  const { url: upstream, seen } = await plainUpstream(t);
  const closed = await startServer(t, { upstream: { url: upstream } });
  const open = await startServer(t, { upstream: { url: upstream }, allowOrigins: [ORIGIN] });
  for (const target of [
    `${closed.url}/tesla/api/1/vehicles/1/wake_up`,
    `${closed.url}/simulated/api/1/vehicles`,
    `${open.url}/simulated/api/1/vehicles`,
    `${open.url}/`,
  ]) {
    const { status, headers } = await fetch(target, preflight(ORIGIN));
    assert.equal(status, 404, target);
    assert.equal(headers.get("access-control-allow-origin"), null, target);
  }
  assert.deepEqual(seen, []);
});

test("the simulated car alone is open to pages of every origin", async (t) => {
  const { url } = await started(t, await createSimulatorServer(noCar));
  for (const path of [
    "/api/1/vehicles/1/command/honk_horn",
    "/simulator/reset",
    "/https://a.example/api/1/vehicles",
  ]) {
    const asked = await fetch(url + path, preflight(ORIGIN));
    assert.equal(asked.status, 204, path);
    assert.equal(asked.headers.get("access-control-allow-origin"), "*");
    assert.equal(asked.headers.get("access-control-allow-methods"), "GET, POST");
    assert.equal(asked.headers.get("access-control-allow-headers"), "authorization, content-type");
    assert.equal(asked.headers.get("access-control-max-age"), "7200");

    const answered = await fetch(url + path, { ...command(), headers: { origin: ORIGIN } });
    assert.equal(answered.headers.get("access-control-allow-origin"), "*");
    assert.equal(answered.headers.get("access-control-expose-headers"), EXPOSED);
  }
});
