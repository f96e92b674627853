/** The pages of a computer share its link to a car, as they do in a browser. */

import { LinkError } from "../link.ts";
import type { NearbyCar, NearbyLink } from "./nearby.ts";

/** Give the same object to all pages that run on one computer. Each gets every indication. */
export class SharedCar implements NearbyCar {
  readonly #car: NearbyCar;
  readonly #users = new Set<SharedLink>();
  #link: NearbyLink | undefined;
  #connecting: Promise<NearbyLink> | undefined;

  constructor(car: NearbyCar) {
    this.#car = car;
  }

  get address(): string {
    return this.#car.address;
  }

  get name(): string {
    return this.#car.name;
  }

  get isInRange(): boolean {
    return this.#car.isInRange;
  }

  async connect(): Promise<NearbyLink> {
    const link = this.#link ?? (await this.#join());
    if (!link.connected) throw new LinkError("refused");
    const user = new SharedLink(link, {
      listen: () => this.#listen(),
      leave: (leaving) => this.#leave(leaving),
      has: (asking) => this.#users.has(asking),
    });
    this.#users.add(user);
    return user;
  }

  #join(): Promise<NearbyLink> {
    this.#connecting ??= this.#open().finally(() => {
      this.#connecting = undefined;
    });
    return this.#connecting;
  }

  async #open(): Promise<NearbyLink> {
    const link = await this.#car.connect();
    this.#link = link;
    link.onDisconnect = () => {
      this.#link = undefined;
      const users = [...this.#users];
      this.#users.clear();
      for (const user of users) user.onDisconnect?.();
    };
    return link;
  }

  /** The car sends while anybody listens. */
  #listen(): void {
    const link = this.#link;
    if (!link) return;
    const listens = [...this.#users].some(({ onIndication }) => onIndication);
    if (!listens) link.onIndication = null;
    else
      link.onIndication ??= (bytes) => {
        for (const user of this.#users) user.onIndication?.(bytes);
      };
  }

  /** The link ends with the last who used it. */
  #leave(user: SharedLink): void {
    if (!this.#users.delete(user)) return;
    if (this.#users.size === 0) this.#link?.disconnect();
    else this.#listen();
    user.onDisconnect?.();
  }
}

interface Sharing {
  listen(): void;
  leave(user: SharedLink): void;
  has(user: SharedLink): boolean;
}

/** A page's part of the link. */
class SharedLink implements NearbyLink {
  onDisconnect: (() => void) | null = null;
  readonly #link: NearbyLink;
  readonly #sharing: Sharing;
  #onIndication: ((bytes: Uint8Array) => void) | null = null;

  constructor(link: NearbyLink, sharing: Sharing) {
    this.#link = link;
    this.#sharing = sharing;
  }

  get connected(): boolean {
    return this.#sharing.has(this);
  }

  get onIndication(): ((bytes: Uint8Array) => void) | null {
    return this.#onIndication;
  }

  set onIndication(listener: ((bytes: Uint8Array) => void) | null) {
    this.#onIndication = listener;
    this.#sharing.listen();
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#check();
    return this.#link.write(bytes);
  }

  async readVersion(): Promise<Uint8Array> {
    this.#check();
    return this.#link.readVersion();
  }

  disconnect(): void {
    this.#sharing.leave(this);
  }

  /** A page that has left must not write over the link of the others. */
  #check(): void {
    if (!this.connected) throw new LinkError("disconnected");
  }
}
