/** What `npm run simulator` takes behind `--`, checked before anything starts. */

import { parseArgs } from "node:util";
import { DEFAULT_VEHICLES, REALISTIC, type SimulatorOptions } from "../simulator/index.ts";
import { StartError } from "./settings.ts";

/** A setting with a value: what it takes, how it is read, and which option it makes. */
interface Setting {
  value: string;
  about: string;
  read(text: string): SimulatorOptions | undefined;
}

const settings: Readonly<Record<string, Setting>> = {
  delay: {
    value: "MS",
    about: "milliseconds until an answer arrives, such as 250 or 200-1500",
    read(text) {
      const [from, to = from, ...more] = text.split("-").map((part) => readNumber(part));
      const isRange = from !== undefined && to !== undefined && from <= to && more.length === 0;
      return isRange ? { delayMs: [from, to] } : undefined;
    },
  },
  wake: {
    value: "SECONDS",
    about: "seconds from wake_up until a car is online, such as 12",
    read: (text) => option(readNumber(text), (seconds) => ({ wakeMs: seconds * 1000 })),
  },
  "sleep-after": {
    value: "SECONDS",
    about: "seconds until a car that nobody uses falls asleep, such as 900",
    read: (text) => option(readNumber(text) || undefined, (seconds) => ({ sleepAfterMs: seconds * 1000 })),
  },
  "rate-limit": {
    value: "COUNT",
    about:
      "requests a minute that a car takes, for its data, for commands and for waking it each, such as 30",
    read: (text) =>
      option(readCount(text), (limit) => ({ rateLimits: { data: limit, commands: limit, wakes: limit } })),
  },
  "fault-rate": {
    value: "PART",
    about: "the part of requests that fail by chance, from 0 to 1, such as 0.05",
    read(text) {
      const faultRate = readNumber(text);
      return faultRate !== undefined && faultRate <= 1 ? { faultRate } : undefined;
    },
  },
  vehicles: {
    value: "COUNT",
    about: "how many vehicles there are, of the three kinds in turn, such as 250",
    read: (text) =>
      option(readCount(text), (length) => ({
        vehicles: Array.from(
          { length },
          (_, index) => DEFAULT_VEHICLES[index % DEFAULT_VEHICLES.length] ?? {},
        ),
      })),
  },
  "page-size": {
    value: "COUNT",
    about: "vehicles on a page of the list, such as 2",
    read: (text) => option(readCount(text), (vehiclesPerPage) => ({ vehiclesPerPage })),
  },
  seed: {
    value: "NUMBER",
    about: "a whole number that makes delays and faults the same each time, such as 42",
    read: (text) => (/^\d{1,9}$/.test(text) ? { seed: Number(text) } : undefined),
  },
};

/** The help, for `--help`. */
export const SIMULATOR_HELP = [
  "Usage: npm run simulator -- [settings]",
  "",
  line("realistic", "", "realistic values for delay, wake, sleep-after, fault-rate and the rate limits"),
  ...Object.entries(settings).map(([name, { value, about }]) => line(name, value, about)),
  line("help", "", "this list"),
  "",
  "HOST and PORT in the environment change the address (localhost and 8081).",
].join("\n");

/**
 * Reads the arguments. What is set by name counts more than `--realistic`. Without `--seed` there is a random one, so that
 * it can be told.
 *
 * @throws StartError for the first argument that is wrong
 */
export function readSimulatorSettings(args: readonly string[]): SimulatorOptions & { seed: number } {
  const { realistic = false, help: _, ...given } = parse(args);
  let options: SimulatorOptions = realistic ? { ...REALISTIC } : {};
  for (const [name, text] of Object.entries(given))
    options = { ...options, ...readSetting(name, String(text)) };
  return { ...options, seed: options.seed ?? Math.floor(Math.random() * 1e9) };
}

function parse(args: readonly string[]) {
  const flags = { realistic: { type: "boolean" }, help: { type: "boolean" } } as const;
  const valued = Object.keys(settings).map((name) => [name, { type: "string" }] as const);
  try {
    return parseArgs({ args: [...args], options: { ...flags, ...Object.fromEntries(valued) } }).values;
  } catch (problem) {
    const [reason] = (problem instanceof Error ? problem.message : String(problem)).split(/[.\n]/);
    throw new StartError(`${reason}. \`npm run simulator -- --help\` lists the settings.`);
  }
}

function readSetting(name: string, text: string): SimulatorOptions {
  const setting = settings[name];
  const options = setting?.read(text);
  if (!setting || !options) throw new StartError(`--${name} takes ${setting?.about}, not "${text}".`);
  return options;
}

function option<T>(value: T | undefined, make: (value: T) => SimulatorOptions): SimulatorOptions | undefined {
  return value === undefined ? undefined : make(value);
}

function readNumber(text: string): number | undefined {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function readCount(text: string): number | undefined {
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined;
}

function line(name: string, value: string, about: string): string {
  return `  --${`${name} ${value}`.trim().padEnd(20)} ${about}`;
}
