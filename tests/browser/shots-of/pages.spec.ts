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
