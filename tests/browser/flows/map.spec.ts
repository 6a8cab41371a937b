// Maps: tiles without any file, boundaries out of a GeoJSON that the user opens.
import { readFileSync } from "node:fs";
import { LINKS } from "../support/app";
import { expectAccessible } from "../support/axe";
import { choose, fixture } from "../support/files";
import { expect, test } from "../support/test";

const MAP = LINKS.charts.replace("kind=heat", "kind=map");

test("without boundaries the page says how to get a map, and tiles need none", async ({ app, page }) => {
  await app.open(MAP);
  await expect(page.getByText("Hãy mở tệp ranh giới (GeoJSON)")).toBeVisible();
  await app.open(LINKS.charts.replace("kind=heat", "kind=tiles"));
  await expect(page.locator("#chart svg")).toContainText("Cà Mau");
  await page.getByRole("button", { name: "% tối đa" }).click();
  await expect(page.locator("#chart svg")).toContainText("%");
  await expectAccessible(page);
});

test("boundaries are opened beside the figures in view, and stay over a reload", async ({ app, page }) => {
  await app.open(LINKS.charts);
  await choose(page, app.words.open, [fixture("ban-do-bia.geojson")]);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Đã đọc ranh giới của 63 đơn vị");
  await expect(page.getByText("Ranh giới (GeoJSON)")).toBeVisible();
  await expectAccessible(page);
  await app.button("Mở cùng số liệu đang xem").click();
  const picture = page.locator("#chart svg").first();
  await expect(picture).toContainText("Quảng Ninh");
  await expect(page.getByText("Ranh giới từ tệp người dùng mở")).toBeVisible();
  await expect(page.locator("table.twin tbody tr")).toHaveCount(63);
  // Read by pointer and by keys.
  await page.locator("#chart").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("status").filter({ hasText: "Quảng Ninh" }).first()).toBeAttached();
  await expectAccessible(page);
  await page.reload();
  await app.ready();
  await expect(picture).toContainText("Quảng Ninh");
});

test("a map in metres is told, not drawn wrong", async ({ app, page }) => {
  await app.open(LINKS.ranking);
  const { text } = fixture("ban-do-bia.geojson");
  const metres = text!.replace(/\[(\d+\.\d+),(\d+\.\d+)\]/g, (_, x, y) => `[${Number(x) * 111000},${Number(y) * 111000}]`);
  await choose(page, app.words.open, [{ name: "met.geojson", text: metres }]);
  await expect(page.getByText("không phải kinh độ, vĩ độ").first()).toBeVisible();
});
