// Presenting: kept views and the years of a picture, over the whole screen.
import type { Locator, Page } from "@playwright/test";
import { LINKS } from "../support/app";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/test";

async function openDialog(page: Page): Promise<Locator> {
  const more = page.getByRole("button", { name: "Thêm", exact: true });
  await ((await more.isVisible()) ? more : page.getByRole("button", { name: "Xuất", exact: true })).click();
  await page.getByRole("button", { name: "Trình chiếu" }).click();
  return page.getByRole("dialog", { name: "Trình chiếu" });
}

test("the years of a picture, by keys and a clicker", async ({ app, page }) => {
  await app.open(LINKS.charts.replace("kind=heat", "kind=bars"));
  const before = page.url();
  const dialog = await openDialog(page);
  await dialog.getByRole("button", { name: /Chiếu từng năm/ }).click();
  const bar = page.getByRole("navigation", { name: "Trình chiếu" });
  await expect(bar.getByRole("status")).toHaveText("1/12");
  await expect(page).toHaveURL(/y=2005/);
  await expect(page.getByRole("banner")).toBeHidden();
  await page.keyboard.press("PageDown");
  await expect(page).toHaveURL(/y=2006&vs=2005/);
  await page.keyboard.press("End");
  await expect(bar.getByRole("status")).toHaveText("12/12");
  await expect(app.finding).toContainText("Quảng Ninh");
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/y=2015/);
  await expectAccessible(page);
  // A picture of rows holds what is in sight: our row among them.
  const rows = await page.locator("table.twin tbody tr").count();
  expect(rows).toBeLessThan(40);
  await bar.getByRole("button", { name: "Thoát trình chiếu" }).click();
  await expect(bar).toHaveCount(0);
  expect(page.url()).toBe(before);
  await expect(page.locator("table.twin tbody tr")).toHaveCount(63);
});

test("the years play by themselves until they are stopped", async ({ app, page }) => {
  await app.open(LINKS.charts.replace("kind=heat", "kind=bump"));
  const dialog = await openDialog(page);
  await dialog.getByRole("button", { name: /Chiếu từng năm/ }).click();
  const status = page.getByRole("navigation", { name: "Trình chiếu" }).getByRole("status");
  await page.keyboard.press("Space");
  await expect(status).toHaveText("3/12", { timeout: 15_000 });
  await page.keyboard.press("Space");
  const stopped = await status.innerText();
  await page.waitForTimeout(3200);
  await expect(status).toHaveText(stopped);
  await page.keyboard.press("Escape");
});

test("views are kept on this machine, ordered, taken out and presented", async ({ app, page }) => {
  await app.open(LINKS.charts);
  let dialog = await openDialog(page);
  await expect(dialog.getByText("Chưa lưu góc nhìn nào")).toBeVisible();
  await expect(dialog.getByRole("button", { name: /Chiếu các góc nhìn/ })).toBeDisabled();
  await dialog.getByRole("button", { name: "Lưu góc nhìn đang mở" }).click();
  await dialog.getByRole("button", { name: "Đóng" }).last().click();
  await app.open(LINKS.change);
  dialog = await openDialog(page);
  await dialog.getByRole("button", { name: "Lưu góc nhìn đang mở" }).click();
  await expect(dialog.getByRole("listitem")).toHaveCount(2);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: /^Đưa lên/ }).last().click();
  await expect(dialog.getByRole("listitem").first()).toContainText("Bốn năm liền");
  await page.keyboard.press("Escape");
  await page.reload();
  await app.ready();
  dialog = await openDialog(page);
  await expect(dialog.getByRole("listitem").first()).toContainText("Bốn năm liền");
  await dialog.getByRole("button", { name: /Chiếu các góc nhìn đã lưu \(2\)/ }).click();
  await expect(page).toHaveURL(/page=change/);
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/kind=heat/);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/page=change/);
  dialog = await openDialog(page);
  await dialog.getByRole("button", { name: /^Bỏ/ }).first().click();
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
});
