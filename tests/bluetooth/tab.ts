/** A tab with the package as built, and the car that it commands. */

import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import type * as Package from "tesla-commands";
import type { Chooser } from "./scenarios.ts";

const PACKAGE = join(import.meta.dirname, "..", "..", "pkg");

/** What a step in a tab gave: a value, or the package's error. */
export interface Outcome<T> {
  value?: T;
  error?: { code: string; reason: string | undefined; mayHaveSucceeded: boolean };
}

/** What a tab keeps between steps. */
interface Kept {
  tesla: typeof Package;
  vehicle: Package.BluetoothVehicle;
}

/** Loads the package into the tab. */
export async function load(page: Page): Promise<void> {
  await page.route("http://localhost/*", (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    return name === ""
      ? route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Car</title>" })
      : route.fulfill({ path: join(PACKAGE, name) });
  });
  await page.goto("http://localhost/");
}

/** Runs a step in the tab. */
export function run<T, A = undefined>(
  page: Page,
  step: (kept: Kept, argument: A) => Promise<T> | T,
  argument?: A,
): Promise<Outcome<T>> {
  return page.evaluate(
    async ({ source, argument }) => {
      const window = globalThis as unknown as { kept?: Kept };
      if (!window.kept) {
        const tesla = (await import("/index.js" as string)) as typeof Package;
        await tesla.default();
        window.kept = { tesla } as Kept;
      }
      try {
        const step = new Function(`return (${source})`)() as (kept: Kept, argument: unknown) => unknown;
        return { value: await step(window.kept, argument) };
      } catch (error) {
        if (!window.kept.tesla.isTeslaCommandError(error)) throw error;
        const { code, reason, mayHaveSucceeded } = error;
        return { error: { code, reason, mayHaveSucceeded } };
      }
    },
    { source: step.toString(), argument: argument as unknown },
  ) as Promise<Outcome<T>>;
}

/** Clicks, and asks for the car. Its key is the one that this browser keeps, or else a new one. */
export async function request(page: Page, vin: string): Promise<Outcome<boolean>> {
  await page.mouse.click(1, 1);
  return run(
    page,
    async (kept, vin) => {
      const { connectBluetooth, createKey, loadKey, saveKey } = kept.tesla;
      const bluetooth = await connectBluetooth(vin);
      const key = (await loadKey(vin)) ?? (await createKey());
      await saveKey(vin, key);
      kept.vehicle = { id: vin, key, bluetooth };
      return bluetooth.connected;
    },
    vin,
  );
}

/** Asks for the car, and chooses it. */
export async function connect(page: Page, chooser: Chooser, vin: string, name: string): Promise<void> {
  const requested = request(page, vin);
  await chooser.choose(name);
  expect(await requested).toEqual({ value: true });
}

/** The public half of the tab's key. */
export async function publicKey(page: Page): Promise<string> {
  return (await run(page, ({ tesla, vehicle }) => tesla.publicKeyPem(vehicle.key))).value ?? "";
}

/** Sends a command. */
export function send(page: Page, name: string, params: object = {}) {
  return run(
    page,
    ({ tesla, vehicle }, { name, params }) =>
      tesla.sendCommand(vehicle, name as Package.CommandName, params as never),
    { name, params },
  );
}
