import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { DescFile, DescMessage } from "@bufbuild/protobuf";
import { file_messages } from "../../../simulator/signed/messages_pb.ts";
import { file_vehicle_data } from "../../../simulator/signed/vehicle-data_pb.ts";

const FILES: [path: string, generated: DescFile][] = [
  ["signed/messages.proto", file_messages],
  ["signed/vehicle-data.proto", file_vehicle_data],
];

/** Every line that names a field or a value, as `Message.name = number`. */
function described(path: string): string[] {
  const source = new URL(`../../../simulator/${path}`, import.meta.url);
  const found: string[] = [];
  let owner = "";
  for (const line of readFileSync(source, "utf8").split("\n")) {
    owner = /^(?:message|enum) (\w+)/.exec(line)?.[1] ?? owner;
    const [, name, number] = /^\s+(?:[\w ]+ )?(\w+) = (\d+);$/.exec(line) ?? [];
    if (name !== undefined) found.push(`${owner}.${name} = ${number}`);
  }
  return found;
}

for (const [path, { messages, enums }] of FILES) {
  test(`the generated messages are what ${path} describes`, () => {
    const generated = [
      ...messages.flatMap(({ name, fields }: DescMessage) =>
        fields.map((field) => `${name}.${field.name} = ${field.number}`),
      ),
      ...enums.flatMap(({ name, values }) =>
        values.map((value) => `${name}.${value.name} = ${value.number}`),
      ),
    ];
    assert.ok(generated.length > 100);
    assert.deepEqual(generated.sort(), described(path).sort());
  });
}
