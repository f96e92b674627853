/** The sign-in of this browser, as far as the page needs it before anything of it is used. The server keeps the login, and
 * knows the browser by a cookie that no script can read. */

import type { TokenFunction } from "tesla-commands";
import { read, write } from "./preferences.ts";

/** Why there is no login any more: Tesla's words, or `null` where the person has signed out. */
export interface Ended {
  reason: string | null;
}

const changes = new EventTarget();
let ended: Ended | undefined;

/** Undefined while the login lasts, as far as is known. */
export function endedLogin(): Ended | undefined {
  return ended;
}

/** Notes whether the login lasts. */
export function noteLogin(next: Ended | undefined): void {
  if (next?.reason === ended?.reason) return;
  ended = next;
  changes.dispatchEvent(new Event("change"));
}

/** Calls the listener when the login has ended, and when there is one again. Returns the function that ends it. */
export function onLogin(listener: () => void): () => void {
  changes.addEventListener("change", listener);
  return () => changes.removeEventListener("change", listener);
}

/** The access token of the login. There is one function for all cars, since calls that share it share a renewal. */
export const loginToken: TokenFunction = async (request) => {
  const { token } = await import("./sign-in.ts");
  return token(request);
};

/** Under this name is kept that there is a cookie to end. */
const mark = "signed-in";

/** Whether this browser has signed in, as far as is remembered. */
export function wasSignedIn(): boolean {
  return read(mark) !== undefined;
}

/** Remembers whether this browser has signed in. */
export function rememberSignIn(isSignedIn: boolean): void {
  write(mark, isSignedIn ? {} : undefined);
}

/** Where a sign-in begins: the server sends the person to Tesla. `more` asks again for permissions that are missing. */
export const startAddress = { first: "sign-in/start", more: "sign-in/start?more" } as const;

/** How the person came back from Tesla: signed in, or why not. Undefined where the page was opened otherwise. */
export function returned(): { failure: string | null } | undefined {
  const query = new URLSearchParams(location.search);
  const failure = query.get("sign-in-failed");
  return failure !== null || query.has("signed-in") ? { failure } : undefined;
}

/** Takes that out of the address, so that a later reload begins as usual. */
export function forgetReturn(): void {
  if (returned()) history.replaceState(null, "", location.pathname);
}
