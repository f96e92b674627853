/** What a later package may bring. */

import { formOf, open } from "./control-page.ts";
import { expect, test } from "./fixtures.ts";

const COMMAND = {
  name: "from_tomorrow",
  function: "fromTomorrow",
  title: "From tomorrow",
  group: "Tomorrow's group",
  description: "What a later package brings.",
  details: "",
  reference: false,
  repeatable: false,
  confirm: false,
  parameters: [
    {
      name: "place",
      wireName: "place",
      title: "Place",
      description: "Anywhere.",
      required: true,
      kind: "of a kind that this page does not know",
    },
  ],
};

test("a command beyond the reference is folded away with its group, and made of its row", async ({
  page,
}) => {
  await open(page);
  await page.evaluate((command) => {
    const groups = document.querySelector("command-groups") as unknown as {
      commands: object[];
      send: unknown;
    };
    groups.commands = [...groups.commands, command];
    groups.send = async (_command: unknown, parameters: object) => {
      document.body.dataset.sent = JSON.stringify(parameters);
      return { kind: "done", message: () => "", mayHaveHappened: false };
    };
  }, COMMAND);
  await expect(page.getByRole("heading", { name: "More commands" })).toBeVisible();
  await expect(formOf(page, "from_tomorrow")).toHaveCount(0);

  await page.locator("summary", { hasText: "Tomorrow's group" }).click();
  const form = formOf(page, "from_tomorrow");
  await form.getByRole("button", { name: "From tomorrow" }).click();
  await expect(form.getByLabel("Place")).toBeFocused();
  await form.getByLabel("Place").fill("home");
  await form.getByRole("button", { name: "From tomorrow" }).click();
  await expect(page.locator("body")).toHaveAttribute("data-sent", '{"place":"home"}');
});
