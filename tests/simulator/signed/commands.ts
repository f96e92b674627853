/**
 * The commands as they come signed: each payload does to the car what the plain command does, and is refused for the same
 * reasons. The payloads are the recorded ones of other clients, not made by anything in this project.
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Car, DomainName } from "../../../simulator/index.ts";
import { DONE, openGarage, refusal } from "../garage.ts";
import { openSignedGarage, VIN } from "./client.ts";

interface Row {
  /** The plain command with the same effect. */
  plain: string;
  parameters?: object;
  domain: DomainName;
  payload: string;
  before?: (car: Car) => void;
}

const INFO = "infotainment";
const SECURITY = "vehicle_security";
const pin = "1234";

const plugIn = ({ charge }: Car, state: Car["charge"]["state"]) =>
  Object.assign(charge, { state, cable: true, latched: true, portOpen: true });

const ROWS: Row[] = [
  { plain: "door_unlock", domain: SECURITY, payload: "1000" },
  {
    plain: "door_lock",
    domain: SECURITY,
    payload: "1001",
    before: (car) => {
      car.locked = false;
    },
  },
  { plain: "honk_horn", domain: INFO, payload: "1203da0100" },
  { plain: "flash_lights", domain: INFO, payload: "1203d20100" },
  { plain: "auto_conditioning_start", domain: INFO, payload: "120452020801" },
  {
    plain: "auto_conditioning_start",
    parameters: { manual_override: true },
    domain: INFO,
    payload: "1206520408011001",
    before: (car) => {
      car.charge.level = 12;
    },
  },
  ...["12025200", "120452021001"].map(
    (payload): Row => ({
      plain: "auto_conditioning_stop",
      domain: INFO,
      payload,
      before: (car) => {
        car.climate.on = true;
      },
    }),
  ),
  ...["120c720a350000ac413d0000a041", "1210720e2a021a00350000ac413d0000a041"].map(
    (payload): Row => ({
      plain: "set_temps",
      parameters: { driver_temp: 21.5, passenger_temp: 20 },
      domain: INFO,
      payload,
    }),
  ),
  {
    plain: "set_temps",
    parameters: { driver_temp: 20.3, passenger_temp: 27.9 },
    domain: INFO,
    payload: "120c720a356666a2413d3333df41",
  },
  { plain: "set_charge_limit", parameters: { percent: 70 }, domain: INFO, payload: "12042a020846" },
  { plain: "set_charge_limit", parameters: { percent: 1 }, domain: INFO, payload: "12042a020801" },
  { plain: "charge_max_range", domain: INFO, payload: "120432022200" },
  { plain: "charge_standard", domain: INFO, payload: "120432021a00" },
  {
    plain: "sun_roof_control",
    parameters: { state: "move", percent: 15 },
    domain: INFO,
    payload: "1205820202080f",
  },
  {
    plain: "sun_roof_control",
    parameters: { state: "move", percent: 0 },
    domain: INFO,
    payload: "12058202020800",
    before: (car) => {
      car.sunRoofPercent = 40;
    },
  },
  {
    // delta_level +15
    plain: "sun_roof_control",
    parameters: { state: "move", percent: 55 },
    domain: INFO,
    payload: "1205820202101e",
    before: (car) => {
      car.sunRoofPercent = 40;
    },
  },
  { plain: "sun_roof_control", parameters: { state: "vent" }, domain: INFO, payload: "12058202021a00" },
  {
    plain: "sun_roof_control",
    parameters: { state: "close" },
    domain: INFO,
    payload: "12058202022200",
    before: (car) => {
      car.sunRoofPercent = 40;
    },
  },
  { plain: "sun_roof_control", parameters: { state: "open" }, domain: INFO, payload: "12058202022a00" },
  { plain: "actuate_trunk", parameters: { which_trunk: "rear" }, domain: SECURITY, payload: "22022801" },
  { plain: "actuate_trunk", parameters: { which_trunk: "front" }, domain: SECURITY, payload: "22023001" },
  { plain: "remote_start_drive", domain: SECURITY, payload: "1014" },
  { plain: "charge_port_door_open", domain: INFO, payload: "1203f20300" },
  { plain: "charge_port_door_open", domain: SECURITY, payload: "22023803" },
  ...(
    [
      [INFO, "1203ea0300"],
      [SECURITY, "22023804"],
    ] as const
  ).map(
    ([domain, payload]): Row => ({
      plain: "charge_port_door_close",
      domain,
      payload,
      before: (car) => {
        car.charge.portOpen = true;
      },
    }),
  ),
  {
    plain: "charge_start",
    domain: INFO,
    payload: "120432021200",
    before: (car) => plugIn(car, "Stopped"),
  },
  { plain: "charge_stop", domain: INFO, payload: "120432022a00", before: (car) => plugIn(car, "Charging") },
  {
    plain: "set_valet_mode",
    parameters: { on: true, password: pin },
    domain: INFO,
    payload: "120bfa01080801120431323334",
  },
  {
    plain: "set_valet_mode",
    parameters: { on: false },
    domain: INFO,
    payload: "1203fa0100",
    before: (car) => {
      car.valet = { on: true, pin };
    },
  },
  {
    plain: "reset_valet_pin",
    domain: INFO,
    payload: "1203e20100",
    before: (car) => {
      car.valet = { on: false, pin };
    },
  },
  { plain: "speed_limit_activate", parameters: { pin }, domain: INFO, payload: "120a4a080801120431323334" },
  {
    plain: "speed_limit_deactivate",
    parameters: { pin },
    domain: INFO,
    payload: "12084a06120431323334",
    before: (car) => {
      car.speedLimit = { active: true, limitMph: 65, pin };
    },
  },
  {
    plain: "speed_limit_set_limit",
    parameters: { limit_mph: 65 },
    domain: INFO,
    payload: "120b4209090000000000405040",
    before: (car) => {
      car.speedLimit.limitMph = 80;
    },
  },
  {
    plain: "speed_limit_clear_pin",
    parameters: { pin },
    domain: INFO,
    payload: "12083a060a0431323334",
    before: (car) => {
      car.speedLimit.pin = pin;
    },
  },
];

/** What is not about the car's hardware and its comings and goings. */
function stateOf({ keys, keyRequest, traits, ...state }: Car) {
  return structuredClone(state);
}

describe("a signed command", () => {
  test("exists for 23 of the 25", () => {
    assert.equal(new Set(ROWS.map(({ plain }) => plain)).size, 23);
  });

  for (const { plain, parameters, domain, payload, before } of ROWS) {
    for (const method of ["hmac", "gcm"] as const) {
      test(`${payload} by ${method} does what ${plain} ${JSON.stringify(parameters ?? {})} does`, async () => {
        const signed = await openSignedGarage();
        const unsigned = openGarage({ vehicles: [{ vin: VIN }] });
        before?.(signed.car);
        before?.(unsigned.car);
        const untouched = stateOf(unsigned.car);
        let heard = 0;
        signed.simulator.onChange(() => {
          heard += 1;
        });
        assert.equal((await unsigned.command(plain, parameters)).text, DONE);
        const reply = await signed.client.command(domain, payload, { method });
        assert.deepEqual([reply.fault, reply.content], [0, domain === INFO ? "0a00" : ""]);
        assert.deepEqual(stateOf(signed.car), stateOf(unsigned.car));
        assert.notDeepEqual(stateOf(signed.car), untouched);
        assert.equal(heard, 1);
      });
    }
  }
});

/** `{ actionStatus: { result: ERROR, result_reason: { plain_text } } }`. */
function error(reason: string): string {
  const text = Buffer.from(reason).toString("hex");
  const length = (extra: number) => (reason.length + extra).toString(16).padStart(2, "0");
  return `0a${length(6)}080112${length(2)}0a${length(0)}${text}`;
}

const OPEN_DOOR = (car: Car) => {
  car.doors.driver_front = true;
};
const DRIVE = (car: Car) => {
  car.gear = "D";
};

describe("a signed command is refused", () => {
  test("by infotainment as in the record", () => {
    assert.equal(error("already_standard"), "0a16080112120a10616c72656164795f7374616e64617264");
  });

  const refusals: [
    reason: string,
    plain: string,
    payload: string,
    scene: (car: Car) => void,
    parameters?: object,
  ][] = [
    ["already_set", "set_charge_limit", "12042a020850", () => {}, { percent: 80 }],
    ["not_in_park", "honk_horn", "1203da0100", DRIVE],
    ["door_open", "auto_conditioning_start", "120452020801", OPEN_DOOR],
    ["disconnected", "charge_start", "120432021200", () => {}],
    ["not_charging", "charge_stop", "120432022a00", () => {}],
    ["already off", "set_valet_mode", "1203fa0100", () => {}, { on: false }],
    ["invalid_password", "set_valet_mode", "1205fa01020801", () => {}, { on: true }],
    ["no_pin_set", "speed_limit_deactivate", "12084a06120431323334", () => {}, { pin }],
    [
      "incorrect_pin",
      "speed_limit_activate",
      "120a4a080801120431323334",
      (car) => {
        car.speedLimit.pin = "9999";
      },
      { pin },
    ],
    ["already closed", "charge_port_door_close", "1203ea0300", () => {}],
  ];
  for (const [reason, plain, payload, scene, parameters] of refusals) {
    test(`by infotainment with ${reason}, as the plain ${plain} is`, async () => {
      const signed = await openSignedGarage();
      const unsigned = openGarage();
      scene(signed.car);
      scene(unsigned.car);
      assert.equal((await unsigned.command(plain, parameters)).text, refusal(reason));
      const reply = await signed.client.command(INFO, payload);
      assert.deepEqual([reply.fault, reply.content], [0, error(reason)]);
    });
  }

  test("by infotainment with a sentence where a plain request would be answered 400", async () => {
    const { client, car } = await openSignedGarage();
    const { content } = await client.command(INFO, "12044a020801");
    assert.equal(content, error("missing pin param"));
    const tooLong = await client.command(INFO, "120b4a09080112053132333435");
    assert.equal(tooLong.content, error("pin must be text of four digits"));
    assert.equal(car.speedLimit.active, false);
  });

  const nominal: [number: string, plain: string, payload: string, scene: (car: Car) => void][] = [
    ["02", "door_lock, doors_open", "1001", OPEN_DOOR],
    ["05", "actuate_trunk, not_in_park", "22022801", DRIVE],
    ["03", "remote_start_drive, already on", "1014", DRIVE],
    [
      "04",
      "remote_start_drive, remote_start_disabled",
      "1014",
      (car) => {
        car.traits.remoteStartEnabled = false;
      },
    ],
    ["01", "charge_port_door_close, cable_connected", "22023804", (car) => plugIn(car, "Stopped")],
    ["09", "closing the front trunk", "22023004", (car) => (car.trunks.front = true)],
    ["09", "moving a door", "22020801", () => {}],
  ];
  for (const [number, what, payload, scene] of nominal) {
    test(`by vehicle security with error ${number}: ${what}`, async () => {
      const { client, car } = await openSignedGarage();
      scene(car);
      const reply = await client.command(SECURITY, payload);
      assert.deepEqual([reply.fault, reply.content], [0, `f2020208${number}`]);
    });
  }

  test("by nobody when the car already is as it should be: vehicle security has no number for that", async () => {
    const { client, car } = await openSignedGarage();
    car.trunks.rear = true;
    car.charge.portOpen = true;
    for (const payload of ["1001", "22022803", "22023004", "22023803"]) {
      assert.deepEqual((await client.command(SECURITY, payload)).content, "", payload);
    }
    assert.deepEqual([car.locked, car.trunks.rear, car.charge.portOpen], [true, true, true]);
  });
});

describe("vehicle security", () => {
  test("opens and closes a trunk with a motor, and wakes and secures", async () => {
    const { client, car } = await openSignedGarage();
    await client.command(SECURITY, "22022803");
    assert.equal(car.trunks.rear, true);
    await client.command(SECURITY, "22022804");
    assert.equal(car.trunks.rear, false);
    car.locked = false;
    assert.equal((await client.command(SECURITY, "101e")).content, "");
    assert.equal((await client.command(SECURITY, "101d")).content, "");
    assert.equal(car.locked, true);
  });

  test("tells how the car is, without a signature", async () => {
    const { client, car } = await openSignedGarage();
    car.locked = false;
    car.trunks.front = true;
    // frontTrunk 1; unlocked is 0 and so not written; awake; nobody there.
    assert.equal((await client.ask("0a00")).content, "0a080a02300118012001");
  });

  test("tells about a key by its slot or its point, and has an error for one that isn't there", async () => {
    const { client } = await openSignedGarage("driver");
    const entry = (await client.ask("0a0408062000")).content ?? "";
    assert.ok(entry.includes(client.publicKey));
    assert.ok(entry.endsWith("3803"));
    assert.equal((await client.ask(`0a4508061a41${client.publicKey}`)).content, entry);
    assert.equal((await client.ask("0a0408062001")).content, "f202020808");
  });

  test("carries nothing else out without a signature", async () => {
    const { client, car } = await openSignedGarage();
    assert.equal((await client.ask("1000")).fault, 13);
    assert.equal((await client.ask(addKey(client.publicKey, 2))).content, "f202020807");
    assert.deepEqual([car.locked, car.keys.length], [true, 1]);
  });

  /** WhitelistOperation: add this key with that role. */
  function addKey(publicKey: string, role: number): string {
    return `8201492a470a430a41${publicKey}200${role}`;
  }

  test("lets an owner add and remove keys, and nobody else", async () => {
    const { client, newClient, car, simulator } = await openSignedGarage();
    const other = newClient();
    const added = await client.command(SECURITY, addKey(other.publicKey, 3));
    assert.equal(added.content, "22021a00");
    assert.deepEqual(car.keys[1], { publicKey: other.publicKey, role: "driver" });
    assert.equal((await other.command(SECURITY, "1000")).fault, 0);
    assert.equal((await client.command(SECURITY, addKey(other.publicKey, 3))).content, failed(13));
    assert.equal((await other.command(SECURITY, addKey(newClient().publicKey, 2))).content, failed(5));
    assert.equal((await client.command(SECURITY, addKey(`04${"11".repeat(64)}`, 3))).content, failed(6));
    const removed = await client.command(SECURITY, `82014512430a41${other.publicKey}`);
    assert.equal(removed.content, "22021a00");
    assert.equal(simulator.vehicle(car.id).keys.length, 1);
  });

  /** CommandStatus { ERROR, whitelistOperationStatus { information, ERROR } }. */
  function failed(information: number): string {
    return `220808021a0408${information.toString(16).padStart(2, "0")}1802`;
  }
});

test("infotainment answers a ping with the same number", async () => {
  const { client } = await openSignedGarage();
  assert.equal((await client.command(INFO, "1205f202020807")).content, "0a004a020807");
});
