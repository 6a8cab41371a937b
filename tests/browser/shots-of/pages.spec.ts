import { mkdirSync } from "node:fs";
import { test } from "@playwright/test";
import { App, LINKS, PAGES } from "../support/app";
import { choose, fixture } from "../support/files";

const SHOTS = new URL("../shots/", import.meta.url).pathname;
mkdirSync(SHOTS, { recursive: true });

test.beforeEach(async ({ page }, info) => {
  if (info.project.metadata.lang) {
    await page.addInitScript((lang) => localStorage.setItem("xephang:lang", lang), info.project.metadata.lang);
  }
});

for (const name of PAGES) {
  test(name, async ({ page }, info) => {
    await new App(page, info.project.metadata.lang ?? "vi").open(LINKS[name]);
    await page.screenshot({ path: `${SHOTS}${name}-${info.project.name}.png` });
    if (info.project.name === "1280") {
      await page.pdf({ path: `${SHOTS}${name}.pdf`, format: "A4", preferCSSPageSize: true });
    }
  });
}

test("open files", async ({ page }, info) => {
  const app = new App(page, info.project.metadata.lang ?? "vi");
  await app.open(LINKS.ranking);
  const files = ["chi-so-xa-2023.json", "chi-so-xa-2024.json", "hong-dau-phay.json"].map(fixture);
  await choose(page, app.words.open, files);
  await page.getByText(files[2].name).first().waitFor();
  await page.screenshot({ path: `${SHOTS}open-files-${info.project.name}.png` });
});

test("sheets and conflicts", async ({ page }, info) => {
  const app = new App(page, info.project.metadata.lang ?? "vi");
  await app.open(LINKS.ranking);
  const text = fixture("chi-so-xa-2024.json").text.replaceAll('"nam"', '"chi_so": "Chỉ số xã", "nam"');
  await choose(page, app.words.open, [
    fixture("chi-so-xa-2024.xlsx"),
    { name: "so-bo.json", text },
    { name: "chinh-thuc.json", text: text.replace("86,30", "88,80").replace("81,05", "80,95") },
  ]);
  await page.getByText("chinh-thuc.json").first().waitFor();
  await page.waitForTimeout(200);
  await page.screenshot({ path: `${SHOTS}conflicts-${info.project.name}.png`, fullPage: true });
});
