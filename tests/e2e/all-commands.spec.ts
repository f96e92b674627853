/** Every command, pressed on a page of one origin, on a car behind an API of another. */

import { isDeepStrictEqual } from "node:util";
import type { Page } from "@playwright/test";
import type { Car } from "../../simulator/index.ts";
import { CALENDAR_OBJECT, CONFIRMED, DONE, type Done, type Row } from "./commands.ts";
import { type Access, connectTo, expectState, fill, formOf, newest, press, unfold } from "./control-page.ts";
import { ALREADY, type Declined, REFUSED } from "./declined.ts";
import { type Api, expect, test } from "./fixtures.ts";

test.setTimeout(60_000);

test.beforeEach(({ complaints }) => {
  // Chromium logs the answer to a read of the sleeping car, in the row of wake_up.
  complaints.allow(/status of 408/);
});

test("the table has the 25 commands of the reference, and the page has them all", async ({ page, api }) => {
  await connectAndUnfold(page, api);
  const shown = await page
    .locator("form[data-form]")
    .evaluateAll((forms) => forms.map((form) => form.getAttribute("data-form") ?? "").sort());
  const commands = [...new Set(DONE.map(({ command }) => command))];
  expect(commands).toHaveLength(25);
  expect(shown).toEqual(expect.arrayContaining(commands));
});

test("each command does to a car of another origin what it says, and nothing else", async ({
  page,
  api,
  site,
}) => {
  expect(new URL(api.url).origin).not.toBe(new URL(site).origin);
  await connectAndUnfold(page, api);
  for (const row of [...DONE, CALENDAR_OBJECT]) {
    await test.step(nameOf(row), async () => {
      const { changes, sent } = await run(page, api, row, "done");
      expect(changes).toEqual(row.changes);
      expect(sent.target).toBe(pathOf(api, row.command));
      expect(sent.contentType).toMatch(/^application\/json\b/);
      expect(JSON.parse(sent.body)).toEqual(row.json ?? {});
    });
  }
});

test("with parameters in the URL, each command does the same", async ({ page, api }) => {
  await connectAndUnfold(page, api, { query: true });
  const { calendar_data } = CALENDAR_OBJECT.json;
  const text = JSON.stringify(calendar_data);
  const calendarAsText = {
    ...CALENDAR_OBJECT,
    query: `calendar_data=${encodeURIComponent(text).replaceAll("'", "%27")}`,
    changes: { calendar: { ...CALENDAR_OBJECT.changes.calendar, data: text } },
  };
  for (const row of [...DONE, calendarAsText] as readonly Done[]) {
    await test.step(nameOf(row), async () => {
      const { changes, sent } = await run(page, api, row, "done");
      expect(changes).toEqual(row.changes);
      const question = row.query === undefined ? "" : `?${row.query}`;
      expect(sent.target).toBe(pathOf(api, row.command) + question);
      expect(sent.body).toBe("");
    });
  }
});

test("a refusal changes nothing, and is told with the car's reason", async ({ page, api }) => {
  await connectAndUnfold(page, api);
  await expectDeclined(page, api, REFUSED, "refused");
});

test("a car that already is as asked is no failure", async ({ page, api }) => {
  await connectAndUnfold(page, api);
  await expectDeclined(page, api, ALREADY, "already");
});

async function connectAndUnfold(page: Page, api: Api, access: Access = {}): Promise<void> {
  await connectTo(page, api, access);
  await unfold(page);
}

async function expectDeclined(page: Page, api: Api, rows: readonly Declined[], state: "refused" | "already") {
  for (const row of rows) {
    await test.step(`${nameOf(row)}: ${row.reason}`, async () => {
      const { changes } = await run(page, api, row, state);
      expect(changes).toEqual({});
      await expect(formOf(page, row.command).locator(".outcome code")).toHaveText(row.reason);
      await expect(newest(page).locator(".entry-words code")).toHaveText(row.reason);
    });
  }
}

/** Presses one command on a car as new, and returns what was sent and what changed. */
async function run(page: Page, api: Api, row: Row, state: string) {
  const { simulator, car } = api;
  const form = formOf(page, row.command);
  const entries = await page.locator(".activity li").count();
  simulator.reset();
  row.before?.(car, (...action) => simulator.act(car.id, ...action));
  api.sent.length = 0;

  // What the row before it typed must not count.
  await form.evaluate((element) => {
    if (element instanceof HTMLFormElement) element.reset();
    element.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await fill(form, row.fields ?? {});
  const before = structuredClone(car);
  await press(page, row.command, CONFIRMED.has(row.command));
  await expectState(form, state);
  await expect(page.locator(".activity li")).toHaveCount(entries + 1);
  await expect(newest(page)).toHaveAttribute("data-outcome", state);

  const [sent, ...more] = api.sent;
  if (sent === undefined) throw new Error(`Nothing was sent for ${row.command}.`);
  expect(more).toEqual([]);
  return { sent, changes: changesBetween(before, car) };
}

function nameOf({ command, fields }: Row): string {
  return [command, ...Object.values(fields ?? {})].join(" ");
}

function pathOf({ car }: Api, command: string): string {
  return `/api/1/vehicles/${car.id}/${command === "wake_up" ? command : `command/${command}`}`;
}

/** What is different, by path; the car's state is two levels deep. */
function changesBetween(before: Car, after: Car): Record<string, unknown> {
  const old = flat(before);
  return Object.fromEntries(
    [...flat(after)].filter(([path, value]) => !isDeepStrictEqual(old.get(path), value)),
  );
}

function flat(car: Car): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, value] of Object.entries(car)) {
    if (typeof value !== "object" || value === null || name === "calendar") values.set(name, value);
    else for (const [inner, one] of Object.entries(value)) values.set(`${name}.${inner}`, one);
  }
  return values;
}
