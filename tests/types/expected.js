// Writes target/types/expected.ts: what each command takes, from the expectations. `npm test -- types` compiles it.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const expectations = join(root, "tests", "expectations", "commands.json");

export function writeExpectedTypes() {
  const commands = Object.entries(JSON.parse(readFileSync(expectations, "utf8")));
  const lines = commands.map(([name, command]) => {
    const answer = name === "wake_up" ? "VehicleSummary" : "CommandResult";
    return `exactly<(${argumentsOf(command)}) => Promise<${answer}>>()(tesla.${command.function});`;
  });
  const folder = join(root, "target", "types");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "expected.ts"), `${HEAD}${lines.join("\n")}\n`);
}

const HEAD = `import * as tesla from "tesla-commands";
import type { CommandResult, RequestOptions, Vehicle, VehicleSummary } from "tesla-commands";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

declare function exactly<Expected>(): <Actual>(
  value: Actual,
  ...proof: Same<Actual, Expected> extends true ? [] : ["The type is another one."]
) => void;

`;

function argumentsOf({ parameters }) {
  const members = parameters.map(
    (parameter) => `${parameter.name}${parameter.required ? "" : "?"}: ${typeOf(parameter)}`,
  );
  const isOptional = parameters.every(({ required }) => !required);
  const params = `{ ${members.join("; ")} }`;
  const given = isOptional ? `params?: ${params} | null` : `params: ${params}`;
  return ["vehicle: Vehicle", ...(parameters.length === 0 ? [] : [given]), "options?: RequestOptions"].join(
    ", ",
  );
}

function typeOf({ kind, required, choices, numbers = [] }) {
  const types = {
    number: "number",
    integer: "number",
    boolean: "boolean",
    choice: [...(choices ?? []), ...numbers].map((choice) => JSON.stringify(choice)).join(" | "),
    text: "string",
    days: "string",
    object: "object",
    pin: "string",
    password: "string",
    calendar: "object | string",
  };
  return `${types[kind]}${required ? "" : " | undefined"}`;
}
