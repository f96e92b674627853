/** What keys may do over Bluetooth, by their roles. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DEFAULT_SETTINGS } from "../../../simulator/bluetooth/settings.ts";
import { bluetoothTransport } from "../../../simulator/bluetooth/transport.ts";
import { commands } from "../../../simulator/commands/index.ts";
import type { DomainName, Role } from "../../../simulator/index.ts";
import { roleNames } from "../../../simulator/keys.ts";
import { ID, QUIET, setUpBluetooth } from "./setup.ts";

const GCM = { method: "gcm" } as const;

/** A fault by its number, or what vehicle security says: `error 7`, or nothing for done. */
type Ending = number | `error ${number}` | "done";

const V = "vehicle_security";
const I = "infotainment";

/** What is asked, and how it ends for each role. A fleet manager is refused everything. */
const REQUESTS: [
  name: string,
  domain: DomainName,
  payload: string,
  endings: Partial<Record<Role, Ending>>,
][] = [
  [
    "unlock",
    V,
    "1000",
    { owner: "done", driver: "done", guest: "done", charging_manager: 7, vehicle_monitor: 7, service: 7 },
  ],
  [
    "open the trunk",
    V,
    "22022801",
    { owner: "done", driver: "done", guest: "done", charging_manager: 7, vehicle_monitor: 7 },
  ],
  [
    "wake",
    V,
    "101e",
    {
      owner: "done",
      driver: "done",
      guest: "done",
      charging_manager: "done",
      vehicle_monitor: "error 6",
      service: "error 6",
    },
  ],
  ["remote start", V, "1014", { owner: "error 7", driver: "error 7", charging_manager: "error 7" }],
  [
    "open the charge port, by vehicle security",
    V,
    "22023803",
    { owner: "done", driver: "done", guest: "done", charging_manager: 7 },
  ],
  [
    "open the charge port, by infotainment",
    I,
    "1203f20300",
    { owner: "done", driver: "done", guest: "done", charging_manager: 7 },
  ],
  [
    "set the charge limit",
    I,
    "12042a020846",
    { owner: "done", driver: "done", guest: "done", charging_manager: "done", vehicle_monitor: 7 },
  ],
  [
    "climate on",
    I,
    "120452020801",
    { owner: "done", driver: "done", guest: "done", charging_manager: 7, vehicle_monitor: 7 },
  ],
  [
    "read the charge state",
    I,
    "12040a021200",
    {
      owner: "done",
      driver: "done",
      guest: "done",
      charging_manager: "done",
      vehicle_monitor: "done",
      service: 7,
    },
  ],
  ["reset the valet PIN", I, "1203e20100", { owner: "done", driver: 7, guest: 7, charging_manager: 7 }],
  ["ping", I, "1205f202020801", { owner: "done", driver: "done", charging_manager: "done" }],
];

for (const [name, domain, payload, endings] of REQUESTS) {
  describe(name, () => {
    for (const [role, ending] of Object.entries({ ...endings, fleet_manager: 7 as const })) {
      test(`as ${role}: ${typeof ending === "number" ? `fault ${ending}` : ending}`, async () => {
        const { client, simulator } = await setUpBluetooth({ role: role as Role });
        if (domain === V) simulator.act(ID, "sleep");
        await client.handshake(domain);
        const { fault, content } = await client.command(domain, payload, GCM);
        const error = /^f2020208(\d\d)$/.exec(content ?? "")?.[1];
        const seen = fault || (error === undefined ? "done" : `error ${Number(error)}`);
        assert.equal(seen, ending);
      });
    }
  });
}

test("a fleet manager's key has a session, and fault 7 for whatever it signs, unsigned", async () => {
  const { client } = await setUpBluetooth({ role: "fleet_manager" });
  for (const domain of [V, I] as const) {
    assert.equal((await client.handshake(domain)).sessionInfo?.status, 0);
    const { fault, message } = await client.command(domain, domain === V ? "1000" : "1203da0100", GCM);
    assert.deepEqual([fault, message.signature, message.payload.case], [7, undefined, undefined]);
  }
});

test("a charging manager could not wake cars before the middle of 2024: error 6", async () => {
  const { client, simulator, car } = await setUpBluetooth({
    role: "charging_manager",
    settings: { ...QUIET, chargingManagersWake: false },
  });
  simulator.act(ID, "sleep");
  await client.handshake(V);
  assert.equal((await client.command(V, "101e", GCM)).content, "f202020806");
  assert.equal(car.connection, "asleep");
});

test("a key that is removed has fault 3 from then on", async () => {
  const { client, simulator } = await setUpBluetooth();
  await client.handshake(V);
  simulator.act(ID, "remove_key", { public_key: client.pem });
  assert.equal((await client.command(V, "1000", GCM)).fault, 3);
});

for (const name of [
  "clear_pin_to_drive_admin",
  "speed_limit_clear_pin_admin",
  "parental_controls_clear_pin_admin",
]) {
  test(`${name} needs an account, which a Bluetooth client does not have: fault 23`, () => {
    const transport = bluetoothTransport(DEFAULT_SETTINGS, () => {});
    const command = commands.get(name);
    assert.ok(command);
    for (const role of roleNames) assert.equal(transport.refuse(role, command), 23);
  });
}
