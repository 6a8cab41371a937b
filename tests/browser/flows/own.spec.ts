// An index of the reader's own: what it is made of, how, its ranking, and the link that carries it.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { choose } from "../support/files";
import { communes } from "../support/communes.mjs";
import { expect, test } from "../support/test";

const OWN = "#v1/pci?d=pci&page=analysis&y=2016&vs=2015&u=quang-ninh,da-nang&about=build";

const weight = (page: Page, part: string) => page.getByLabel(`Trọng số của ${part}`);
const says = (page: Page) => page.locator(".told .says");

/** On a phone the form is folded. */
async function unfold(page: Page) {
  const form = page.locator("details.build");
  if ((await form.getAttribute("open")) === null) await form.locator("summary").first().click();
}

test("it starts from the published components, and a weight that is changed stands in the link", async ({ app, page, browser }) => {
  await app.open(OWN);
  await expect(app.finding).toContainText("Chỉ số tự lập: Đà Nẵng dẫn đầu với 87,01 điểm; Quảng Ninh hạng 2/63");
  await expect(page.locator("#own svg").first()).toBeVisible();
  await unfold(page);
  await expect(weight(page, "Tính minh bạch")).toHaveValue("2");
  await weight(page, "Tiếp cận đất đai").fill("7,5");
  await weight(page, "Tiếp cận đất đai").press("Tab");
  await expect(page).toHaveURL(/recipe=.*pci\.land%2A7\.5/);
  await expect(app.finding).not.toContainText("87,01");
  await expect(page.getByRole("row", { name: /Tiếp cận đất đai/ }).first()).toContainText("44,1%");
  await page.getByLabel("Tên chỉ số").fill("Đất đai trước hết");
  await page.getByLabel("Tên chỉ số").press("Tab");
  await expect(app.finding).toContainText("Đất đai trước hết: ");
  const here = await app.finding.innerText();
  const other = await (await browser.newContext()).newPage();
  await other.goto(page.url());
  await expect(other.getByRole("heading", { level: 1 })).toHaveText(here);
  await other.context().close();
  await page.goBack();
  await expect(app.finding).toContainText("Chỉ số tự lập: ");
});

test("what cannot be made is told with its remedy", async ({ app, page }) => {
  await app.open(OWN);
  await unfold(page);
  await page.getByLabel("Lấy trung bình").selectOption({ label: "Trung bình nhân" });
  await expect(page.locator(".work")).toContainText("hãy chuẩn hoá về 1–100");
  await expect(page.locator("#own svg")).toHaveCount(0);
  await page.getByLabel("Đưa về một thang").selectOption({ label: "Thấp nhất–cao nhất, 1–100" });
  await expect(page.locator(".work")).toBeEmpty();
  await expect(page.locator("#own svg").first()).toBeVisible();
  await expect(says(page).filter({ hasText: "trung bình nhân" })).toHaveCount(1);
  await weight(page, "Tiếp cận đất đai").fill("-1");
  await weight(page, "Tiếp cận đất đai").press("Tab");
  await expect(page.getByText("Viết trọng số là số từ 0 trở lên")).toBeVisible();
  await expect(weight(page, "Tiếp cận đất đai")).toHaveValue("0,5");
});

test("components of other indices come in, go out, and one stays", async ({ app, page }) => {
  await app.open("#v1/papi?d=pci,papi&page=analysis&y=2016&about=build");
  await unfold(page);
  const out = page.getByRole("button", { name: /^Bỏ / });
  const before = await out.count();
  expect(before).toBeGreaterThan(3);
  await page.getByLabel("Thêm thành phần").selectOption({ label: "PCI" });
  await expect(out).toHaveCount(before + 1);
  await page.getByLabel("Thêm thành phần").selectOption({ label: "Tất cả thành phần của PCI" });
  await expect(out).toHaveCount(before + 11);
  await page.getByRole("button", { name: "Trọng số bằng nhau" }).click();
  await expect(app.finding).toContainText("Chỉ số tự lập: ");
  for (let left = before + 11; left > 1; left -= 1) {
    await out.first().click();
    await expect(out).toHaveCount(left - 1);
  }
  await out.click();
  await expect(page.getByText("Chỉ số phải còn ít nhất một thành phần.")).toBeVisible();
  await expect(out).toHaveCount(1);
  await page.getByRole("button", { name: "Làm lại từ đầu" }).click();
  await expect(out).toHaveCount(before);
  await expect(page).not.toHaveURL(/recipe=/);
});

test("the ranking leaves as a picture and as a table", async ({ app, page }) => {
  await app.open(OWN);
  await expect(page.locator("#own svg").first()).toBeVisible();
  await page.getByRole("button", { name: "Xuất" }).click();
  const [table] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Bảng này (CSV)" }).click()]);
  const text = await readFile(await table.path(), "utf8");
  expect(text).toContain("Gia nhập thị trường");
  expect(text).toMatch(/^1;Đà Nẵng;87,01;/m);
  await page.getByRole("button", { name: "Xuất" }).click();
  await page.getByRole("button", { name: /Hình/ }).first().click();
  await expect(page.getByRole("dialog")).toContainText("Chỉ số tự lập: Đà Nẵng dẫn đầu");
});

test("of very many units it is made beside the page", async ({ app, page }) => {
  await app.open();
  await choose(page, app.words.open, [communes()]);
  await app.button(/^Mở (số liệu|và)/).click();
  await app.ready();
  await app.goTo("analysis");
  await app.button("Chỉ số tự lập").click();
  await expect(app.finding).toContainText("Chỉ số tự lập: ", { timeout: 20_000 });
  await expect(app.finding).toContainText("dẫn đầu");
  await expect(page.locator("#own svg").first()).toBeVisible();
});

test("a hostile recipe costs a message", async ({ app, page }) => {
  const parts = Array.from({ length: 90 }, (_, at) => `x${at}*${"9".repeat(40)}`).join(",");
  await app.open(`${OWN}&recipe=${encodeURIComponent(`${parts};mean=<img src=x onerror=alert(1)>`)}`);
  await expect(page.locator(".work")).toContainText("x0");
  await expect(page.locator("img")).toHaveCount(0);
});

test("axe finds nothing, by keys alone", async ({ app, page }) => {
  await app.open(OWN);
  await unfold(page);
  await expect(page.locator("#own svg").first()).toBeVisible();
  await expectAccessible(page);
  await weight(page, "Tính minh bạch").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("0");
  await page.keyboard.press("Tab");
  await expect(page).toHaveURL(/pci\.transparency%2A0/);
  // Between the two: whether high or low figures of it are better.
  const better = page.getByRole("button", { name: /: Tính minh bạch$/ });
  await expect(better).toBeFocused();
  await expect(better).toHaveText("cao");
  await page.keyboard.press("Enter");
  await expect(better).toHaveText("thấp");
  await expect(page).toHaveURL(/pci\.transparency%2A0%2Alow/);
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(/low/);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Bỏ Tính minh bạch" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Bỏ Tính minh bạch" })).toHaveCount(0);
});
