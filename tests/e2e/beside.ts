/** A simulated car beside the page, whose browser has the stand-in for `navigator.bluetooth`. */

import { type Beside, standBeside } from "../bluetooth/beside.ts";
import { StandIn } from "../bluetooth/stand-in.ts";
import { test as base } from "./fixtures.ts";

export const test = base.extend<{ beside: Beside; remembers: boolean }>({
  /** Whether the browser remembers the permission after a reload. */
  remembers: [false, { option: true }],

  beside: async ({ context, page, remembers }, use) => {
    await use(await standBeside(await StandIn.inject(context, { remembers }), page));
  },
});
