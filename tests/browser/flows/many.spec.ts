// As many rows as the country has communes: only those in sight are in the document.
import { choose } from "../support/files";
import { communes } from "../support/communes.mjs";
import { expect, test } from "../support/test";

const ROWS_AT_MOST = 150;

test("11,000 units open, scroll and are reached by keyboard", async ({ app, page }) => {
  const file = communes();
  await app.open();
  await choose(page, app.words.open, [file]);
  await app.button(/^Mở (số liệu|và)/).click();
  const list = page.locator("#ranking");
  await expect(list.getByRole("table")).toHaveAttribute("aria-rowcount", String(file.count + 1));
  const rows = list.locator("tbody tr[data-row]");
  await expect(rows.first()).toBeVisible();
  expect(await rows.count()).toBeLessThan(ROWS_AT_MOST);

  await list.hover();
  for (let turn = 1; turn <= 20; turn += 1) {
    await page.mouse.wheel(0, 5_000);
    // What is in sight is drawn, not a gap.
    await expect(async () => {
      const box = (await list.boundingBox())!;
      const inSight = await page.evaluate(
        ([x, y]) => document.elementFromPoint(x, y)?.closest("tr[data-row]") !== null,
        [box.x + 200, box.y + box.height / 2],
      );
      expect(inSight).toBe(true);
    }).toPass();
    expect(await rows.count()).toBeLessThan(ROWS_AT_MOST);
  }

  // The room for rows out of sight takes no columns for itself.
  const spare = await list.evaluate((box) => box.clientWidth - box.querySelector("table")!.offsetWidth);
  expect(spare).toBeLessThan(80);

  await list.locator("tbody button[tabindex='0']").first().focus();
  await page.keyboard.press("End");
  await expect(page.locator(":focus")).toBeInViewport();
  const last = page.locator("tr[data-row]", { has: page.locator(":focus") });
  await expect(last).toHaveAttribute("data-row", String(file.count - 1));
  await page.keyboard.press("Home");
  await expect(page.locator("tr[data-row='0'] :focus")).toBeInViewport();
  expect(await rows.count()).toBeLessThan(ROWS_AT_MOST);
});

test("a picture of 11,000 units draws the thousand that matter, painted where they are seen, and whole for paper", async ({ app, page }) => {
  const file = communes();
  await app.open();
  await choose(page, app.words.open, [file]);
  await app.button(/^Mở (số liệu|và)/).click();
  await app.ready();
  await app.tab("change").click();
  await app.button("Điểm hai năm").click();
  const bands = page.locator("#change > .band");
  const painted = page.locator("#change > .band > svg");
  await expect(bands.first().locator("svg")).toBeVisible();
  const count = await bands.count();
  expect(count).toBeGreaterThan(30);
  expect(await painted.count()).toBeLessThan(20);

  await bands.last().scrollIntoViewIfNeeded();
  await expect(bands.last().locator("svg text").first()).toBeVisible();
  await page.locator("#change").focus();
  await page.keyboard.press("End");
  await expect(page.locator(".tip")).toBeInViewport();
  expect(await painted.count()).toBeLessThan(count);

  // Bands meet without a gap, and together they are as high as the picture.
  const gap = await bands.evaluateAll((all) => {
    const [a, b] = all.slice(-2).map((band) => band.getBoundingClientRect());
    return b.top - a.bottom;
  });
  expect(Math.abs(gap)).toBeLessThan(0.1);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(painted).toHaveCount(count);
  await expect(page.locator("#change")).toContainText("10.000");
});
