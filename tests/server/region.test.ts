import assert from "node:assert/strict";
import { test } from "node:test";
import { WORLD } from "../../server/sign-in/hosts.ts";
import { upstreamOfRegion } from "../../server/sign-in/upstream.ts";
import { createFetch } from "../../server/upstream.ts";
import { plainUpstream, secureUpstream, startServer } from "./helpers.ts";

function tokenOf(payload: object): string {
  return `e30.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.c2ln`;
}

test("with an app, a request goes to Fleet API of the region that its token names, and nowhere else", async (t) => {
  const [na, eu] = [await plainUpstream(t), await plainUpstream(t)];
  const api = { ...WORLD.api, NA: na.url.href, EU: new URL("/eu", eu.url).href };
  const { url, lines } = await startServer(t, { upstream: upstreamOfRegion({ ...WORLD, api }) });
  const ask = async (authorization?: string) => {
    const headers = authorization === undefined ? {} : { authorization };
    const response = await fetch(`${url}/tesla/api/1/vehicles`, { headers });
    return [response.status, ((await response.json()) as { error?: string }).error];
  };
  assert.deepEqual(await ask(`Bearer ${tokenOf({ ou_code: "NA" })}`), [200, undefined]);
  assert.deepEqual(await ask(`Bearer ${tokenOf({ ou_code: "EU", aud: ["https://evil.example"] })}`), [
    200,
    undefined,
  ]);
  assert.deepEqual(
    na.seen.map((one) => one.url),
    ["/api/1/vehicles"],
  );
  assert.deepEqual(
    eu.seen.map((one) => one.url),
    ["/eu/api/1/vehicles"],
  );
  for (const authorization of [
    undefined,
    "Bearer tessie-key",
    `Bearer ${tokenOf({ ou_code: "https://evil.example" })}`,
    `Bearer ${tokenOf({ aud: ["https://fleet-api.prd.na.vn.cloud.tesla.com"] })}`,
  ]) {
    assert.deepEqual(await ask(authorization), [400, "region_unknown"]);
  }
  assert.equal(lines.length, 2);
});

test("Tesla's hosts are asked in HTTP/2, by a name that is no crawler's, and no redirect is followed", async (t) => {
  const upstream = await secureUpstream(t, { minVersion: "TLSv1.3" }, (response) =>
    response.writeHead(302, { location: "https://evil.example/" }).end(),
  );
  const { fetch, close } = createFetch(upstream.ca);
  t.after(close);
  const response = await fetch(upstream.url.href, { method: "POST", body: new URLSearchParams({ a: "b" }) });
  assert.equal(response.status, 302);
  const [{ httpVersion, headers, body }] = upstream.seen as [(typeof upstream.seen)[0]];
  assert.equal(httpVersion, "2.0");
  assert.equal(headers["user-agent"], "tesla-commands");
  assert.equal(body, "a=b");
});
