/**
 * What pages meet beside a simulated car: the same in real Chromium with a stand-in for BlueZ, and with the stand-in for
 * `navigator.bluetooth`.
 */

import {
  expect,
  type Page,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from "@playwright/test";
import type { AdapterState, NearbyCar } from "../../simulator/bluetooth/web-bluetooth.ts";
import { type BluetoothSettings, createSimulator, type Peripheral } from "../../simulator/index.ts";
import { availability, byName, connect, heard, openPage, request, run, SERVICE, write } from "./client.ts";

/** What a test can do on a computer, whichever way. */
export interface Computer {
  add(car: NearbyCar): void;
  setAdapter(state: AdapterState): void;
  chooserOf(page: Page): Promise<Chooser>;
}

interface Choice {
  id: string;
  name: string;
}

export interface Chooser {
  /** Resolves while the browser shows a list that nobody has answered. */
  opened(): Promise<void>;
  choose(name: string | RegExp): Promise<Choice>;
  cancel(): Promise<Choice[]>;
}

export type Test = TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & { computer: Computer },
  PlaywrightWorkerArgs & PlaywrightWorkerOptions
>;

const VIN = "5YJS0000000000000";
const NAME = "S1a87a5a75f3df858C";

/** Asks vehicle security how the car is: vector B13, with its length, in pieces of 20 bytes. */
const STATUS_REQUEST = [
  "0032320208023a1212102c907bd76c640d360b30",
  "27dc7404efde52020a009a03101588d5a30eabc6",
  "f8fc9a951b11f6fd11a00302",
];

/** The reply of a car that is locked and asleep, with its rear trunk open: vector B14, with its length. */
const STATUS_REPLY =
  "0039321212102c907bd76c640d360b3027dc7404efde3a020802520c0a0a0a0228011001180220019203101588d5a30eabc6f8fc9a951b11f6fd11";

/** The same as a push: vector B15. */
const STATUS_PUSH = "0016320208003a020802520c0a0a0a022801100118022001";

async function createCar(settings: Partial<BluetoothSettings> = {}): Promise<Peripheral> {
  const simulator = createSimulator({
    vehicles: [{ vin: VIN, signingRequired: true }],
    bluetooth: { pushes: false, pushEveryMs: null, interimReplies: 0, ...settings },
  });
  const { id } = simulator.vehicle(VIN);
  simulator.act(id, "open_trunk", { which_trunk: "rear" });
  simulator.act(id, "sleep");
  return simulator.bluetooth(id);
}

/** Opens the page, and chooses the car. */
async function choose(computer: Computer, page: Page): Promise<void> {
  await openPage(page);
  await chooseAgain(computer, page);
}

async function chooseAgain(computer: Computer, page: Page): Promise<void> {
  const chooser = await computer.chooserOf(page);
  const requested = request(page);
  expect((await chooser.choose(NAME)).name).toBe(NAME);
  expect(await requested).toEqual({ value: NAME });
}

/** Puts the car near the computer, chooses it, and connects. */
async function setUp(computer: Computer, page: Page, settings: Partial<BluetoothSettings> = {}) {
  const car = await createCar(settings);
  computer.add(car);
  await choose(computer, page);
  expect(await connect(page)).toEqual({ value: true });
  return car;
}

export function scenarios(test: Test): void {
  test("a request that is written gets its reply", async ({ computer, page }) => {
    const car = await setUp(computer, page);
    const written: number[] = [];
    car.onTraffic(({ kind, bytes }) => kind === "write" && written.push(bytes.length));
    expect(await write(page, STATUS_REQUEST)).toEqual({ value: undefined });
    await expect.poll(() => heard(page)).toBe(STATUS_REPLY);
    expect(written).toEqual([20, 20, 12]);
  });

  test("the version can be read", async ({ computer, page }) => {
    await setUp(computer, page);
    const version = await run(page, async (kept) => (await kept.version.readValue()).getUint16(0));
    expect(version).toEqual({ value: 2 });
  });

  test("a reply arrives in order, however it is cut", async ({ computer, page }) => {
    await setUp(computer, page, { packetBytes: 20, raggedIndications: true });
    for (let count = 0; count < 3; count += 1) await write(page, STATUS_REQUEST);
    await expect.poll(() => heard(page)).toBe(STATUS_REPLY.repeat(3));
  });

  test("what the car pushes comes before the promise of the notifications resolves", async ({
    computer,
    page,
  }) => {
    await setUp(computer, page, { pushes: true });
    expect(await heard(page)).toBe(STATUS_PUSH);
  });

  test("a link that drops in the middle of a request is lost, and a new one needs no chooser", async ({
    computer,
    page,
  }) => {
    const car = await setUp(computer, page);
    await run(page, (kept) => {
      kept.before = kept.toCar;
    });
    car.fail({ kind: "drop_at_write", number: 2 });
    expect(await write(page, STATUS_REQUEST)).toEqual({ error: "NetworkError" });
    expect(await run(page, (kept) => [kept.device.gatt.connected, kept.lost])).toEqual({ value: [false, 1] });
    expect(await write(page, STATUS_REQUEST)).toEqual({ error: "NetworkError" });
    const dead = await run(page, async (kept) => {
      await kept.device.gatt.connect();
      await kept.before.writeValueWithResponse(new Uint8Array(1));
    });
    expect(dead).toEqual({ error: "InvalidStateError" });
    expect(await connect(page)).toEqual({ value: true });
    await write(page, STATUS_REQUEST);
    await expect.poll(() => heard(page)).toBe(STATUS_REPLY);
  });

  test("a reload ends the link, and needs a chooser", async ({ computer, page }) => {
    const car = await setUp(computer, page);
    await page.reload();
    await expect.poll(() => car.links.length).toBe(0);
    expect(await run(page, (kept) => "getDevices" in kept.bluetooth)).toEqual({ value: false });
    await chooseAgain(computer, page);
    expect(await connect(page)).toEqual({ value: true });
    await write(page, STATUS_REQUEST);
    await expect.poll(() => heard(page)).toBe(STATUS_REPLY);
  });

  test("two tabs share a link, and each gets all that comes", async ({ computer, page, context }) => {
    const car = await setUp(computer, page);
    const other = await context.newPage();
    await choose(computer, other);
    expect(await connect(other)).toEqual({ value: true });
    expect(car.links.length).toBe(1);
    await write(page, STATUS_REQUEST);
    await expect.poll(() => heard(other)).toBe(STATUS_REPLY);
    await expect.poll(() => heard(page)).toBe(STATUS_REPLY);
    await page.close();
    await write(other, STATUS_REQUEST);
    await expect.poll(() => heard(other)).toBe(STATUS_REPLY.repeat(2));
    expect(car.links.length).toBe(1);
  });

  test("disconnecting is told at once", async ({ computer, page }) => {
    const car = await setUp(computer, page);
    const told = await run(page, (kept) => {
      kept.device.gatt.disconnect();
      kept.device.gatt.disconnect();
      return [kept.device.gatt.connected, kept.lost];
    });
    expect(told).toEqual({ value: [false, 1] });
    await expect.poll(() => car.links.length).toBe(0);
  });

  test("an operation fails while another has not ended", async ({ computer, page }) => {
    await setUp(computer, page, { writeMs: 200 });
    const names = await run(page, async (kept) => {
      const piece = () => kept.toCar.writeValueWithResponse(new Uint8Array(2));
      const ended = await Promise.allSettled([piece(), piece()]);
      return ended.map((each) => (each.status === "rejected" ? `${each.reason}` : "written"));
    });
    expect(names).toEqual({ value: ["written", "NetworkError: GATT operation already in progress."] });
  });

  test("operations that the car or the browser doesn't allow are refused", async ({ computer, page }) => {
    await setUp(computer, page);
    expect(await run(page, (kept) => kept.toCar.writeValueWithResponse(new Uint8Array(513)))).toEqual({
      error: "InvalidModificationError",
    });
    expect(await run(page, (kept) => kept.toCar.readValue())).toEqual({ error: "NotSupportedError" });
    expect(await run(page, (kept) => kept.toCar.startNotifications())).toEqual({
      error: "NotSupportedError",
    });
    expect(await run(page, (kept) => kept.toCar.writeValueWithoutResponse(new Uint8Array(1)))).toEqual({
      error: "NotSupportedError",
    });
    expect(await run(page, (kept) => kept.version.writeValueWithResponse(new Uint8Array(1)))).toEqual({
      error: "NotSupportedError",
    });
    expect(await run(page, (kept) => kept.service.getCharacteristic(0x2a00))).toEqual({
      error: "NotFoundError",
    });
  });

  test("a write that fails leaves the link", async ({ computer, page }) => {
    const car = await setUp(computer, page);
    car.fail({ kind: "fail_write" });
    expect(await write(page, STATUS_REQUEST)).toEqual({ error: "NotSupportedError" });
    expect(await run(page, (kept) => kept.device.gatt.connected)).toEqual({ value: true });
  });

  test("a car without a free slot refuses to connect", async ({ computer, page }) => {
    const car = await createCar({ takenSlots: 3 });
    computer.add(car);
    await choose(computer, page);
    expect(await connect(page)).toEqual({ error: "NetworkError" });
    car.settings.takenSlots = 0;
    expect(await connect(page)).toEqual({ value: true });
  });

  test("connecting may hang, which disconnecting cancels and does not end", async ({ computer, page }) => {
    const car = await createCar();
    computer.add(car);
    await choose(computer, page);
    car.fail({ kind: "hang_connection", milliseconds: 600 });
    const states = await run(page, async (kept) => {
      const began = performance.now();
      const connecting = [kept.device.gatt.connect(), kept.device.gatt.connect()];
      kept.device.gatt.disconnect();
      const ends = await Promise.allSettled(connecting);
      const names = ends.map((end) => (end.status === "rejected" ? end.reason.name : "connected"));
      return [...names, performance.now() - began >= 600, kept.device.gatt.connected];
    });
    expect(states).toEqual({ value: ["AbortError", "AbortError", true, false] });
    await expect.poll(() => car.links.length).toBe(0);
    expect(await connect(page)).toEqual({ value: true });
  });

  test("the service belongs to pages that have asked for it", async ({ computer, page }) => {
    computer.add(await createCar());
    await openPage(page);
    const chooser = await computer.chooserOf(page);
    const requested = request(page, byName(NAME, "battery_service"));
    await chooser.choose(NAME);
    await requested;
    expect(await connect(page)).toEqual({ error: "SecurityError" });
    const missing = await run(page, (kept) => kept.device.gatt.getPrimaryService("battery_service"));
    expect(missing).toEqual({ error: "NotFoundError" });
    await chooseAgain(computer, page);
    expect(await connect(page)).toEqual({ value: true });
  });

  test("a chooser that is cancelled says so", async ({ computer, page }) => {
    computer.add(await createCar());
    await openPage(page);
    const chooser = await computer.chooserOf(page);
    const requested = request(page);
    await chooser.cancel();
    expect(await requested).toEqual({ error: "NotFoundError" });
  });

  const mistakes: [what: string, options: object][] = [
    ["no filters in the list", { filters: [] }],
    ["a filter of nothing", { filters: [{}] }],
    ["neither filters nor all devices", { optionalServices: [SERVICE] }],
    ["an empty beginning", { filters: [{ namePrefix: "" }] }],
    ["a name of 250 bytes", { filters: [{ name: "é".repeat(125) }] }],
    ["a service that is none", { filters: [{ services: ["tesla"] }] }],
    ["a UUID in capitals", { acceptAllDevices: true, optionalServices: [SERVICE.toUpperCase()] }],
    ["exclusions of nothing", { acceptAllDevices: true, exclusionFilters: [{ name: "a" }] }],
  ];
  test("no chooser opens for options that make no sense", async ({ page, computer }) => {
    computer.add(await createCar());
    await openPage(page);
    await computer.chooserOf(page);
    for (const [what, options] of mistakes) {
      expect([what, await request(page, options)]).toEqual([what, { error: "TypeError" }]);
    }
  });

  test("a page may choose only when somebody has just done something", async ({ page, computer }) => {
    computer.add(await createCar());
    await openPage(page);
    const session = await page.context().newCDPSession(page);
    const { result } = await session.send("Runtime.evaluate", {
      expression: `navigator.bluetooth.requestDevice({ acceptAllDevices: true }).catch(({ name }) => name)`,
      awaitPromise: true,
      userGesture: false,
    });
    expect(result.value).toBe("SecurityError");
  });

  test("a computer without an adapter, or with one that is off, says so", async ({ page, computer }) => {
    const car = await setUp(computer, page);
    computer.setAdapter("off");
    await expect.poll(() => car.links.length).toBe(0);
    await expect.poll(async () => (await run(page, (kept) => kept.device.gatt.connected)).value).toBe(false);
    expect(await availability(page)).toEqual({ value: true });
    expect(await connect(page)).toEqual({ error: "NetworkError" });
    computer.setAdapter("absent");
    await expect.poll(async () => (await availability(page)).value).toBe(false);
    expect(await request(page)).toEqual({ error: "NotFoundError" });
    computer.setAdapter("on");
    await expect.poll(async () => (await availability(page)).value).toBe(true);
    await chooseAgain(computer, page);
    expect(await connect(page)).toEqual({ value: true });
  });
}
