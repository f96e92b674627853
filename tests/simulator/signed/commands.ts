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

  test("by infotainment with a sentence where a plain request would be answered 400", async () => {
    const { client, car } = await setUpSigned();
    const { content } = await client.command(INFO, "12044a020801");
    assert.equal(content, infotainmentRefusal("missing pin param"));
    const tooLong = await client.command(INFO, "120b4a09080112053132333435");
    assert.equal(tooLong.content, infotainmentRefusal("pin must be text of four digits"));
    assert.equal(car.speedLimit.active, false);
  });

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
    ["09", "moving a door", "22020801", () => {}],
  ];
  for (const [number, what, payload, scene] of nominal) {
    test(`by vehicle security with error ${number}: ${what}`, async () => {
      const { client, car } = await setUpSigned();
      scene(car);
      const reply = await client.command(SECURITY, payload);
      assert.deepEqual([reply.fault, reply.content], [0, `f2020208${number}`]);
    });
  }

  test("by nobody when the car already is as it should be: vehicle security has no number for that", async () => {
    const { client, car } = await setUpSigned();
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

test("infotainment answers a ping with the same number", async () => {
  const { client } = await setUpSigned();
  assert.equal((await client.command(INFO, "1205f202020807")).content, "0a004a020807");
});
