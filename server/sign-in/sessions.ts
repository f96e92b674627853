/** Which browsers have signed in, and whose server this is. */

import { createHash, randomBytes } from "node:crypto";
import type { Store } from "./files.ts";

/** What is kept of them. The cookies themselves are not. */
export interface KeptSessions {
  /** SHA-256 of the cookies, the newest last. */
  hashes: string[];
  /** The account that signed in first, where the settings name none. */
  owner?: string;
  /** Why the last login ended. */
  ended?: string;
}

/** More browsers than a person has; the oldest goes first. */
const MAX_SESSIONS = 50;

export class Sessions {
  readonly #store: Store<KeptSessions>;
  /** Changes wait for each other: each reads what the one before has written. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: Store<KeptSessions>) {
    this.#store = store;
  }

  async has(cookie: string | undefined): Promise<boolean> {
    return cookie !== undefined && (await this.#read()).hashes.includes(hashOf(cookie));
  }

  /** A new cookie. */
  async create(): Promise<string> {
    const cookie = randomBytes(32).toString("base64url");
    await this.#change(({ ended: _, ...kept }) => ({
      ...kept,
      hashes: [...kept.hashes, hashOf(cookie)].slice(-MAX_SESSIONS),
    }));
    return cookie;
  }

  /** Signs all browsers out. The reason is for the page; without one they have signed out themselves. */
  end(reason?: string): Promise<void> {
    return this.#change(({ owner }) => ({
      hashes: [],
      ...(owner !== undefined && { owner }),
      ...(reason !== undefined && { ended: reason }),
    }));
  }

  async ended(): Promise<string | undefined> {
    return (await this.#read()).ended;
  }

  /** Whether the account is the owner's. The first one that asks becomes it. */
  async isOwner(account: string): Promise<boolean> {
    await this.#change((kept) => ({ ...kept, owner: kept.owner ?? account }));
    return (await this.#read()).owner === account;
  }

  async #read(): Promise<KeptSessions> {
    return (await this.#store.read()) ?? { hashes: [] };
  }

  #change(change: (kept: KeptSessions) => KeptSessions): Promise<void> {
    const changed = this.#last.then(async () => this.#store.write(change(await this.#read())));
    this.#last = changed.catch(() => {});
    return changed;
  }
}

/** A cookie has 256 random bits, so that a plain hash can't be guessed. */
function hashOf(cookie: string): string {
  return createHash("sha256").update(cookie).digest("base64url");
}
