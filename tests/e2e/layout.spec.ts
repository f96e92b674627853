/** Phone and desktop, light and dark, and without a pointer. */

import type { Page } from "@playwright/test";
import {
  buttonOf,
  connectTo,
  expectState,
  findVehicles,
  formOf,
  newest,
  open,
  press,
  unfold,
} from "./control-page.ts";
import { expect, test } from "./fixtures.ts";

/** Of Chromium's `layout-shift`; TypeScript does not know it. */
interface LayoutShift extends PerformanceEntry {
  sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
}

const sizes = [
  { width: 360, height: 800 },
  { width: 1280, height: 800 },
];

for (const viewport of sizes) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(`${viewport.width} × ${viewport.height}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test("nothing overflows to the side, nothing small is to be hit", async ({ page, api }) => {
        await open(page);
        await page.locator("summary", { hasText: "Play with the simulated car" }).click();
        await unfold(page);
        await expectFitting(page);
        await expectBrightness(page, colorScheme);
        const dialog = await findVehicles(page, { baseUrl: api.url, byVin: true });
        await expect(dialog.locator("[data-vehicle]")).toHaveCount(3);
        await expectFitting(page);
        await dialog.locator(`[data-vehicle="${api.car.id}"]`).click();
        await unfold(page);

        // The longest things there are: a question, a refusal of one word, and a failure with all that it says.
        const reason = "a_word_that_does_not_end_".repeat(8);
        api.simulator.failNext({ status: 200, body: { response: { result: false, reason } }, path: "honk" });
        await press(page, "honk_horn", false);
        await expectState(formOf(page, "honk_horn"), "refused");
        await buttonOf(page, "remote_start_drive").click();
        await expectState(formOf(page, "remote_start_drive"), "armed");
        api.hold("flash_lights");
        await press(page, "flash_lights", false);
        await expectState(formOf(page, "flash_lights"), "sending");
        await expectFitting(page);
      });
    });
  }
}

for (const viewport of sizes) {
  test.describe(`${viewport.width} × ${viewport.height}`, () => {
    test.use({ viewport });

    test("nothing on the screen moves when the car has answered", async ({ page }) => {
      await page.addInitScript(() => {
        new PerformanceObserver((list) => {
          for (const { sources } of list.getEntries() as LayoutShift[]) {
            // A value that gets longer stays in its line.
            const moved = sources.filter(
              ({ previousRect: before, currentRect: now }) => before.top !== now.top,
            );
            for (const { node } of moved) if (node) document.body.append(`moved: ${node.nodeName}`);
          }
        }).observe({ type: "layout-shift", buffered: true });
      });
      await open(page);
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
      await expect(page.locator("body")).not.toContainText("moved:");
    });
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 800 } });

  for (const locale of ["de-DE", "fr-FR", "es-ES"]) {
    test.describe(`in ${locale}`, () => {
      test.use({ locale });

      test("nothing overflows, asked twice or not", async ({ page }) => {
        await open(page);
        await unfold(page);
        await expectFitting(page);
        for (const command of ["door_unlock", "reset_valet_pin", "erase_user_data"]) {
          await buttonOf(page, command).click();
          await expectState(formOf(page, command), "armed");
        }
        await expectFitting(page);
      });
    });
  }

  test("a car's long name does not push anything aside", async ({ page, api }) => {
    api.car.displayName = "Donaudampfschifffahrtsgesellschaftskapitänswagen".repeat(2);
    await connectTo(page, api);
    await unfold(page);
    await press(page, "honk_horn", false);
    await expect(newest(page)).toHaveAttribute("data-outcome", "done");
    await expectFitting(page);
  });
});

test("the first thing that a keyboard reaches leads to the commands", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the commands" })).toBeFocused();
  await expect(page.getByRole("link", { name: "Skip to the commands" })).toBeInViewport();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.locator("[data-group] > summary").first()).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(buttonOf(page, "door_unlock")).toBeFocused();
});

test("a command with a PIN needs nothing but a keyboard", async ({ page, api }) => {
  await connectTo(page, api);
  const form = formOf(page, "speed_limit_activate");
  const pin = form.locator("[name=pin]");
  for (let presses = 0; presses < 200 && !(await hasFocus(pin)); presses += 1)
    await page.keyboard.press("Tab");
  await expect(pin).toBeFocused();
  expect(await pin.evaluate((input) => getComputedStyle(input).outlineStyle)).not.toBe("none");
  await page.keyboard.type("0042");
  await page.keyboard.press("Tab");
  await expect(buttonOf(page, "speed_limit_activate")).toBeFocused();
  expect(
    await buttonOf(page, "speed_limit_activate").evaluate((one) => getComputedStyle(one).outlineStyle),
  ).not.toBe("none");
  await page.keyboard.press("Enter");
  await expectState(form, "armed");
  await page.keyboard.press("Space");
  await expectState(form, "done");
  await expect(buttonOf(page, "speed_limit_activate")).toBeFocused();
  expect(api.car.speedLimit).toEqual({ active: true, limitMph: 65, pin: "0042" });
  expect(api.sent).toHaveLength(1);
});

test("a choice and a number need nothing but a keyboard", async ({ page, api }) => {
  await connectTo(page, api);
  await formOf(page, "actuate_trunk").locator("input[value=front]").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expectState(formOf(page, "actuate_trunk"), "armed");
  await page.keyboard.press("Enter");
  await expectState(formOf(page, "actuate_trunk"), "done");
  expect(api.car.trunks).toEqual({ front: false, rear: true });

  await formOf(page, "set_charge_limit").locator("[name=percent]").focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expectState(formOf(page, "set_charge_limit"), "done");
  expect(api.car.charge.limit).toBe(81);
});

test("a car is connected, and the dialog left, with nothing but a keyboard", async ({ page, api }) => {
  await open(page);
  await page.locator("[data-action=connect]").focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Connect a car" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.locator("[data-action=connect]")).toBeFocused();
  await page.keyboard.press("Enter");
  await dialog.locator("[name=baseUrl]").focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(api.url);
  await page.keyboard.press("Tab");
  await page.keyboard.type(api.simulator.accessToken);
  await page.keyboard.press("Enter");
  const car = dialog.locator(`[data-vehicle="${api.car.id}"]`);
  await expect(car).toBeVisible();
  for (let presses = 0; presses < 20 && !(await hasFocus(car)); presses += 1)
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-notice=real]")).toBeVisible();
});

test("all fields and buttons have names of their own", async ({ page }) => {
  await open(page);
  await unfold(page);
  await page.locator("[data-action=lacking]").click();
  const forms = page.locator("form[data-form]");
  const names = await forms.evaluateAll((all) => all.map((form) => form.getAttribute("aria-label")));
  expect(new Set(names).size).toBe(names.length);
  const unnamed = await page
    .locator("form[data-form] :is(input:not([type=file]), textarea)")
    .evaluateAll((all) =>
      all
        .filter((one) => one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement)
        .filter((one) => !one.ariaLabel && !one.labels?.length)
        .map((one) => one.outerHTML),
    );
  expect(unnamed).toEqual([]);
  const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

/** Nothing sticks out to the side, and whatever can be pressed is large enough for a finger (24 px, WCAG 2.5.8). */
async function expectFitting(page: Page): Promise<void> {
  const { width, out, small } = await page.evaluate(() => {
    const describe = (element: Element) => element.outerHTML.slice(0, 120);
    const shown = [...document.querySelectorAll("body *")].filter(
      (element) => element.checkVisibility() && !element.closest(".visually-hidden, .skip"),
    );
    return {
      width: document.documentElement.scrollWidth,
      out: shown
        .filter((element) => {
          const { left, right } = element.getBoundingClientRect();
          // What a button does not hold it cuts off.
          const button = element.parentElement?.closest("button")?.getBoundingClientRect();
          return left < -0.5 || right > (button?.right ?? innerWidth) + 0.5;
        })
        .map(describe),
      small: shown
        .filter((element) => element.matches("button, summary, label.segment, label.check"))
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect();
          return width < 24 || height < 24;
        })
        .map(describe),
    };
  });
  expect(out).toEqual([]);
  expect(small).toEqual([]);
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

/** The page's ground is bright in the light scheme and dark in the dark one, and its text the other way round. */
async function expectBrightness(page: Page, scheme: "light" | "dark"): Promise<void> {
  const { ground, ink } = await page.evaluate(() => {
    const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    if (!context) throw new Error("no canvas");
    const brightness = (color: string) => {
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
      return (red + green + blue) / (3 * 255);
    };
    const [root, body] = [getComputedStyle(document.documentElement), getComputedStyle(document.body)];
    const painted = body.backgroundColor === "rgba(0, 0, 0, 0)" ? root : body;
    return { ground: brightness(painted.backgroundColor), ink: brightness(body.color) };
  });
  const [bright, dark] = scheme === "light" ? [ground, ink] : [ink, ground];
  expect(bright).toBeGreaterThan(0.8);
  expect(dark).toBeLessThan(0.3);
}

function hasFocus(locator: ReturnType<Page["locator"]>): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement);
}
