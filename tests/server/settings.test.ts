import assert from "node:assert/strict";
import { test } from "node:test";
import { readAddress, readSettings } from "../../server/settings.ts";

test("without any variable the server is on localhost, port 8080, without a proxy", () => {
  assert.deepEqual(readSettings({}), { host: "localhost", port: 8080, allowOrigins: [] });
  assert.deepEqual(readSettings({ PORT: "", HOST: "", UPSTREAM: "", ALLOW_ORIGIN: "" }), readSettings({}));
  assert.deepEqual(readAddress({}, 8081), { host: "localhost", port: 8081 });
});

test("the variables set host, port, upstream and origins", () => {
  const settings = readSettings({
    HOST: "0.0.0.0",
    PORT: "9000",
    UPSTREAM: "https://owner-api.teslamotors.com",
    ALLOW_ORIGIN: "https://app.example, http://localhost:5173",
  });
  assert.deepEqual(settings, {
    host: "0.0.0.0",
    port: 9000,
    upstream: new URL("https://owner-api.teslamotors.com"),
    allowOrigins: ["https://app.example", "http://localhost:5173"],
  });
});

test("a port that is none is refused", () => {
  for (const PORT of ["http", "-1", "65536", "80.5", "0x50", " 80", "1e3"]) {
    assert.throws(() => readAddress({ PORT }, 8080), {
      name: "StartError",
      message: `PORT takes a whole number from 0 to 65535, not "${PORT}".`,
    });
  }
});

test("an upstream on this machine may be plain http", () => {
  for (const UPSTREAM of ["http://localhost:8081", "http://127.0.0.1:8081", "http://[::1]:8081/prefix"]) {
    assert.equal(readSettings({ UPSTREAM }).upstream?.href, new URL(UPSTREAM).href);
  }
});

test("a bad upstream is refused with one line that does not repeat it", () => {
  const cases: [upstream: string, message: RegExp][] = [
    ["owner-api.teslamotors.com", /^UPSTREAM is not a URL; give one, for example UPSTREAM=https:/],
    ["ftp://host.example", /^UPSTREAM must begin with https:/],
    ["file:///etc/passwd", /^UPSTREAM must begin with https:/],
    ["localhost:8081", /^UPSTREAM must begin with https:/],
    ["https://me:hunter2@host.example", /^UPSTREAM must not hold a user name or password/],
    ["https://me@host.example", /^UPSTREAM must not hold a user name or password/],
    ["https://host.example/?token=hunter2", /^UPSTREAM must end before any "\?" or "#"/],
    ["https://host.example/?", /^UPSTREAM must end before any "\?" or "#"/],
    ["https://host.example/#hunter2", /^UPSTREAM must end before any "\?" or "#"/],
    ["http://host.example", /^UPSTREAM must begin with https:\/\/ unless it is on this machine/],
    ["http://localhost.evil.example", /^UPSTREAM must begin with https:\/\/ unless it is on this machine/],
  ];
  for (const [UPSTREAM, message] of cases) {
    assert.throws(
      () => readSettings({ UPSTREAM }),
      (error: Error) => {
        assert.equal(error.name, "StartError");
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /hunter2|\n/);
        return true;
      },
    );
  }
});

test("an origin that is not exact is refused", () => {
  for (const origin of [
    "*",
    "null",
    "app.example",
    "https://app.example/",
    "https://app.example/page",
    "https://*.example",
    "HTTPS://app.example",
    "https://app.example:443",
  ]) {
    assert.throws(() => readSettings({ ALLOW_ORIGIN: `https://fine.example,${origin}` }), {
      name: "StartError",
      message: `ALLOW_ORIGIN takes exact origins separated by commas, such as https://app.example, not "${origin}".`,
    });
  }
});
