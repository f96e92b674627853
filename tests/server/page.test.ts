import assert from "node:assert/strict";
import { test } from "node:test";
import { createServer } from "../../server/server.ts";
import { builtPage, noCar, rawStatus, startServer } from "./helpers.ts";

test("the page comes from the built folder and is asked for anew each time", async (t) => {
  const { url } = await startServer(t, { page: await builtPage(t, { "index.html": "<p>the page</p>" }) });
  const response = await fetch(`${url}/`);
  assert.equal(response.status, 200);
  assert.equal(await response.text(), "<p>the page</p>");
  assert.equal(response.headers.get("content-type"), "text/html; charset=utf-8");
  assert.equal(response.headers.get("cache-control"), "no-cache");

  const etag = response.headers.get("etag");
  assert.equal(await rawStatus(url, `GET / HTTP/1.1\r\nIf-None-Match: ${etag}`), 304);
});

test("each kind of file has its MIME type, and hashed assets never expire", async (t) => {
  const types = {
    "assets/main-Ab3d.js": "application/javascript; charset=utf-8",
    "assets/main-Ab3d.css": "text/css; charset=utf-8",
    "assets/tesla_commands_bg-Ab3d.wasm": "application/wasm",
    "favicon.svg": "image/svg+xml",
  };
  const files = Object.fromEntries(Object.keys(types).map((name) => [name, "x"]));
  const { url } = await startServer(t, { page: await builtPage(t, { "index.html": "", ...files }) });
  for (const [name, type] of Object.entries(types)) {
    const { status, headers } = await fetch(`${url}/${name}`);
    assert.equal(status, 200, name);
    assert.equal(headers.get("content-type"), type);
    const caching = name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    assert.equal(headers.get("cache-control"), caching, name);
  }
});

test("the content security policy lets nothing in but the page's own files", async (t) => {
  const { url } = await startServer(t);
  const { headers } = await fetch(`${url}/`);
  assert.deepEqual(headers.get("content-security-policy")?.split(";"), [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html offline",
    "frame-ancestors 'none'",
  ]);
});

test("security headers are on every answer, and none of them touches other programs on localhost", async (t) => {
  const { url } = await startServer(t);
  for (const path of ["/", "/missing", "/tesla/api/1/vehicles", "/simulated/api/1/vehicles"]) {
    const { headers } = await fetch(url + path);
    assert.equal(headers.get("referrer-policy"), "no-referrer", path);
    assert.equal(headers.get("x-content-type-options"), "nosniff", path);
    assert.equal(headers.get("x-frame-options"), "DENY", path);
    assert.equal(headers.get("strict-transport-security"), null, path);
    const stored = path.includes("/api/") ? "no-store" : null;
    assert.equal(headers.get("cache-control"), path === "/" ? "no-cache" : stored, path);
  }
});

test("a missing file is 404", async (t) => {
  const { url } = await startServer(t);
  const response = await fetch(`${url}/assets/missing.js`);
  assert.equal(response.status, 404);
  assert.equal(await response.text(), "Not found\n");
});

test("nothing outside of the folder and no hidden file is served", async (t) => {
  const { url } = await startServer(t, { page: await builtPage(t, { "index.html": "", ".env": "secret" }) });
  for (const path of [
    "/.env",
    "/../package.json",
    "/%2e%2e/package.json",
    "/..%2fpackage.json",
    "//etc/passwd",
  ]) {
    const status = await rawStatus(url, `GET ${path} HTTP/1.1`);
    assert.ok(status === 403 || status === 404, `${path}: ${status}`);
  }
});

test("without a built page the server does not start and says why", async (t) => {
  const page = await builtPage(t, {});
  await assert.rejects(createServer({ page, simulator: noCar }), {
    name: "StartError",
    message: "The page has not been built: www/dist/index.html is missing. `npm start` builds it.",
  });
});

test("without a sign-in the page is told that there is none, and no address of one leads anywhere", async (t) => {
  const { url } = await startServer(t);
  const response = await fetch(`${url}/sign-in`);
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { configured: false });
  assert.equal(response.headers.get("cache-control"), "no-store");
  for (const path of ["/sign-in/start", "/sign-in/callback", "/sign-in/key"])
    assert.equal((await fetch(url + path)).status, 404, path);
});
