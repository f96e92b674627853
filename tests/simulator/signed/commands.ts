/** Signed commands beyond the tables in `../commands/`: errors of vehicle security, and messages that are no command. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Car } from "../../../simulator/index.ts";
import { cable, drive, infotainmentRefusal, openDoor } from "../commands/group.ts";
import { setUpSigned } from "./client.ts";

const INFO = "infotainment";
const SECURITY = "vehicle_security";

describe("a signed command is refused", () => {
  test("by infotainment as in the record", () => {
    assert.equal(infotainmentRefusal("already_standard"), "0a16080112120a10616c72656164795f7374616e64617264");
  });

  const sentences: [sentence: string, what: string, payload: string][] = [
    ["missing pin param", "a speed limit without a PIN", "12044a020801"],
    ["pin must be text of four digits", "a PIN of five digits", "120b4a09080112053132333435"],
    ["password must be text of four digits", "a PIN to drive of two digits", "1209ea0406080112023432"],
    ["missing pin param", "parental controls without a PIN", "1205fa06020801"],
    ["missing setting param", "an eighth parental setting", "120782070408071001"],
    ["missing volume param", "no volume", "1203820100"],
    ["missing volume param", "a volume that is to change by 0", "12058201020800"],
    ["volume must be a number from 0 to 11", "a volume of 12", "12088201051d00004041"],
    ["volume must be a number from 0 to 11", "a volume that is no number", "12088201051d0000c07f"],
    ["level must be a whole number from 0 to 3", "a heater without a level", "1207a202040a023a00"],
    ["missing level param", "an unknown level of the wheel", "1203ba0400"],
    ["climate_keeper_mode must be a whole number from 0 to 3", "a mode of 4", "1205e202020804"],
    ["cop_temp must be a whole number from 0 to 2", "an unspecified temperature", "1203920400"],
    ["charging_amps must be a whole number from 0 to 80", "-1 A", "120eda020b08ffffffffffffffffff01"],
    ["time must be a whole number from 0 to 1439", "charging at 24:00", "1208ca0205080110a00b"],
    [
      "days_of_week must be names of days, such as Mon,Tues, or All or Weekdays",
      "an eighth day",
      "12088a06051880014801",
    ],
    ["missing enabled param", "charging on solar without settings", "1203d20400"],
    [
      "lower_charge_limit must not be above upper_charge_limit",
      "charging on solar from 90 to 40 %",
      "1211d2040e0a0c0801150000b4421d00002042",
    ],
    ["command must be one of vent, close", "an unknown move of the windows", "12059202021200"],
    ["missing command param", "no move of the windows", "1203920200"],
    ["missing lat param", "HomeLink without a place", "12038a0200"],
    [
      "lat must be a number from -90 to 90",
      "a latitude of 91",
      "1215aa0312090000000000c0564011000000000000f03f",
    ],
    [
      "order must be a whole number from 0 to 3",
      "a fifth order of stops",
      "1217aa031409000000000000f03f11000000000000f03f1804",
    ],
  ];
  for (const [sentence, what, payload] of sentences) {
    test(`by infotainment with a sentence where a plain request would be answered 400: ${what}`, async () => {
      const { client, car } = await setUpSigned();
      car.climate.on = true;
      const untouched = structuredClone(car);
      assert.equal((await client.command(INFO, payload)).content, infotainmentRefusal(sentence));
      assert.deepEqual(car, untouched);
    });
  }

  const nominal: [number: string, plain: string, payload: string, scene: (car: Car) => void][] = [
    ["02", "door_lock, doors_open", "1001", openDoor],
    ["05", "actuate_trunk, not_in_park", "22022801", drive],
    ["03", "remote_start_drive, already on", "1014", drive],
    [
      "04",
      "remote_start_drive, remote_start_disabled",
      "1014",
      (car) => {
        car.traits.remoteStartEnabled = false;
      },
    ],
    ["01", "charge_port_door_close, cable_connected", "22023804", cable("Stopped")],
    ["09", "closing the front trunk", "22023004", (car) => (car.trunks.front = true)],
    [
      "09",
      "close_trunk without a motor, not_supported",
      "22022804",
      (car) => {
        car.traits.poweredLiftgate = false;
        car.trunks.rear = true;
      },
    ],
    [
      "05",
      "close_trunk, not_in_park",
      "22022804",
      (car) => {
        drive(car);
        car.trunks.rear = true;
      },
    ],
    ["02", "auto_secure_vehicle, a door without a motor is open", "101d", openDoor],
    [
      "02",
      "auto_secure_vehicle, the driver's door is open",
      "101d",
      (car) => {
        car.traits.motorizedRearDoors = true;
        car.doors.driver_front = true;
        car.doors.driver_rear = true;
      },
    ],
    ["09", "moving the tonneau without a direction", "22024001", () => {}],
    ["09", "moving a door", "22020801", () => {}],
  ];
  for (const [number, what, payload, scene] of nominal) {
    test(`by vehicle security with error ${number}: ${what}`, async () => {
      const { client, car } = await setUpSigned();
      scene(car);
      const untouched = structuredClone(car);
      const reply = await client.command(SECURITY, payload);
      assert.deepEqual([reply.fault, reply.content], [0, `f2020208${number}`]);
      assert.deepEqual(car, untouched);
    });
  }

  test("by nobody when the car already is as it should be: vehicle security has no number for that", async () => {
    const { client, car } = await setUpSigned();
    car.trunks.rear = true;
    car.charge.portOpen = true;
    for (const payload of ["1001", "101d", "22022803", "22023004", "22023803", "22024004"]) {
      assert.deepEqual((await client.command(SECURITY, payload)).content, "", payload);
    }
    assert.deepEqual([car.locked, car.trunks.rear, car.charge.portOpen], [true, true, true]);
  });
});

describe("vehicle security", () => {
  test("opens and closes a trunk with a motor, and wakes and secures", async () => {
    const { client, car } = await setUpSigned();
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
    const { client, car } = await setUpSigned();
    car.locked = false;
    car.trunks.front = true;
    // frontTrunk 1; unlocked is 0 and so not written; awake; nobody there.
    assert.equal((await client.ask("0a00")).content, "0a080a02300118012001");
    car.tonneau = "stopped";
    assert.equal((await client.ask("0a00")).content, "0a0a0a043001400118012001");
  });

  test("tells about a key by its slot or its point, and has an error for one that isn't there", async () => {
    const { client } = await setUpSigned("driver");
    const entry = (await client.ask("0a0408062000")).content ?? "";
    assert.ok(entry.includes(client.publicKey));
    assert.ok(entry.endsWith("3803"));
    assert.equal((await client.ask(`0a4508061a41${client.publicKey}`)).content, entry);
    assert.equal((await client.ask("0a0408062001")).content, "f202020808");
  });

  test("carries nothing else out without a signature", async () => {
    const { client, car } = await setUpSigned();
    assert.equal((await client.ask("1000")).fault, 13);
    assert.equal((await client.ask(addKey(client.publicKey, 2))).content, "f202020807");
    assert.deepEqual([car.locked, car.keys.length], [true, 1]);
  });

  /** WhitelistOperation: add this key with that role. */
  function addKey(publicKey: string, role: number): string {
    return `8201492a470a430a41${publicKey}200${role}`;
  }

  test("lets an owner add and remove keys, and nobody else", async () => {
    const { client, newClient, car, simulator } = await setUpSigned();
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

describe("a signed payload of which a bit was flipped on its way is refused, and changes nothing", () => {
  const samples = [
    [INFO, "12288a06250880aaefb90612054e69676874183e200128e40a300138e8024801558cf915425d88e3f3c2"],
    [INFO, "1213d20210080110c2031a02120022020a0028e802"],
    [INFO, "1209a202060a042a003a00"],
    [INFO, "1217aa0314098104c58f31bf424011ea95b20c717c5ec01801"],
    [INFO, "1211d2040e0a0c080115000020421d0000b442"],
    [SECURITY, "22022804"],
    [SECURITY, "22024003"],
  ] as const;
  for (const [domain, payload] of samples) {
    for (const method of ["hmac", "gcm"] as const) {
      test(`${payload}, signed by ${method}`, async () => {
        const { client, car } = await setUpSigned();
        car.climate.on = true;
        await client.handshake(domain);
        const untouched = structuredClone(car);
        for (let bit = 0; bit < 4 * payload.length; bit += 1) {
          const { fault } = await client.command(domain, payload, {
            method,
            change: ({ payload: { value } }) => flip(value as Uint8Array, bit),
          });
          assert.equal(fault, 5, `bit ${bit}`);
        }
        assert.deepEqual(car, untouched);
      });
    }
  }

  function flip(content: Uint8Array, bit: number): void {
    content[bit >> 3] = (content[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  }
});

test("a signed payload that was cut short is fault 10", async () => {
  const { client } = await setUpSigned();
  const whole = "12288a06250880aaefb90612054e69676874183e200128e40a300138e8024801558cf915425d88e3f3c2";
  for (let length = 2; length < whole.length; length += 2) {
    assert.equal((await client.command(INFO, whole.slice(0, length))).fault, 10, `${length / 2} bytes`);
  }
});

describe("a ping", () => {
  test("comes back with its number", async () => {
    const { client } = await setUpSigned();
    assert.equal((await client.command(INFO, "1205f202020801")).content, "0a004a020801");
    assert.equal((await client.command(INFO, "1205f202020807")).content, "0a004a020807");
    assert.equal((await client.command(INFO, "1203f20200")).content, "0a004a00");
  });

  test("needs no permission but a key", async () => {
    const { client } = await setUpSigned("vehicle_monitor");
    assert.equal((await client.command(INFO, "1205f202020801")).fault, 0);
    const stranger = await setUpSigned("stranger");
    const { sessionInfo } = await stranger.client.handshake(INFO);
    assert.equal(sessionInfo?.status, 1);
  });
});
