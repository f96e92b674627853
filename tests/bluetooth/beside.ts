/**
 * A simulated car beside a page: it lives in the test, outlasts a reload of the page, and its clock stands still unless the
 * test lets it pass.
 */

import type { Page } from "@playwright/test";
import { type Car, createSimulator, ManualClock, type Peripheral } from "../../simulator/index.ts";
import { expect as base, NOW, TOKEN } from "../e2e/fixtures.ts";
import type { Computer } from "./scenarios.ts";

export const VIN = "5YJ3E1EA0PF000844";

// A read is some fifty writes over the link, and the page looks for a new key every five seconds.
export const expect = base.configure({ timeout: 15_000 });

/** The car beside the page, and the person in front of it. */
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
  setAdapter: Computer["setAdapter"];
  /** How often the browser's list was shown. */
  readonly asked: number;
  /** How often the page has connected the car, or tried to. */
  readonly connections: number;
}

/** Puts a car near the computer, and answers the list of the page's browser. */
export async function standBeside(computer: Computer, page: Page): Promise<Beside> {
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
  let choice: "car" | "cancel" = "car";
  let asked = 0;
  let connections = 0;
  computer.add({
    address: peripheral.address,
    name: peripheral.name,
    get isInRange() {
      return peripheral.isInRange;
    },
    connect() {
      connections += 1;
      return peripheral.connect();
    },
  });
  const chooser = await computer.chooserOf(page);
  const answer = async (): Promise<never> => {
    for (;;) {
      await chooser.opened();
      asked += 1;
      await (choice === "car" ? chooser.choose(peripheral.name) : chooser.cancel());
    }
  };
  // It ends with the page.
  void answer().catch(() => {});
  return {
    car,
    peripheral,
    clock,
    simulator,
    act: simulator.act,
    chooses: (next) => {
      choice = next;
    },
    setAdapter: (state) => computer.setAdapter(state),
    get asked() {
      return asked;
    },
    get connections() {
      return connections;
    },
  };
}
