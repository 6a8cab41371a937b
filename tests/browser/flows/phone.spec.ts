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
    const narrow = await page.evaluate(() => {
      // What a finger hits 21 px above and below the middle, so that a row which passes a touch on
      // to the button in it counts as that button's target.
      const reaches = (element: Element, dx: number, dy: number) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const hit = document.elementFromPoint(left + width / 2 + dx, top + height / 2 + dy);
        return hit !== null && (element.contains(hit) || hit.closest("label")?.contains(element));
      };
      const visible = (element: Element) => {
        const { top, bottom, width } = element.getBoundingClientRect();
        return width > 1 && top > 22 && bottom < innerHeight - 22 && reaches(element, 0, 0);
      };
      return [...document.querySelectorAll("button, nav a, select, input:not([type=hidden])")]
        .filter(visible)
        .filter((element) => !reaches(element, 0, -21) || !reaches(element, 0, 21))
        .map((element) => element.outerHTML.slice(0, 110));
    });
    expect(narrow, "touch targets").toEqual([]);
  });
}

test("a row is read by touch", async ({ app, page }) => {
  await app.open(LINKS.ranking);
  await expect(page.getByText("Đà Nẵng").first()).toBeVisible();
  await expect(page.getByText("70,00").first()).toBeVisible();
});

test("the dialogue of sharing fits a phone, with a notice in it", async ({ app, page }) => {
  await app.open(LINKS.ranking);
  await app.whole();
  await app.button(app.words.share).first().click();
  const dialog = page.getByRole("dialog", { name: "Chia sẻ" });
  const saving = page.waitForEvent("download");
  await dialog.getByRole("button", { name: /Lưu thành một trang/ }).click();
  await saving;
  const notice = dialog.getByRole("status").filter({ hasText: "Đã lưu trang này" });
  await expect(notice).toBeVisible();
  const wide = await dialog.evaluate((box) =>
    [box, ...box.querySelectorAll("*")]
      .filter((element) => element.scrollWidth > element.clientWidth && /auto|scroll/.test(getComputedStyle(element).overflowX))
      .map((element) => element.className),
  );
  expect(wide, "what scrolls sideways").toEqual([]);
  await notice.getByRole("button", { name: "Đóng" }).click();
  await expect(notice).toHaveCount(0);
});
