/** Commands beyond the reference, and what a later package may bring. */

import { buttonOf, connectTo, expectState, fill, formOf, newest, open } from "./control-page.ts";
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
    // In the place of the page's own, which the page gives its commands anew whenever it draws itself.
    const own = document.querySelector("command-groups") as unknown as Element & { commands: object[] };
    const groups = Object.assign(document.createElement("command-groups"), {
      commands: [...own.commands, command],
      send: async (_command: unknown, parameters: object) => {
        document.body.dataset.sent = JSON.stringify(parameters);
        return { kind: "done", message: () => "", mayHaveHappened: false };
      },
    });
    own.replaceWith(groups);
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

test("commands beyond the reference reach the car, and none goes out by itself", async ({ page, api }) => {
  await connectTo(page, api);
  api.car.climate.on = true;
  await page.locator("[data-group=more-security] > summary").click();
  const sentry = formOf(page, "set_sentry_mode");
  await fill(sentry, { on: "true" });
  await buttonOf(page, "set_sentry_mode").click();
  await expectState(sentry, "done");
  expect(api.car.sentry).toBe(true);

  await page.locator("[data-group=more-seats-and-wheel] > summary").click();
  const seat = formOf(page, "remote_seat_heater_request");
  await expect(seat.getByText("Front right", { exact: true })).toBeVisible();
  await fill(seat, { heater: "frontRight", level: "high" });
  await expectState(seat, "idle");
  await buttonOf(page, "remote_seat_heater_request").click();
  await expectState(seat, "done");
  expect(api.car.seats.heaters).toEqual({ 1: 3 });

  // A place and an id have nowhere to start from.
  await page.locator("[data-group=more-schedules] > summary").click();
  const id = formOf(page, "remove_charge_schedule").locator("input[name=id]");
  await expect(id).toHaveValue("");
  await expect(formOf(page, "remove_charge_schedule").locator("input[type=range]")).toHaveCount(0);
  await expect(newest(page)).toContainText("Heat seat");
});
