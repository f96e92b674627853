/**
 * The control page beside a simulated car: the same in real Chromium with a stand-in for BlueZ, and with the stand-in for
 * `navigator.bluetooth`.
 */

import type {
  PlaywrightTestArgs,
  PlaywrightTestOptions,
  PlaywrightWorkerArgs,
  PlaywrightWorkerOptions,
  TestType,
} from "@playwright/test";
import { carLine, expectState, formOf, newest, open, press } from "../e2e/control-page.ts";
import { type Beside, expect, VIN } from "./beside.ts";
import { begin, expectKeyRequest, finding, followRequests, pair } from "./page.ts";

type Test = TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & { beside: Beside },
  PlaywrightWorkerArgs & PlaywrightWorkerOptions
>;

export function pageScenarios(test: Test): void {
  test("a tap of the key card adds this browser's key, and then commands go over Bluetooth alone", async ({
    page,
    beside,
  }) => {
    const requests: string[] = [];
    beside.act(VIN, "set_battery", { percent: 71 });
    await open(page);
    page.on("request", (request) => requests.push(new URL(request.url()).pathname));
    await pair(page, beside);
    expect(beside.car.keys).toEqual([expect.objectContaining({ role: "driver" })]);
    await expect(page.locator("[data-car-name]")).toHaveText("Model 3 000844");
    await expect(page.locator("[data-notice=real]")).toContainText("You reach it over Bluetooth.");
    await expect(carLine(page)).toHaveText("Parked · locked · 71 % · 17 °C");

    await press(page, "door_unlock", true);
    await expectState(formOf(page, "door_unlock"), "done");
    expect(beside.car.locked).toBe(false);
    await expect(newest(page).locator("[data-way=bluetooth]")).toHaveText("Bluetooth");
    await newest(page).locator("summary").click();
    await expect(newest(page).locator("pre").first()).toContainText(
      `const vehicle = { id: "${VIN}", key, bluetooth };`,
    );
    await expect(newest(page)).toContainText("None: the command went over Bluetooth.");
    await expect(carLine(page)).toContainText("unlocked");
    expect(requests.filter((path) => path.includes("/api/"))).toEqual([]);
  });

  test("where nothing was chosen in the browser's list, the page says so, and can show all devices", async ({
    page,
    beside,
  }) => {
    beside.chooses("cancel");
    await open(page);
    const lastRequest = await followRequests(page);
    const dialog = await begin(page, VIN.toLowerCase());
    await expect(dialog.locator("[data-outcome=failed]")).toHaveText(
      "No car was chosen, or none was found. Go closer to the car, and connect again.",
    );
    // The first 16 digits are those of the SHA-1 of the VIN.
    expect(await lastRequest()).toEqual({
      filters: [{ namePrefix: beside.peripheral.name.slice(0, 17) }],
      optionalServices: ["00000211-b2d1-43f0-9b88-960cebf8b91e"],
    });
    await expect(dialog.locator("[name=vin]")).toHaveValue(VIN);
    await expect(dialog.locator("[data-action=connect-bluetooth]")).toBeFocused();

    await dialog.locator("[data-check] summary").click();
    await expect(finding(dialog, "permission", "ok")).toBeVisible();
    await expect(finding(dialog, "found", "wrong")).toContainText("The car is not found.");
    await expect(finding(dialog, "slot", "open")).toBeVisible();

    beside.chooses("car");
    await dialog.locator("[data-action=any-name]").click();
    await expectKeyRequest(page, beside);
    expect(await lastRequest()).toMatchObject({ acceptAllDevices: true });
  });

  test("a key that is declined on the car's screen can be added by another try", async ({ page, beside }) => {
    await open(page);
    const dialog = await begin(page);
    await expectKeyRequest(page, beside);
    beside.act(VIN, "tap_card");
    beside.act(VIN, "dismiss_key");
    await expect(dialog.locator("[data-outcome=failed]")).toHaveText(
      "The key was declined on the car's screen. To add it, try again, and confirm on the screen.",
    );
    await dialog.locator("[data-check] summary").click();
    await expect(finding(dialog, "key", "wrong")).toContainText("does not know this browser's key");

    await dialog.locator("[data-action=connect-bluetooth]").click();
    await expectKeyRequest(page, beside);
    beside.act(VIN, "tap_card");
    beside.act(VIN, "confirm_key");
    await expect(dialog.locator("[data-outcome=paired]")).toHaveText("The car knows this browser's key now.");
    // The page connected the car once.
    expect(beside.asked).toBe(1);
  });

  test("a car that knows the key already asks for no card", async ({ page, beside }) => {
    await open(page);
    await pair(page, beside);
    await page.locator("[data-action=disconnect]").click();
    await expect(page.locator("[data-notice=simulated]")).toBeVisible();
    const dialog = await begin(page);
    await expect(dialog.locator("[data-outcome=paired]")).toHaveText(
      "The car knew this browser's key already.",
    );
    expect(beside.car.keyRequest).toBeNull();
  });

  test("after a reload the page opens on the car, and the next command asks the browser for it", async ({
    page,
    beside,
  }) => {
    await open(page);
    await pair(page, beside);
    await page.reload();
    await expect(carLine(page)).toHaveText("Not connected");
    await expect(carLine(page)).toHaveAttribute("data-status", "unconnected");
    await expect(page.locator("[data-action=connect-nearby]")).toBeVisible();
    // Only the VIN is kept.
    expect(await page.evaluate(() => localStorage.getItem("tesla-commands.bluetooth"))).toBe(
      `{"vins":["${VIN}"],"vin":"${VIN}"}`,
    );
    expect(beside.asked).toBe(1);
    await press(page, "honk_horn", false);
    await expectState(formOf(page, "honk_horn"), "done");
    expect(beside.asked).toBe(2);
    expect(beside.car.horn.count).toBe(1);
    await expect(carLine(page)).toHaveAttribute("data-status", "awake");
    await expect(page.locator("[data-action=connect-nearby]")).toBeHidden();
  });

  test("a car that is gone is out of range, and the command did not happen", async ({ page, beside }) => {
    await open(page);
    await pair(page, beside);
    beside.peripheral.isInRange = false;
    await press(page, "honk_horn", false);
    await expect(formOf(page, "honk_horn")).toContainText("Connecting to the car over Bluetooth");
    await expect.poll(() => formOf(page, "honk_horn").getAttribute("data-state")).toBe("failed");
    await expect(formOf(page, "honk_horn")).toContainText(
      "The car can't be reached over Bluetooth. Go closer to it",
    );
    await expect(formOf(page, "honk_horn")).not.toContainText("May have happened");
    await page.locator("[data-action=refresh]").click();
    await expect(carLine(page)).toHaveText("Out of Bluetooth range");
    beside.peripheral.isInRange = true;
    await page.locator("[data-action=refresh]").click();
    await expect(carLine(page)).toHaveAttribute("data-status", "awake");
  });

  test("a link that drops in the middle of a write is made again, and the command runs once", async ({
    page,
    beside,
  }) => {
    await open(page);
    await pair(page, beside);
    const { connections } = beside;
    beside.peripheral.fail({ kind: "drop_at_write", number: 2 });
    await press(page, "honk_horn", false);
    await expect.poll(() => beside.connections).toBe(connections + 1);
    // The car's time goes on meanwhile.
    const state = async () => {
      await beside.clock.advance(5_000);
      return formOf(page, "honk_horn").getAttribute("data-state");
    };
    await expect.poll(state).toBe("done");
    expect(beside.car.horn.count).toBe(1);
  });

  test("an asleep car tells its locks, and stays asleep when it is read and when it is unlocked", async ({
    page,
    beside,
  }) => {
    await open(page);
    await pair(page, beside);
    beside.act(VIN, "sleep");
    await page.locator("[data-action=refresh]").click();
    await expect(carLine(page)).toHaveText("Asleep · locked");
    expect(beside.car.connection).toBe("asleep");
    await press(page, "door_unlock", true);
    await expectState(formOf(page, "door_unlock"), "done");
    await expect(carLine(page)).toHaveText("Asleep · unlocked");
    expect(beside.car.connection).toBe("asleep");
  });

  test("a car whose connections phones hold is found, and has no free one", async ({ page, beside }) => {
    beside.peripheral.settings.takenSlots = 3;
    await open(page);
    const dialog = await begin(page);
    await expect(dialog.locator("[data-outcome=failed]")).toContainText(
      "switch Bluetooth off on one of them",
    );
    await dialog.locator("[data-check] summary").click();
    await expect(finding(dialog, "found", "ok")).toBeVisible();
    await expect(finding(dialog, "slot", "wrong")).toContainText("It has only three");
  });

  test("a device without an adapter is told from a car that is not there", async ({ page, beside }) => {
    beside.setAdapter("absent");
    await open(page);
    const dialog = await begin(page);
    await expect(dialog.locator("[data-outcome=failed]")).toContainText("This device has no Bluetooth.");
    await dialog.locator("[data-check] summary").click();
    await expect(finding(dialog, "browser", "ok")).toBeVisible();
    await expect(finding(dialog, "adapter", "wrong")).toContainText("Switch Bluetooth on");
  });
}
