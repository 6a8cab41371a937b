import { LINKS, PAGES } from "../support/app";
import { expect, test } from "../support/test";


for (const name of PAGES) {
  test(`${name} speaks English throughout, and stays so`, async ({ app, page }) => {
    await app.open(LINKS[name]);
    const vietnamese = await app.finding.innerText();
    const english = await app.speak("en");
    await expect(english.finding).not.toHaveText(vietnamese);
    await expect(english.tab(name)).toHaveAttribute("aria-current", "page");
    const heads = await page.locator("nav a, label, th[scope=col]").allInnerTexts();
    expect(heads.filter((text) => /[ăđơưạảấầẩậắặếềểệốồổộớờởợứừửựịọụ]/i.test(text))).toEqual([]);
    await page.reload();
    await english.ready();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
}

test("numbers follow the language", async ({ app }) => {
  await app.open(LINKS.ranking);
  await expect(app.row("Đà Nẵng")).toContainText("70,00");
  const english = await app.speak("en");
  await expect(english.row("Da Nang")).toContainText("70.00");
});
