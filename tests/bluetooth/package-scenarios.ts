/** The package in a browser beside a simulated car, which shares nothing with it but the facts. */

import { expect, type Page } from "@playwright/test";
import { createSimulator } from "../../simulator/index.ts";
import {
  type Call,
  changesBetween,
  changesOf,
  DECLINED,
  EFFECTS,
  nameOf,
  prepare,
} from "../expectations/reference.ts";
import type { Computer, Test } from "./scenarios.ts";
import { connect, load, publicKey, request, run, send } from "./tab.ts";

const VIN = "5YJSA1E26HF000337";

/** The time at the car, which stands still. */
const NOW = Date.UTC(2026, 0, 5, 8);

const DONE = { value: { result: true, reason: "" } };

/** A car near the computer, and a tab with the package. */
async function setUp(computer: Computer, page: Page) {
  const simulator = createSimulator({
    vehicles: [{ vin: VIN, carType: "models", signingRequired: true }],
    now: () => NOW,
    wakeMs: 0,
    bluetooth: { bootMs: 0, bootAnswers: "silence", pushEveryMs: null, idleMs: null },
  });
  const car = simulator.vehicle(VIN);
  const peripheral = await simulator.bluetooth(car.id);
  computer.add(peripheral);
  await load(page);
  const choose = async (tab: Page) => connect(tab, await computer.chooserOf(tab), VIN, peripheral.name);
  return { simulator, car, peripheral, choose };
}

/** The same, connected, with a key that the car knows. */
async function setUpEnrolled(computer: Computer, page: Page) {
  const made = await setUp(computer, page);
  await made.choose(page);
  made.simulator.act(made.car.id, "add_key", { public_key: await publicKey(page), role: "owner" });
  return made;
}

/** Whether the call is one for a car that is awake, and goes over Bluetooth. */
const isSent = ({ command, bluetooth }: Call) => bluetooth && command !== "wake_up";

export function packageScenarios(test: Test): void {
  test("a key is enrolled with a card, and still works after a reload", async ({ computer, page }) => {
    const { simulator, car, choose } = await setUp(computer, page);
    await page.exposeFunction("tapCard", () => {
      simulator.act(car.id, "tap_card");
      simulator.act(car.id, "confirm_key");
    });
    const enrol = () =>
      run(page, ({ tesla, vehicle }) =>
        tesla.enrolKey(vehicle, {
          onProgress({ stage }) {
            if (stage === "waiting_for_card") (globalThis as unknown as { tapCard(): void }).tapCard();
          },
        }),
      );
    await choose(page);
    expect(await send(page, "door_unlock")).toEqual({
      error: expect.objectContaining({ code: "not_paired", mayHaveSucceeded: false }),
    });
    expect(await enrol()).toEqual({ value: { outcome: "paired" } });
    expect(await send(page, "door_unlock")).toEqual(DONE);
    await page.reload();
    await choose(page);
    expect(await enrol()).toEqual({ value: { outcome: "already_paired" } });
    expect(await send(page, "door_lock")).toEqual(DONE);
    expect(simulator.vehicle(VIN).locked).toBe(true);
  });

  test("each command of the reference reaches the car, or says why not", async ({ computer, page }) => {
    const { simulator, car } = await setUpEnrolled(computer, page);
    const asNew = structuredClone(car);
    const run = async (call: Call) => {
      Object.assign(car, structuredClone(asNew));
      prepare(simulator, car, call);
      const before = structuredClone(car);
      const outcome = await send(page, call.command, call.params);
      return { outcome, changes: changesBetween(before, simulator.vehicle(VIN)) };
    };
    for (const effect of EFFECTS.filter(isSent)) {
      expect(await run(effect), nameOf(effect)).toEqual({ outcome: DONE, changes: changesOf(effect, NOW) });
    }
    for (const call of DECLINED.filter(isSent)) {
      const { signedReason: reason, already } = call;
      const outcome = already
        ? { value: { result: reason === "", reason } }
        : { error: { code: "rejected", reason, mayHaveSucceeded: false } };
      expect(await run(call), `${nameOf(call)}: ${reason}`).toEqual({ outcome, changes: {} });
    }
    for (const { command, params, bluetooth } of EFFECTS) {
      if (bluetooth) continue;
      const error = expect.objectContaining({ code: "not_over_bluetooth", mayHaveSucceeded: false });
      expect(await send(page, command, params), command).toEqual({ error });
    }
  });

  test("a sleeping car is woken", async ({ computer, page }) => {
    const { simulator, car } = await setUpEnrolled(computer, page);
    simulator.act(car.id, "sleep");
    expect(await send(page, "wake_up")).toEqual({ value: expect.objectContaining({ vin: VIN }) });
    expect(simulator.vehicle(VIN).connection).toBe("online");
  });

  test("the car's state is read, and a sleeping car is not woken for it", async ({ computer, page }) => {
    const { simulator, car } = await setUpEnrolled(computer, page);
    simulator.vehicle(VIN).charge.level = 43;
    const read = () =>
      run(page, async ({ tesla, vehicle }) => {
        const { state, charge_state, vehicle_state } = await tesla.vehicleData(vehicle);
        return [state, charge_state?.battery_level, vehicle_state?.locked];
      });
    expect(await read()).toEqual({ value: ["online", 43, true] });
    simulator.act(car.id, "sleep");
    expect((await read()).value?.slice(0, 1)).toEqual(["asleep"]);
    expect(simulator.vehicle(VIN).connection).toBe("asleep");
  });

  test("a link that drops in a write leaves no command twice, and says what is unknown", async ({
    computer,
    page,
  }) => {
    const { simulator, peripheral } = await setUpEnrolled(computer, page);
    expect(await send(page, "honk_horn")).toEqual(DONE);
    let pieces = 0;
    peripheral.onTraffic(({ kind }) => {
      if (kind === "write") pieces += 1;
    });
    expect(await send(page, "honk_horn")).toEqual(DONE);
    const last = pieces;
    for (const fault of [
      { number: 1 },
      { number: 5 },
      { number: 5, delivered: true },
      { number: last },
      { number: last, delivered: true },
    ]) {
      const before = simulator.vehicle(VIN).horn.count;
      peripheral.fail({ kind: "drop_at_write", ...fault });
      const { value, error } = await send(page, "honk_horn");
      const honks = simulator.vehicle(VIN).horn.count - before;
      const told = value ? "done" : error?.mayHaveSucceeded ? "unknown" : "not done";
      expect(honks, JSON.stringify(fault)).toBeLessThanOrEqual(1);
      const known = honks === 1 ? "done" : "not done";
      expect([known, "unknown"], JSON.stringify(fault)).toContain(told);
      // The car never had the whole request.
      if (fault.number < last) expect(told, JSON.stringify(fault)).not.toBe("unknown");
    }
    expect(await send(page, "honk_horn")).toEqual(DONE);
  });

  test("two tabs command a car over one link", async ({ computer, page, context }) => {
    const { peripheral, choose } = await setUpEnrolled(computer, page);
    const other = await context.newPage();
    await load(other);
    await choose(other);
    const both = [page, other, page, other].map((tab) => send(tab, "flash_lights"));
    expect(await Promise.all(both)).toEqual([DONE, DONE, DONE, DONE]);
    expect(peripheral.links.length).toBe(1);
    await page.close();
    expect(await send(other, "door_unlock")).toEqual(DONE);
  });

  test("a car out of reach says so, and is commanded again without a chooser", async ({ computer, page }) => {
    const { peripheral } = await setUpEnrolled(computer, page);
    peripheral.isInRange = false;
    expect(await send(page, "door_unlock")).toEqual({
      error: expect.objectContaining({ code: "out_of_reach", mayHaveSucceeded: false }),
    });
    peripheral.isInRange = true;
    expect(await send(page, "door_unlock")).toEqual(DONE);
  });

  test("a chooser that is cancelled, and a computer without Bluetooth, are told apart", async ({
    computer,
    page,
  }) => {
    await setUp(computer, page);
    const unavailable = (reason: string) => ({
      error: { code: "bluetooth_unavailable", reason, mayHaveSucceeded: false },
    });
    const chooser = await computer.chooserOf(page);
    const requested = request(page, VIN);
    await chooser.cancel();
    expect(await requested).toEqual(unavailable("no car was chosen, or none was found"));
    computer.setAdapter("absent");
    const { error } = await request(page, VIN);
    expect({ error }).toEqual(unavailable("this device has no Bluetooth adapter"));
  });
}
