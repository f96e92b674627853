import assert from "node:assert/strict";
import { test } from "node:test";
import { commands } from "../../../simulator/commands/index.ts";
import { setUp } from "../setup.ts";
import { expectedCommands, expectedSigned } from "./group.ts";

const names = (isWanted: (command: { plain: boolean; signed: readonly unknown[] }) => boolean) =>
  [...commands].filter(([, command]) => isWanted(command)).map(([name]) => name);

test("each of the 104 commands has an expectation, 86 of them have a plain form", () => {
  assert.equal(expectedCommands.size, 104);
  assert.deepEqual([...expectedCommands].sort(), [...commands.keys()].sort());
  assert.equal(names(({ plain }) => plain).length, 86);
});

test("each command has a signed form and an expectation for it, but for an old name and what is managed", () => {
  const unsigned = [
    "set_managed_charge_current_request",
    "set_managed_charger_location",
    "set_managed_scheduled_charging_time",
    "share",
  ];
  assert.deepEqual(names(({ signed }) => signed.length === 0).sort(), unsigned);
  assert.deepEqual([...expectedSigned.keys(), ...unsigned].sort(), [...commands.keys()].sort());
});

test("a command without required parameters takes a request without any body", async () => {
  const bare = [...commands].filter(
    ([, { plain, parameters }]) => plain && Object.values(parameters).every(({ required }) => !required),
  );
  assert.ok(bare.length > 30);
  for (const [name] of bare) {
    const { car, send } = setUp();
    const answer = await send(`/api/1/vehicles/${car.id}/command/${name}`, { method: "POST" });
    assert.equal(answer.status, 200, name);
  }
});

test("a command that is only signed has no path", async () => {
  for (const name of names(({ plain }) => !plain)) {
    const { command } = setUp();
    assert.equal((await command(name)).status, 404, name);
  }
});
