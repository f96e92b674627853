/** A page that uses a car over Bluetooth, step by step. */

import type { Page } from "@playwright/test";

/** What came of a step: what it gave, or the name of its error. */
export interface Came<T> {
  value?: T;
  error?: string;
}

/** Types that TypeScript has no library for. */
// biome-ignore lint/suspicious/noExplicitAny: The browser's own types of Bluetooth are in no library here.
type Any = any;

/** What a page keeps between steps. */
interface Kept {
  bluetooth: Any;
  device: Any;
  /** A characteristic of an earlier connection. */
  before: Any;
  service: Any;
  toCar: Any;
  fromCar: Any;
  version: Any;
  heard: string[];
  lost: number;
}

/** Opens an empty page that may use Bluetooth. */
export async function openPage(page: Page): Promise<void> {
  await page.route("http://localhost/", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Bluetooth</title>" }),
  );
  await page.goto("http://localhost/");
}

/** Runs a step in the page. */
export async function run<T, A = undefined>(
  page: Page,
  step: (kept: Kept, argument: A) => Promise<T> | T,
  argument?: A,
): Promise<Came<T>> {
  return page.evaluate(
    async ({ source, argument }) => {
      const window = globalThis as unknown as { kept?: Kept };
      window.kept ??= { bluetooth: (navigator as Any).bluetooth, heard: [], lost: 0 } as unknown as Kept;
      try {
        const step = new Function(`return (${source})`)() as (kept: Kept, argument: unknown) => unknown;
        return { value: await step(window.kept, argument) };
      } catch (error) {
        return { error: (error as Error).name };
      }
    },
    { source: step.toString(), argument: argument as unknown },
  ) as Promise<Came<T>>;
}

/** Clicks, and asks for a car, by default as the package does. */
export async function request(
  page: Page,
  options: object = byName("S1a87a5a75f3df858"),
): Promise<Came<string>> {
  await page.mouse.click(1, 1);
  return run(
    page,
    async (kept, options) => {
      kept.device = await kept.bluetooth.requestDevice(options);
      kept.device.addEventListener("gattserverdisconnected", () => {
        kept.lost += 1;
      });
      return kept.device.name;
    },
    options,
  );
}

export function byName(namePrefix: string, ...optionalServices: string[]) {
  const services = optionalServices.length > 0 ? optionalServices : [SERVICE];
  return { filters: [{ namePrefix }], optionalServices: services };
}

export const SERVICE = "00000211-b2d1-43f0-9b88-960cebf8b91e";

/** Connects, finds everything, and listens. */
export function connect(page: Page): Promise<Came<boolean>> {
  return run(page, async (kept) => {
    const uuid = (number: string) => `0000${number}-b2d1-43f0-9b88-960cebf8b91e`;
    const server = await kept.device.gatt.connect();
    kept.service = await server.getPrimaryService(uuid("0211"));
    kept.toCar = await kept.service.getCharacteristic(uuid("0212"));
    kept.fromCar = await kept.service.getCharacteristic(uuid("0213"));
    kept.version = await kept.service.getCharacteristic(uuid("0214"));
    kept.heard = [];
    kept.fromCar.addEventListener("characteristicvaluechanged", ({ target: { value } }: Any) => {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      kept.heard.push(Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""));
    });
    await kept.fromCar.startNotifications();
    return kept.device.gatt.connected;
  });
}

/** Writes pieces, each as digits, one after the other. */
export function write(page: Page, pieces: readonly string[]): Promise<Came<undefined>> {
  return run(
    page,
    async (kept, pieces) => {
      for (const piece of pieces) {
        const bytes = (piece.match(/../g) ?? []).map((digits) => Number.parseInt(digits, 16));
        await kept.toCar.writeValueWithResponse(Uint8Array.from(bytes));
      }
      return undefined;
    },
    pieces,
  );
}

/** What has come so far, joined, as digits. */
export async function heard(page: Page): Promise<string | undefined> {
  return (await run(page, (kept) => kept.heard.join(""))).value;
}

export function availability(page: Page): Promise<Came<boolean>> {
  return run(page, (kept) => kept.bluetooth.getAvailability());
}
