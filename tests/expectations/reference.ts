/**
 * What the commands of the reference do to a simulated car, from `commands.json`. Before each call the car stands in its drive:
 * parked, locked, unplugged, charged to 71 % of a limit of 80 %, all closed and off.
 */

import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import type { ActionName, Car, Simulator } from "../../simulator/index.ts";

/** A call of a command. */
export interface Call {
  /** The name on the wire. */
  command: string;
  params: Readonly<Record<string, unknown>>;
  /** Whether the page asks twice. */
  confirm: boolean;
  /** Whether the command goes over Bluetooth. */
  bluetooth: boolean;
  /** What is different about the car before. */
  before: {
    /** What is done to it, by the name of the action. */
    actions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    /** How it is, by the path in its state. */
    state?: Readonly<Record<string, unknown>>;
  };
}

/** A call that the car carries out. */
export interface Effect extends Call {
  /** The parameters in a JSON body. */
  body: Readonly<Record<string, unknown>>;
  /** The parameters in the URL, or nothing. */
  query: string;
  /** All that changes, by the path in the car's state. `{ afterMs }` is a time after that of the call. */
  changes: Readonly<Record<string, unknown>>;
}

/** A call that the car does not carry out. */
export interface Declined extends Call {
  /** The car's word for why. */
  reason: string;
  /** Its word where the command is signed. Empty: it carries out what is so already. */
  signedReason: string;
  /** It already is as asked, which is no failure. */
  already: boolean;
}

interface Expected extends Pick<Call, "confirm" | "bluetooth"> {
  source: string;
  requests: readonly (Partial<Effect> & Pick<Effect, "body">)[];
  declined?: readonly (Partial<Declined> & Pick<Declined, "reason">)[];
}

const path = new URL("commands.json", import.meta.url);
const reference = Object.entries(JSON.parse(readFileSync(path, "utf8")) as Record<string, Expected>).filter(
  ([, { source }]) => source === "reference",
);

/** The commands of the reference. */
export const COMMANDS: readonly string[] = reference.map(([command]) => command);

export const EFFECTS: readonly Effect[] = reference.flatMap(([command, { confirm, bluetooth, requests }]) =>
  requests.flatMap(({ params = {}, before = {}, query = "", body, changes }) =>
    changes ? [{ command, confirm, bluetooth, params, before, query, body, changes }] : [],
  ),
);

export const DECLINED: readonly Declined[] = reference.flatMap(
  ([command, { confirm, bluetooth, declined = [] }]) =>
    declined.map(({ params = {}, before = {}, reason, signedReason = reason, already = false }) => {
      return { command, confirm, bluetooth, params, before, reason, signedReason, already };
    }),
);

/** The call, in words. */
export function nameOf({ command, params }: Call): string {
  return [command, ...Object.values(params).map((value) => JSON.stringify(value))].join(" ");
}

/** Brings a car as new to where the call finds it. */
export function prepare({ act }: Pick<Simulator, "act">, car: Car, { before }: Call): void {
  for (const [name, values] of Object.entries(before.actions ?? {})) {
    act(car.id, name as ActionName, values as never);
  }
  for (const [path, value] of Object.entries(before.state ?? {})) {
    const [outer = "", inner] = path.split(".");
    if (inner === undefined) Object.assign(car, { [outer]: value });
    else Object.assign(car[outer as keyof Car] as object, { [inner]: value });
  }
}

/** All that the call is to change, with the times of a call at `now`. */
export function changesOf({ changes }: Effect, now: number): Record<string, unknown> {
  return JSON.parse(JSON.stringify(changes), (_name, value) =>
    typeof value?.afterMs === "number" ? now + value.afterMs : value,
  );
}

/** What is different, by path; the car's state is two levels deep. */
export function changesBetween(before: Car, after: Car): Record<string, unknown> {
  const old = flat(before);
  return Object.fromEntries(
    [...flat(after)].filter(([path, value]) => !isDeepStrictEqual(old.get(path), value)),
  );
}

function flat(car: Car): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, value] of Object.entries(car)) {
    if (typeof value !== "object" || value === null || name === "calendar") values.set(name, value);
    else for (const [inner, one] of Object.entries(value)) values.set(`${name}.${inner}`, one);
  }
  return values;
}
