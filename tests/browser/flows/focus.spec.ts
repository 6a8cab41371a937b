// Parts of the page are made anew when what they show changes: nobody who works by keyboard may
// notice.
import { expect, test } from "../support/test";

const RANKING = "#v1/pci?d=pci&page=ranking&y=2016&vs=2015&u=quang-ninh,hai-phong,lang-son";

test("a column head keeps the focus while it sorts to and fro", async ({ app, page }) => {
  await app.open(RANKING);
  const head = page.getByRole("columnheader", { name: "Điểm 2016" }).getByRole("button");
  await head.focus();
  await page.keyboard.press("Enter");
  await expect(head).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(head).toBeFocused();
  await expect(page).toHaveURL(/u=quang-ninh,hai-phong,lang-son/);
  await expect(page.getByRole("columnheader", { name: "Điểm 2016" })).toHaveAttribute("aria-sort", "ascending");
});

test("a year is typed into its list letter by letter", async ({ app, page }) => {
  await app.open(RANKING);
  const years = page.getByRole("combobox", { name: "So với năm" });
  await years.focus();
  await page.keyboard.type("2009", { delay: 40 });
  await expect(years).toHaveValue("2009");
  await expect(years).toBeFocused();
});

test("the list of units follows the keys, and a click on a line adds it and stays open", async ({ app, page }) => {
  await app.open(RANKING);
  await app.whole();
  const search = page.getByRole("combobox", { name: "Đơn vị nổi bật" });
  await search.focus();
  for (let n = 0; n < 24; n += 1) await page.keyboard.press("ArrowDown");
  const active = page.locator("[role=option][aria-selected=true]");
  await expect(active).toBeInViewport();
  const chips = page.getByRole("button", { name: /^Bỏ / });
  await expect(chips).toHaveCount(3);
  await page.getByRole("listbox").getByRole("option").first().click();
  await expect(chips).toHaveCount(4);
  await expect(page.getByRole("listbox")).toBeVisible();
});

test("a menu gives the focus back to its button", async ({ app, page }) => {
  await app.open(RANKING);
  await app.whole();
  const button = page.getByRole("button", { name: "Xuất" });
  await button.focus();
  await page.keyboard.press("Enter");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Bảng này (CSV)" }).click();
  await saved;
  await expect(button).toBeFocused();
});

test("one drag of a year's handle is one step back", async ({ app, page }) => {
  await app.open(RANKING);
  const before = page.url();
  const handle = page.getByRole("slider").last();
  const box = (await handle.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 6; step += 1) await page.mouse.move(x - step * 26, y);
  await page.mouse.up();
  await expect(page).not.toHaveURL(before);
  await page.goBack();
  await expect(page).toHaveURL(before);
});
