import { expect, test } from "../support/test";

test("once loaded, the pages work without a network", async ({ app, context, watch }) => {
  await app.open("#v1/pci?d=pci&page=ranking&y=2016&vs=2015&u=quang-ninh");
  await app.whole();
  watch.goOffline();
  await context.setOffline(true);
  await app.goTo("change");
  await app.goTo("overview");
  await app.goTo("ranking");
  const english = await app.speak("en");
  await expect(english.row("Quang Ninh")).toContainText("65.60");
});

test("a page whose part cannot be had says so, and comes when it is tried again", async ({ app, page, watch }) => {
  let gone = true;
  let asked = 0;
  await page.route("**/split_charts-*.wasm", (route) => {
    asked += 1;
    return gone ? route.abort() : route.continue();
  });
  await page.goto("#v1/pci?d=pci&page=change&y=2016&vs=2015&u=quang-ninh");
  const again = page.getByRole("button", { name: "Thử lại" });
  await expect(again).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Chưa tải được phần này của trang");
  // Once for the page, once when the rest is fetched; then it waits to be told.
  await expect.poll(() => asked).toBeGreaterThanOrEqual(2);
  gone = false;
  await again.click();
  await app.ready();
  await expect(app.finding).toContainText("Quảng Ninh");
  watch.forgive(/ERR_FAILED|Failed to fetch/);
});

test("menus and the search for units say that their part is missing, and ask no more than once", async ({ app, page, watch }) => {
  let asked = 0;
  await page.route("**/split_charts-*.wasm", (route) => {
    asked += 1;
    return route.abort();
  });
  await app.open();
  await page.getByRole("button", { name: "Xuất" }).click();
  await expect(page.getByRole("button", { name: "Thử lại" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("combobox", { name: "Đơn vị nổi bật" }).focus();
  await expect(page.getByRole("button", { name: "Thử lại" })).toBeVisible();
  await page.waitForTimeout(500);
  expect(asked).toBeLessThanOrEqual(3);
  watch.forgive(/ERR_FAILED|Failed to fetch/);
});
