// The gallery: an example of each type out of published data.
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/test";

for (const lang of ["vi", "en"] as const) {
  test(`every example is drawn and opens, in ${lang}`, async ({ app, page }) => {
    await page.addInitScript((code) => localStorage.setItem("xephang:lang", code), lang);
    await app.open("#gallery");
    const cards = page.getByRole("article");
    const count = await cards.count();
    expect(count).toBeGreaterThan(18);
    await expect(page.locator("article svg[role=img], article .paper svg")).not.toHaveCount(0);
    for (let at = 0; at < count; at += 1) {
      await expect(cards.nth(at).locator(".paper svg").first(), `example ${at}`).toBeVisible();
      await expect(cards.nth(at).getByRole("heading", { level: 3 })).not.toBeEmpty();
    }
    await expectAccessible(page);
    await cards.nth(3).getByRole("link").click();
    await expect(page).toHaveURL(/page=charts/);
    await app.ready();
    await page.goBack();
    await expect(cards).toHaveCount(count);
  });
}
