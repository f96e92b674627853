import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { file_messages } from "../../../simulator/signed/messages_pb.ts";

/** Every line that names a field or a value, as `Message.name = number`. */
function described(): string[] {
  const source = new URL("../../../simulator/signed/messages.proto", import.meta.url);
  const found: string[] = [];
  let owner = "";
  for (const line of readFileSync(source, "utf8").split("\n")) {
    owner = /^(?:message|enum) (\w+)/.exec(line)?.[1] ?? owner;
    const [, name, number] = /^\s+(?:[\w ]+ )?(\w+) = (\d+);$/.exec(line) ?? [];
    if (name !== undefined) found.push(`${owner}.${name} = ${number}`);
  }
  return found;
}

test("the generated messages are what messages.proto describes", () => {
  const generated = [
    ...file_messages.messages.flatMap(({ name, fields }) =>
      fields.map((field) => `${name}.${field.name} = ${field.number}`),
    ),
    ...file_messages.enums.flatMap(({ name, values }) =>
      values.map((value) => `${name}.${value.name} = ${value.number}`),
    ),
  ];
  assert.ok(generated.length > 100);
  assert.deepEqual(generated.sort(), described().sort());
});
