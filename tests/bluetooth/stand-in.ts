/**
 * The stand-in for `navigator.bluetooth` in the pages of a browser, over cars in the test's process. It needs no Bluetooth
 * of the browser's, and works on every system.
 */

import { fileURLToPath } from "node:url";
import type { BrowserContext, Page } from "@playwright/test";
import { build } from "esbuild";
import {
  type AdapterState,
  type Choice,
  type NearbyCar,
  type NearbyLink,
  SharedCar,
} from "../../simulator/bluetooth/web-bluetooth.ts";
import type { Chooser, Computer } from "./scenarios.ts";
import type { Call, Choosing, News, PageOptions } from "./stand-in-messages.ts";

const BINDING = "standInBluetooth";

/** How long a chooser waits before it looks again for what it does not show yet, in milliseconds. */
const SCAN_MS = 50;

export interface StandInOptions {
  /** Whether permissions outlive a reload, as in browsers with `getDevices`. Default: `false`. */
  remembers?: boolean;
}

/** The computer's Bluetooth, and what a person does in the chooser of a page. */
export class StandIn implements Computer, Chooser {
  readonly #cars = new Map<string, SharedCar>();
  readonly #visits = new Map<Page, Visit>();
  #adapter: AdapterState = "on";
  #answers: { answer: (choices: Choice[]) => Choosing; done: (shown: Choice[]) => void }[] = [];
  #answersChanged: () => void = () => {};
  #isUnanswered = false;
  #chooserOpened: () => void = () => {};

  /** Puts it into all pages of the context that open from now on. */
  static async inject(context: BrowserContext, options: StandInOptions = {}): Promise<StandIn> {
    const standIn = new StandIn();
    const settings: PageOptions = { binding: BINDING, remembers: options.remembers ?? false };
    await context.exposeBinding(BINDING, ({ page }, call: Call) => standIn.#answer(page, call));
    bundled ??= bundle();
    const content = `{ const STAND_IN = ${JSON.stringify(settings)}; ${await bundled} }`;
    await context.addInitScript({ content });
    return standIn;
  }

  /** What its pages show one after the other. */
  async chooserOf(): Promise<Chooser> {
    return this;
  }

  /** Puts a car near the computer: `simulator.bluetooth(id)`. */
  add(car: NearbyCar): void {
    this.#cars.set(car.address, new SharedCar(car));
  }

  /** Takes the adapter away, or brings it back; switches it on or off. Connections end when it is no longer `on`. */
  setAdapter(state: AdapterState): void {
    this.#adapter = state;
    for (const visit of this.#visits.values()) visit.tell({ kind: "adapter", state });
  }

  /** Resolves while a chooser is open that nobody has answered. */
  async opened(): Promise<void> {
    while (!this.#isUnanswered) {
      await new Promise<void>((resolve) => {
        this.#chooserOpened = resolve;
      });
    }
  }

  /** Chooses the first device whose name is this, or matches it, as soon as a chooser shows one. */
  async choose(name: string | RegExp): Promise<Choice> {
    const matches = (choice: Choice) =>
      typeof name === "string" ? choice.name === name : name.test(choice.name);
    const shown = await this.#whenAsked((choices) => {
      const chosen = choices.find(matches);
      return chosen ? { id: chosen.id } : { again: true };
    });
    return shown.find(matches) as Choice;
  }

  /** Cancels a chooser as soon as it is open. Gives what it showed. */
  cancel(): Promise<Choice[]> {
    return this.#whenAsked(() => ({ id: null }));
  }

  #whenAsked(answer: (choices: Choice[]) => Choosing): Promise<Choice[]> {
    return new Promise((done) => {
      this.#answers.push({ answer, done });
      this.#answersChanged();
    });
  }

  async #choose(choices: Choice[]): Promise<Choosing> {
    while (this.#answers.length === 0) {
      this.#isUnanswered = true;
      this.#chooserOpened();
      await new Promise<void>((resolve) => {
        this.#answersChanged = resolve;
      });
    }
    this.#isUnanswered = false;
    const [first] = this.#answers;
    const choosing = first?.answer(choices) ?? { again: true };
    if (choosing.again) await new Promise((resolve) => setTimeout(resolve, SCAN_MS));
    else {
      this.#answers.shift();
      first?.done(choices);
    }
    return choosing;
  }

  async #answer(page: Page, call: Call) {
    try {
      return { value: await this.#act(page, call) };
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (typeof code !== "string") throw error;
      return { code };
    }
  }

  async #act(page: Page, call: Call): Promise<unknown> {
    if (call.kind === "open") this.#begin(page);
    const visit = this.#visits.get(page);
    switch (call.kind) {
      case "open":
      case "listen":
        return visit?.news();
      case "scan":
        return [...this.#cars.values()]
          .filter(({ isInRange }) => isInRange)
          .map(({ address, name }) => ({ address, name }));
      case "choose":
        return this.#choose(call.choices);
      case "connect": {
        const link = await this.#cars.get(call.address)?.connect();
        return link && visit?.add(link);
      }
      case "subscribe":
        return visit?.subscribe(call.link, call.isOn);
      case "write":
        return visit?.link(call.link).write(Uint8Array.from(call.bytes));
      case "read":
        return [...((await visit?.link(call.link).readVersion()) ?? [])];
      case "disconnect":
        return visit?.link(call.link).disconnect();
    }
  }

  /** A page has a new document: the links of the one before end. */
  #begin(page: Page): void {
    const before = this.#visits.get(page);
    before?.end();
    const visit = new Visit();
    this.#visits.set(page, visit);
    visit.tell({ kind: "adapter", state: this.#adapter });
    if (!before) page.once("close", () => this.#visits.get(page)?.end());
  }
}

/** A document's links, and what it has not heard yet. */
class Visit {
  readonly #links: NearbyLink[] = [];
  #news: News[] = [];
  #newsCome: () => void = () => {};
  #isOver = false;

  tell(news: News): void {
    this.#news.push(news);
    this.#newsCome();
  }

  /** Everything that has not been told, as soon as there is something. */
  async news(): Promise<News[]> {
    while (this.#news.length === 0) {
      await new Promise<void>((resolve) => {
        this.#newsCome = resolve;
      });
    }
    const news = this.#news;
    this.#news = [];
    return news;
  }

  /** Gives the link's number. */
  add(link: NearbyLink): number {
    const number = this.#links.push(link) - 1;
    link.onDisconnect = () => this.tell({ kind: "disconnect", link: number });
    if (this.#isOver) link.disconnect();
    return number;
  }

  link(number: number): NearbyLink {
    const link = this.#links[number];
    if (!link) throw new Error(`There is no link ${number}.`);
    return link;
  }

  subscribe(number: number, isOn: boolean): void {
    this.link(number).onIndication = isOn
      ? (bytes) => this.tell({ kind: "indication", link: number, bytes: [...bytes] })
      : null;
  }

  end(): void {
    this.#isOver = true;
    for (const link of this.#links) link.disconnect();
  }
}

/** The page's part, as a script that needs nothing but its settings. */
let bundled: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("stand-in-page.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
  });
  return outputFiles[0]?.text ?? "";
}
