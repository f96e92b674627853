/** The package, in its two sizes. The page begins with the smaller one, which makes the first view come sooner. */

import type * as Whole from "tesla-commands";
import type { Vehicle } from "tesla-commands";
import * as rest from "tesla-commands/rest";

/** Why nothing was sent: the whole package could not be loaded. */
export class NotLoaded extends Error {}

/** Loads the whole package, for signed commands and Bluetooth. Rejects with `NotLoaded`. */
export async function wholePackage(): Promise<typeof Whole> {
  try {
    const whole = await import("tesla-commands");
    await whole.default();
    return whole;
  } catch (cause) {
    throw new NotLoaded("The package could not be loaded", { cause });
  }
}

/** Begins to load the whole package before it is needed. */
export function preloadWhole(): void {
  // Whoever needs it asks again, and says what is missing.
  wholePackage().catch(() => {});
}

/** The functions for the vehicle. Rejects with `NotLoaded`. */
export async function packageFor({
  key,
  bluetooth,
}: Vehicle): Promise<Pick<typeof rest, "listVehicles" | "sendCommand" | "vehicleData">> {
  return key || bluetooth ? wholePackage() : rest;
}
