// What is in the documents twice: the README's table of commands, made from the catalogue, and the files that docs/
// shows. `node scripts/readme.js` writes them; tests check them.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./run.js";

const README = join(root, "README.md");
const SHOWN = /^(```\w+ file=(\S+)\n)[\s\S]*?^```$/gm;
const PLACE = /(<!-- commands: .* -->\n)[\s\S]*?(\n<!-- \/commands -->)/;

/** The README as it is, and as the catalogue has it. */
export async function readReadme(commands) {
  const text = await readFile(README, "utf8");
  const reference = commands.filter(({ reference }) => reference);
  const further = commands.filter(({ reference }) => !reference);
  const tables = `${table(reference)}

<details>
<summary>${further.length} further commands, which go out plain to every car</summary>

${table(further)}

</details>`;
  return { text, expected: text.replace(PLACE, (_, start, end) => `${start}\n${tables}\n${end}`) };
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

function parameter({ name, required, kind, min, max, unit, choices, maxLength, onlyWith, defaultsTo }) {
  const range = max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `${min}–${max}${unit ? ` ${unit}` : ""}`;
  const values = {
    number: range,
    integer: `whole number, ${range}`,
    boolean: "true or false",
    choice: choices?.map((choice) => `\`"${choice}"\``).join(" "),
    pin: "four digits, as text",
    password: "text",
    text: `text, at most ${maxLength} characters`,
    object: "object",
    calendar: "object or text",
  };
  const more = onlyWith
    ? `, with \`${onlyWith.parameter}: "${onlyWith.value}"\` only`
    : defaultsTo
      ? `, default: \`${defaultsTo}\``
      : "";
  return `\`${name}\`${required ? "*" : ""} ${values[kind]}${more}`;
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
