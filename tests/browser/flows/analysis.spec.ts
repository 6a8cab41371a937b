// The page of analysis: where a unit stands, how firm that is, what does not add up; each sentence with what
// proves it.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/test";

const OF = "d=pci&page=analysis&y=2016&vs=2015&u=quang-ninh,da-nang";
const LINKS = { place: `#v1/pci?${OF}`, firm: `#v1/pci?${OF}&about=firm`, audit: `#v1/pci?${OF}&about=audit` };

const proofs = (page: Page) => page.locator("details.proof");
const says = (page: Page) => page.locator(".told .says");

test("where a unit stands, beside whom the reader chooses", async ({ app, page }) => {
  await app.open(LINKS.place);
  await expect(app.finding).toContainText("Đà Nẵng, hạng 1");
  await expect(app.finding).toContainText("4,41 điểm");
  await expect(page.locator("#place svg").first()).toBeVisible();
  const strong = says(page).filter({ hasText: "Mạnh nhất so với" });
  const ofAll = await strong.innerText();
  const told = new Set([ofAll]);
  for (const [name, code] of [["Cùng nhóm", "group"], ["Liền kề về hạng", "near"], ["Hồ sơ giống nhất", "alike"]] as const) {
    await page.getByRole("button", { name }).click();
    await expect(page).toHaveURL(new RegExp(`peers=${code}`));
    told.add(await strong.innerText());
  }
  expect(told.size).toBe(4);
  await page.goBack();
  await expect(page).toHaveURL(/peers=near/);
});

test("the figures behind a sentence are one click away, and the sentence can be copied", async ({ app, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.open(LINKS.place);
  const first = page.locator(".told").first();
  await first.getByText("Bằng chứng").click();
  await expect(first.getByRole("row", { name: /Dẫn đầu: Đà Nẵng/ })).toContainText("−4,41");
  const count = await proofs(page).count();
  for (let at = 1; at < count; at += 1) await proofs(page).nth(at).locator("summary").click();
  await expectAccessible(page);
  await first.getByRole("button", { name: "Chép câu" }).click();
  await expect(page.getByText("Đã chép câu.")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await says(page).first().innerText());
});

test("how firm a rank is, the same again by its link", async ({ app, page, browser }) => {
  await app.open(LINKS.firm);
  await expect(app.finding).toContainText("hạng 2–3");
  await expect(page.locator("#ranges svg").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Trọng số xê dịch đến", { exact: true }).selectOption("50");
  await expect(page).toHaveURL(/noise=50/);
  await expect(app.finding).toContainText("50%");
  await page.getByLabel("Hạt giống").fill("7");
  await page.getByLabel("Hạt giống").press("Tab");
  await expect(page).toHaveURL(/seed=7/);
  const sentence = says(page).first();
  await expect(sentence).toContainText("50%");
  const here = await sentence.innerText();
  const other = await (await browser.newContext()).newPage();
  await other.goto(page.url());
  await expect(other.locator(".told .says").first()).toHaveText(here);
  await other.context().close();
});

test("long work shows how far it is and can be stopped", async ({ app, page }) => {
  await app.open(`${LINKS.firm}&draws=100000&noise=90`);
  await expect(page.getByRole("progressbar")).toBeVisible();
  await page.getByRole("button", { name: "Dừng" }).click();
  await expect(page.getByText("Đã dừng.")).toBeVisible();
  await expect(page.locator("#ranges svg")).toHaveCount(0);
  await page.getByLabel("Số lần thử").selectOption("1000");
  await expect(app.finding).toContainText("90%");
  await expect(page.locator("#ranges svg").first()).toBeVisible();
});

test("the ranges leave as a picture and as a table", async ({ app, page }) => {
  await app.open(LINKS.firm);
  await expect(page.locator("#ranges svg").first()).toBeVisible();
  await page.getByRole("button", { name: "Xuất" }).click();
  const [table] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Bảng này (CSV)" }).click()]);
  expect(table.suggestedFilename()).toContain("analysis");
});

test("what does not add up, and where", async ({ app, page }) => {
  await app.open(LINKS.audit);
  await expect(app.finding).toHaveText("PCI: 1 nghi vấn, 6 điều nên biết");
  await expectAccessible(page);
  const first = page.locator(".told").first();
  await expect(first).toContainText("62 trong 63 đơn vị");
  await first.getByText("Bằng chứng").click();
  await expect(first.getByRole("row", { name: /Điểm công bố/ })).toContainText("54,10");
  await first.getByRole("link", { name: "Xem trong bảng" }).click();
  await expect(page).toHaveURL(/y=2011/);
  await expect(page).not.toHaveURL(/page=analysis/);
  await expect(app.row("Vĩnh Long")).toContainText("54,10");
  await page.goBack();
  await expect(app.finding).toContainText("PCI: 1 nghi vấn");
});

test("of one unit alone nothing is said that its figures do not prove", async ({ app, page }) => {
  await app.open("#v1/par?d=binh-lieu&page=analysis&y=2022&vs=2021&u=binh-lieu");
  await expect(page.locator(".told .says").first()).toContainText(/không có đủ|chưa nói được|Chưa nói được/);
  await page.getByRole("button", { name: "Độ vững" }).click();
  await expect(page.locator(".work")).not.toBeEmpty();
  await expect(page.locator("#ranges svg")).toHaveCount(0);
});

test("by keys alone", async ({ app, page }) => {
  await app.open(LINKS.place);
  await page.getByRole("button", { name: "Độ vững" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/about=firm/);
  // The switch stays where it is, so that keys go on from there.
  await expect(page.getByRole("button", { name: "Độ vững" })).toBeFocused();
  await expect(page.locator("#ranges svg").first()).toBeVisible();
  await page.locator("#ranges").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".tip b")).toHaveText("Quảng Ninh");
  await proofs(page).first().locator("summary").focus();
  await page.keyboard.press("Enter");
  await expect(proofs(page).first().getByRole("table")).toBeVisible();
});
