/** Every command, pressed on a page of one origin, on a car behind an API of another. */

import type { Page } from "@playwright/test";
import {
  type Call,
  COMMANDS,
  changesBetween,
  changesOf,
  DECLINED,
  EFFECTS,
  type Effect,
  nameOf,
  prepare,
} from "../expectations/reference.ts";
import { type Access, connectTo, expectState, fill, formOf, newest, press, unfold } from "./control-page.ts";
import { type Api, expect, NOW, test } from "./fixtures.ts";

test.setTimeout(60_000);

// With the service worker, which most tests leave out.
test.use({ serviceWorkers: "allow" });

test.beforeEach(({ complaints }) => {
  // Chromium logs the answer to a read of the sleeping car, in the row of wake_up.
  complaints.allow(/status of 408/);
});

test("the table has the 25 commands of the reference, and the page has them all", async ({ page, api }) => {
  await connectAndUnfold(page, api);
  const shown = await page
    .locator("form[data-form]")
    .evaluateAll((forms) => forms.map((form) => form.getAttribute("data-form") ?? "").sort());
  expect(COMMANDS).toHaveLength(25);
  expect([...new Set(EFFECTS.map(({ command }) => command))]).toEqual(COMMANDS);
  expect(shown).toEqual(expect.arrayContaining([...COMMANDS]));
});

test("each command does to a car of another origin what it says, and nothing else", async ({
  page,
  api,
  site,
}) => {
  expect(new URL(api.url).origin).not.toBe(new URL(site).origin);
  await connectAndUnfold(page, api);
  for (const effect of EFFECTS) {
    await test.step(nameOf(effect), async () => {
      const { changes, sent } = await run(page, api, effect, "done");
      expect(changes).toEqual(changesOf(effect, NOW));
      expect(sent.target).toBe(pathOf(api, effect.command));
      expect(sent.contentType).toMatch(/^application\/json\b/);
      expect(JSON.parse(sent.body)).toEqual(effect.body);
    });
  }
});

test("with parameters in the URL, each command does the same", async ({ page, api }) => {
  await connectAndUnfold(page, api, { query: true });
  for (const effect of EFFECTS.map(withObjectsAsText)) {
    await test.step(nameOf(effect), async () => {
      const { changes, sent } = await run(page, api, effect, "done");
      expect(changes).toEqual(changesOf(effect, NOW));
      expect(sent.target).toBe(pathOf(api, effect.command) + effect.query);
      expect(sent.body).toBe("");
    });
  }
});

test("a refusal changes nothing, and is told with the car's reason", async ({ page, api }) => {
  await connectAndUnfold(page, api);
  await expectDeclined(page, api, "refused");
});

test("a car that already is as asked is no failure", async ({ page, api }) => {
  await connectAndUnfold(page, api);
  await expectDeclined(page, api, "already");
});

async function connectAndUnfold(page: Page, api: Api, access: Access = {}): Promise<void> {
  await connectTo(page, api, access);
  await unfold(page);
}

async function expectDeclined(page: Page, api: Api, state: "refused" | "already") {
  for (const call of DECLINED.filter(({ already }) => already === (state === "already"))) {
    await test.step(`${nameOf(call)}: ${call.reason}`, async () => {
      const { changes } = await run(page, api, call, state);
      expect(changes).toEqual({});
      await expect(formOf(page, call.command).locator(".outcome code")).toHaveText(call.reason);
      await expect(newest(page).locator(".entry-words code")).toHaveText(call.reason);
    });
  }
}

/** A calendar is one thing in JSON, and in the URL the JSON text of it. */
function withObjectsAsText(effect: Effect): Effect {
  const { calendar } = effect.changes as { calendar?: { data: unknown } };
  if (typeof calendar?.data !== "object" || calendar.data === null) return effect;
  return { ...effect, changes: { calendar: { ...calendar, data: JSON.stringify(calendar.data) } } };
}

/** What is typed and chosen, by field. */
function fieldsOf({ params }: Call): Record<string, string> {
  const text = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : `${value}`);
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, text(value)]));
}

/** Presses one command on a car as new, and returns what was sent and what changed. */
async function run(page: Page, api: Api, call: Call, state: string) {
  const { simulator, car } = api;
  const form = formOf(page, call.command);
  const entries = await page.locator(".activity li").count();
  simulator.reset();
  prepare(simulator, car, call);
  api.sent.length = 0;

  // What the call before it typed must not count.
  await form.evaluate((element) => {
    if (element instanceof HTMLFormElement) element.reset();
    element.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await fill(form, fieldsOf(call));
  const before = structuredClone(car);
  await press(page, call.command, call.confirm);
  await expectState(form, state);
  await expect(page.locator(".activity li")).toHaveCount(entries + 1);
  await expect(newest(page)).toHaveAttribute("data-outcome", state);

  const [sent, ...more] = api.sent;
  if (sent === undefined) throw new Error(`Nothing was sent for ${call.command}.`);
  expect(more).toEqual([]);
  return { sent, changes: changesBetween(before, car) };
}

function pathOf({ car }: Api, command: string): string {
  return `/api/1/vehicles/${car.id}/${command === "wake_up" ? command : `command/${command}`}`;
}
