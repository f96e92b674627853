/** The package, in its two sizes. The page begins with the smaller one, which makes the first view come sooner. */

import type * as Whole from "tesla-commands";
import type { Vehicle } from "tesla-commands";
import * as rest from "tesla-commands/rest";
import wasm from "tesla-commands/wasm?url";

/** How long loading the whole package may take, as long as a request to the car. */
const limitMs = 30_000;

/** Why nothing was sent: the whole package could not be loaded, or the person did not wait for it. */
export class NotLoaded extends Error {
  readonly isCancelled: boolean;

  constructor(cause: unknown, isCancelled: boolean) {
    super("The package could not be loaded", { cause });
    this.isCancelled = isCancelled;
  }
}

let loading: Promise<typeof Whole> | undefined;

/** Loads the whole package, for signed commands and Bluetooth. Rejects with `NotLoaded`. */
export function wholePackage(signal?: AbortSignal): Promise<typeof Whole> {
  loading ??= load().catch((error) => {
    // The next call tries again.
    loading = undefined;
    throw error;
  });
  const loaded = loading;
  return new Promise((resolve, reject) => {
    const cancel = (): void => reject(new NotLoaded(signal?.reason, true));
    if (signal?.aborted) cancel();
    signal?.addEventListener("abort", cancel);
    loaded
      .then(resolve, (cause) => reject(new NotLoaded(cause, false)))
      .finally(() => signal?.removeEventListener("abort", cancel));
  });
}

/** Begins to load the whole package before it is needed. */
export function preloadWhole(): void {
  // Whoever needs it asks again, and says what is missing.
  wholePackage().catch(() => {});
}

/** The functions for the vehicle. Rejects with `NotLoaded`. */
export async function packageFor(
  { key, bluetooth }: Vehicle,
  signal: AbortSignal | undefined,
): Promise<Pick<typeof rest, "listVehicles" | "sendCommand" | "vehicleData">> {
  return key || bluetooth ? wholePackage(signal) : rest;
}

/** Has a time limit: if the server answers late, a command that waits for this would be sent long after the press. */
async function load(): Promise<typeof Whole> {
  const signal = AbortSignal.timeout(limitMs);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  const start = async (): Promise<typeof Whole> => {
    const whole = await import("tesla-commands");
    await whole.default(fetch(wasm, { signal }));
    return whole;
  };
  return Promise.race([start(), late]);
}
