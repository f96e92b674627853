/** How a command ends, and what is said about it. */

import { buttonOf, carLine, connectTo, expectState, formOf, newest, press } from "./control-page.ts";
import { expect, test } from "./fixtures.ts";

test("nothing is called done before the answer is there", async ({ page, api }) => {
  await connectTo(page, api);
  const release = api.hold("/command/honk_horn");
  const form = formOf(page, "honk_horn");
  await buttonOf(page, "honk_horn").click();
  await expect.poll(() => api.car.horn.count).toBe(1);
  await expectState(form, "sending");
  await expect(buttonOf(page, "honk_horn")).toHaveAttribute("aria-busy", "true");
  await expect(buttonOf(page, "honk_horn")).toBeDisabled();
  await expect(form).toContainText("Sending…");
  await expect(newest(page)).toHaveAttribute("data-outcome", "sending");

  // Another command is not kept waiting, and its end is not taken for that of the first.
  await buttonOf(page, "flash_lights").click();
  await expectState(formOf(page, "flash_lights"), "done");
  await expectState(form, "sending");
  await expect(page.locator(".activity li").nth(1)).toHaveAttribute("data-outcome", "sending");

  release();
  await expectState(form, "done");
  await expect(page.locator(".activity li").nth(1)).toHaveAttribute("data-outcome", "done");
  await expect(form).toContainText("Done.");
});

test("after a command the car is read again", async ({ page, api }) => {
  await connectTo(page, api);
  await expect(carLine(page)).toHaveText("Parked · locked · 71 % · 17 °C");
  await press(page, "door_unlock", true);
  await expect(carLine(page)).toHaveText("Parked · unlocked · 71 % · 17 °C");
  await press(page, "auto_conditioning_start", false);
  await expect(carLine(page)).toHaveText("Parked · unlocked · 71 % · 17 °C · climate on");
});

test("a command under way can be cancelled, and is said to have happened perhaps", async ({ page, api }) => {
  await connectTo(page, api);
  api.hold("/command/honk_horn");
  const form = formOf(page, "honk_horn");
  await buttonOf(page, "honk_horn").click();
  await expect.poll(() => api.car.horn.count).toBe(1);
  await form.locator("[data-action=cancel]").click();
  await expectState(form, "failed");
  await expect(form).toContainText("It was cancelled.");
  await expect(form).toContainText("May have happened");
  await expect(form).toContainText("Look at the car before you press again.");
  await expect(form.locator("[data-action=cancel]")).toHaveCount(0);
  await expect(newest(page)).toHaveAttribute("data-outcome", "failed");
  expect(api.sent).toHaveLength(1);
});

test("a sleeping car is woken by a command, and the page says so while it takes", async ({
  page,
  api,
  complaints,
}) => {
  complaints.allow(/status of 408/);
  api.simulator.act(api.car.id, "sleep");
  await connectTo(page, api);
  await expect(carLine(page)).toHaveAttribute("data-status", "resting");
  await expect(carLine(page)).toHaveText("Asleep");

  const form = formOf(page, "honk_horn");
  await buttonOf(page, "honk_horn").click();
  await expect(form).toContainText("Waking the car…");
  await expectState(form, "sending");
  await expect(page.getByRole("status").filter({ hasText: "Waking the car…" })).toHaveCount(1);
  expect(api.car.horn.count).toBe(0);

  await expect.poll(() => api.car.connection).toBe("waking");
  api.pass(3_000);
  await expectState(form, "done");
  expect(api.car.horn.count).toBe(1);
  const path = `/api/1/vehicles/${api.car.id}`;
  expect(api.sent.map(({ target }) => target)).toEqual([
    `${path}/command/honk_horn`,
    `${path}/wake_up`,
    `${path}/command/honk_horn`,
  ]);
  await expect(carLine(page)).toHaveAttribute("data-status", "awake");
});

test("waking can be cancelled; the command is not sent any more", async ({ page, api, complaints }) => {
  complaints.allow(/status of 408/);
  api.simulator.act(api.car.id, "sleep");
  await page.clock.install();
  await connectTo(page, api);
  const form = formOf(page, "honk_horn");
  await buttonOf(page, "honk_horn").click();
  await expect(form).toContainText("Waking the car…");
  await form.locator("[data-action=cancel]").click();
  await expectState(form, "failed");
  await expect(form).toContainText("It was cancelled.");
  await expect(form).not.toContainText("May have happened");

  api.pass(60_000);
  await page.clock.runFor(60_000);
  await page.locator("[data-action=refresh]").click();
  await expect(carLine(page)).toHaveAttribute("data-status", "awake");
  expect(api.car.horn.count).toBe(0);
  expect(api.sent.map(({ target }) => target.split("/").pop())).toEqual(["honk_horn", "wake_up"]);
});

test("an expired token ends in what to do, and the page does not keep on trying", async ({
  page,
  api,
  complaints,
}) => {
  complaints.allow(/status of 401/);
  await connectTo(page, api);
  api.simulator.expireToken("a-fresh-one");
  const form = formOf(page, "honk_horn");
  await buttonOf(page, "honk_horn").click();
  await expectState(form, "failed");
  await expect(form).toContainText("The token is wrong or no longer valid. Connect again with a new one.");
  await expect(form).not.toContainText("May have happened");
  expect(api.sent).toHaveLength(1);
  expect(api.car.horn.count).toBe(0);
});

test("too many requests: how long to wait is said", async ({ page, api, complaints }) => {
  complaints.allow(/status of 429/);
  await connectTo(page, api);
  const form = formOf(page, "honk_horn");
  api.simulator.failNext({ status: 429, headers: { "retry-after": "30" }, path: "/command/" });
  await buttonOf(page, "honk_horn").click();
  await expectState(form, "failed");
  await expect(form).toContainText("Too many requests. Try again in 30 s.");

  api.simulator.failNext({ status: 429, path: "/command/" });
  await buttonOf(page, "honk_horn").click();
  await expect(form).toContainText("Too many requests. Try again in a while.");
  expect(api.car.horn.count).toBe(0);
  expect(api.sent).toHaveLength(2);
});

test("an answer that got lost is not sent for again, and may have happened", async ({
  page,
  api,
  complaints,
}) => {
  complaints.allow(/ERR_EMPTY_RESPONSE/);
  await connectTo(page, api);
  const form = formOf(page, "honk_horn");
  api.simulator.failNext({ status: "cut", afterEffect: true, path: "/command/" });
  await buttonOf(page, "honk_horn").click();
  await expectState(form, "failed");
  await expect(form).toContainText("May have happened");
  await expect(form).toContainText("No answer came.");
  await expect(form).toContainText("Look at the car before you press again.");
  expect(api.sent).toHaveLength(1);
  expect(api.car.horn.count).toBe(1);
});

test("a web page in place of an answer is no success", async ({ page, api }) => {
  await connectTo(page, api);
  const form = formOf(page, "door_lock");
  api.simulator.failNext({ status: 200, body: "<h1>Sign in to the hotel's network</h1>", path: "/command/" });
  await buttonOf(page, "door_lock").click();
  await expectState(form, "failed");
  await expect(form).toContainText("May have happened");
  await expect(form).toContainText("The answer is not one that Tesla gives.");
});

test("a request that the server finds fault with is not advised to be sent again, and its words are shown", async ({
  page,
  api,
  complaints,
}) => {
  complaints.allow(/status of (400|500)/);
  await connectTo(page, api);
  const form = formOf(page, "honk_horn");
  const body = { response: null, error: "missing horn param", error_description: "" };
  api.simulator.failNext({ status: 400, body, path: "/command/" });
  await buttonOf(page, "honk_horn").click();
  await expectState(form, "failed");
  await expect(form).toContainText("The server refuses this request (400), and would refuse it again.");
  await expect(form).toContainText("missing horn param");
  await expect(form).not.toContainText("Try again");
  await expect(form).not.toContainText("May have happened");

  api.simulator.failNext({ status: 500, body: { response: null, error: "oops" }, path: "/command/" });
  await buttonOf(page, "honk_horn").click();
  await expect(form).toContainText("The server had a problem (500). Try again in a minute.");
  await expect(form).toContainText("May have happened");
});

test("a car that takes signed commands only says where to go", async ({ page, api, complaints }) => {
  complaints.allow(/status of 403/);
  await connectTo(page, api);
  api.car.traits.signingRequired = true;
  const form = formOf(page, "honk_horn");
  await buttonOf(page, "honk_horn").click();
  await expectState(form, "failed");
  await expect(form).toContainText(
    "This car accepts only signed commands. See “Signed commands” for a key of this browser",
  );
});

test("a reason is explained and quoted, an unknown one too, and never becomes markup", async ({
  page,
  api,
}) => {
  await connectTo(page, api);
  const form = formOf(page, "honk_horn");
  api.simulator.act(api.car.id, "shift", { gear: "D" });
  await buttonOf(page, "honk_horn").click();
  await expectState(form, "refused");
  await expect(form).toContainText("The car is not in Park. Shift to P, then press again.");
  await expect(form.locator("code")).toHaveText("not_in_park");
  await expect(newest(page)).toContainText("The car is not in Park.");

  const reason = '<img src="x" onerror="window.hacked = true">';
  api.simulator.failNext({ status: 200, body: { response: { result: false, reason } }, path: "/command/" });
  await buttonOf(page, "honk_horn").click();
  await expect(form.locator("code")).toHaveText(reason);
  await expect(newest(page).locator(".entry-words code")).toHaveText(reason);
  await expect(page.locator("img")).toHaveCount(0);
});

test("the activity tells the newest first, and no PIN", async ({ page, api }) => {
  await connectTo(page, api);
  const form = formOf(page, "speed_limit_activate");
  await form.locator("[name=pin]").fill("7391");
  await press(page, "speed_limit_activate", true);
  await expectState(form, "done");
  await press(page, "door_lock", false);
  await expectState(formOf(page, "door_lock"), "already");
  const entries = page.locator(".activity li");
  await expect(entries).toHaveCount(2);
  await expect(entries.nth(0)).toContainText("Lock doors");
  await expect(entries.nth(0)).toContainText("Already done");
  await expect(entries.nth(0)).toContainText("Aurora");
  await expect(entries.nth(1)).toContainText("Activate speed limit");
  await expect(form.locator("[name=pin]")).toHaveValue("");
  expect(await page.content()).not.toContain("7391");
});
