// What a browser asks of another origin before it sends a command, and what it may keep.

import assert from "node:assert/strict";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type TestContext, test } from "node:test";
import type * as Package from "tesla-commands";
import { openPage } from "./in-chromium.ts";

const COMMAND = "POST /api/1/vehicles/1492931365719407/command/honk_horn";
const READ = "GET /api/1/vehicles/1492931365719407/vehicle_data";

/** An API on an origin of its own, whose answers may be kept for ten minutes. */
async function otherOrigin(t: TestContext) {
  const requests: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    requests.push(`${request.method} ${request.url}`);
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "authorization, content-type");
    response.setHeader("access-control-max-age", "600");
    response.setHeader("cache-control", "max-age=600");
    request.resume();
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    const answer = request.method === "POST" ? { result: true, reason: "" } : { id: 1, state: "online" };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ response: answer }));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

test("ten commands to another origin cost one preflight request", async (t) => {
  const page = await openPage(t);
  const { baseUrl, requests } = await otherOrigin(t);
  await page.evaluate(async (address) => {
    const path = "/index.js";
    const { default: init, honkHorn }: typeof Package = await import(path);
    await init();
    const vehicle = { id: "1492931365719407", accessToken: "token", baseUrl: address };
    for (let sent = 0; sent < 10; sent += 1) await honkHorn(vehicle);
  }, baseUrl);
  const [preflight, ...commands] = requests;
  assert.equal(preflight, COMMAND.replace("POST", "OPTIONS"));
  assert.deepEqual(commands, Array(10).fill(COMMAND));
});

test("a read never comes from the browser's cache", async (t) => {
  const page = await openPage(t);
  const { baseUrl, requests } = await otherOrigin(t);
  await page.evaluate(async (address) => {
    const path = "/index.js";
    const { default: init, vehicleData }: typeof Package = await import(path);
    await init();
    const vehicle = { id: "1492931365719407", accessToken: "token", baseUrl: address };
    for (let read = 0; read < 3; read += 1) await vehicleData(vehicle);
  }, baseUrl);
  assert.equal(requests.filter((request) => request === READ).length, 3);
});
