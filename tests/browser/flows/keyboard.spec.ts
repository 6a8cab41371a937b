import { type Page } from "@playwright/test";
import { LINKS } from "../support/app";
import { expect, test } from "../support/test";

/** Presses Tab until the focused element's name fits; says what was passed when it never does. */
async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement;
      return at.getAttribute("aria-label") ?? at.innerText ?? "";
    });
    if (wanted.test(name)) return;
    passed.push(name.slice(0, 40));
  }
  throw new Error(`Tab never reached ${wanted}; it passed: ${passed.join(" | ")}`);
}

test("the pages are reached by keyboard alone", async ({ app, page }) => {
  await app.open(LINKS.ranking);
  await tabTo(page, /^Thay đổi$/);
  await page.keyboard.press("Enter");
  await expect(app.tab("change")).toHaveAttribute("aria-current", "page");
});

test("every stop of the Tab key shows where it is", async ({ app, page }) => {
  await app.open(LINKS.ranking);
  for (let presses = 0; presses < 15; presses += 1) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement!);
      return style.outlineStyle !== "none" || style.boxShadow !== "none";
    });
    expect(seen, await page.evaluate(() => document.activeElement!.outerHTML.slice(0, 120))).toBe(true);
  }
});

test("a chart's values are read with the arrow keys", async ({ app, page }) => {
  await app.open(LINKS.change);
  const chart = page.getByRole("application").or(page.locator("[role=figure][tabindex], svg[tabindex], [data-chart][tabindex]")).first();
  await chart.focus();
  const told = page.getByRole("status").or(page.getByRole("tooltip"));
  await page.keyboard.press("ArrowRight");
  await expect(told.filter({ hasText: /\d/ }).first()).toBeVisible();
  const first = await told.filter({ hasText: /\d/ }).first().innerText();
  await page.keyboard.press("ArrowRight");
  await expect(told.filter({ hasText: /\d/ }).first()).not.toHaveText(first);
});

test("Escape closes the open menu and focus returns", async ({ app, page }) => {
  await app.open(LINKS.ranking);
  await tabTo(page, /PCI/);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  const back = await page.evaluate(() => document.activeElement!.textContent ?? "");
  expect(back).toMatch(/PCI/);
});
