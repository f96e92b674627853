// The README's table of commands, made from the catalogue. `node scripts/readme.js` writes it; a test checks it.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./run.js";

const README = join(root, "README.md");
const PLACE = /(<!-- commands: .* -->\n)[\s\S]*?(\n<!-- \/commands -->)/;

/** The README as it is, and as the catalogue has it. */
export async function readReadme(commands) {
  const text = await readFile(README, "utf8");
  return { text, expected: text.replace(PLACE, (_, start, end) => `${start}\n${table(commands)}\n${end}`) };
}

function table(commands) {
  const rows = commands.map(({ name, function: call, description, parameters }) => {
    const words = [`\`${call}\``, `\`${name}\``, description, parameters.map(parameter).join("; ")];
    return `| ${words.join(" | ")} |`;
  });
  return ["| function | wire name | what it does | parameters |", "| --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
}

function parameter({ name, required, kind, min, max, unit, choices, onlyWith, defaultsTo }) {
  const values = {
    number: `${min}–${max} ${unit}`,
    integer: `whole number, ${min}–${max} ${unit}`,
    boolean: "true or false",
    choice: choices?.map((choice) => `\`"${choice}"\``).join(" "),
    pin: "four digits, as text",
    password: "text",
    calendar: "object or text",
  };
  const more = onlyWith
    ? `, with \`${onlyWith.parameter}: "${onlyWith.value}"\` only`
    : defaultsTo
      ? `, default: \`${defaultsTo}\``
      : "";
  return `\`${name}\`${required ? "*" : ""} ${values[kind]}${more}`;
}

if (import.meta.filename === process.argv[1]) {
  const { default: init, commands } = await import("tesla-commands");
  await init();
  await writeFile(README, (await readReadme(commands())).expected);
}
