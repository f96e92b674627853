/**
 * An app that uses four functions, built with settings under which bundlers may drop what they don't by default: each
 * function still sends its own command, and what the app does not use is dropped.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import type * as Package from "tesla-commands";
import { folder, load, resolve } from "./installed.ts";

const project = join(folder, "settings");
const { builds }: { builds: Record<string, (file: string) => Promise<void>> } = await load(
  join(project, "builds.js"),
);

const CAR = "https://car.example/api/1/vehicles/1492931365719407";

/** Of each action of the app: the one request that it sends, how the car answers that, and what the action gives. */
const ACTIONS = {
  honk: {
    request: `POST ${CAR}/command/honk_horn {}`,
    result: { result: true, reason: "" },
  },
  stop: {
    request: `POST ${CAR}/command/charge_stop {}`,
    result: { result: false, reason: "not_charging" },
  },
  limit: {
    request: `POST ${CAR}/command/set_charge_limit {"percent":80}`,
    result: { result: false, reason: "already_set" },
  },
  start: {
    request: `POST ${CAR}/command/charge_start {}`,
    result: { result: false, reason: "is_charging" },
  },
};

/** The functions of the package that the app uses; it drops the others. */
const USED = ["honkHorn", "chargeStop", "setChargeLimit", "chargeStart"];

interface App {
  init: typeof Package.default;
  actions: Record<keyof typeof ACTIONS, (vehicle: Package.Vehicle) => Promise<unknown>>;
}

/** A car that answers the requests above as they say, and all others with a success. */
function car() {
  const requests: string[] = [];
  const fetch: typeof globalThis.fetch = async (...given) => {
    const request = new Request(...given);
    const line = `${request.method} ${request.url} ${await request.text()}`;
    requests.push(line);
    const action = Object.values(ACTIONS).find(({ request }) => request === line);
    return Response.json({ response: action?.result ?? { result: true, reason: "" } });
  };
  const vehicle = { id: "1492931365719407", accessToken: "token", baseUrl: "https://car.example", fetch };
  return { vehicle, requests };
}

/** Whether the script has the function or the command of that name. */
function names(script: string, { function: name, name: wireName }: Package.Command) {
  return new RegExp(String.raw`\b(${name}|${wireName})\b`).test(script);
}

let wasm: Buffer;
let commands: Package.Command[];

before(async () => {
  wasm = readFileSync(resolve("tesla-commands/wasm"));
  const tesla: typeof Package = await load(resolve("tesla-commands"));
  await tesla.default();
  commands = tesla.commands();
});

for (const [name, build] of Object.entries(builds)) {
  describe(`with ${name}`, () => {
    const file = join(project, "dist", name.replaceAll(/\W+/g, "-"), "app.js");

    before(() => build(file));

    test("each function sends its own command", async () => {
      const { init, actions }: App = await load(file);
      await init(wasm);
      const sent: Record<string, unknown> = {};
      for (const [action, run] of Object.entries(actions)) {
        const { vehicle, requests } = car();
        const result = await run(vehicle).catch(String);
        sent[action] = { request: requests.join(", then "), result };
      }
      assert.deepEqual(sent, ACTIONS);
    });

    test("the functions that the app does not use are dropped", () => {
      const script = readFileSync(file, "utf8");
      const kept = commands.filter((command) => names(script, command));
      assert.deepEqual(kept.map((command) => command.function).sort(), USED.toSorted());
    });
  });
}
