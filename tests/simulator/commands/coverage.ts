import assert from "node:assert/strict";
import { test } from "node:test";
import { commands } from "../../../simulator/commands/index.ts";
import { setUp } from "../setup.ts";
import { expectedCommands } from "./group.ts";

test("each of the 85 commands below command/ has an expectation", () => {
  assert.equal(expectedCommands.size, 85);
  assert.deepEqual([...expectedCommands].sort(), [...commands.keys()].sort());
});

test("a command without required parameters takes a request without any body", async () => {
  const bare = [...commands].filter(([, { parameters }]) =>
    Object.values(parameters).every(({ required }) => !required),
  );
  assert.ok(bare.length > 30);
  for (const [name] of bare) {
    const { car, send } = setUp();
    const answer = await send(`/api/1/vehicles/${car.id}/command/${name}`, { method: "POST" });
    assert.equal(answer.status, 200, name);
  }
});
