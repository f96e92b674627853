/** The browser's chooser of devices, without a person: what it shows, and what is chosen. */

import type { CDPSession, Page } from "@playwright/test";

/** A device in the chooser. */
export interface Choice {
  /** The address of its radio. */
  id: string;
  name: string;
}

interface Prompt {
  id: string;
  devices: Choice[];
}

/**
 * Open one before a page calls `requestDevice`: in a browser without windows the chooser hangs otherwise. Each call of
 * `requestDevice` needs one `choose` or `cancel`.
 */
export class Chooser {
  readonly #session: CDPSession;
  #prompt: Prompt | undefined;
  /** The browser crashes when a chooser is answered twice. */
  readonly #answered = new Set<string>();
  #waiting: (() => void)[] = [];

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<Chooser> {
    const session = await page.context().newCDPSession(page);
    const chooser = new Chooser(session);
    session.on("DeviceAccess.deviceRequestPrompted", (prompt) => {
      chooser.#prompt = prompt;
      chooser.#change();
    });
    await session.send("DeviceAccess.enable");
    return chooser;
  }

  /** Resolves while a chooser is open that nobody has answered. */
  async opened(): Promise<void> {
    await this.#wait(() => true);
  }

  /** Chooses the first device whose name is this, or matches it, as soon as the chooser shows one. */
  async choose(name: string | RegExp): Promise<Choice> {
    const matches = (choice: Choice) =>
      typeof name === "string" ? choice.name === name : name.test(choice.name);
    const { id, devices } = await this.#wait(({ devices }) => devices.some(matches));
    const chosen = devices.find(matches) as Choice;
    this.#answered.add(id);
    await this.#session.send("DeviceAccess.selectPrompt", { id, deviceId: chosen.id });
    return chosen;
  }

  /** Cancels the chooser as soon as it is open. Gives what it showed. */
  async cancel(): Promise<Choice[]> {
    const { id, devices } = await this.#wait(() => true);
    this.#answered.add(id);
    await this.#session.send("DeviceAccess.cancelPrompt", { id });
    return devices;
  }

  /** What the chooser shows, once there are so many. */
  async list(count: number): Promise<Choice[]> {
    return (await this.#wait(({ devices }) => devices.length >= count)).devices;
  }

  /** The open chooser, as soon as it is so. */
  async #wait(isReady: (prompt: Prompt) => boolean): Promise<Prompt> {
    for (;;) {
      const prompt = this.#prompt;
      if (prompt && !this.#answered.has(prompt.id) && isReady(prompt)) return prompt;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
  #change(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
