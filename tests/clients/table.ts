/** Rows that say what comes of a call of another's client, and the table of them in the simulator's README. */

import type { Car, Simulator } from "../../simulator/index.ts";

/** The cars that the clients know. */
export interface Cars {
  /** The Model S, awake, for plain commands. */
  aurora: Car;
  /** A Model 3 that is asleep. */
  pebble: Car;
  /** A Model 3 that takes signed commands only. */
  comet: Car;
}

type Prepare = (cars: Cars, simulator: Simulator) => void;

/** A call, in the client's own language, and what is to come of it. */
export interface Row {
  call: string;
  outcome: "understood" | "refused" | "failed";
  before?: Prepare | undefined;
  /** `understood`, for a command: the part of the cars that is looked at, and what it is afterwards. */
  look?: ((cars: Cars) => unknown) | undefined;
  becomes?: unknown;
  /** `understood`, for a read: what the call gives. */
  gives?: unknown;
  /** `refused`, `failed`: what the client says. Without it the client says nothing. */
  says?: RegExp | undefined;
  /** `refused`, `failed`: the reason, for the README. */
  because?: string;
}

/** A client's rows, by what they are. */
export interface Client {
  name: string;
  version: string;
  reads: readonly Row[];
  commands: readonly Row[];
  signed: readonly Row[];
}

/** The call reads something. */
export function reads(call: string, gives: unknown, before?: Prepare): Row {
  return { call, outcome: "understood", gives, before };
}

/** The call changes a car. */
export function does(call: string, look: (cars: Cars) => unknown, becomes: unknown, before?: Prepare): Row {
  return { call, outcome: "understood", look, becomes, before };
}

/** The call is refused for a sound reason, and changes nothing. */
export function refused(call: string, says: RegExp | undefined, because: string, before?: Prepare): Row {
  return { call, outcome: "refused", says, because, before };
}

/** The call fails because of the client. */
export function failed(call: string, says: RegExp | undefined, because: string, before?: Prepare): Row {
  return { call, outcome: "failed", says, because, before };
}

/** The README's part about all clients. */
export function renderTable(clients: readonly Client[]): string {
  const kinds = clients.flatMap(({ name, version, ...rows }) =>
    (["reads", "commands", "signed"] as const).flatMap((kind) => {
      if (rows[kind].length === 0) return [];
      const count = (outcome: Row["outcome"]) => rows[kind].filter((row) => row.outcome === outcome).length;
      const what = kind === "signed" ? "signed commands" : kind;
      const counts = [count("understood"), count("refused"), count("failed")];
      return [[`${name} ${version}`, what, ...counts.map(String)]];
    }),
  );
  const others = clients.flatMap(({ name, reads, commands, signed }) =>
    groups([...reads, ...commands, ...signed]).map(([outcome, because, calls]) => [
      name,
      outcome,
      listed(calls),
      because,
    ]),
  );
  return [
    table(["client", "calls", "understood", "refused", "failed"], kinds),
    table(["client", "outcome", "calls", "reason"], others),
  ].join("\n");
}

/** Rows of the same outcome and reason. */
function groups(rows: readonly Row[]): [outcome: string, because: string, calls: string[]][] {
  const grouped = new Map<string, [string, string, string[]]>();
  for (const { call, outcome, because } of rows) {
    if (because === undefined) continue;
    const key = `${outcome} ${because}`;
    const [, , calls] = grouped.get(key) ?? [outcome, because, []];
    grouped.set(key, [outcome, because, [...calls, call.replaceAll("|", "\\|")]]);
  }
  return [...grouped.values()];
}

/** The first of the calls, and how many more there are. */
function listed(calls: readonly string[]): string {
  const first = calls.slice(0, 3).map((call) => `\`${call}\``);
  const more = calls.length - first.length;
  return more > 0 ? `${first.join(", ")} and ${more} more` : first.join(", ");
}

function table(head: string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  return line(head) + line(head.map(() => "---")) + rows.map(line).join("");
}
