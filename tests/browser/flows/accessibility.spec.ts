import { App, LINKS, PAGES } from "../support/app";
import { expectAccessible } from "../support/axe";
import { choose, fixture } from "../support/files";
import { expect, test } from "../support/test";

for (const name of PAGES) {
  test(`axe finds nothing on ${name}`, async ({ app, page }) => {
    await app.open(LINKS[name]);
    await expectAccessible(page);
  });
}

test("axe finds nothing where files are opened, with a broken one among them", async ({ app, page }) => {
  await app.open();
  await choose(page, app.words.open, [fixture("chi-so-xa-2023.json"), fixture("hong-dau-phay.json")]);
  await expect(page.getByText("hong-dau-phay.json").first()).toBeVisible();
  await expectAccessible(page);
});

const TABLES = { vi: ["Đơn vị chung", "Đơn vị mới và cũ"], en: ["Shared units", "New and old units"] } as const;

for (const lang of ["vi", "en"] as const) {
  test(`axe finds nothing on the tables across a change of units, in ${lang}`, async ({ page }) => {
    await page.addInitScript((lang) => localStorage.setItem("xephang:lang", lang), lang);
    const app = new App(page, lang);
    await app.open("#v1/pci?d=pci&page=change&y=2009&vs=2008&u=ha-noi");
    for (const name of TABLES[lang]) {
      await app.button(name).click();
      await expect(app.row(lang === "vi" ? "Hà Nội" : "Ha Noi")).toBeVisible();
      await expectAccessible(page);
    }
  });

  test(`axe finds nothing where files disagree, in ${lang}`, async ({ page }) => {
    await page.addInitScript((lang) => localStorage.setItem("xephang:lang", lang), lang);
    const app = new App(page, lang);
    const text = fixture("chi-so-xa-2024.json").text.replaceAll('"nam"', '"chi_so": "Chỉ số xã", "nam"');
    const files = [
      { name: "so-bo.json", text },
      { name: "chinh-thuc.json", text: text.replace("86,30", "88,80") },
    ];
    await app.open();
    await choose(page, app.words.open, [...files, fixture("chi-so-xa-2024.xlsx")]);
    await expect(page.getByText("chinh-thuc.json").first()).toBeVisible();
    await expectAccessible(page);
    await app.button(lang === "vi" ? /^Mở (số liệu|và)/ : /^Open (these|and|beside)/).click();
    await app.ready();
    await app.tab("change").click();
    await app.button(lang === "vi" ? "Hai công bố" : "Two publications").click();
    await expect(app.row("Lục Hồn")).toContainText(lang === "vi" ? "+2,50" : "+2.50");
    await expectAccessible(page);
  });
}
