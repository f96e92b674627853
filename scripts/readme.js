// What is in the documents twice: the README's table of commands, made from the catalogue, and the files that docs/
// shows. `npm run readme` writes them; tests check them.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./support/run.js";

const README = join(root, "README.md");
const SHOWN = /^(```\w+ file=(\S+)\n)[\s\S]*?^```$/gm;
const PLACE = /(<!-- commands: .* -->\n)[\s\S]*?(\n<!-- \/commands -->)/;

/** The README as it is, and as the catalogue has it. */
export async function readReadme(commands) {
  const text = await readFile(README, "utf8");
  const known = commands.filter(({ source }) => source === "reference");
  const further = commands.filter(({ source }) => source !== "reference");
  const tables = `${table(known)}

<details>
<summary>${further.length} further commands</summary>

${table(further)}

</details>`;
  return { text, expected: text.replace(PLACE, (_, start, end) => `${start}\n${tables}\n${end}`) };
}

function table(commands) {
  const rows = commands.map((command) => {
    const { name, function: call, description, parameters } = command;
    const words = [`\`${call}\``, `\`${name}\``, description, parameters.map(parameter).join("; ")];
    return `| ${[...words, notes(command).join(", ")].join(" | ")} |`;
  });
  const head = [
    "| function | wire name | what it does | parameters | note |",
    "| --- | --- | --- | --- | --- |",
  ];
  return [...head, ...rows].join("\n");
}

function notes({ source, signed, signedOnly, bluetooth }) {
  return [
    signedOnly && "signed only",
    !signed && "plain only",
    signed && !bluetooth && "internet only",
    source === "community" && "unofficial",
  ].filter(Boolean);
}

function parameter(info) {
  const { name, required, kind, min, max, unit, choices, numbers, maxLength } = info;
  const range = max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `${min}–${max}${unit ? ` ${unit}` : ""}`;
  const values = {
    number: range,
    integer: `whole number, ${range}`,
    boolean: "true or false",
    choice: choices?.map((choice, at) => `\`"${choice}"\`${numbers ? ` (${numbers[at]})` : ""}`).join(" "),
    days: "names of days, `All` or `Weekdays`",
    pin: "four digits, as text",
    password: "text",
    text: `text, at most ${maxLength} characters`,
    object: "object",
    calendar: "object or text",
  };
  return `\`${name}\`${required ? "*" : ""} ${values[kind]}${condition(info)}`;
}

function condition({ onlyWith, defaultsTo, default: value, defaultsToGiven }) {
  if (onlyWith) return `, with \`${onlyWith.parameter}: "${onlyWith.value}"\` only`;
  if (defaultsTo) return `, default: \`${defaultsTo}\``;
  if (value !== undefined) return `, default: ${value}`;
  if (defaultsToGiven) return `, default: whether \`${defaultsToGiven}\` is given`;
  return "";
}

/** Puts the files into the blocks that name them. */
async function showFiles(document) {
  const text = await readFile(document, "utf8");
  const files = new Map();
  for (const [, , file] of text.matchAll(SHOWN)) files.set(file, await readFile(join(root, file), "utf8"));
  await writeFile(
    document,
    text.replace(SHOWN, (_, start, file) => `${start}${files.get(file)}\`\`\``),
  );
}

if (import.meta.filename === process.argv[1]) {
  const { default: init, commands } = await import("tesla-commands");
  await init();
  await writeFile(README, (await readReadme(commands())).expected);
  const docs = join(root, "docs");
  for (const name of await readdir(docs, { recursive: true })) {
    if (name.endsWith(".md")) await showFiles(join(docs, name));
  }
}
