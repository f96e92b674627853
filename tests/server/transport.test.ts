import assert from "node:assert/strict";
import type { Http2ServerResponse } from "node:http2";
import { test } from "node:test";
import { certificate, command, secureUpstream, startServer } from "./helpers.ts";

const WAKE = "/tesla/api/1/vehicles/1492931365719407/wake_up";

test("the upstream is spoken to in HTTP/2 over TLS 1.3", async (t) => {
  const upstream = await secureUpstream(t);
  const { url } = await startServer(t, { upstream });
  const response = await fetch(url + WAKE, command('{"a":1}'));
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { response: { result: true, reason: "" } });
  assert.deepEqual(upstream.connections, [{ alpn: "h2", protocol: "TLSv1.3" }]);
  const [{ httpVersion, body, headers }] = upstream.seen as [(typeof upstream.seen)[0]];
  assert.equal(httpVersion, "2.0");
  assert.equal(body, '{"a":1}');
  assert.deepEqual(
    Object.keys(headers).sort(),
    [
      ":authority",
      ":method",
      ":path",
      ":scheme",
      "authorization",
      "accept",
      "content-length",
      "content-type",
      "user-agent",
    ].sort(),
  );
});

test("an upstream that takes the client's favourite protocol gets HTTP/2 as well", async (t) => {
  const upstream = await secureUpstream(t, {
    allowHTTP1: true,
    ALPNCallback: ({ protocols }) => protocols[0],
  });
  const { url } = await startServer(t, { upstream });
  assert.equal((await fetch(url + WAKE, command())).status, 200);
  assert.deepEqual(upstream.connections, [{ alpn: "h2", protocol: "TLSv1.3" }]);
});

test("an upstream without HTTP/2 is spoken to in HTTP/1.1", async (t) => {
  const upstream = await secureUpstream(t, { allowHTTP1: true, ALPNCallback: () => "http/1.1" });
  const { url } = await startServer(t, { upstream });
  assert.equal((await fetch(url + WAKE, command())).status, 200);
  assert.deepEqual(upstream.connections, [{ alpn: "http/1.1", protocol: "TLSv1.3" }]);
  assert.equal(upstream.seen[0]?.httpVersion, "1.1");
});

test("requests one after the other share a connection", async (t) => {
  const upstream = await secureUpstream(t);
  const { url } = await startServer(t, { upstream });
  for (let count = 0; count < 3; count++) await (await fetch(url + WAKE, command())).text();
  assert.equal(upstream.connections.length, 1);
  assert.equal(upstream.seen.length, 3);
});

test("an upstream with no more than TLS 1.2 is refused with 502, and nothing is sent", async (t) => {
  const upstream = await secureUpstream(t, { maxVersion: "TLSv1.2" });
  const { url } = await startServer(t, { upstream });
  const response = await fetch(url + WAKE, command());
  assert.equal(response.status, 502);
  const { error, error_description } = (await response.json()) as Record<string, string>;
  assert.equal(error, "upstream_unreachable");
  assert.match(
    error_description ?? "",
    /^No connection to localhost:\d+: .*protocol version.* Nothing was sent\.$/s,
  );
  assert.deepEqual(upstream.seen, []);
});

test("a certificate that nobody vouches for is refused with 502, and nothing is sent", async (t) => {
  const { url: upstreamUrl, seen } = await secureUpstream(t);
  const { cert: anotherAuthority } = await certificate();
  for (const trust of [{}, { ca: anotherAuthority }]) {
    const { url } = await startServer(t, { upstream: { url: upstreamUrl, ...trust } });
    const response = await fetch(url + WAKE, command());
    assert.equal(response.status, 502);
    const { error } = (await response.json()) as Record<string, string>;
    assert.equal(error, "upstream_unreachable");
  }
  assert.deepEqual(seen, []);
});

test("a certificate for another host is refused with 502, and nothing is sent", async (t) => {
  const upstream = await secureUpstream(t);
  const byAddress = new URL(upstream.url);
  byAddress.hostname = "127.0.0.1";
  const { url } = await startServer(t, { upstream: { url: byAddress, ca: upstream.ca } });
  assert.equal((await fetch(url + WAKE, command())).status, 502);
  assert.deepEqual(upstream.seen, []);
});

for (const [how, end] of Object.entries({
  "cuts the connection": "cut",
  "resets the stream": "reset",
  "says goodbye": "goaway",
} as const)) {
  test(`an HTTP/2 upstream that ${how} after the request has arrived has seen it once`, async (t) => {
    let working = true;
    const upstream = await secureUpstream(t, { minVersion: "TLSv1.3" }, (response, _seen, cut) => {
      const { stream } = response as unknown as Http2ServerResponse;
      if (working) response.end("{}");
      else if (end === "cut") cut();
      // 7: REFUSED_STREAM, which says that a client may try again.
      else if (end === "reset") stream.close(7);
      else stream.session?.goaway();
    });
    const { url } = await startServer(t, { upstream });
    // Once on a fresh connection and once on a used one.
    for (const used of [false, true]) {
      working = true;
      if (used) assert.equal((await fetch(url + WAKE, command())).status, 200);
      working = false;
      const before = upstream.seen.length;
      assert.equal((await fetch(url + WAKE, command())).status, 502);
      assert.equal(upstream.seen.length - before, 1);
    }
    // Had something been waiting to be sent again, it would go out before this one.
    working = true;
    const before = upstream.seen.length;
    assert.equal((await fetch(url + WAKE, command())).status, 200);
    assert.equal(upstream.seen.length - before, 1);
  });
}
