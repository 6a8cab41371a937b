import { LINKS, PAGES } from "../support/app";
import { expect, test } from "../support/test";

for (const name of PAGES) {
  test(`${name} fits a phone`, async ({ app, page }) => {
    await app.open(LINKS[name]);
    const spare = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(spare).toBeLessThanOrEqual(0);
    const narrow = await page.evaluate(() =>
      [...document.querySelectorAll("button, nav a, select, input:not([type=hidden])")]
        .map((element) => ({ box: element.getBoundingClientRect(), html: element.outerHTML.slice(0, 90) }))
        .filter(({ box }) => box.width > 1 && box.height > 1 && (box.height < 43.5 || box.width < 32))
        .map(({ box, html }) => `${Math.round(box.width)}×${Math.round(box.height)} ${html}`),
    );
    expect(narrow, "touch targets").toEqual([]);
  });
}

test("a row is read by touch", async ({ app, page }) => {
  await app.open(LINKS.ranking);
  await expect(page.getByText("Đà Nẵng").first()).toBeVisible();
  await expect(page.getByText("70,00").first()).toBeVisible();
});
