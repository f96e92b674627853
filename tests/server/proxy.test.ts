import assert from "node:assert/strict";
import { test } from "node:test";
import { command, event, plainUpstream, startServer, TOKEN } from "./helpers.ts";

const ID = "1492931365719407";
const VIN = "5YJ3E1EA7KF000316";

test("a path of the upstream's own comes before the API's", async (t) => {
  const { url: upstream, seen } = await plainUpstream(t);
  const { url } = await startServer(t, { upstream: { url: new URL("/behind/here/", upstream) } });
  await fetch(`${url}/tesla/api/1/vehicles`);
  assert.deepEqual(
    seen.map((one) => one.url),
    ["/behind/here/api/1/vehicles"],
  );
});

test("the upstream gets the token, the type and what is accepted, and nothing that tells of the browser", async (t) => {
  const { url: upstream, seen } = await plainUpstream(t);
  const { url } = await startServer(t, { upstream: { url: upstream } });
  await fetch(`${url}/tesla/api/1/vehicles/${ID}/command/honk_horn`, {
    ...command(),
    headers: {
      ...command().headers,
      accept: "application/json",
      cookie: "session=1",
      origin: "https://app.example",
      referer: "https://app.example/page",
      "user-agent": "A browser",
      "accept-language": "de",
      "x-forwarded-for": "192.0.2.1",
      "x-forwarded-host": "app.example",
      "x-requested-with": "x",
      forwarded: "for=192.0.2.1",
    },
  });
  const [{ headers }] = seen as [(typeof seen)[0]];
  assert.deepEqual(headers, {
    host: upstream.host,
    connection: "keep-alive",
    "content-length": "2",
    "user-agent": "tesla-commands",
    authorization: `Bearer ${TOKEN}`,
    "content-type": "application/json",
    accept: "application/json",
  });
});

test("a body arrives byte for byte, large numbers included", async (t) => {
  const { url: upstream, seen } = await plainUpstream(t);
  const { url } = await startServer(t, { upstream: { url: upstream } });
  const body = '{ "id": 14929313657194071234, "note": "Grüße" }';
  await fetch(`${url}/tesla/api/1/vehicles/${ID}/command/share`, command(body));
  await fetch(`${url}/tesla/api/1/vehicles/${ID}/wake_up`, { method: "POST" });
  assert.deepEqual(
    seen.map((one) => one.body),
    [body, ""],
  );
});

test("a body above 64 kB is refused before anything is sent", async (t) => {
  const { url: upstream, seen } = await plainUpstream(t);
  const { url } = await startServer(t, { upstream: { url: upstream } });
  const path = `${url}/tesla/api/1/vehicles/${ID}/command/upcoming_calendar_entries`;
  assert.equal((await fetch(path, command("x".repeat(64 * 1024)))).status, 200);
  const response = await fetch(path, command("x".repeat(64 * 1024 + 1)));
  assert.equal(response.status, 413);
  const { error_description } = (await response.json()) as { error_description: string };
  assert.match(error_description, /too large/);
  assert.equal(seen.length, 1);
});

test("of the answer come back the status, the body and the headers that matter", async (t) => {
  const { url: upstream } = await plainUpstream(t, (response) => {
    response.writeHead(429, {
      "content-type": "text/plain",
      "retry-after": "49200",
      "ratelimit-limit": "60",
      "RateLimit-Remaining": "0",
      "ratelimit-reset": "12",
      "x-txid": "abc",
      "set-cookie": "a=b",
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=100",
      server: "istio-envoy",
      "x-powered-by": "x",
      "strict-transport-security": "max-age=1",
      "alt-svc": 'h3=":443"',
    });
    response.end("Retry in 49200 seconds");
  });
  const { url } = await startServer(t, { upstream: { url: upstream } });
  const response = await fetch(`${url}/tesla/api/1/vehicles`);
  assert.equal(response.status, 429);
  assert.equal(await response.text(), "Retry in 49200 seconds");
  const returned = Object.fromEntries(response.headers);
  for (const [name, value] of Object.entries({
    "content-type": "text/plain",
    "retry-after": "49200",
    "ratelimit-limit": "60",
    "ratelimit-remaining": "0",
    "ratelimit-reset": "12",
    "x-txid": "abc",
    "cache-control": "no-store",
  })) {
    assert.equal(returned[name], value, name);
  }
  for (const name of [
    "set-cookie",
    "access-control-allow-origin",
    "server",
    "x-powered-by",
    "strict-transport-security",
    "alt-svc",
  ]) {
    assert.equal(returned[name], undefined, name);
  }
});

test("an empty error answer stays empty", async (t) => {
  const { url: upstream } = await plainUpstream(t, (response) => response.writeHead(401).end());
  const { url } = await startServer(t, { upstream: { url: upstream } });
  const response = await fetch(`${url}/tesla/api/1/vehicles`);
  assert.equal(response.status, 401);
  assert.equal(await response.text(), "");
});

test("a redirect is not followed", async (t) => {
  const elsewhere = await plainUpstream(t);
  const { url: upstream } = await plainUpstream(t, (response) =>
    response.writeHead(307, { location: `${elsewhere.url}api/1/vehicles` }).end(),
  );
  const { url } = await startServer(t, { upstream: { url: upstream } });
  const response = await fetch(`${url}/tesla/api/1/vehicles/${ID}/wake_up`, {
    ...command(),
    redirect: "manual",
  });
  assert.equal(response.status, 307);
  assert.equal(response.headers.get("location"), null);
  assert.deepEqual(elsewhere.seen, []);
});

test("503 and other failures go back as they are, without another attempt", async (t) => {
  const { url: upstream, seen } = await plainUpstream(t, (response) =>
    response.writeHead(503, { "retry-after": "0" }).end(),
  );
  const { url } = await startServer(t, { upstream: { url: upstream } });
  assert.equal((await fetch(`${url}/tesla/api/1/vehicles`)).status, 503);
  assert.equal((await fetch(`${url}/tesla/api/1/vehicles/${ID}/command/honk_horn`, command())).status, 503);
  assert.equal(seen.length, 2);
});

test("a connection that is cut after the request has arrived is 502, and the request went out once", async (t) => {
  let working = true;
  const { url: upstream, seen } = await plainUpstream(t, (response, _seen, cut) =>
    working ? response.end("{}") : cut(),
  );
  const { url } = await startServer(t, { upstream: { url: upstream } });
  const send = (method: string, path: string) =>
    fetch(`${url}/tesla/api/1/vehicles${path}`, method === "POST" ? command() : {});
  for (const [method, path] of [
    ["POST", `/${ID}/command/actuate_trunk`],
    ["GET", ""],
  ] as const) {
    // The first request leaves an open connection behind, which the second one uses.
    working = true;
    assert.equal((await send(method, path)).status, 200);
    working = false;
    const before = seen.length;
    const response = await send(method, path);
    assert.equal(response.status, 502);
    assert.deepEqual(await response.json(), {
      response: null,
      error: "upstream_connection_lost",
      error_description:
        `The connection to ${upstream.host} was lost before the answer came. ` +
        "The car may have got the request all the same: look at its state before you send it again.",
    });
    assert.equal(seen.length - before, 1, method);
  }
});

test("an answer that breaks off does not look like a whole one", async (t) => {
  const { url: upstream } = await plainUpstream(t, (response, _seen, cut) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write('{"response":', cut);
  });
  const { url } = await startServer(t, { upstream: { url: upstream } });
  await assert.rejects(
    fetch(`${url}/tesla/api/1/vehicles`).then((response) => response.text()),
    TypeError,
  );
});

test("an upstream that does not listen is 502, and the answer says that nothing was sent", async (t) => {
  const { url } = await startServer(t, { upstream: { url: new URL("http://127.0.0.1:1") } });
  const response = await fetch(`${url}/tesla/api/1/vehicles/${ID}/wake_up`, command());
  assert.equal(response.status, 502);
  assert.deepEqual(await response.json(), {
    response: null,
    error: "upstream_unreachable",
    error_description: "No connection to 127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1. Nothing was sent.",
  });
});

test("an upstream that does not answer in time is 504, and the request is given up", {
  timeout: 30_000,
}, async (t) => {
  const ended = event();
  const { url: upstream, seen } = await plainUpstream(t, (response) => response.once("close", ended.happen));
  const { url, lines } = await startServer(t, { upstream: { url: upstream, timeoutMs: 100 } });
  const response = await fetch(`${url}/tesla/api/1/vehicles/${ID}/command/honk_horn`, command());
  assert.equal(response.status, 504);
  assert.deepEqual(await response.json(), {
    response: null,
    error: "upstream_timeout",
    error_description:
      `No answer from ${upstream.host} within 0.1 seconds. ` +
      "The car may have got the request all the same: look at its state before you send it again.",
  });
  await ended.happened;
  assert.equal(seen.length, 1);
  assert.ok(Number(/504 (\d+) ms/.exec(lines[0] ?? "")?.[1]) >= 90, lines[0]);
});

test("when the page gives up, so does the proxy", { timeout: 30_000 }, async (t) => {
  const arrived = event();
  const ended = event();
  const { url: upstream } = await plainUpstream(t, (response) => {
    response.once("close", ended.happen);
    arrived.happen();
  });
  const { url } = await startServer(t, { upstream: { url: upstream } });
  const controller = new AbortController();
  const path = `${url}/tesla/api/1/vehicles/${ID}/wake_up`;
  const sent = fetch(path, { ...command(), signal: controller.signal });
  await arrived.happened;
  controller.abort();
  await assert.rejects(sent, { name: "AbortError" });
  await ended.happened;
});

test("the log has a line per relayed request, without token, query, body or the whole id", async (t) => {
  let status = 200;
  const { url: upstream } = await plainUpstream(t, (response, _seen, cut) =>
    status === 0 ? cut() : response.writeHead(status).end(`{"error":"${TOKEN}"}`),
  );
  const { url, lines } = await startServer(t, { upstream: { url: upstream } });
  const path = `${url}/tesla/api/1/vehicles/${ID}/command/speed_limit_activate?pin=9731`;
  for (status of [200, 500, 0]) await fetch(path, command('{"pin":"9731"}'));
  await fetch(`${url}/tesla/api/1/vehicles/${VIN}/vehicle_data`, { headers: { authorization: TOKEN } });
  await fetch(`${url}/tesla/${TOKEN}`);

  const expected = [
    "POST /api/1/vehicles/…9407/command/speed_limit_activate 200 # ms",
    "POST /api/1/vehicles/…9407/command/speed_limit_activate 500 # ms",
    "POST /api/1/vehicles/…9407/command/speed_limit_activate 502 # ms (other side closed)",
    "GET /api/1/vehicles/…0316/vehicle_data 502 # ms (other side closed)",
  ];
  assert.deepEqual(
    lines.map((line) => line.replace(/\d+ ms/, "# ms")),
    expected,
  );
});

test("without an upstream the proxy says how to get one", async (t) => {
  const { url } = await startServer(t);
  const response = await fetch(`${url}/tesla/api/1/vehicles`);
  assert.equal(response.status, 404);
  assert.deepEqual(await response.json(), {
    response: null,
    error: "proxy_off",
    error_description:
      "This server reaches no real car. Start it with UPSTREAM=https://owner-api.teslamotors.com npm start.",
  });
});
