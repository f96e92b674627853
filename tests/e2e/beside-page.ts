/** The page's end of `beside.ts`: a `navigator.bluetooth` whose car is in the test. */

import type { LinkErrorCode } from "../../simulator/bluetooth/link.ts";
import {
  createWebBluetooth,
  type NearbyCar,
  type NearbyLink,
  type RequestOptions,
} from "../../simulator/bluetooth/web-bluetooth.ts";

declare const besideRemembers: boolean;

const { beside } = window;

/** A failure of the link: what the stand-in looks at. */
class Failed extends Error {
  constructor(readonly code: LinkErrorCode) {
    super(code);
  }
}

async function call<T>(name: string, ...values: unknown[]): Promise<T> {
  const answer: { value: T; code?: LinkErrorCode } = await beside(name, ...values);
  if (answer.code) throw new Failed(answer.code);
  return answer.value;
}

const links = new Map<number, RemoteLink>();

class RemoteLink implements NearbyLink {
  connected = true;
  onDisconnect: (() => void) | null = null;
  readonly #id: number;
  #onIndication: ((bytes: Uint8Array) => void) | null = null;

  constructor(id: number) {
    this.#id = id;
    links.set(id, this);
  }

  get onIndication() {
    return this.#onIndication;
  }

  set onIndication(listener) {
    if (!this.#onIndication && listener) void call("listen", this.#id);
    this.#onIndication = listener;
  }

  write(bytes: Uint8Array): Promise<void> {
    return call("write", this.#id, [...bytes]);
  }

  async readVersion(): Promise<Uint8Array> {
    return Uint8Array.of(0, 1);
  }

  disconnect(): void {
    void call("disconnect", this.#id);
    this.drop();
  }

  drop(): void {
    if (!this.connected) return;
    this.connected = false;
    this.onDisconnect?.();
  }
}

window.besideEnds = {
  indicate: (id, bytes) => links.get(id)?.onIndication?.(Uint8Array.from(bytes)),
  drop: (id) => links.get(id)?.drop(),
};

interface State {
  address: string;
  name: string;
  isInRange: boolean;
  hasAdapter: boolean;
}

async function scan(): Promise<NearbyCar[]> {
  const { address, name, isInRange }: State = await beside("state");
  return [{ address, name, isInRange, connect: async () => new RemoteLink(await call<number>("connect")) }];
}

// What the browser remembers outlasts a reload.
const stored = "beside-permissions";
const permissions = new Map<string, { id: string; name: string; address: string; services: Set<string> }>(
  (JSON.parse(sessionStorage.getItem(stored) ?? "[]") as [string, { services: string[] }][]).map(
    ([address, grant]) => [address, { ...grant, services: new Set(grant.services) }] as never,
  ),
);

let lastOptions: RequestOptions | undefined;
const page = createWebBluetooth({
  cars: scan,
  ...(besideRemembers ? { permissions } : {}),
  async choose(look) {
    const [first] = await look();
    return (await beside("choose", lastOptions)) === "car" ? first?.id : undefined;
  },
});
const { bluetooth } = page;
const requestDevice = bluetooth.requestDevice.bind(bluetooth);
bluetooth.requestDevice = async (options) => {
  lastOptions = options;
  page.adapter = ((await beside("state")) as State).hasAdapter ? "on" : "absent";
  const device = await requestDevice(options);
  const grants = [...permissions].map(([address, grant]) => [
    address,
    { ...grant, services: [...grant.services] },
  ]);
  sessionStorage.setItem(stored, JSON.stringify(grants));
  return device;
};
bluetooth.getAvailability = async () => ((await beside("state")) as State).hasAdapter;
Object.defineProperty(Navigator.prototype, "bluetooth", { get: () => bluetooth, configurable: true });
