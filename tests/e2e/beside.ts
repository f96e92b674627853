/**
 * A simulated car beside the page: the browser's Bluetooth is the stand-in of `simulator/bluetooth`, the car lives in the test and
 * outlasts a reload, and its clock stands still unless the test lets it pass.
 */

import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { build } from "esbuild";
import { type Car, createSimulator, type Link, ManualClock, type Peripheral } from "../../simulator/index.ts";
import { test as base, NOW, TOKEN } from "./fixtures.ts";

export const VIN = "5YJ3E1EA0PF000844";

/** The car beside the page, and the person's browser. */
export interface Beside {
  car: Car;
  /** Its radio. */
  peripheral: Peripheral;
  clock: ManualClock;
  /** Does by hand what no command can. */
  act: ReturnType<typeof createSimulator>["act"];
  simulator: ReturnType<typeof createSimulator>;
  /** What the person does in the browser's list from now on. Before: takes the car. */
  chooses(choice: "car" | "cancel"): void;
  /** Whether the device has an adapter. Counts from the next load. */
  hasAdapter(has: boolean): void;
  /** How often the browser's list was shown. */
  readonly asked: number;
  /** How often the page has connected the car, or tried to. */
  readonly connections: number;
  /** The last options of the list. */
  readonly lastFilter: unknown;
}

/** What the page's end calls. */
interface Ends {
  connect(): Promise<number>;
  listen(id: number): void;
  write(id: number, bytes: number[]): Promise<void>;
  disconnect(id: number): void;
}

export const test = base.extend<
  { beside: Beside; remembers: boolean; hasBluetooth: boolean },
  { script: string }
>({
  /** Whether the browser remembers the permission after a reload. */
  remembers: [false, { option: true }],
  hasBluetooth: [true, { option: true }],

  script: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what the fixture needs.
    async ({}, use) => use(await bundled()),
    { scope: "worker" },
  ],

  beside: async ({ page, script, remembers, hasBluetooth }, use) => {
    const clock = new ManualClock(NOW);
    const simulator = createSimulator({
      accessToken: TOKEN,
      now: clock.now,
      timers: clock,
      seed: 1,
      vehicles: [{ vin: VIN, displayName: "Comet", carType: "model3", signingRequired: true }],
    });
    const [car] = simulator.vehicles;
    const peripheral = await simulator.bluetooth(VIN);
    const links = new Map<number, Link>();
    let choice: "car" | "cancel" = "car";
    let hasAdapter = true;
    let asked = 0;
    let connections = 0;
    let lastFilter: unknown;
    const tell = (name: "indicate" | "drop", id: number, bytes: number[] = []): void => {
      // A page that is gone has no use for it.
      void page
        .evaluate(([name, id, bytes]) => window.besideEnds[name](id, bytes), [name, id, bytes] as const)
        .catch(() => {});
    };
    const ends: Ends = {
      async connect() {
        connections += 1;
        const link = await peripheral.connect();
        const id = links.size;
        links.set(id, link);
        link.onDisconnect = () => tell("drop", id);
        return id;
      },
      listen(id) {
        const link = links.get(id);
        if (link) link.onIndication = (bytes) => tell("indicate", id, [...bytes]);
      },
      write: async (id, bytes) => links.get(id)?.write(Uint8Array.from(bytes)),
      disconnect: (id) => links.get(id)?.disconnect(),
    };
    await page.exposeFunction(
      "beside",
      async (name: keyof Ends | "state" | "choose", ...values: unknown[]) => {
        if (name === "state") {
          return {
            address: peripheral.address,
            name: peripheral.name,
            isInRange: peripheral.isInRange,
            hasAdapter,
          };
        }
        if (name === "choose") {
          asked += 1;
          [lastFilter] = values;
          return choice;
        }
        try {
          const act = ends[name] as (...values: unknown[]) => unknown;
          return { value: await act(...values) };
        } catch (error) {
          // Errors lose their fields on the way.
          return { code: (error as { code?: string }).code ?? String(error) };
        }
      },
    );
    if (hasBluetooth) {
      await page.addInitScript(`window.besideRemembers = ${remembers};`);
      await page.addInitScript(script);
    }
    // A page that is loaded anew has lost its links, as in a browser.
    page.on("framenavigated", (frame) => {
      if (frame === page.mainFrame()) for (const link of links.values()) link.disconnect();
    });
    await use({
      car,
      peripheral,
      clock,
      simulator,
      act: simulator.act,
      chooses: (next) => {
        choice = next;
      },
      hasAdapter: (has) => {
        hasAdapter = has;
      },
      get asked() {
        return asked;
      },
      get connections() {
        return connections;
      },
      get lastFilter() {
        return lastFilter;
      },
    });
  },
});

declare global {
  interface Window {
    beside: (name: string, ...values: unknown[]) => Promise<never>;
    besideEnds: Record<"indicate" | "drop", (id: number, bytes: number[]) => void>;
  }
}

/** The page's end, as one script. */
async function bundled(): Promise<string> {
  const entry = fileURLToPath(new URL("beside-page.ts", import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    target: "chrome123",
  });
  return outputFiles[0]?.text ?? "";
}

/** Waits until the car waits for a card. */
export async function expectKeyRequest(page: Page, { car }: Beside): Promise<void> {
  const expect = base.expect.configure({ timeout: 15_000 });
  await expect.poll(() => car.keyRequest !== null).toBe(true);
  await expect(page.locator("[data-stage=waiting]")).toBeVisible();
}
