// The link and what it carries: a view of published data, or the data itself.
import { readFileSync } from "node:fs";
import type { Browser, Locator, Page } from "@playwright/test";
import { App, LINKS } from "../support/app";
import { expectAccessible } from "../support/axe";
import { choose, fixture } from "../support/files";
import { expect, test } from "../support/test";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const YEARS = [fixture("chi-so-xa-2023.json"), fixture("chi-so-xa-2024.json")];

/** Another reader, whose browser keeps nothing of this one. */
async function other(browser: Browser, link: string): Promise<{ page: Page; app: App }> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  const app = new App(page);
  return { page, app };
}

/** The user's own files, open as the page of charts draws them. */
async function own(app: App, page: Page): Promise<void> {
  await app.open();
  await choose(page, app.words.open, YEARS);
  await app.button(/^Mở và/).click();
  await app.ready();
  await app.goTo("charts");
  await page.locator(".plot svg").first().waitFor();
}

/** Shares what is in view: the link that was copied. */
async function share(app: App, page: Page): Promise<string> {
  await app.button(app.words.share).first().click();
  const dialog = page.getByRole("dialog", { name: "Chia sẻ" });
  await expect(dialog.getByText("Đã chép đường dẫn.", { exact: true })).toBeVisible();
  const link = await copied(page);
  await expect(dialog.getByLabel("Đường dẫn", { exact: true })).toHaveValue(link);
  return link;
}

const picture = (page: Page) => page.locator(".plot svg").first().evaluate((svg) => svg.outerHTML);
const bar = (page: Page) => page.getByRole("complementary").filter({ hasText: "đến từ đường dẫn" });

test("one click copies the link, which restores the view in another window", async ({ app, page, context }) => {
  await app.open(LINKS.change);
  await app.button(app.words.share).first().click();
  await expect.poll(() => copied(page)).toContain("#v1/pci");
  const link = await copied(page);
  expect(link).toMatch(/v=pci\.[0-9a-f]{8}/);

  const window = await context.newPage();
  await window.goto(link);
  await expect(window.getByRole("heading", { level: 1 })).toHaveText(await app.finding.innerText());
  await expect(window.getByRole("navigation").first().getByRole("link", { name: "Thay đổi" }))
    .toHaveAttribute("aria-current", "page");
  await expect(window.getByText(/đã đổi từ khi/)).toHaveCount(0);
});

test("a link to published data that has changed since says so, until it is dismissed", async ({ app, page }) => {
  await app.open(`${LINKS.ranking}&v=pci.00000000`);
  const said = page.getByText(/Tệp công bố đã đổi từ khi đường dẫn này được tạo: Chỉ số năng lực/);
  await expect(said).toBeVisible();
  await app.button("Đã biết").click();
  await expect(said).toHaveCount(0);
  expect(page.url()).not.toContain("v=");
});

test("a link with one's own data shows another reader the same picture to the byte", async ({ app, page, browser }) => {
  await own(app, page);
  const link = await share(app, page);
  expect(link).toMatch(/&data=1[A-Za-z0-9_-]+$/);
  await page.keyboard.press("Escape");
  const here = [await app.finding.innerText(), await picture(page)];

  const there = await other(browser, link);
  await there.app.ready();
  await there.page.locator(".plot svg").first().waitFor();
  expect([await there.app.finding.innerText(), await picture(there.page)]).toEqual(here);
  await expect(bar(there.page)).toContainText("chưa được kiểm chứng");
  await expectAccessible(there.page);
  // The address keeps what it carries: over a reload, on other pages, and back.
  await there.page.reload();
  await there.app.ready();
  await there.app.goTo("ranking");
  await expect(there.app.row("Lục Hồn")).toContainText("86,30");
  await there.page.goBack();
  await there.page.locator(".plot svg").first().waitFor();
  expect(await picture(there.page)).toBe(here[1]);
  // Published data takes its place when it is asked for.
  await there.page.goto(LINKS.ranking);
  await there.app.ready();
  await expect(bar(there.page)).toHaveCount(0);
  await there.page.context().close();
});

test("what came with a link never takes the place of one's own files", async ({ app, page, browser }) => {
  await own(app, page);
  const link = await share(app, page);
  const there = await other(browser, "");
  await there.app.ready();
  await choose(there.page, there.app.words.open, [fixture("chi-so-xa-2024.json")]);
  await there.app.button(/^Mở (số liệu|và)/).click();
  await there.app.ready();
  // The browser keeps them in its own time.
  await there.page.waitForTimeout(500);
  await there.page.goto("about:blank");
  await there.page.goto(link);
  await there.app.ready();
  await expect(bar(there.page)).toBeVisible();
  // Its own file is still there, and comes back.
  await there.page.getByRole("banner").getByRole("button").filter({ hasText: "5 đơn vị" }).click();
  await there.page.getByRole("button", { name: /Tệp trên máy|1 tệp|tệp/i }).filter({ hasText: /1/ }).first().click();
  await expect(bar(there.page)).toHaveCount(0);
  await expect(there.app.row("Lục Hồn")).toContainText("86,30");
  await there.page.context().close();
});

test("a link that suffered on its way is mended, or said to be cut", async ({ app, page, browser }) => {
  await own(app, page);
  const link = await share(app, page);
  const here = await app.finding.innerText();
  const [base, piece] = link.split("&data=");
  const sent = [
    `${link}.`,
    `${link}&fbclid=IwAR0x`,
    `${base}&amp;data=${piece}`,
    link.replace(/#(.*)/, (_, view) => `#${encodeURIComponent(encodeURIComponent(view))}`),
    `${base}&data=${piece.slice(0, 40)}%20%0A${piece.slice(40)}`,
  ];
  for (const one of sent) {
    const there = await other(browser, one);
    await expect(there.app.finding, one).toHaveText(here);
    await expect(bar(there.page)).toBeVisible();
    await expect.poll(() => there.page.url()).toContain(piece);
    await there.page.context().close();
  }
  const cut = await other(browser, link.slice(0, -9));
  await expect(cut.page.getByText(/bị cắt mất đoạn cuối/)).toBeVisible();
  await cut.app.ready();
  expect(cut.page.url()).not.toContain("data=");
  const wrong = await other(browser, link.slice(0, -20) + "AAAA" + link.slice(-16));
  await expect(wrong.page.getByText(/mã kiểm tra không khớp/)).toBeVisible();
  await cut.page.context().close();
  await wrong.page.context().close();
});

test("more than the chosen length is refused, with other ways; the length can be raised", async ({ app, page }) => {
  await app.open();
  const rows = Array.from({ length: 1200 }, (_, at) => `Xã ${at * 7919 % 100003},${(at * 7919 % 10007) / 100}`);
  await choose(page, app.words.open, [{ name: "xa.csv", text: `Đơn vị,2023\n${rows.join("\n")}\n` }]);
  await app.button(/^Mở (số liệu|và)/).click();
  await app.ready();
  await app.button(app.words.share).first().click();
  const dialog = page.getByRole("dialog", { name: "Chia sẻ" });
  await dialog.getByLabel("Đường dẫn dài nhất").selectOption("2900");
  await expect(dialog.getByText(/quá mức 2.900/)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Số liệu đang mở (JSON)" }).click(),
  ]);
  expect(readFileSync(await download.path()).toString()).toContain("xephang/1");
  await dialog.getByLabel("Đường dẫn dài nhất").selectOption("200000");
  await expect(dialog.getByLabel("Đường dẫn", { exact: true })).toHaveValue(/data=1/);
  await expect(dialog.getByText(/dài hơn một mã QR/)).toBeVisible();
  await dialog.getByLabel(/Chỉ cách xem/).check();
  await expect(dialog.getByLabel("Đường dẫn", { exact: true })).not.toHaveValue(/data=/);
});

test("the code of a link is shown large, and saved", async ({ app, page }) => {
  await app.open(LINKS.overview);
  await share(app, page);
  const dialog = page.getByRole("dialog", { name: "Chia sẻ" });
  await expect(dialog.getByRole("img", { name: "Mã QR" })).toBeVisible();
  await expectAccessible(page);
  for (const [name, head] of [["Lưu SVG", "<svg"], ["Lưu PNG", "PNG"]]) {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name, exact: true }).click(),
    ]);
    expect(readFileSync(await download.path()).subarray(0, 8).toString("latin1")).toContain(head);
  }
  await dialog.getByRole("button", { name: "Chiếu toàn màn hình" }).click();
  const hall = page.getByRole("dialog", { name: "Quét để mở" });
  const size = await hall.getByRole("img").boundingBox();
  const window = page.viewportSize()!;
  expect(Math.min(size!.width, size!.height)).toBeGreaterThan(0.7 * Math.min(window.width, window.height));
  await page.keyboard.press("Escape");
  await expect(dialog).toBeVisible();
});

test("notices that come while dialogues are open stand in the topmost, are closed there, and go back", async ({ app, page }) => {
  await app.open(LINKS.ranking);
  await app.button(app.words.share).first().click();
  const sharing = page.getByRole("dialog", { name: "Chia sẻ" });
  const saving = page.waitForEvent("download");
  await sharing.getByRole("button", { name: /Lưu thành một trang/ }).click();
  await saving;
  // A live region outside of the dialogue would be out of reach, and silent.
  const notice = (within: Locator, text: string) => within.getByRole("status").filter({ hasText: text });
  const close = (within: Locator, text: string) => notice(within, text).getByRole("button", { name: "Đóng" }).first();
  await expect(notice(sharing, "Đã lưu trang này thành một tệp")).toBeVisible();
  await expectAccessible(page);
  await close(sharing, "Đã lưu trang này").click();
  await expect(page.getByText("Đã lưu trang này")).toHaveCount(0);
  // There is no way out of the dialogue, by keys neither.
  expect(await page.evaluate(() => document.activeElement?.closest("dialog") !== null)).toBe(true);

  await sharing.getByRole("button", { name: "Nhúng vào trang khác…" }).click();
  const embedding = page.getByRole("dialog", { name: "Nhúng vào trang khác" });
  await embedding.getByRole("button", { name: "Chép mã" }).click();
  await expect(notice(embedding, "Đã chép mã nhúng")).toBeVisible();
  await close(embedding, "Đã chép mã nhúng").hover();
  await page.keyboard.press("Escape");
  await expect(embedding).toHaveCount(0);
  await expect(notice(sharing, "Đã chép mã nhúng")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sharing).toHaveCount(0);
  await expect(notice(page.locator("body"), "Đã chép mã nhúng")).toBeVisible();
  await close(page.locator("body"), "Đã chép mã nhúng").click();
  await expect(page.getByText("Đã chép mã nhúng")).toHaveCount(0);
});

test("with another language under an open dialogue, notices are still there once", async ({ app, page, context }) => {
  await app.open(LINKS.ranking);
  await app.button(app.words.share).first().click();
  const dialog = page.getByRole("dialog", { name: "Chia sẻ" });
  await expect(dialog).toBeVisible();
  // As a link does that is put into the address, or the page around a frame.
  await page.evaluate((link) => void (location.hash = link), `${LINKS.ranking}&lang=en`);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await context.clearPermissions();
  await dialog.getByRole("button", { name: "Nhúng vào trang khác…" }).click();
  const embedding = page.getByRole("dialog").filter({ has: page.locator("#embed-code") });
  await embedding.getByRole("button", { name: "Copy the code" }).click();
  const notice = embedding.getByRole("status").filter({ hasText: /code|copy/i });
  await expect(notice.getByRole("button", { name: "Close" })).toHaveCount(1);
  await notice.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator(".toasts")).toHaveCount(1);
});
