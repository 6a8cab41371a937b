// Figures from an address of another origin: only after the reader agreed, kept apart, told as unverified.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectAccessible } from "../support/axe";
import { choose, fixture } from "../support/files";
import { type Site, site } from "../support/site";
import { type Watch, expect, test } from "../support/test";

const CORS = { "access-control-allow-origin": "*" };
const file = fixture("chi-so-xa-2024.json");
const opened: Site[] = [];
test.afterEach(() => opened.splice(0).forEach((one) => one.close()));

async function other(watch: Watch, headers: Record<string, string> = CORS) {
  const host = await site({ "xa 2024.json": file.text, "trang.html": "<p>x</p>", "trong.json": "", "hong.json": "{" }, headers);
  opened.push(host);
  watch.owns(host.origin);
  return host;
}
const link = (address: string, more = "") => `?data=${encodeURIComponent(address)}${more}`;

test("nothing is fetched before the reader agreed, nor when they do not", async ({ app, page, watch }) => {
  const host = await other(watch);
  await page.goto(link(`${host.address}xa%202024.json`));
  await expect(page).toHaveURL(/side\/fetch\.html/);
  await expect(page.getByText(new URL(host.address).host, { exact: true })).toBeVisible();
  expect(host.asked).toEqual([]);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Không, về trang chính" }).click();
  await app.ready();
  await expect(page.locator("#sets-button")).toContainText("PCI");
  expect(host.asked).toEqual([]);
});

test("agreed, the figures open, say where they come from, and stay over a reload", async ({ app, page, watch }) => {
  const host = await other(watch);
  await page.goto(link(`${host.address}xa%202024.json`));
  await page.getByRole("button", { name: "Tải và mở" }).click();
  await app.ready();
  const mark = page.getByText("Số liệu tải từ");
  await expect(mark).toContainText(new URL(host.address).host);
  await expect(page.getByText("Chưa kiểm chứng")).toBeVisible();
  const found = await app.finding.innerText();
  expect(host.asked).toEqual(["/xa%202024.json"]);
  expect(new URL(page.url()).hash).not.toContain("%40");
  await page.reload();
  await app.ready();
  await expect(app.finding).toHaveText(found);
  await expect(mark).toBeVisible();
  expect(host.asked).toHaveLength(1);
  await expectAccessible(page);
  const english = await app.speak("en");
  await expect(page.getByText("Figures fetched from")).toBeVisible();
  await english.speak("vi");
  // Left, the site's own figures stand there again.
  await page.getByRole("button", { name: "Bỏ số liệu này" }).click();
  await expect(mark).toBeHidden();
  await expect(page.locator("#sets-button")).toContainText("PCI");
  expect(page.url()).not.toContain("from=");
});

test("the reader's own files stay as they are", async ({ app, page, watch }) => {
  await app.open();
  await choose(page, app.words.open, [fixture("chi-so-xa-2023.json")]);
  await app.button(/^Mở (số liệu|và)/).click();
  await app.ready();
  const own = page.url();
  const found = await app.finding.innerText();
  const host = await other(watch);
  await page.goto(link(`${host.address}xa%202024.json`));
  await page.getByRole("button", { name: "Tải và mở" }).click();
  await expect(page.getByText("Số liệu tải từ")).toBeVisible();
  await app.whole();
  await page.goto(own);
  await app.ready();
  await expect(app.finding).toHaveText(found);
  await expect(page.getByText("Số liệu tải từ")).toBeHidden();
});

test("in another browser the link asks before it fetches", async ({ page, watch }) => {
  const host = await other(watch);
  const address = `${host.address}xa%202024.json`;
  await page.goto(`?from=${encodeURIComponent(address)}#v1/?d=xa-2024`);
  await expect(page).toHaveURL(/side\/fetch\.html\?data=.*#v1/);
  await expect(page.getByRole("button", { name: "Tải và mở" })).toBeVisible();
  expect(host.asked).toEqual([]);
});

test("every failure says what it is and what to do", async ({ page, watch }) => {
  const open = await other(watch);
  const closed = await other(watch, {});
  const alert = page.getByRole("alert");
  const cases: [string, RegExp][] = [
    [`${closed.address}xa%202024.json`, /không cho trang khác đọc/],
    ["http://127.0.0.1:59999/x.json", /Không kết nối được/],
    [`${open.address}khong-co.json`, /trả lời 404/],
    [`${open.address}trang.html`, /trang web, không phải tệp/],
    [`${open.address}trong.json`, /Tệp trống/],
  ];
  for (const [address, said] of cases) {
    await page.goto(link(address));
    await page.getByRole("button", { name: "Tải và mở" }).click();
    await expect(alert).toContainText(said);
    await expect(page.getByRole("link", { name: "Tự tải tệp về" })).toHaveAttribute("href", address);
  }
  for (const [address, said] of [
    ["http://example.vn/x.json", /Chỉ tải được từ địa chỉ https/],
    ["javascript:alert(1)", /Chỉ tải được từ địa chỉ https/],
    ["https://a:b@example.vn/x.json", /tên hoặc mật khẩu/],
    ["x", /địa chỉ web đầy đủ/],
  ] as [string, RegExp][]) {
    await page.goto(link(address));
    await expect(page.getByRole("alert")).toContainText(said);
  }
  watch.forgive(/another origin: http:\/\/127\.0\.0\.1:59999\//, /CORS|ERR_FAILED|ERR_CONNECTION_REFUSED|ERR_UNSAFE_PORT/, /404/);
});

test("a file that is not the one that the link names is not opened", async ({ app, page, watch }) => {
  const host = await other(watch);
  const address = `${host.address}xa%202024.json`;
  const sha256 = createHash("sha256").update(file.text).digest("hex");
  await page.goto(link(address, `&sha256=${sha256.replace(/^./, (first) => (first === "0" ? "1" : "0"))}`));
  await page.getByRole("button", { name: "Tải và mở" }).click();
  await expect(page.getByRole("alert")).toContainText("không đúng mã SHA-256");
  await page.goto(link(address, `&sha256=${sha256}`));
  await page.getByRole("button", { name: "Tải và mở" }).click();
  await app.ready();
  await expect(page.getByText("Tệp đúng mã SHA-256")).toBeVisible();
});

test("what is opened beside the fetched file stays with it, the named hash too, and leaving asks first", async ({ app, page, watch }) => {
  const host = await other(watch);
  const address = `${host.address}xa%202024.json`;
  const sha256 = createHash("sha256").update(file.text).digest("hex");
  const agree = page.getByRole("button", { name: "Tải và mở" });
  const again = page.getByRole("button", { name: "Tải lại" });
  await page.goto(link(address, `&sha256=${sha256}`));
  await agree.click();
  await app.ready();
  await app.whole();
  // A file of the same name, and another.
  const beside = [{ name: "xa 2024.json", text: fixture("chi-so-xa-2023.json").text }];
  await choose(page, app.words.open, beside);
  await app.button(/^Mở và|^Mở (số liệu|\d)/).click();
  await app.ready();
  const both = /Nguồn: xa 2024\.json; xa 2024\.json \(2\)/;
  await expect(page.getByRole("main")).toContainText(both);
  const seen = await page.getByRole("main").innerText();
  await app.goTo("charts");
  await app.goTo("ranking");
  expect(new URL(page.url()).searchParams.get("sha256")).toBe(sha256);

  // Fetched again it is held against the same hash, and takes the place of itself alone.
  await again.click();
  await expect(page).toHaveURL(new RegExp(`side/fetch\\.html.*sha256=${sha256}`));
  await agree.click();
  await app.ready();
  await expect(page.getByText("Tệp đúng mã SHA-256")).toBeVisible();
  await app.goTo("ranking");
  await expect(page.getByRole("main")).toContainText(both);
  expect(await page.getByRole("main").innerText()).toBe(seen);
  await page.reload();
  await app.ready();
  await app.whole();
  await expect(page.getByRole("main")).toContainText(both);

  // Another file than the named one takes nobody's place.
  writeFileSync(join(host.folder, "xa 2024.json"), file.text.replace("86,30", "99,99"));
  await again.click();
  await agree.click();
  await expect(page.getByRole("alert")).toContainText("không đúng mã SHA-256");
  await page.goBack();
  await app.ready();
  await app.whole();
  await expect(page.getByRole("main")).not.toContainText("99,99");
  await expect(page.getByRole("main")).toContainText(both);

  // Leaving forgets the reader's own file too: asked once more.
  await page.getByRole("button", { name: "Bỏ số liệu này" }).click();
  const really = page.getByRole("button", { name: "Quên hẳn 2 tệp trên máy này?" });
  await expect(really).toBeVisible();
  await expect(page.getByText("Số liệu tải từ")).toBeVisible();
  await really.click();
  await expect(page.getByText("Số liệu tải từ")).toBeHidden();
  await expect(page.locator("#sets-button")).toContainText("PCI");
});

test("of many fetched files the oldest go, and the reader's own stay", async ({ app, page, watch }) => {
  const host = await other(watch);
  await app.open();
  await choose(page, app.words.open, [fixture("chi-so-xa-2023.json")]);
  await app.button(/^Mở (số liệu|và)/).click();
  await app.ready();
  await app.whole();
  for (let at = 0; at < 6; at += 1) {
    await page.goto(link(`${host.address}xa%202024.json?${at}`));
    await page.getByRole("button", { name: "Tải và mở" }).click();
    await expect(page.getByText("Số liệu tải từ")).toBeVisible();
  }
  const keys = await page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) => new Promise<T>((done) => (request.onsuccess = () => done(request.result)));
    const database = await answer(indexedDB.open("xephang"));
    return (await answer(database.transaction("opened").objectStore("opened").getAllKeys())).map(String);
  });
  const drawers = keys.filter((key) => key.endsWith(":about")).map((key) => key.slice(-":about".length - 1, -":about".length));
  expect(drawers.sort()).toEqual(["2", "3", "4", "5"]);
  expect(keys.filter((key) => /\?[01]:/.test(key))).toEqual([]);
  expect(keys).toContain("files");
});

test("the way to it stands in the menu of what can be opened", async ({ app, page }) => {
  await app.open();
  await app.whole();
  await page.locator("#sets-button").click();
  await page.getByRole("link", { name: "Mở từ địa chỉ web…" }).click();
  await page.getByLabel("Địa chỉ của tệp").fill("ftp://x");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("https");
});
