/**
 * Tabs that share a login, and everything that can go wrong for them, in an order that a seed decides. Whatever takes time is a
 * task that waits in the simulation until it is chosen; the clock is the test's.
 */

import type { MockTimers } from "node:test";
import { refreshingToken, type StoredLogin } from "tesla-commands/sign-in";
import type { TeslaFault } from "../../simulator/auth/index.ts";
import { createSimulator } from "../../simulator/index.ts";
import { isTaken, sendRefresh, signIn, teslaWithApp } from "./tesla.ts";

/** No schedule asks for a car. */
const CARS = createSimulator();

/** What a store that keeps nothing throws; the package passes it on. */
const DISK_FULL = new Error("The disk is full.");

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Tab {
  name: string;
  isAlive: boolean;
  token: (request: { refresh: boolean }) => string | Promise<string>;
}

interface Task {
  /** Whose it is; a task of the network goes on without its tab. */
  tab: Tab | undefined;
  run: () => void | Promise<void>;
}

const FAULTS: readonly TeslaFault["kind"][] = [
  "unreachable",
  "lost",
  "half",
  "blocked",
  "unavailable",
  "unclear",
];

export class Simulation {
  readonly problems: string[] = [];
  /** What happened, for the report of a failure. */
  readonly log: string[] = [];
  readonly #tesla = teslaWithApp({ simulator: CARS, now: () => Date.now() });
  #tasks: Task[] = [];
  #tabs: Tab[] = [];
  #store: StoredLogin | undefined;
  readonly #everStored = new Set<string>();
  readonly #lock: { holder: Tab | undefined; waiting: { tab: Tab; enter: () => void }[] } = {
    holder: undefined,
    waiting: [],
  };
  /** Refresh requests that a living tab waits for. */
  readonly #underWay = new Set<object>();
  #passed = 0;
  isFaulty = true;

  constructor(
    readonly random: () => number,
    readonly timers: MockTimers,
  ) {}

  /** Runs a whole schedule. */
  async run(): Promise<void> {
    this.#store = { refreshToken: (await signIn(this.#tesla)).refresh_token };
    const count = 1 + this.#below(4);
    for (let index = 0; index < count; index++) this.#open();
    for (let step = 0; step < 60; step++) {
      await this.#step();
      await settled();
    }
    await this.#recover();
  }

  #below(count: number): number {
    return Math.floor(this.random() * count);
  }

  #chance(part: number): boolean {
    return this.random() < part;
  }

  async #step(): Promise<void> {
    const living = this.#tabs.filter((tab) => tab.isAlive);
    if (living.length === 0 || this.#chance(0.04)) return this.#open();
    const tab = living[this.#below(living.length)] as Tab;
    if (this.#chance(0.05)) return this.#crash(tab);
    if (this.#chance(0.12)) return this.#pass();
    if (this.#tasks.length === 0 || this.#chance(0.25)) return void this.#call(tab);
    const [task] = this.#tasks.splice(this.#below(this.#tasks.length), 1);
    await task?.run();
  }

  /** Time passes; less than a day in all, since after a day of silence no client could save the login. */
  #pass(): void {
    const left = 23 * HOUR - this.#passed;
    const spans = [1_000, 20_000, 31_000, 3 * MINUTE, HOUR, 7.99 * HOUR, 9 * HOUR];
    const span = Math.min(spans[this.#below(spans.length)] ?? 0, left);
    this.#passed += span;
    this.log.push(`${span / 1000} s pass`);
    this.timers.tick(span);
  }

  #open(): void {
    const tab: Tab = { name: `tab ${this.#tabs.length + 1}`, isAlive: true, token: () => "" };
    tab.token = refreshingToken({
      load: () => this.#later(tab, () => structuredClone(this.#store)),
      save: (login) => this.#later(tab, () => this.#save(tab, login)),
      refresh: (token, { signal }) => this.#refresh(tab, token, signal),
      lock: (work) => this.#locked(tab, work),
    });
    this.#tabs.push(tab);
    this.log.push(`${tab.name} opens`);
  }

  /** It ends wherever it is: what it waits for never comes, and its lock goes to the next one, as in browsers. */
  #crash(tab: Tab): void {
    this.log.push(`${tab.name} crashes`);
    tab.isAlive = false;
    this.#tasks = this.#tasks.filter((task) => task.tab !== tab);
    this.#lock.waiting = this.#lock.waiting.filter((one) => one.tab !== tab);
    if (this.#lock.holder === tab) this.#leave();
  }

  /** As a command does: a token, and once more after a 401. */
  async #call(tab: Tab): Promise<void> {
    try {
      const token = await this.#given(tab, false);
      await this.#later(tab, () => {});
      if (!(await isTaken(this.#tesla, token))) await this.#given(tab, true);
    } catch (error) {
      const { name, code, message } = error as Error & { code?: string };
      this.log.push(`${tab.name} fails: ${message}`);
      if (error === DISK_FULL) return;
      if (name !== "TeslaCommandError")
        this.problems.push(`an error that is no TeslaCommandError: ${message}`);
      if (code === "unauthorized") this.problems.push(`a person is asked to sign in again: ${message}`);
    }
  }

  async #given(tab: Tab, refresh: boolean): Promise<string> {
    const token = await tab.token({ refresh });
    this.log.push(`${tab.name} has ${token.slice(-4)}${refresh ? ", renewed" : ""}`);
    if (!this.#everStored.has(token)) this.problems.push("a token is used before it is stored");
    return token;
  }

  #save(tab: Tab, login: StoredLogin | undefined): void {
    if (this.isFaulty && this.#chance(0.05)) throw DISK_FULL;
    this.#store = structuredClone(login);
    if (login?.accessToken) this.#everStored.add(login.accessToken);
    this.log.push(`${tab.name} stores ${login?.refreshToken.slice(-4)}`);
  }

  async #refresh(tab: Tab, token: string, signal: AbortSignal): Promise<Response> {
    const request = {};
    for (const [other, owner] of this.#owners) if (!owner.isAlive) this.#underWay.delete(other);
    this.#underWay.add(request);
    this.#owners.set(request, tab);
    this.log.push(`${tab.name} sends ${token.slice(-4)}`);
    if (this.#underWay.size > 1) this.problems.push("two refreshes run at once");
    signal.addEventListener("abort", () => this.#underWay.delete(request));
    await this.#arrives(tab);
    const fault = this.isFaulty && this.#chance(0.5) ? FAULTS[this.#below(FAULTS.length)] : undefined;
    if (fault) {
      this.log.push(`${token.slice(-4)}: ${fault}`);
      this.#tesla.failNext({ kind: fault });
    }
    const response = await sendRefresh(this.#tesla, token).catch(() => undefined);
    await this.#later(tab, () => {});
    if (!response) throw new TypeError("fetch failed");
    return response;
  }

  readonly #owners = new Map<object, Tab>();

  /** The way to the server, which a request goes even when its tab is gone. */
  #arrives(tab: Tab): Promise<void> {
    return new Promise((resolve) => {
      this.#tasks.push({
        tab: undefined,
        run: () => {
          if (!tab.isAlive) this.log.push(`${tab.name}'s request still arrives`);
          resolve();
        },
      });
    });
  }

  #later<T>(tab: Tab, act: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!tab.isAlive) return;
      this.#tasks.push({
        tab,
        run: () => {
          let done: T;
          try {
            done = act();
          } catch (error) {
            return reject(error);
          }
          // Between the effect and the knowledge of it, a tab may crash.
          if (this.#chance(0.5)) resolve(done);
          else this.#tasks.push({ tab, run: () => resolve(done) });
        },
      });
    });
  }

  async #locked<T>(tab: Tab, work: () => Promise<T>): Promise<T> {
    if (this.#lock.holder) {
      await new Promise<void>((enter) => this.#lock.waiting.push({ tab, enter }));
    } else this.#lock.holder = tab;
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  #leave(): void {
    const next = this.#lock.waiting.shift();
    this.#lock.holder = next?.tab;
    next?.enter();
  }

  /** Everything works again, and the longest pause is over: the login must be there. */
  async #recover(): Promise<void> {
    this.isFaulty = false;
    await this.#drain();
    this.timers.tick(6 * MINUTE);
    this.#open();
    const tab = this.#tabs.at(-1) as Tab;
    let token: string | undefined;
    void (async () => {
      token = await this.#given(tab, false);
      if (!(await isTaken(this.#tesla, token))) token = await this.#given(tab, true);
    })().catch((error: Error) => this.problems.push(`the login is lost: ${error.message}`));
    await this.#drain();
    if (token === undefined) this.problems.push("no token comes");
    else if (!(await isTaken(this.#tesla, token))) this.problems.push("the token is not valid");
    const waiting = this.#lock.holder ?? this.#lock.waiting[0];
    if (waiting) this.problems.push("the lock is held for ever");
  }

  async #drain(): Promise<void> {
    await settled();
    while (this.#tasks.length > 0) {
      await this.#tasks.shift()?.run();
      await settled();
    }
  }
}

/** Lets everything run that waits for nothing but its turn. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
