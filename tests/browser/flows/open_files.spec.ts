import { readFileSync } from "node:fs";
import { choose, drop, fixture, paste } from "../support/files";
import { expect, test } from "../support/test";

const YEARS = [fixture("chi-so-xa-2023.json"), fixture("chi-so-xa-2024.json")];
const BROKEN = fixture("hong-dau-phay.json");

test("two files of two years, through the button, become one comparison", async ({ app, page }) => {
  await app.open();
  await choose(page, app.words.open, YEARS);
  for (const { name } of YEARS) await expect(page.getByText(name).first()).toBeVisible();
  await app.button(/^Mở và/).click();
  await app.ready();
  await expect(app.row("Lục Hồn")).toContainText("86,30");
  await expect(app.row("Lục Hồn")).toContainText("+4,15");
});

test("files dropped anywhere are read", async ({ app, page }) => {
  await app.open();
  await drop(page, YEARS);
  for (const { name } of YEARS) await expect(page.getByText(name).first()).toBeVisible();
});

test("pasted text is read", async ({ app, page }) => {
  await app.open();
  await paste(page, YEARS[0].text);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/5/);
});

test("a broken file is told by line and column and loses nothing", async ({ app, page }) => {
  await app.open("#v1/pci?d=pci&page=ranking&y=2016&vs=2015&u=quang-ninh");
  await choose(page, app.words.open, [BROKEN]);
  await expect(page.getByText(BROKEN.name).first()).toBeVisible();
  await expect(page.getByText(/dòng 3/).first()).toBeVisible();
  await expect(page.getByText(/cột \d+/).first()).toBeVisible();
  await app.button("Huỷ").click();
  await expect(app.row("Quảng Ninh")).toContainText("65,60");
});

test("a broken file beside a good one does not hold it up", async ({ app, page }) => {
  await app.open();
  await choose(page, app.words.open, [YEARS[0], BROKEN]);
  await expect(page.getByText(/dòng 3/).first()).toBeVisible();
  await app.button(/^Mở (số liệu|và)/).click();
  await app.ready();
  await expect(app.row("Hoành Mô")).toContainText("85,02");
});

test("equal scores share a rank", async ({ app, page }) => {
  await app.open();
  await choose(page, app.words.open, [YEARS[0]]);
  await app.button(/^Mở (số liệu|và)/).click();
  await app.ready();
  for (const unit of ["Đồng Văn", "Vô Ngại"]) {
    await expect(app.row(unit).getByRole("cell").first()).toHaveText(/^\s*4/);
  }
});

test("joined data is still there after a reload, or leaving warns", async ({ app, page }) => {
  await app.open();
  await choose(page, app.words.open, YEARS);
  await app.button(/^Mở và/).click();
  await app.ready();
  let warned = false;
  page.on("dialog", (dialog) => {
    warned = dialog.type() === "beforeunload";
    void dialog.accept();
  });
  await page.reload();
  if (!warned) await expect(app.row("Lục Hồn")).toContainText("86,30");
});

test("kept files survive a visit in which they could not be taken up", async ({ app, page, watch }) => {
  await app.open();
  await choose(page, app.words.open, [YEARS[0]]);
  await app.button(/^Mở số liệu/).click();
  await app.ready();
  await page.waitForTimeout(300);
  // The next visit cannot have the part that opens files at first.
  let gone = true;
  await page.route("**/split_files-*.wasm", (route) => (gone ? route.abort() : route.continue()));
  await page.goto("about:blank");
  await app.open("#v1/pci?d=pci&page=ranking&y=2016&vs=2015&u=quang-ninh");
  await page.waitForTimeout(500);
  gone = false;
  await choose(page, app.words.open, [YEARS[1]]);
  for (const { name } of YEARS) await expect(page.getByText(name).first()).toBeVisible();
  watch.forgive(/ERR_FAILED|Failed to fetch/);
});

test("what is asked for last is what is shown, however late the rest comes", async ({ app, page }) => {
  await app.open();
  await app.whole();
  let go = () => {};
  const held = new Promise<void>((resolve) => (go = resolve));
  await page.route("**/data/papi-*.json*", async (route) => {
    await held;
    await route.continue();
  });
  const menu = page.getByRole("button", { name: /^PCI 2005–2016/ });
  await menu.click();
  const papi = page.getByRole("checkbox", { name: /PAPI/ });
  await papi.click();
  await papi.click();
  go();
  await page.waitForTimeout(700);
  await expect(page.getByRole("button", { name: /^PCI 2005–2016/ })).toBeVisible();
});

test("a table copied out of a spreadsheet, and a CSV as Excel saves it, are read", async ({ app, page }) => {
  await app.open();
  await paste(page, "Xã\tNăm\tĐiểm\nLục Hồn\t2024\t86,30\nĐồng Văn\t2024\t81,05\nHúc Động\t2024\t79,5\n");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("3");
  await app.button("Huỷ").click();
  const csv = "\ufeffXã;Năm;Điểm\r\nLục Hồn;2024;86,30\r\nĐồng Văn;2024;81,05\r\n";
  await choose(page, app.words.open, [{ name: "chi-so-xa.csv", text: csv }]);
  await expect(page.getByText("Bảng CSV").first()).toBeVisible();
  await app.button(/^Mở số liệu/).click();
  await app.ready();
  await expect(app.row("Lục Hồn")).toContainText("86,30");
});

test("an answer of the World Bank is read; groups of countries are shown and not ranked", async ({ app, page }) => {
  await app.open();
  const file = new URL("../../corpus/records/good-world-bank.json", import.meta.url);
  const text = readFileSync(file, "utf8");
  await choose(page, app.words.open, [{ name: "download (3).json", text }]);
  await expect(page.getByText("Trả lời của World Bank").first()).toBeVisible();
  await app.button(/^Mở và/).click();
  await app.ready();
  await expect(app.row("Vietnam")).toContainText("0,04");
  await expect(app.row("Lao PDR")).toContainText("−0,78");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("2");
});

test("Back closes the panel and nothing else; a decision is seen and can be changed", async ({ app, page }) => {
  await app.open("#v1/pci?d=pci&page=ranking&y=2016&vs=2015&u=quang-ninh");
  await app.goTo("change");
  await choose(page, app.words.open, YEARS);
  await expect(page.getByText(YEARS[0].name).first()).toBeVisible();
  await page.goBack();
  await expect(app.tab("change")).toHaveAttribute("aria-current", "page");
});
