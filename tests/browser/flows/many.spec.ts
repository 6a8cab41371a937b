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
