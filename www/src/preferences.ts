import type { StoredPin } from "./pins.ts";
import type { Language } from "./texts/index.ts";

/** What the person chose about the page itself. It holds nothing of an account. */
export interface Preferences {
  language?: Language;
  /** Absent: as the car displays. */
  temperature?: "C" | "F";
  /** Absent: as the car displays. */
  distance?: "km" | "mi";
  /** The person's own buttons. Absent: the four. */
  pins?: readonly StoredPin[] | undefined;
}

/** All that the page ever stores begins with this, so that all of it can be found and removed. */
const prefix = "tesla-commands.";

let preferences: Preferences = read("preferences") ?? {};
const changes = new EventTarget();

/** What the person chose so far. */
export function chosen(): Readonly<Preferences> {
  return preferences;
}

/** Keeps a choice, for this page now and for the next visit. */
export function choose(choice: Preferences): void {
  preferences = { ...preferences, ...choice };
  write("preferences", preferences);
  notifyChoice();
}

/** Makes everything follow the choices. */
export function notifyChoice(): void {
  changes.dispatchEvent(new Event("change"));
}

/** Calls the listener after each choice. Returns the function that ends it. */
export function onChoice(listener: () => void): () => void {
  changes.addEventListener("change", listener);
  return () => changes.removeEventListener("change", listener);
}

/** What was kept under a name; nothing where the browser keeps nothing, or something else keeps it there. */
export function read<T extends object>(name: string): T | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(prefix + name) ?? "null");
    return typeof value === "object" && value !== null ? (value as T) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value; `undefined` removes it. A browser that keeps nothing is no reason to fail. */
export function write(name: string, value: object | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // Private windows and full disks: the choice lasts as long as the page.
  }
}

/** Removes all that this page keeps. `notifyChoice` then tells it. */
export function forgetAll(): void {
  preferences = {};
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
  } catch {
    // A browser without storage has nothing to forget.
  }
}
