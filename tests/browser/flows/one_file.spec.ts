// The whole app as one file, opened from a disk.
import { readFileSync, statSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { expectAccessible } from "../support/axe";
import { App, LINKS } from "../support/app";
import { choose, fixture } from "../support/files";
import { ONE_FILE, OWN, saved, sent } from "../support/one_file";
import { expect, test } from "../support/test";

test.describe.configure({ timeout: 60_000 });
// A new window has nothing that another one kept.
test.beforeEach(async ({ context, watch }, info) => {
  watch.owns(pathToFileURL(info.outputDir).href);
  await context.setOffline(true);
});

test("the published file opens from a disk: ranking, charts, a table and a spreadsheet of one's own", async ({ app, page }, info) => {
  await page.goto(sent(info.outputPath("USB của tôi", "Xếp hạng (gửi).html")));
  await app.ready();
  await expect(app.row("Đà Nẵng")).toContainText("70,00");
  await app.whole();
  for (const name of ["change", "charts", "analysis", "report", "overview", "ranking"] as const) await app.goTo(name);
  await expectAccessible(page);
  for (const files of [[OWN], [fixture("chi-so-xa-2024.xlsx")]]) {
    await choose(page, app.words.open, files);
    await app.button(/^Mở (số liệu|và)/).click();
    await app.ready();
    await expect(app.row("Lục Hồn")).toContainText("86,3");
  }
  const { raw, gzip } = { raw: statSync(ONE_FILE).size, gzip: gzipSync(readFileSync(ONE_FILE)).length };
  console.log(`one file: ${(raw / 1024).toFixed(0)} KB, ${(gzip / 1024).toFixed(0)} KB gzip`);
  expect(raw).toBeLessThan(5 << 20);
});

test("a view of published figures is saved from the page with what it shows", async ({ app, page, context, watch }, info) => {
  await context.setOffline(false);
  await app.open(LINKS.change);
  await app.speak("en");
  await page.getByRole("button", { name: "Export" }).first().click();
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: /Save as a page/ }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^pci-2016-change-.*\.html$/);
  const finding = await app.finding.innerText();
  const path = info.outputPath("saved.html");
  await download.saveAs(path);
  await expect(page.getByRole("status").filter({ hasText: "saved as one file" })).toBeVisible();
  await context.setOffline(true);
  await page.goto(`file://${path}`);
  const english = new App(page, "en");
  await english.ready();
  await expect(english.finding).toHaveText(finding);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await english.whole();
  // What is not in view is not sent along.
  await page.getByRole("button", { name: /PCI/ }).first().click();
  await expect(page.getByText("Data in this page")).toBeVisible();
  await expect(page.getByText(/PAPI/)).toHaveCount(0);
  watch.goOffline();
});

test("from within the file, other figures are opened and it is saved again with them", async ({ app, page, browser, watch }, info) => {
  await page.goto(sent(info.outputPath("first.html")));
  await app.ready();
  await choose(page, app.words.open, [OWN]);
  await app.button(/^Mở (số liệu|và)/).click();
  await app.ready();
  const second = await saved(page, info.outputPath("second.html"));
  expect(second.name).toMatch(/\.html$/);

  const context = await browser.newContext({ locale: "vi-VN", offline: true, acceptDownloads: true });
  const other = await context.newPage();
  const told: string[] = [];
  other.on("console", (message) => told.push(message.text()));
  other.on("pageerror", (error) => told.push(error.message));
  await other.goto(second.address);
  const copy = new App(other);
  await copy.ready();
  await expect(copy.row("Lục Hồn")).toContainText("86,3");
  await expect(copy.row("Hoành Mô <b>")).toContainText("79,5");
  await copy.whole();
  await expect(other.getByText("Không có bộ số liệu")).toHaveCount(0);
  // Once more: nothing is lost and nothing grows.
  const third = await saved(other, info.outputPath("third.html"));
  expect(Math.abs(third.size - second.size)).toBeLessThan(2000);
  await other.goto(third.address);
  await expect(copy.row("Lục Hồn")).toContainText("86,3");
  expect(told).toEqual([]);
  await context.close();
});

test("several sets of one's own are told to be one in the file, each figure with its publication", async ({ app, page }, info) => {
  await page.goto(sent(info.outputPath("first.html")));
  await app.ready();
  const told = page.getByText("nằm chung thành một bộ");
  for (const [files, sets] of [[[OWN], 1], [[fixture("chi-so-xa-2024.json")], 2]] as const) {
    await choose(page, app.words.open, [...files]);
    await app.button(/^Mở (số liệu|và)/).click();
    await app.ready();
    const { address } = await saved(page, info.outputPath(`${sets}.html`));
    await expect(page.getByText("Đã lưu trang này thành một tệp").first()).toBeVisible();
    await expect(told).toHaveCount(sets - 1);
    if (sets === 1) continue;
    const own = readFileSync(new URL(address), "utf8").match(/<script[^>]*data-file="data\/so-lieu\.json"[^>]*>(.*?)<\/script>/s)![1];
    const { id, publications } = JSON.parse(own.replaceAll("\\u003c", "<"));
    expect([id, publications.map((one: { id: string }) => one.id)]).toEqual(["chi-so-xa", ["chi-so-xa-2024"]]);
  }
});

test("boundaries of one's own go along: the map in the file is the map on the page", async ({ app, page, context }, info) => {
  await context.setOffline(false);
  await app.open(LINKS.charts);
  await choose(page, app.words.open, [fixture("ban-do-bia.geojson")]);
  await app.button("Mở cùng số liệu đang xem").click();
  const rows = page.locator("table.twin tbody tr");
  await expect(rows).toHaveCount(63);
  const first = await rows.first().innerText();
  const { address } = await saved(page, info.outputPath("map.html"));
  await context.setOffline(true);
  await page.goto(address);
  await app.ready();
  await expect(page.locator("#chart svg").first()).toContainText("Quảng Ninh");
  await expect(page.getByText("Ranh giới từ tệp người dùng mở")).toBeVisible();
  await expect(rows).toHaveCount(63);
  expect(await rows.first().innerText()).toBe(first);
  await expect(page.getByText("không có", { exact: false }).and(page.getByRole("alert"))).toHaveCount(0);
});

test("in the file «Back», links and a reload keep the view", async ({ app, page }, info) => {
  const address = sent(info.outputPath("file.html"));
  await page.goto(`${address}${LINKS.ranking}`);
  await app.ready();
  await app.goTo("change");
  await page.reload();
  await app.ready();
  await expect(app.tab("change")).toHaveAttribute("aria-current", "page");
  await page.goBack();
  await expect(app.tab("ranking")).toHaveAttribute("aria-current", "page");
});
