/** What passes between a page with the stand-in for `navigator.bluetooth` and the test's process. */

import type { AdapterState, Choice } from "../../simulator/bluetooth/web-bluetooth.ts";

/** What the page is told before it begins. */
export interface PageOptions {
  /** The function that calls the test's process. */
  binding: string;
  /** Whether permissions outlive a reload. */
  remembers: boolean;
}

export interface Found {
  address: string;
  name: string;
}

/** What a page asks. */
export type Call =
  /** A document begins. Answered, like `listen`, when there are news. */
  | { kind: "open" }
  | { kind: "listen" }
  | { kind: "scan" }
  | { kind: "choose"; choices: Choice[] }
  | { kind: "connect"; address: string }
  | { kind: "subscribe"; link: number; isOn: boolean }
  | { kind: "write"; link: number; bytes: number[] }
  | { kind: "read"; link: number }
  | { kind: "disconnect"; link: number };

/** What comes of it: a value, or the code of an error. */
export interface Outcome {
  code?: string;
  value?: unknown;
}

/** What comes of `choose`. `again`: the chooser stays open. */
export interface Choosing {
  again?: boolean;
  id?: string | null;
}

/** What a page is told. */
export type News =
  | { kind: "indication"; link: number; bytes: number[] }
  | { kind: "disconnect"; link: number }
  | { kind: "adapter"; state: AdapterState };
