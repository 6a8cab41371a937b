import { isPart } from "../../../benches/sizes.mjs";
import { expect, test } from "../support/test";

test("the first visit shows a ranking with a finding, rows and a source", async ({ app, page }) => {
  await app.open();
  await expect(page.locator("html")).toHaveAttribute("lang", "vi");
  expect(await app.rows.count()).toBeGreaterThan(20);
  await expect(page.getByText(/Nguồn/).first()).toBeVisible();
  await expect(page).toHaveTitle(/Xếp Hạng/);
});

test("the ranking of PCI 2016 is the published one", async ({ app }) => {
  await app.open("#v1/pci?d=pci&page=ranking&y=2016&vs=2015&u=quang-ninh");
  await expect(app.row("Đà Nẵng")).toContainText("70,00");
  await expect(app.row("Quảng Ninh")).toContainText("65,60");
  await expect(app.row("Quảng Ninh")).toContainText("−0,15");
  await expect(app.row("Đồng Tháp")).toContainText("−1,44");
});

test("nothing scrolls sideways", async ({ app, page }) => {
  for (const link of ["", "#v1/pci?d=pci&page=change&y=2016&vs=2015&u=quang-ninh"]) {
    await app.open(link);
    const spare = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(spare, `at ${link}`).toBeLessThanOrEqual(0);
  }
});

test("importing, ranking and painting leave measures with their amounts", async ({ app, page }) => {
  await app.open();
  for (const name of ["xephang:import", "xephang:rank", "xephang:paint"]) {
    const detail = await page.evaluate((wanted) => {
      const [measure] = performance.getEntriesByName(wanted, "measure") as PerformanceMeasure[];
      return JSON.stringify(measure?.detail ?? null);
    }, name);
    expect(detail, name).toMatch(/[1-9]/);
  }
});

test("no part of the program that comes later is asked for before the first chart", async ({ app, page }) => {
  await app.open();
  await app.whole();
  const { painted, later } = await page.evaluate(() => {
    const [paint] = performance.getEntriesByName("xephang:paint");
    const files = performance.getEntriesByType("resource");
    const later = files.filter(({ startTime }) => startTime > paint.startTime);
    return { painted: paint.startTime, later: later.map(({ name }) => name) };
  });
  expect(painted).toBeGreaterThan(0);
  const names = later.map((address) => new URL(address).pathname.split("/").pop()!);
  expect(names.filter(isPart).length).toBeGreaterThanOrEqual(2);
  expect(names.filter((name) => !isPart(name)), "asked for later, yet counted as first").toEqual([]);
});
