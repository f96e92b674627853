/** Other people's programs against the simulated car: each call comes to what the tables beside this say. */

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Car, Simulator } from "../../simulator/index.ts";
import { Driver, type Server, startServer } from "./client.ts";
import { startRadio } from "./radio.ts";
import { type Cars, type Client, type Row, renderTable } from "./table.ts";
import { teslaFleetApi } from "./tesla-fleet-api.ts";
import { teslaFleetApiBluetooth } from "./tesla-fleet-api-bluetooth.ts";
import { teslajs } from "./teslajs.ts";
import { teslajsonpy } from "./teslajsonpy.ts";
import { teslapy } from "./teslapy.ts";

const { CLIENTS_PYTHON: PYTHON = "", CLIENTS_NODE_MODULES: NODE_PATH = "" } = process.env;

const [AURORA, PEBBLE, COMET] = ["5YJSA1E2XHF000316", "5YJ3E1EA0PF000843", "5YJ3E1EA0PF000844"] as const;
const SITE = "429511308124";

interface Started {
  driver: Driver;
  /** Before each call. */
  prepare?: () => Promise<void> | void;
  close?: () => Promise<void>;
}

type Start = (url: string, simulator: Simulator, folder: string) => Promise<Started>;

const clients: [client: Client, start: Start][] = [
  [teslapy, (url, { accessToken }) => Driver.start(PYTHON, "teslapy_driver.py", [url, accessToken])],
  [teslajsonpy, (url, { accessToken }) => Driver.start(PYTHON, "teslajsonpy_driver.py", [url, accessToken])],
  [
    teslajs,
    (url, { accessToken, vehicles: [aurora, pebble] }) =>
      Driver.start(process.execPath, "teslajs_driver.cjs", [url, accessToken, aurora.id, pebble?.id ?? ""], {
        NODE_PATH,
      }),
  ],
  [
    teslaFleetApi,
    async (url, simulator, folder) => {
      const args = [url, simulator.accessToken, AURORA, PEBBLE, COMET, SITE, folder];
      const { driver, ready } = await Driver.start(PYTHON, "tesla_fleet_api_driver.py", args);
      const { publicKey = "" } = ready;
      return {
        driver,
        prepare: () => simulator.act(COMET, "add_key", { public_key: publicKey, role: "owner" }),
      };
    },
  ],
  [
    teslaFleetApiBluetooth,
    async (_, simulator, folder) => {
      const radio = await startRadio(await simulator.bluetooth(COMET));
      const args = [String(radio.port), COMET, folder];
      const { driver, ready } = await Driver.start(PYTHON, "tesla_fleet_api_bluetooth_driver.py", args);
      const { publicKey = "" } = ready;
      return {
        driver,
        async prepare() {
          simulator.act(COMET, "add_key", { public_key: publicKey, role: "owner" });
          // A reset cuts the link, of which the client would hear at some time during the call.
          await driver.call("await car.disconnect()");
        },
        close: () => radio.close(),
      };
    },
  ],
];

// Each waits most of the time for its own program.
describe("clients", { concurrency: true }, () => {
  for (const [client, start] of clients) {
    describe(`${client.name} ${client.version}`, { concurrency: false }, () => {
      const folder = mkdtempSync(join(tmpdir(), "clients-"));
      let server: Server;
      let started: Started;
      before(async () => {
        server = await startServer();
        started = await start(server.url, server.simulator, folder);
      });
      after(async () => {
        await started?.driver.close();
        await started?.close?.();
        await server?.close();
        rmSync(folder, { recursive: true });
      });
      for (const row of [...client.reads, ...client.commands, ...client.signed]) {
        test(`${row.call} is ${row.outcome}`, { timeout: 30_000 }, async () => {
          const { simulator } = server;
          simulator.reset();
          await started.prepare?.();
          const cars: Cars = {
            aurora: simulator.vehicle(AURORA),
            pebble: simulator.vehicle(PEBBLE),
            comet: simulator.vehicle(COMET),
          };
          row.before?.(cars, simulator);
          await expect(row, cars, started.driver);
        });
      }
    });
  }
});

test("the table in the simulator's README is up to date", () => {
  const path = new URL("../../simulator/README.md", import.meta.url);
  const readme = readFileSync(path, "utf8");
  const [, before = "", shown = "", after = ""] =
    /^(.*<!-- clients -->\n\n)(.*)(\n<!-- \/clients -->.*)$/s.exec(readme) ?? [];
  assert.notEqual(shown, "", "The README has no place for the table.");
  const table = renderTable(clients.map(([client]) => client));
  if (process.env.CLIENTS_UPDATE) writeFileSync(path, before + table + after);
  else assert.equal(shown, table, "`node scripts/test/clients.js` brings it up to date.");
});

async function expect(row: Row, cars: Cars, driver: Driver): Promise<void> {
  const untouched = Object.values(cars).map(stateOf);
  if (row.look) assert.notDeepEqual(row.look(cars), row.becomes, "The row must show a change.");
  const { value, error } = await driver.call(row.call);
  if (row.outcome === "understood") {
    assert.equal(error, undefined);
    if (row.look) assert.deepEqual(row.look(cars), row.becomes);
    if ("gives" in row) assert.deepEqual(value, row.gives);
    return;
  }
  if (row.says) assert.match(error ?? JSON.stringify(value), row.says);
  else assert.equal(error, undefined);
  assert.deepEqual(Object.values(cars).map(stateOf), untouched);
}

/** Without what every request and the passing of time change. */
function stateOf({ lastUsedAt, updatedAt, climate: { inside, ...climate }, ...state }: Car) {
  return structuredClone({ ...state, climate });
}
