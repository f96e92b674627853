/** The stand-in for `navigator.bluetooth`. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  type Choice,
  createWebBluetooth,
  type Grant,
  SharedCar,
  type WebBluetooth,
  type WebBluetoothOptions,
} from "../../../simulator/bluetooth/web-bluetooth.ts";
import { bytes, QUIET, setUpBluetooth } from "./setup.ts";

const SERVICE = "00000211-b2d1-43f0-9b88-960cebf8b91e";
const TO_CAR = "00000212-b2d1-43f0-9b88-960cebf8b91e";
const FROM_CAR = "00000213-b2d1-43f0-9b88-960cebf8b91e";
const VERSION = "00000214-b2d1-43f0-9b88-960cebf8b91e";
const NAME = "Sade9a822faa374f8C";

/** Asks vehicle security how the car is: B13 of the vectors, with its length. */
const STATUS_REQUEST = bytes(
  "0032320208023a1212102c907bd76c640d360b3027dc7404efde52020a009a03101588d5a30eabc6f8fc9a951b11f6fd11a00302",
);

const FOR_CAR = { filters: [{ namePrefix: NAME.slice(0, 17) }], optionalServices: [SERVICE] };

/** A DOMException with this name, whose text begins so. */
const fails =
  (name: string, text = "") =>
  (problem: unknown) =>
    problem instanceof DOMException && problem.name === name && problem.message.startsWith(text);

type Options = Partial<WebBluetoothOptions>;

/** A page beside the car, which has no links yet. */
async function setUpPage(options: Options = {}, settings = QUIET) {
  const setup = await setUpBluetooth({ settings });
  setup.ear.link.disconnect();
  const openPage = (more: Options = {}): WebBluetooth =>
    createWebBluetooth({ cars: () => [setup.peripheral], ...options, ...more });
  return { ...setup, openPage, page: openPage() };
}

/** Chooses the car, connects, and listens. */
async function connect({ bluetooth }: WebBluetooth) {
  const device = await bluetooth.requestDevice(FOR_CAR);
  return { device, ...(await useCar(device)) };
}

async function useCar(device: Awaited<ReturnType<WebBluetooth["bluetooth"]["requestDevice"]>>) {
  const server = await device.gatt.connect();
  const service = await server.getPrimaryService(SERVICE);
  const [toCar, fromCar] = [
    await service.getCharacteristic(TO_CAR),
    await service.getCharacteristic(FROM_CAR),
  ];
  const heard: DataView[] = [];
  fromCar.addEventListener("characteristicvaluechanged", () => {
    if (fromCar.value) heard.push(fromCar.value);
  });
  await fromCar.startNotifications();
  return { service, toCar, fromCar, heard };
}

const settles = (promise: Promise<unknown>) => {
  const state = { settled: false };
  const settle = () => {
    state.settled = true;
  };
  promise.then(settle, settle);
  return state;
};

describe("the chooser", () => {
  const shown: [what: string, options: object, expected: string[]][] = [
    ["the name's beginning", { filters: [{ namePrefix: "Sade9a822faa374f8" }] }, [NAME]],
    ["the name", { filters: [{ name: NAME }] }, [NAME]],
    ["the name in capitals", { filters: [{ name: NAME.toUpperCase() }] }, []],
    ["another name or this", { filters: [{ name: "other" }, { namePrefix: "S" }] }, [NAME]],
    ["a beginning and another name", { filters: [{ name: "other", namePrefix: "S" }] }, []],
    ["the service, which is not advertised", { filters: [{ services: [SERVICE] }] }, []],
    ["everything", { acceptAllDevices: true }, [NAME]],
    ["everything but this", { filters: [{ namePrefix: "S" }], exclusionFilters: [{ name: NAME }] }, []],
  ];
  for (const [what, options, expected] of shown) {
    test(`shows what matches ${what}`, async () => {
      let list: Choice[] = [];
      const choose: WebBluetoothOptions["choose"] = async (scan) => {
        list = await scan();
        return null;
      };
      const { page } = await setUpPage({ choose });
      await assert.rejects(page.bluetooth.requestDevice(options), fails("NotFoundError"));
      assert.deepEqual(
        list.map(({ name }) => name),
        expected,
      );
    });
  }

  test("that is cancelled says so", async () => {
    const { page } = await setUpPage({ choose: () => null });
    const cancelled = fails("NotFoundError", "User cancelled the requestDevice() chooser.");
    await assert.rejects(page.bluetooth.requestDevice(FOR_CAR), cancelled);
  });

  test("finds a car that comes into range while it is open", async () => {
    const { page, peripheral } = await setUpPage({
      choose: async (scan) => {
        assert.deepEqual(await scan(), []);
        peripheral.isInRange = true;
        return (await scan())[0]?.id;
      },
    });
    peripheral.isInRange = false;
    assert.equal((await page.bluetooth.requestDevice(FOR_CAR)).name, NAME);
  });

  const mistakes: [what: string, options: object | undefined][] = [
    ["no options", undefined],
    ["neither filters nor all devices", { optionalServices: [SERVICE] }],
    ["both", { acceptAllDevices: true, filters: [{ name: "a" }] }],
    ["no filters in the list", { filters: [] }],
    ["a filter of nothing", { filters: [{}] }],
    ["an empty beginning", { filters: [{ namePrefix: "" }] }],
    ["a name of 250 bytes", { filters: [{ name: "é".repeat(125) }] }],
    ["no services in the list", { filters: [{ services: [] }] }],
    ["a service that is none", { filters: [{ services: ["tesla"] }] }],
    ["a UUID in capitals", { acceptAllDevices: true, optionalServices: [SERVICE.toUpperCase()] }],
    ["exclusions of nothing", { acceptAllDevices: true, exclusionFilters: [{ name: "a" }] }],
  ];
  for (const [what, options] of mistakes) {
    test(`does not open for ${what}`, async () => {
      const { page } = await setUpPage({ choose: () => assert.fail("It has opened.") });
      await assert.rejects(page.bluetooth.requestDevice(options), TypeError);
    });
  }

  test("opens only for somebody who has just done something", async () => {
    const { page } = await setUpPage({ isActivated: () => false });
    await assert.rejects(
      page.bluetooth.requestDevice(FOR_CAR),
      fails("SecurityError", "Must be handling a user gesture"),
    );
  });

  test("gives the same device each time, with a name that stays", async () => {
    const { page, peripheral } = await setUpPage();
    const device = await page.bluetooth.requestDevice(FOR_CAR);
    peripheral.settings.renames = true;
    assert.equal(peripheral.name, "🔑 Aurora");
    await assert.rejects(page.bluetooth.requestDevice(FOR_CAR), fails("NotFoundError"));
    assert.equal(await page.bluetooth.requestDevice({ acceptAllDevices: true }), device);
    assert.equal(device.name, NAME);
  });
});

describe("a computer", () => {
  test("without Bluetooth says so", async () => {
    const { page } = await setUpPage();
    const changes: boolean[] = [];
    page.bluetooth.onavailabilitychanged = async () => changes.push(await page.bluetooth.getAvailability());
    page.adapter = "absent";
    assert.equal(await page.bluetooth.getAvailability(), false);
    const absent = fails("NotFoundError", "Bluetooth adapter not available.");
    await assert.rejects(page.bluetooth.requestDevice(FOR_CAR), absent);
    page.adapter = "on";
    assert.equal(await page.bluetooth.getAvailability(), true);
    assert.deepEqual(changes, [false, true]);
  });

  test("whose Bluetooth is off has it, and finds nothing", async () => {
    const { page, peripheral } = await setUpPage();
    const { device } = await connect(page);
    page.adapter = "off";
    assert.equal(await page.bluetooth.getAvailability(), true);
    assert.equal(device.gatt.connected, false);
    assert.deepEqual(peripheral.links, []);
    await assert.rejects(page.bluetooth.requestDevice(FOR_CAR), fails("NotFoundError"));
    await assert.rejects(device.gatt.connect(), fails("NetworkError"));
  });
});

describe("connecting", () => {
  test("is refused by a car without a free slot", async () => {
    const { page, peripheral } = await setUpPage();
    const device = await page.bluetooth.requestDevice(FOR_CAR);
    peripheral.settings.takenSlots = 3;
    const refused = fails("NetworkError", "Connection Error: Connection attempt failed.");
    await assert.rejects(device.gatt.connect(), refused);
    peripheral.settings.takenSlots = 2;
    assert.equal((await device.gatt.connect()).connected, true);
  });

  test("fails out of range", async () => {
    const { page, peripheral } = await setUpPage();
    const device = await page.bluetooth.requestDevice(FOR_CAR);
    peripheral.isInRange = false;
    await assert.rejects(
      device.gatt.connect(),
      fails("NetworkError", "Bluetooth Device is no longer in range."),
    );
  });

  test("may hang, and succeed late", async () => {
    const { page, peripheral, clock } = await setUpPage();
    const device = await page.bluetooth.requestDevice(FOR_CAR);
    peripheral.fail({ kind: "hang_connection", milliseconds: 60_000 });
    const connecting = device.gatt.connect();
    await clock.advance(59_999);
    assert.equal(device.gatt.connected, false);
    await clock.advance(1);
    await connecting;
    assert.equal(device.gatt.connected, true);
  });

  test("may hang, which disconnecting cancels and does not end", async () => {
    const { page, peripheral, clock } = await setUpPage();
    const device = await page.bluetooth.requestDevice(FOR_CAR);
    peripheral.fail({ kind: "hang_connection", milliseconds: 60_000 });
    const connecting = device.gatt.connect();
    const state = settles(connecting);
    await clock.advance(30_000);
    device.gatt.disconnect();
    await clock.advance(29_999);
    assert.equal(state.settled, false);
    const cancelled = assert.rejects(
      connecting,
      fails("AbortError", "The GATT connect attempt was cancelled."),
    );
    await clock.advance(1);
    await cancelled;
    assert.deepEqual([device.gatt.connected, peripheral.links.length], [false, 0]);
  });

  test("that is cancelled does not end a newer attempt", async () => {
    const { page, peripheral, clock } = await setUpPage();
    const device = await page.bluetooth.requestDevice(FOR_CAR);
    peripheral.fail({ kind: "hang_connection", milliseconds: 60_000 });
    const cancelled = assert.rejects(device.gatt.connect(), { name: "AbortError" });
    device.gatt.disconnect();
    const connecting = device.gatt.connect();
    await clock.advance(60_000);
    await Promise.all([cancelled, connecting]);
    assert.deepEqual([device.gatt.connected, peripheral.links.length], [true, 1]);
  });

  test("twice makes one link", async () => {
    const { page, peripheral } = await setUpPage();
    const device = await page.bluetooth.requestDevice(FOR_CAR);
    await Promise.all([device.gatt.connect(), device.gatt.connect()]);
    await device.gatt.connect();
    assert.equal(peripheral.links.length, 1);
  });
});

describe("the service", () => {
  test("is given to those who have asked for it in time", async () => {
    const { page } = await setUpPage();
    const device = await page.bluetooth.requestDevice({ acceptAllDevices: true });
    await device.gatt.connect();
    await assert.rejects(device.gatt.getPrimaryService(SERVICE), fails("SecurityError"));
    await page.bluetooth.requestDevice(FOR_CAR);
    assert.equal((await device.gatt.getPrimaryService(SERVICE)).uuid, SERVICE);
  });

  test("is the only one", async () => {
    const { page } = await setUpPage();
    const optionalServices = [SERVICE, "battery_service", 0x1122];
    const device = await page.bluetooth.requestDevice({ acceptAllDevices: true, optionalServices });
    await device.gatt.connect();
    await assert.rejects(device.gatt.getPrimaryService("battery_service"), fails("NotFoundError"));
    await assert.rejects(device.gatt.getPrimaryService(0x1122), fails("NotFoundError"));
    const services = await device.gatt.getPrimaryServices();
    assert.deepEqual(
      services.map(({ uuid }) => uuid),
      [SERVICE],
    );
  });

  test("has three characteristics, the same objects each time", async () => {
    const { page } = await setUpPage();
    const { service, toCar } = await connect(page);
    const all = await service.getCharacteristics();
    assert.deepEqual(
      all.map(({ uuid, properties: { write, indicate, read } }) => [uuid, write, indicate, read]),
      [
        [TO_CAR, true, false, false],
        [FROM_CAR, false, true, false],
        [VERSION, false, false, true],
      ],
    );
    assert.equal(await service.getCharacteristic(TO_CAR), toCar);
    await assert.rejects(service.getCharacteristic(0x2a00), fails("NotFoundError"));
  });
});

describe("a request", () => {
  test("is answered by events, whose values are views into something larger", async () => {
    const { page, clock } = await setUpPage();
    const { toCar, heard } = await connect(page);
    for (let at = 0; at < STATUS_REQUEST.length; at += 20) {
      await toCar.writeValueWithResponse(STATUS_REQUEST.subarray(at, at + 20));
    }
    await clock.settle();
    const [reply] = heard;
    assert.ok(reply && reply.byteOffset > 0 && reply.buffer.byteLength > reply.byteOffset + reply.byteLength);
    assert.equal(reply.getUint16(0), reply.byteLength - 2);
    assert.equal(reply.getUint16(2), 0x3212);
  });

  test("is taken as it was when the write began", async () => {
    const { page, peripheral } = await setUpPage();
    const { toCar } = await connect(page);
    const written: number[][] = [];
    peripheral.onTraffic(({ kind, bytes }) => kind === "write" && written.push([...bytes]));
    const buffer = Uint8Array.of(9, 0, 0, 9);
    const writing = toCar.writeValueWithResponse(buffer.subarray(1, 3));
    buffer.fill(9);
    await writing;
    await toCar.writeValue(Uint8Array.of(0, 0).buffer);
    assert.deepEqual(written, [
      [0, 0],
      [0, 0],
    ]);
  });

  test("gets no answer before somebody listens, nor when nobody does any more", async () => {
    const { page, clock } = await setUpPage();
    const { toCar, fromCar, heard } = await connect(page);
    await fromCar.stopNotifications();
    await toCar.writeValueWithResponse(STATUS_REQUEST);
    await clock.settle();
    await fromCar.startNotifications();
    assert.deepEqual(heard, []);
  });
});

test("what the car pushes comes before the promise of the notifications resolves", async () => {
  const { page } = await setUpPage({}, { ...QUIET, pushes: true });
  assert.equal((await connect(page)).heard.length, 1);
});

test("a version can be read", async () => {
  const { page } = await setUpPage();
  const { service } = await connect(page);
  const version = await service.getCharacteristic(VERSION);
  let told = 0;
  version.oncharacteristicvaluechanged = () => {
    told += 1;
  };
  const value = await version.readValue();
  assert.equal(value.getUint16(0), 2);
  assert.deepEqual([version.value, told], [value, 1]);
});

describe("an operation", () => {
  test("fails while another has not ended", async () => {
    const { page, clock } = await setUpPage({}, { ...QUIET, writeMs: 30 });
    const { service, toCar, fromCar } = await connect(page);
    const version = await service.getCharacteristic(VERSION);
    const writing = toCar.writeValueWithResponse(Uint8Array.of(0));
    const busy = fails("NetworkError", "GATT operation already in progress.");
    await assert.rejects(toCar.writeValueWithResponse(Uint8Array.of(1)), busy);
    await assert.rejects(version.readValue(), busy);
    await assert.rejects(fromCar.startNotifications(), busy);
    await clock.advance(30);
    await writing;
    await fromCar.startNotifications();
  });

  test("that is not meant for the characteristic fails", async () => {
    const { page } = await setUpPage();
    const { toCar, fromCar } = await connect(page);
    const denied = fails("NotSupportedError");
    await assert.rejects(toCar.readValue(), denied);
    await assert.rejects(toCar.startNotifications(), denied);
    await assert.rejects(toCar.writeValueWithoutResponse(Uint8Array.of(0)), denied);
    await assert.rejects(fromCar.writeValueWithResponse(Uint8Array.of(0)), denied);
  });

  test("takes 512 bytes and no more", async () => {
    const { page } = await setUpPage();
    const { toCar } = await connect(page);
    await toCar.writeValueWithResponse(new Uint8Array(512));
    await assert.rejects(
      toCar.writeValueWithResponse(new Uint8Array(513)),
      fails("InvalidModificationError"),
    );
    await assert.rejects(toCar.writeValueWithResponse([0] as unknown as ArrayBuffer), TypeError);
  });

  test("may fail for unknown reason, with the connection still there", async () => {
    const { page, peripheral } = await setUpPage();
    const { device, toCar } = await connect(page);
    peripheral.fail({ kind: "fail_write" });
    await assert.rejects(toCar.writeValueWithResponse(Uint8Array.of(0)), fails("NotSupportedError"));
    assert.equal(device.gatt.connected, true);
  });
});

describe("a link that is lost", () => {
  test("in the middle of a write rejects it, and is told once", async () => {
    const { page, peripheral } = await setUpPage();
    const { device, toCar } = await connect(page);
    const lost: boolean[] = [];
    device.addEventListener("gattserverdisconnected", () => lost.push(device.gatt.connected));
    device.ongattserverdisconnected = () => lost.push(device.gatt.connected);
    peripheral.fail({ kind: "drop_at_write" });
    const problem = fails("NetworkError", "GATT Server is disconnected.");
    await assert.rejects(toCar.writeValueWithResponse(Uint8Array.of(0)), problem);
    assert.deepEqual(lost, [false, false]);
    await assert.rejects(toCar.writeValueWithResponse(Uint8Array.of(0)), problem);
    await assert.rejects(device.gatt.getPrimaryService(SERVICE), problem);
  });

  test("leaves objects that are dead after a new connection", async () => {
    const { page, peripheral, clock } = await setUpPage();
    const { device, service, toCar, fromCar, heard } = await connect(page);
    peripheral.disconnect();
    const again = await useCar(device);
    const outdated = fails("InvalidStateError");
    await assert.rejects(toCar.writeValueWithResponse(Uint8Array.of(0)), outdated);
    await assert.rejects(fromCar.startNotifications(), outdated);
    await assert.rejects(service.getCharacteristic(TO_CAR), outdated);
    await again.toCar.writeValueWithResponse(STATUS_REQUEST);
    await clock.settle();
    assert.deepEqual([heard.length, again.heard.length], [0, 1]);
  });

  test("by the page is told at once, and only while there was one", async () => {
    const { page, peripheral } = await setUpPage({}, { ...QUIET, writeMs: 30 });
    const { device, toCar } = await connect(page);
    const lost: string[] = [];
    device.ongattserverdisconnected = ({ type }) => lost.push(type);
    const writing = toCar.writeValueWithResponse(Uint8Array.of(0));
    device.gatt.disconnect();
    assert.deepEqual(lost, ["gattserverdisconnected"]);
    assert.deepEqual(peripheral.links, []);
    await assert.rejects(writing, fails("NetworkError"));
    device.gatt.disconnect();
    assert.equal(lost.length, 1);
  });
});

describe("a reload", () => {
  test("ends the link, tells nothing, and leaves what is under way as it is", async () => {
    const { page, peripheral, clock } = await setUpPage({}, { ...QUIET, writeMs: 30 });
    const { device, toCar } = await connect(page);
    device.ongattserverdisconnected = () => assert.fail("It was told.");
    const writing = settles(toCar.writeValueWithResponse(Uint8Array.of(0)));
    page.close();
    await clock.advance(1_000);
    assert.deepEqual([peripheral.links.length, writing.settled], [0, false]);
    const connecting = settles(device.gatt.connect());
    await clock.advance(1_000);
    assert.deepEqual([peripheral.links.length, connecting.settled], [0, false]);
  });

  test("forgets permissions in most browsers", async () => {
    const { page, openPage } = await setUpPage();
    const device = await page.bluetooth.requestDevice(FOR_CAR);
    assert.deepEqual(["getDevices" in page.bluetooth, "forget" in device], [false, false]);
    page.close();
    assert.notEqual((await openPage().bluetooth.requestDevice(FOR_CAR)).id, device.id);
  });

  test("keeps them in some, where a scan must see the car before it can be connected", async () => {
    const { page, openPage } = await setUpPage({ permissions: new Map<string, Grant>() });
    assert.deepEqual(await page.bluetooth.getDevices?.(), []);
    const { id } = await page.bluetooth.requestDevice(FOR_CAR);
    page.close();
    const { bluetooth } = openPage();
    const [device] = (await bluetooth.getDevices?.()) ?? [];
    assert.ok(device);
    assert.deepEqual([device.id, device.name], [id, NAME]);
    await assert.rejects(
      device.gatt.connect(),
      fails("NetworkError", "Bluetooth Device is no longer in range."),
    );
    const seen = new Promise((resolve) => device.addEventListener("advertisementreceived", resolve));
    await device.watchAdvertisements?.();
    await seen;
    assert.ok((await useCar(device)).toCar);
    await device.forget?.();
    assert.equal(device.gatt.connected, false);
    assert.deepEqual(await bluetooth.getDevices?.(), []);
  });
});

describe("two tabs", () => {
  async function setUpTabs() {
    const setup = await setUpPage();
    const car = new SharedCar(setup.peripheral);
    const [first, second] = [setup.openPage({ cars: () => [car] }), setup.openPage({ cars: () => [car] })];
    return {
      ...setup,
      first: { page: first, ...(await connect(first)) },
      second: { page: second, ...(await connect(second)) },
    };
  }

  test("share a link, and each gets all that comes", async () => {
    const { peripheral, clock, first, second } = await setUpTabs();
    assert.equal(peripheral.links.length, 1);
    await first.toCar.writeValueWithResponse(STATUS_REQUEST);
    await clock.settle();
    assert.deepEqual([first.heard.length, second.heard.length], [1, 1]);
  });

  test("share the one operation at a time", async () => {
    const { peripheral, clock, first, second } = await setUpTabs();
    peripheral.settings.writeMs = 30;
    const writing = first.toCar.writeValueWithResponse(Uint8Array.of(0));
    await assert.rejects(second.toCar.writeValueWithResponse(Uint8Array.of(0)), fails("NetworkError"));
    await clock.advance(30);
    await writing;
  });

  test("keep it until both have gone", async () => {
    const { peripheral, clock, first, second } = await setUpTabs();
    first.page.close();
    assert.deepEqual([second.device.gatt.connected, peripheral.links.length], [true, 1]);
    await second.toCar.writeValueWithResponse(STATUS_REQUEST);
    await clock.settle();
    assert.deepEqual([first.heard.length, second.heard.length], [0, 1]);
    second.device.gatt.disconnect();
    assert.deepEqual(peripheral.links, []);
  });

  test("both lose it when the car ends it", async () => {
    const { peripheral, first, second } = await setUpTabs();
    peripheral.disconnect();
    assert.deepEqual([first.device.gatt.connected, second.device.gatt.connected], [false, false]);
    await Promise.all([useCar(first.device), useCar(second.device)]);
    assert.equal(peripheral.links.length, 1);
  });
});
