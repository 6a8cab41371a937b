// Publishing in the page: the package is put into a copy of the site, and opens there; in pieces, only what is
// looked at is fetched; a long catalogue is searched by keys.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { App } from "../support/app";
import { choose, fixture } from "../support/files";
import { type Site, copy, unzipped } from "../support/site";
import { type Watch, expect, test } from "../support/test";

const opened: Site[] = [];
test.afterEach(() => opened.splice(0).forEach((one) => one.close()));

async function put(watch: Watch, files: Record<string, string | Buffer>) {
  const at = await copy(files);
  opened.push(at);
  watch.owns(at.origin);
  return at;
}

/** Opens the dialogue, fills it in, and gives what is in the package. */
async function packed(page: Page, fill: (dialog: ReturnType<Page["getByRole"]>) => Promise<void>) {
  await page.getByRole("button", { name: "Xuất" }).click();
  await page.getByRole("button", { name: "Công bố để mọi người cùng mở" }).click();
  const dialog = page.getByRole("dialog", { name: "Công bố số liệu đang mở" });
  await expect(dialog.getByText("Tệp mở lại đúng y số liệu này.")).toBeVisible();
  await expectAccessible(page);
  await fill(dialog);
  const saved = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Tải gói ZIP" }).click();
  return unzipped(readFileSync(await (await saved).path()));
}

test("what is published in the page opens on another host, and is the same", async ({ app, page, watch }) => {
  await app.open();
  await choose(page, app.words.open, [fixture("chi-so-xa-2023.json"), fixture("chi-so-xa-2024.json")]);
  await app.button(/^Mở và|^Mở \d|^Xem/).click();
  await app.ready();
  const found = await app.finding.innerText();
  const files = await packed(page, async (dialog) => {
    await dialog.getByLabel("Mã (dùng trong đường dẫn)").fill("có dấu");
    await dialog.getByRole("button", { name: "Tải gói ZIP" }).click();
    await expect(dialog.getByText("Mã chưa hợp lệ")).toBeVisible();
    await dialog.getByLabel("Mã (dùng trong đường dẫn)").fill("xa-moi");
    await dialog.getByLabel("Tên tiếng Việt").fill("Chỉ số các xã 2023–2024");
    await dialog.getByLabel("Tên tiếng Anh").fill("Communes 2023–2024");
  });
  expect(Object.keys(files)).toContain("HUONG-DAN.txt");
  const host = await put(watch, files);
  await page.goto(`${host.address}p/xa-moi/`);
  await app.ready();
  await expect(app.finding).toHaveText(found);
  await expect(page.locator("#sets-button")).toContainText("2023–2024");
  const card = String(files["p/xa-moi/index.html"]);
  expect(card).toContain('property="og:title" content="Chỉ số các xã 2023–2024"');
  expect(card).toMatch(/<div lang="en">\s*<h2><a href="[^"]*lang=en">Communes 2023–2024<\/a><\/h2>\s*<p>[^<]*2024/);
  expect(card).toContain("preview.png");
  expect((files["p/xa-moi/preview.png"] as Buffer).subarray(1, 4).toString()).toBe("PNG");
});

/** PCI on a host of its own, in pieces; which years of it were fetched. */
async function inPieces(app: App, page: Page, watch: Watch) {
  await app.open("#v1/pci?d=pci&page=ranking&y=2016");
  const files = await packed(page, async (dialog) => {
    await dialog.getByLabel("Chia nhỏ theo chỉ số và kỳ").check();
    await dialog.getByLabel("Mã (dùng trong đường dẫn)").fill("pci-phan");
  });
  const host = await put(watch, files);
  const pieces = () => host.asked.flatMap((path) => path.match(/pci-phan\.pci\.(\d{4})\.json/)?.[1] ?? []);
  return { host, pieces };
}

/** One piece cannot be had until it is said that it can. */
async function withoutOne(page: Page, watch: Watch) {
  const one = "**/pci-phan.pci.2007.json*";
  await page.route(one, (route) => route.abort());
  return async () => {
    await page.unroute(one);
    watch.forgive(/ERR_FAILED|Failed to fetch/);
  };
}

test("in pieces only what is looked at is fetched", async ({ app, page, watch }) => {
  const { host, pieces } = await inPieces(app, page, watch);
  const there = new App(page);
  await page.goto(`${host.address}#v1/pci?d=pci-phan&page=ranking&y=2016&vs=2015`);
  await there.ready();
  await there.whole();
  await expect(there.row("Đà Nẵng")).toContainText("70,00");
  expect(pieces().sort()).toEqual(["2015", "2016"]);
  // Another year needs its own pieces, and no others.
  await page.goto(`${host.address}#v1/pci?d=pci-phan&page=ranking&y=2010&vs=2009&view=components`);
  await expect.poll(() => pieces().sort()).toEqual(["2009", "2010", "2015", "2016"]);
  // A component has all its years.
  await page.goto(`${host.address}#v1/pci.land?d=pci-phan&page=ranking&y=2007`);
  await expect.poll(() => pieces().length).toBe(12);
  await expect(there.finding).toContainText("2007");
  expect(new Set(pieces()).size).toBe(12);
});

test("checks before publishing that lack a piece say so, and are made when it is there", async ({ app, page, watch }) => {
  const { host } = await inPieces(app, page, watch);
  const mended = await withoutOne(page, watch);
  await page.goto(`${host.address}#v1/pci?d=pci-phan&page=ranking&y=2016&vs=2015`);
  await app.ready();
  await app.whole();
  await page.getByRole("button", { name: "Xuất" }).click();
  await page.getByRole("button", { name: "Công bố để mọi người cùng mở" }).click();
  const dialog = page.getByRole("dialog", { name: "Công bố số liệu đang mở" });
  await expect(dialog.getByText("Chưa kiểm tra được")).toBeVisible();
  // Which one it is, is told over the dialogue.
  await expect(dialog.getByText("pci-phan.pci.2007.json")).toBeVisible();
  await expectAccessible(page);
  await mended();
  await dialog.getByRole("button", { name: "Thử lại" }).click();
  await expect(dialog.getByText("Tệp mở lại đúng y số liệu này.")).toBeVisible();
  await expect(dialog.getByText("Chưa kiểm tra được")).toHaveCount(0);
});

test("all data in a link holds what was not looked at of a publication in pieces", async ({ app, page, watch, browser }) => {
  const { host, pieces } = await inPieces(app, page, watch);
  const link = `${host.address}#v1/pci?d=pci-phan&page=ranking&y=2016&vs=2015`;
  await page.goto(link);
  await app.ready();
  await app.whole();
  // Published figures alone are no matter for a link: with a file of the reader's own they are.
  await choose(page, app.words.open, [fixture("chi-so-xa-2024.json")]);
  await app.button(/^Mở (số liệu|và)/).click();
  await expect(page).not.toHaveURL(/d=pci-phan/);
  await app.ready();
  const own = new URL(page.url()).hash.match(/[?&]d=([^&]*)/)![1];
  await page.evaluate((hash) => void (location.hash = hash), `#v1/pci?d=pci-phan,${own}&page=ranking&y=2016&vs=2015`);
  await expect(app.row("Đà Nẵng")).toContainText("70,00");
  expect(pieces()).not.toContain("2007");
  const mended = await withoutOne(page, watch);
  await app.button(app.words.share).first().click();
  const dialog = page.getByRole("dialog", { name: "Chia sẻ" });
  await dialog.getByLabel("Đường dẫn dài nhất").selectOption("200000");
  const all = dialog.getByLabel(/Toàn bộ số liệu đang mở/);
  await expect(dialog.getByText("phần chưa xem sẽ được tải về")).toBeVisible();
  await all.check();
  await expect(dialog.getByText("Chưa tải được hết các phần")).toBeVisible();
  await expect(dialog.getByText("pci-phan.pci.2007.json")).toBeVisible();
  await mended();
  await dialog.getByRole("button", { name: "Thử lại" }).click();
  const field = dialog.getByLabel("Đường dẫn", { exact: true });
  await expect(field).toBeVisible();
  expect(new Set(pieces()).size).toBe(12);
  const sent = await field.inputValue();
  // Another reader, far from that host's pieces: a part's ranking of a year that nobody looked at.
  const other = await (await browser.newContext()).newPage();
  await other.goto(sent.replace("#v1/pci?", "#v1/pci.land?").replace("y=2016", "y=2007").replace("vs=2015", "vs=2006"));
  const there = new App(other);
  await there.ready();
  await expect(there.finding).toContainText("2007");
  await expect(there.row("Đà Nẵng")).toBeVisible();
  await other.close();
});

test("a file of one's own in the place of a publication in pieces is saved alone", async ({ app, page, watch }) => {
  const { host, pieces } = await inPieces(app, page, watch);
  await page.goto(`${host.address}#v1/pci?d=pci-phan&page=ranking&y=2016&vs=2015`);
  await app.ready();
  await app.whole();
  await expect.poll(() => pieces().length).toBe(2);
  const mine = {
    format: "xephang/1",
    id: "pci-phan",
    title: "Bản của tôi",
    units: ["Xã A", "Xã B"],
    indicators: [{ id: "pci", name: "PCI" }],
    tables: [{ period: "2016", indicators: ["pci"], rows: [["Xã A", 61.5], ["Xã B", 58]] }],
  };
  await choose(page, app.words.open, [{ name: "cua-toi.json", text: JSON.stringify(mine) }]);
  await app.button(/^Mở (số liệu|và)/).click();
  await expect(app.row("Xã A")).toContainText("61,5");
  await expect(page).toHaveURL(/d=pci-phan/);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Xuất" }).click();
  await page.getByRole("button", { name: "Số liệu đang mở (JSON)" }).click();
  const text = readFileSync(await (await saved).path(), "utf8");
  expect(text).toContain("Xã A");
  expect(text).not.toContain("Đà Nẵng");
  // Nor are its pieces fetched for that.
  expect(pieces().length).toBe(2);
});

test("a catalogue of 300 is searched by keys, without diacritics, and by year", async ({ page, watch }) => {
  const one = JSON.parse(readFileSync(new URL("../../../dist/data/catalogue.json", import.meta.url), "utf8"));
  const [pci] = one.publications;
  const provinces = ["Hà Nội", "Quảng Ninh", "Đồng Tháp", "Thừa Thiên Huế", "Cà Mau"];
  const many = Array.from({ length: 300 }, (_, at) => ({
    ...pci,
    id: at === 0 ? "pci" : `bo-${at}`,
    title: { vi: `Chỉ số CCHC ${provinces[at % 5]} số ${at}`, en: `Index ${at}` },
    group: at % 2 ? { vi: "Cấp xã" } : { vi: "Cấp tỉnh", en: "Provinces" },
    periods: [String(2000 + (at % 25))],
    file: at === 4 ? "dti-2022.json" : pci.file,
  }));
  const host = await put(watch, { "data/catalogue.json": JSON.stringify({ ...one, publications: many }) });
  const app = new App(page);
  await page.goto(host.address);
  await app.ready();
  await app.whole();
  await page.locator("#sets-button").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const field = page.getByRole("searchbox", { name: "Tìm bộ số liệu" });
  await expect(field).toBeFocused();
  await page.keyboard.type("ca mau so 4");
  const menu = page.locator("#sets");
  await expect(menu.getByRole("button", { name: "Chỉ số CCHC Cà Mau số 4", exact: true })).toBeVisible();
  await expect(menu.getByText(/^Thấy \d+ trong 300 bộ số liệu\.$/)).toBeVisible();
  await expect(menu.getByText("Cấp tỉnh", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await menu.getByLabel("Năm").selectOption("2004");
  await expect(menu.getByText("Thấy 6 trong 300")).toBeVisible();
  await field.focus();
  await page.keyboard.press("ArrowDown");
  await expect(menu.getByRole("button", { name: "Chỉ số CCHC Cà Mau số 4", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(app.row("Quảng Ninh")).toContainText("0,7024");
});
