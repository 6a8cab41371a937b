// The page of charts: every type by its question, restored by its link.
import { LINKS } from "../support/app";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/test";

const TYPES = {
  bars: "Thanh xếp hạng",
  heat: "Bảng màu",
  bump: "Hạng các năm",
  trend: "Điểm các năm",
  slope: "Hạng hai năm",
  dumbbell: "Điểm hai năm",
  waterfall: "Đóng góp",
} as const;

test("every type is drawn, has words and a table, and is kept in the link", async ({ app, page }) => {
  await app.open(LINKS.charts);
  const picture = page.locator("#chart svg").first();
  const said = new Set<string>();
  for (const [kind, name] of Object.entries(TYPES)) {
    await app.button(name).click();
    await expect(app.button(name)).toHaveAttribute("aria-pressed", "true");
    await expect(picture).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`kind=${kind}`));
    await expect(app.finding).not.toBeEmpty();
    const title = (await page.locator("#chart").getAttribute("aria-label")) ?? "";
    expect(title).not.toBe("");
    said.add(title);
    expect(await page.locator("table.twin tbody tr").count()).toBeGreaterThan(3);
  }
  expect(said.size).toBeGreaterThan(4);
  await page.reload();
  await app.ready();
  await expect(app.button(TYPES.waterfall)).toHaveAttribute("aria-pressed", "true");
  await expectAccessible(page);
});

test("without a choice the type fits the data", async ({ app }) => {
  await app.open("#v1/pci?d=pci&page=charts&u=quang-ninh");
  await expect(app.button(TYPES.bump)).toHaveAttribute("aria-pressed", "true");
  await app.open("#v1/dti?d=dti&page=charts");
  await expect(app.button(TYPES.bars)).toHaveAttribute("aria-pressed", "true");
  await expect(app.button(TYPES.slope)).toBeDisabled();
});

test("where nothing can be drawn the page says why", async ({ app, page }) => {
  await app.open("#v1/pci?d=pci&page=charts&y=2016&vs=2012&u=quang-ninh&kind=waterfall");
  await expect(page.getByText("Cách tính đổi giữa hai kỳ")).toBeVisible();
  await expectAccessible(page);
});

test("cells of the heat map are read by keys", async ({ app, page }) => {
  await app.open(LINKS.charts);
  const told = page.getByRole("status").filter({ hasText: /\d/ }).first();
  await page.locator("#chart").focus();
  await page.keyboard.press("ArrowRight");
  await expect(told).toContainText("Đà Nẵng");
  const first = await told.innerText();
  await page.keyboard.press("ArrowRight");
  await expect(told).not.toHaveText(first);
  await page.keyboard.press("ArrowDown");
  await expect(told).toContainText("Quảng Ninh");
});
