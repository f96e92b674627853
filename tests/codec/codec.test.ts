// What the package sends to a car, decoded by a codec that nobody here wrote: PyPI's tesla-protocol.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import type * as Package from "tesla-commands";
import { createSimulator, SIMULATED_TOKEN } from "../../simulator/index.ts";

const VIN = "5YJ3E1EA0PF000844";
const tesla: typeof Package = await import(
  pathToFileURL(join(import.meta.dirname, "..", "..", "npm", "node.js")).href
);
await tesla.default();

const python = process.env.CODEC_PYTHON;
if (!python) throw new Error("CODEC_PYTHON is not set: npm test -- codec sets it.");

/** What the codec makes of the messages. */
// biome-ignore lint/suspicious/noExplicitAny: what is in it is what the test asserts
function decode(messages: string[]): Record<string, any>[] {
  const script = join(import.meta.dirname, "decode.py");
  const output = execFileSync(python as string, [script], { input: messages.join("\n"), encoding: "utf8" });
  return output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const DOMAINS = { "vehicle security": "DOMAIN_VEHICLE_SECURITY", infotainment: "DOMAIN_INFOTAINMENT" };

interface Expected {
  parameters: { name: string; wireName: string }[];
  domain?: keyof typeof DOMAINS;
  payloads?: { values: Record<string, unknown>; payload: string; decoded: object }[];
}

const expectations: Record<string, Expected> = JSON.parse(
  readFileSync(join(import.meta.dirname, "..", "expectations", "commands.json"), "utf8"),
);

/** Each signed command, and what it says to which part of the car. */
const COMMANDS = Object.entries(expectations).flatMap(([name, { parameters, domain, payloads = [] }]) =>
  payloads.map(({ values, payload, decoded }) => {
    const given = parameters.filter(({ wireName }) => wireName in values);
    return {
      name,
      params: Object.fromEntries(given.map((parameter) => [parameter.name, values[parameter.wireName]])),
      domain: DOMAINS[domain ?? assert.fail()],
      bytes: payload,
      payload: domain === "infotainment" ? { vehicleAction: decoded } : decoded,
    };
  }),
);

test("every message that goes out is what it should be, in the eyes of another codec", async () => {
  const simulator = createSimulator();
  const key = await tesla.createKey();
  simulator.act(simulator.vehicle(VIN).id, "add_key", {
    public_key: await tesla.publicKeyPem(key),
    role: "owner",
  });
  const point = Buffer.from(await crypto.subtle.exportKey("raw", key.publicKey)).toString("base64");
  const messages: string[] = [];
  const fetch = async (url: string, init: Package.FetchInit) => {
    messages.push(JSON.parse(init.body ?? "").routable_message);
    return simulator.fetch(url, init);
  };
  const vehicle = { id: VIN, accessToken: SIMULATED_TOKEN, fetch, key };
  const places: number[] = [];
  for (const { name, params } of COMMANDS) {
    // Done or refused by the car: what counts is what was sent, last.
    const call = tesla.sendCommand(vehicle, name, params);
    await call.catch((error: unknown) => {
      assert(tesla.isTeslaCommandError(error) && error.code === "rejected", `${name}: ${error}`);
    });
    places.push(messages.length - 1);
  }
  const decoded = decode(messages);
  assert.equal(decoded.length, messages.length);
  const counters: Record<string, number> = {};
  for (const [index, { name, domain, payload, bytes: sent }] of COMMANDS.entries()) {
    const { uuid, fromDestination, signatureData, ...rest } = decoded[places[index] ?? -1] ?? assert.fail();
    assert.deepEqual(rest, { toDestination: { domain }, sent, payload, flags: 2 }, name);
    assert.equal(bytes(uuid), 16);
    assert.equal(bytes(fromDestination.routingAddress), 16);
    const { signerIdentity, HMACPersonalizedData, ...others } = signatureData;
    assert.deepEqual([signerIdentity, others], [{ publicKey: point }, {}]);
    const { epoch, counter, expiresAt, tag, ...more } = HMACPersonalizedData;
    assert.deepEqual([bytes(epoch), bytes(tag), more], [16, 32, {}]);
    assert(counter > (counters[domain] ?? 0) && expiresAt > 0);
    counters[domain] = counter;
  }
  const questions = decoded.filter((_, index) => !places.includes(index));
  assert.deepEqual(
    questions.map(({ uuid: _uuid, fromDestination: _from, ...rest }) => rest),
    Object.values(DOMAINS).map((domain) => ({
      toDestination: { domain },
      sessionInfoRequest: { publicKey: point },
    })),
  );
});

/** How many bytes the base64 text stands for. */
function bytes(base64: string): number {
  return Buffer.from(base64, "base64").length;
}
