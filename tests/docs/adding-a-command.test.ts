/** A walk through docs/adding-a-command.md: in a copy of the sources, one more command gets what the guide asks for. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { root } from "./samples.ts";

const { environment } = await import(pathToFileURL(join(root, "scripts", "support", "run.js")).href);
const copy = join(root, "target", "adding-a-command");
const ROWS = "core/src/commands/charging.rs";
const EXPECTATIONS = "tests/expectations/commands.json";

const ROW = `    Command {
        title: "Warm the plug",
        description: "Warms the plug.",
        source: Source::Community,
        repeatable: true,
        signed: signed(warm_plug),
        parameters: &[Parameter {
            name: "minutes",
            wire_name: "minutes",
            title: "Time",
            description: "How long.",
            presence: Presence::Required,
            kind: Kind::Integer(Range { min: 1, max: 30, step: 1.0, unit: "min" }),
        }],
        ..Command::new("warm_plug", "warmPlug", Group::Charging)
    },
];
`;

const FORM = `
fn warm_plug(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(199, Message::new().integer(1, values.number("minutes")?)))
}
`;

const EXPECTED = {
  function: "warmPlug",
  source: "community",
  sent: "signed",
  bluetooth: true,
  repeatable: true,
  confirm: false,
  parameters: [
    {
      name: "minutes",
      wireName: "minutes",
      required: true,
      kind: "integer",
      min: 1,
      max: 30,
      step: 1,
      unit: "min",
    },
  ],
  refused: { parameter: "minutes", params: { minutes: 31 } },
  requests: [{ params: { minutes: 5 }, body: { minutes: 5 }, query: "?minutes=5" }],
  domain: "infotainment",
  payloads: [{ values: { minutes: 5 }, payload: "1205ba0c020805", decoded: {} }],
};

function edit(path: string, change: (text: string) => string) {
  const file = join(copy, path);
  writeFileSync(file, change(readFileSync(file, "utf8")));
}

function addRow() {
  edit(ROWS, (text) => {
    const end = text.indexOf("\n];\n", text.indexOf("pub static COMMANDS")) + 1;
    return text.slice(0, end) + ROW + text.slice(end + "];\n".length) + FORM;
  });
}

function addExpectation() {
  edit(EXPECTATIONS, (text) => JSON.stringify({ ...JSON.parse(text), warm_plug: EXPECTED }));
}

/** Runs the tests of the table and of the messages; gives what they print, and whether they pass. */
async function runTests() {
  // In the project's own folder of builds, which has the crates of others.
  const options = { cwd: copy, env: { ...environment(), CARGO_TARGET_DIR: join(root, "target") } };
  const args = ["test", "--offline", "-p", "tesla-commands-core", "--test", "native"];
  // Those that read the expectations.
  const names = ["catalogue", "payloads", "request::"];
  return promisify(execFile)("cargo", [...args, "--", ...names], options).then(
    ({ stdout }) => ({ passes: true, text: stdout }),
    ({ stdout, stderr }) => ({ passes: false, text: `${stdout}${stderr}` }),
  );
}

test("a row with its form, and one entry of expectations, add a command", async (t) => {
  rmSync(copy, { recursive: true, force: true });
  t.after(() => rmSync(copy, { recursive: true, force: true }));
  mkdirSync(copy, { recursive: true });
  for (const name of ["Cargo.toml", "Cargo.lock", "build.rs", "core", "src", EXPECTATIONS]) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  addRow();
  const without = await runTests();
  assert(!without.passes, "the row alone is not enough");
  assert.match(without.text, /warm_plug/, "a failing test names the command");
  addExpectation();
  const complete = await runTests();
  assert(complete.passes, complete.text);
  assert.match(complete.text, /test result: ok\. [1-9]/);
});
