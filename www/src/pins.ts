import type { CommandInfo, ParameterInfo } from "tesla-commands";
import { type DailyName, dailyNames } from "./daily.ts";
import { isSecret, type Parameters } from "./parameters.ts";
import { choose, chosen } from "./preferences.ts";
import { presented } from "./presented.ts";

/** One of the person's own buttons: one of the four that do what fits, or a command with its parameters. */
export type Pin = { id: DailyName; daily: DailyName } | PinnedCommand;

export interface PinnedCommand {
  /** Its address without `#run=`. The same command with the same parameters is the same pin. */
  id: string;
  command: CommandInfo;
  /** As the page asks for them, without secrets. */
  asked: Parameters;
  /** What the person calls it, if anything. */
  name?: string;
}

/** As it is kept. */
export interface StoredPin {
  id: string;
  name?: string;
}

/** As many as are still quicker to use than the list. */
const most = 24;
const longestName = 40;

/** The buttons as the person ordered them; at first the four. What an older or newer page kept and this one does not
 * understand is left out. */
export function pinsOf(commands: readonly CommandInfo[]): readonly Pin[] {
  return stored().flatMap(({ id, name }): Pin[] => {
    const pin = parsePin(id, commands);
    if (!pin) return [];
    return "command" in pin && name ? [{ ...pin, name }] : [pin];
  });
}

/** The button that a text stands for: one of the four, or a command with its parameters. */
export function parsePin(text: string, commands: readonly CommandInfo[]): Pin | undefined {
  const daily = dailyNames.find((one) => one === text);
  return daily ? { id: daily, daily } : parseRun(text, commands);
}

/** A command with its parameters as text, for an address and to keep. */
export function runOf({ name, parameters }: CommandInfo, asked: Parameters): string {
  const query = new URLSearchParams();
  for (const { name } of parameters) {
    const value = asked[name];
    if (value !== undefined)
      query.set(name, typeof value === "object" ? JSON.stringify(value) : String(value));
  }
  const text = query.toString();
  return text === "" ? name : `${name}&${text}`;
}

/** The command that an address asks for. Nothing where it is none, or says what no parameter takes. A secret is not
 * taken from an address. */
function parseRun(text: string, commands: readonly CommandInfo[]): PinnedCommand | undefined {
  const [name, ...rest] = text.split("&");
  const found = commands.find((one) => one.name === name);
  if (!found) return undefined;
  const command = presented(found);
  const query = new URLSearchParams(rest.join("&"));
  const asked: Parameters = {};
  for (const parameter of command.parameters) {
    const word = query.get(parameter.name);
    if (word === null || isSecret(parameter)) continue;
    const value = readWord(parameter, word);
    if (value === undefined) return undefined;
    asked[parameter.name] = value;
  }
  return { id: runOf(command, asked), command: found, asked };
}

/** A pin for a command as its form is filled. */
export function pinOf(found: CommandInfo, filled: Parameters): PinnedCommand {
  const command = presented(found);
  const asked = Object.fromEntries(
    command.parameters
      .filter((one) => !isSecret(one) && filled[one.name] !== undefined)
      .map(({ name }) => [name, filled[name] as Parameters[string]]),
  );
  return { id: runOf(command, asked), command: found, asked };
}

/** Whether a command can be a button: a calendar is of its day. */
export function canPin({ parameters }: CommandInfo): boolean {
  return !parameters.some(({ kind }) => kind === "calendar");
}

/** What a pin does not hold, and has to be typed each time. */
export function missingSecret({ command, asked }: PinnedCommand): boolean {
  return command.parameters.some((one) => one.required && isSecret(one) && !(one.name in asked));
}

export function isPinned(id: string): boolean {
  return stored().some((one) => one.id === id);
}

export function addPin(id: string): void {
  if (!isPinned(id)) keep([...stored(), { id }].slice(0, most));
}

export function removePin(id: string): void {
  keep(stored().filter((one) => one.id !== id));
}

/** Puts a button one place earlier or later. */
export function movePin(id: string, by: 1 | -1): void {
  const all = [...stored()];
  const from = all.findIndex((one) => one.id === id);
  const to = from + by;
  const [pin] = to >= 0 && to < all.length ? all.splice(from, 1) : [];
  if (pin) keep(all.toSpliced(to, 0, pin));
}

/** Gives a button a name; an empty one gives back its own. */
export function namePin(id: string, name: string): void {
  const short = name.trim().slice(0, longestName);
  keep(stored().map((one) => (one.id === id ? { id, ...(short ? { name: short } : {}) } : one)));
}

/** Makes them the four again. */
export function resetPins(): void {
  choose({ pins: undefined });
}

function keep(pins: readonly StoredPin[]): void {
  choose({ pins });
}

function stored(): readonly StoredPin[] {
  const { pins } = chosen();
  return Array.isArray(pins) ? pins.filter(isStored) : dailyNames.map((id) => ({ id }));
}

/** Whatever else could be in the store is not made a button. */
function isStored(value: unknown): value is StoredPin {
  const { id, name } = Object(value);
  return typeof id === "string" && (name === undefined || typeof name === "string");
}

function readWord({ kind, choices }: ParameterInfo, text: string): Parameters[string] | undefined {
  switch (kind) {
    case "number":
    case "integer":
      return text.trim() === "" || !Number.isFinite(Number(text)) ? undefined : Number(text);
    case "boolean":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "choice":
      return choices?.includes(text) ? text : undefined;
    case "object":
      return objectIn(text);
    default:
      return text === "" || text.length > 4096 ? undefined : text;
  }
}

function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
