import { LINKS, PAGES } from "../support/app";
import { expect, test } from "../support/test";

const PAGES_AT_MOST = { overview: 1, ranking: 2, change: 1, charts: 2, analysis: 2, report: 8 } as const;

for (const name of PAGES) {
  test(`${name} prints on A4`, async ({ app, page }) => {
    await app.open(LINKS[name]);
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    expect(sheets).toBeGreaterThan(0);
    expect(sheets, "sheets of paper").toBeLessThanOrEqual(PAGES_AT_MOST[name]);
  });
}

test("a report begins on its first sheet, of the size that offices use", async ({ app, page }) => {
  await app.open(LINKS.report);
  await page.emulateMedia({ media: "print" });
  // All of the page is of one kind of sheet: what stands above it would take one of its own.
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("page"))).toBe("report");
});

test("on paper the controls are gone and every unit is there", async ({ app, page }) => {
  await app.open(LINKS.ranking);
  await page.emulateMedia({ media: "print" });
  await expect(app.finding).toBeVisible();
  await expect(app.button(app.words.open).first()).toBeHidden();
  await expect(page.getByText("Cao Bằng").first()).toBeVisible();
});
