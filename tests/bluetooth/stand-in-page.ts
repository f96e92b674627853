/** The stand-in for `navigator.bluetooth` in a page whose cars are in the test's process. It is bundled into one script. */

import {
  type AdapterState,
  createWebBluetooth,
  type Grant,
  type NearbyCar,
  type NearbyLink,
} from "../../simulator/bluetooth/web-bluetooth.ts";
import type { Call, Choosing, Found, News, Outcome, PageOptions } from "./stand-in-messages.ts";

declare const STAND_IN: PageOptions;

const PERMISSIONS = "stand-in-bluetooth-permissions";

/** How long after a click a page may still open a chooser, as in Chromium. */
const ACTIVATION_MS = 5000;

if (window === window.top) install();

function install(): void {
  const links = new Map<number, RemoteLink>();
  const web = createWebBluetooth({
    cars: async () => (await call<Found[]>({ kind: "scan" })).map((found) => remoteCar(found, links)),
    async choose(scan) {
      for (;;) {
        const { again, id } = await call<Choosing>({ kind: "choose", choices: await scan() });
        if (!again) return id;
      }
    },
    isActivated: followGestures(),
    ...(STAND_IN.remembers ? { permissions: rememberedPermissions() } : {}),
  });
  Object.defineProperty(navigator, "bluetooth", { value: web.bluetooth, configurable: true });
  void follow(links, (state) => {
    web.adapter = state;
  });
}

/**
 * Says whether the person has just done something. The browser's own word is of no use: to it each answer of the test's
 * process is a gesture, because Playwright delivers it so.
 */
function followGestures(): () => boolean {
  let last = Number.NEGATIVE_INFINITY;
  for (const type of ["mousedown", "pointerup", "touchend", "keydown"]) {
    const listener = ({ isTrusted }: Event) => {
      if (isTrusted) last = performance.now();
    };
    window.addEventListener(type, listener, { capture: true });
  }
  return () => performance.now() - last < ACTIVATION_MS;
}

/** Hears what happens to links and to the adapter, in order. */
async function follow(links: ReadonlyMap<number, RemoteLink>, setAdapter: (state: AdapterState) => void) {
  let news = await call<News[]>({ kind: "open" });
  for (;;) {
    for (const each of news) {
      if (each.kind === "adapter") setAdapter(each.state);
      else links.get(each.link)?.hear(each);
    }
    news = await call<News[]>({ kind: "listen" });
  }
}

function remoteCar({ address, name }: Found, links: Map<number, RemoteLink>): NearbyCar {
  return {
    address,
    name,
    isInRange: true,
    async connect() {
      const number = await call<number>({ kind: "connect", address });
      const link = new RemoteLink(number);
      links.set(number, link);
      return link;
    },
  };
}

class RemoteLink implements NearbyLink {
  onDisconnect: (() => void) | null = null;
  connected = true;
  readonly #number: number;
  #onIndication: ((bytes: Uint8Array) => void) | null = null;

  constructor(number: number) {
    this.#number = number;
  }

  get onIndication(): ((bytes: Uint8Array) => void) | null {
    return this.#onIndication;
  }

  set onIndication(listener: ((bytes: Uint8Array) => void) | null) {
    const isChanged = (listener === null) !== (this.#onIndication === null);
    this.#onIndication = listener;
    if (isChanged && this.connected) {
      void call({ kind: "subscribe", link: this.#number, isOn: listener !== null });
    }
  }

  hear(news: News & { link: number }): void {
    if (news.kind === "indication") this.#onIndication?.(Uint8Array.from(news.bytes));
    else {
      this.connected = false;
      this.onDisconnect?.();
    }
  }

  async write(bytes: Uint8Array): Promise<void> {
    await call({ kind: "write", link: this.#number, bytes: [...bytes] });
  }

  async readVersion(): Promise<Uint8Array> {
    return Uint8Array.from(await call<number[]>({ kind: "read", link: this.#number }));
  }

  disconnect(): void {
    this.connected = false;
    void call({ kind: "disconnect", link: this.#number });
  }
}

/** Calls the test's process, and throws what it throws. */
async function call<T>(request: Call): Promise<T> {
  const binding = (window as unknown as Record<string, (request: Call) => Promise<Outcome>>)[
    STAND_IN.binding
  ];
  const { code, value } = (await binding?.(request)) ?? {};
  if (code !== undefined) throw Object.assign(new Error(code), { code });
  return value as T;
}

/** Permissions that outlive a reload. */
function rememberedPermissions(): Map<string, Grant> {
  const stored = JSON.parse(sessionStorage.getItem(PERMISSIONS) ?? "[]") as [string, Grant][];
  const permissions = new Map(
    stored.map(([key, grant]) => [key, { ...grant, services: new Set(grant.services) }]),
  );
  window.addEventListener("pagehide", () => {
    const grants = [...permissions].map(([key, grant]) => [key, { ...grant, services: [...grant.services] }]);
    sessionStorage.setItem(PERMISSIONS, JSON.stringify(grants));
  });
  return permissions;
}
