// A report: written, put in other words, printed and saved.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { LINKS } from "../support/app";
import { expectOpensClean } from "../support/office";
import { expect, test } from "../support/test";

const BINH_LIEU = "#v1/par?d=binh-lieu&page=report&y=2022&vs=2021&u=binh-lieu";
const sheet = (page: Page) => page.locator("article.sheet");

test("one click makes the report of a district, in the words of officials", async ({ app, page }) => {
  await app.open(LINKS.overview);
  await app.goTo("report");
  await expect(app.finding).toHaveText("Báo cáo kết quả các chỉ số năm 2022 của huyện Bình Liêu");
  for (const words of [
    "Trong 04 chỉ số thì có 03 chỉ số tụt hạng so với năm 2021",
    "PAR INDEX: đạt 80,98/100 điểm, giảm 8,37 điểm so với năm 2021, giảm 4 bậc, xếp thứ 13/13.",
    "SIPAS: đạt 94,01%, giảm 2,3% so với năm 2021, tụt 10 bậc, xếp thứ 12/13.",
    "Chính quyền điện tử: 165,02/220 điểm đạt 75,01%, tăng 35,34 điểm so với năm 2021, giảm 02 bậc, xếp thứ 13/13.",
    "DGI: 73,18 điểm đạt 91,48%, tăng 0,75 điểm so với năm 2021, tăng 01 bậc, xếp thứ 7/13.",
  ])
    await expect(sheet(page)).toContainText(words);
  await expect(sheet(page).locator("figure svg").first()).toBeVisible();
  await expectAccessible(page);
});

test("every number leads to the figure that it states", async ({ app, page }) => {
  await app.open(BINH_LIEU);
  await sheet(page).getByRole("link", { name: "80,98", exact: true }).first().click();
  await expect(page).not.toHaveURL(/page=report/);
  await expect(app.row("Bình Liêu")).toContainText("80,98");
  await page.goBack();
  await expect(sheet(page)).toContainText("80,98/100 điểm");
});

test("sections are switched and moved, words changed, and all of it survives", async ({ app, page }) => {
  await app.open(BINH_LIEU);
  const parts = page.getByRole("navigation", { name: "Các phần" });
  const headings = sheet(page).getByRole("heading", { level: 2 });
  await expect(headings.nth(1)).toHaveText("Kết quả theo chỉ số");
  await parts.getByRole("button", { name: "Ghi chú về số liệu", exact: true }).click();
  await expect(headings.filter({ hasText: "Ghi chú về số liệu" })).toHaveCount(0);
  await parts.getByRole("button", { name: "Chuyển Kết quả theo chỉ số lên" }).click();
  await expect(headings.first()).toHaveText("Kết quả theo chỉ số");
  await page.getByRole("button", { name: "Sửa lời" }).click();
  const field = page.getByRole("textbox", { name: /^Lời của: PAR INDEX: đạt/ });
  await field.fill("PAR INDEX đạt 80,98/100 điểm, cần phấn đấu hơn.");
  await field.press("Tab");
  await page.getByRole("textbox", { name: "Viết thêm vào Những mặt còn hạn chế" }).fill("Một số phòng chậm báo cáo.");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Sửa lời" }).click();
  await expect(sheet(page)).toContainText("cần phấn đấu hơn");
  await expect(sheet(page)).toContainText("Một số phòng chậm báo cáo.");
  await page.reload();
  await expect(sheet(page)).toContainText("cần phấn đấu hơn");
  await expect(headings.first()).toHaveText("Kết quả theo chỉ số");
  await page.getByRole("button", { name: "Bỏ mọi sửa đổi" }).click();
  await expect(headings.first()).toHaveText("Đánh giá chung");
  await expect(sheet(page)).not.toContainText("cần phấn đấu hơn");
  // What was dropped by mistake comes back, until something else is changed.
  await page.getByRole("button", { name: "Lấy lại các sửa đổi vừa bỏ" }).click();
  await expect(sheet(page)).toContainText("cần phấn đấu hơn");
  await expect(headings.first()).toHaveText("Kết quả theo chỉ số");
});

test("a paragraph belongs to the year it was written for, and can be used again", async ({ app, page }) => {
  await app.open(BINH_LIEU);
  const edit = page.getByRole("button", { name: "Sửa lời" });
  await edit.click();
  await page.getByRole("textbox", { name: "Viết thêm vào Những mặt còn hạn chế" }).fill("Một số phòng chậm báo cáo.");
  await page.keyboard.press("Tab");
  await edit.click();
  await expect(sheet(page)).toContainText("Một số phòng chậm báo cáo.");
  await app.open("#v1/par?d=binh-lieu&page=report&y=2021&u=binh-lieu");
  const older = page.getByRole("complementary", { name: "Lời đã sửa theo số liệu cũ" });
  await expect(older).toContainText("Một số phòng chậm báo cáo.");
  await expect(sheet(page).locator("section").filter({ hasText: "Một số phòng" })).toHaveCount(0);
  await older.getByRole("button", { name: "Dùng cho báo cáo này" }).click();
  await expect(sheet(page).locator("section").filter({ hasText: "Một số phòng" })).toHaveCount(1);
  // Its section may be one that this year does not have by itself: it can be edited and taken away all the same.
  await edit.click();
  await page.getByRole("textbox", { name: "Viết thêm vào Những mặt còn hạn chế" }).fill("");
  await page.keyboard.press("Tab");
  await edit.click();
  await expect(sheet(page)).not.toContainText("Một số phòng");
});

test("what is printed while words are edited is the report", async ({ app, page }) => {
  await app.open(BINH_LIEU);
  await page.getByRole("button", { name: "Sửa lời" }).click();
  const field = page.getByRole("textbox", { name: /^Lời của: PAR INDEX: đạt/ });
  await field.fill("PAR INDEX đạt 80,98/100 điểm, cần phấn đấu hơn.");
  await field.press("Tab");
  await page.emulateMedia({ media: "print" });
  await expect(sheet(page).getByRole("textbox").first()).toBeHidden();
  await expect(sheet(page).locator(":is(p, li):visible").filter({ hasText: "cần phấn đấu hơn" })).toHaveCount(1);
  await expect(sheet(page).locator("table:visible").first()).toBeVisible();
  await expect(sheet(page).locator("figure:visible svg").first()).toBeVisible();
});

test("it leaves as Word, PowerPoint, HTML and Markdown", async ({ app, page }) => {
  await app.open(BINH_LIEU);
  await expect(sheet(page).locator("figure svg").first()).toBeVisible();
  for (const [name, ending] of [["Lưu Word", "docx"], ["Lưu PowerPoint", "pptx"], ["Lưu trang HTML", "html"], ["Lưu Markdown", "md"]] as const) {
    const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
    expect(saved.suggestedFilename()).toMatch(new RegExp(`report.*\\.${ending}$`));
    const bytes = await readFile(await saved.path());
    if (ending === "docx" || ending === "pptx") {
      expect(bytes.subarray(0, 2).toString()).toBe("PK");
      await expectOpensClean(saved);
      // The pictures are in it.
      expect(bytes.includes(Buffer.from("image1.png")) || bytes.includes(Buffer.from(".png"))).toBe(true);
    } else expect(bytes.toString("utf8")).toContain("80,98/100");
  }
});

test("of an index as a whole, and of a group", async ({ app, page }) => {
  await app.open(`${LINKS.report}&report=index`);
  await expect(app.finding).toContainText("PCI");
  await expect(sheet(page)).toContainText("Đà Nẵng");
  await page.getByRole("button", { name: "Nhóm", exact: true }).click();
  await expect(app.finding).toHaveText("Chọn một nhóm để lập báo cáo về nhóm ấy");
  await expect(sheet(page)).toBeEmpty();
  // Without a report there is nothing to save and nothing to switch.
  await expect(page.getByRole("button", { name: "Lưu Word" })).toBeHidden();
  await expect(page.getByRole("navigation", { name: "Các phần" })).toBeHidden();
});

test("without a highlighted unit it is of the index", async ({ app, page }) => {
  await app.open("#v1/pci?d=pci&page=report&y=2016&vs=2015");
  await expect(app.finding).toHaveText("Báo cáo kết quả PCI năm 2016");
  await expect(page.getByRole("button", { name: "Chỉ số", exact: true })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Đơn vị", exact: true }).click();
  await expect(app.finding).toHaveText("Chọn một đơn vị nổi bật để lập báo cáo về đơn vị ấy");
  await page.goBack();
  await expect(sheet(page)).toContainText("Đà Nẵng");
});

test("what is planned and promised stands in it, and leads to the page of the plan", async ({ app, page }) => {
  await app.open(`${LINKS.report}&plan=to%3Dpci.labor%2A7.98`);
  await expect(sheet(page)).toContainText("Phương án đề xuất cho PCI: đào tạo lao động từ 6,94 lên 7,98 (tăng 1,04 điểm).");
  await expect(sheet(page)).toContainText("Theo phương án này PCI đạt 67,68 điểm");
  // The score of a part leads to the plan of the index, where its slider stands.
  await sheet(page).getByRole("link", { name: "7,98", exact: true }).first().click();
  await expect(page.getByLabel("Điểm giả định của Đào tạo lao động")).toHaveValue("7,98");
  await page.goBack();
  await sheet(page).getByRole("link", { name: "67,68", exact: true }).first().click();
  await expect(page).toHaveURL(/page=analysis/);
  await expect(page.locator("aside.why .told .says").first()).toContainText("67,68 điểm");
  await page.getByRole("button", { name: "Ghi thành cam kết" }).click();
  await page.goBack();
  await expect(sheet(page)).toContainText("Quảng Ninh, đào tạo lao động (PCI) năm 2017: phấn đấu 7,98 điểm.");
  await expect(sheet(page).getByRole("table", { name: /Chỉ tiêu cam kết/ })).toBeVisible();
});

test("a list of commitments is taken in wherever it is opened", async ({ app, page }) => {
  await app.open(LINKS.report);
  const text = JSON.stringify({
    format: "xephang-commitments/1",
    commitments: [{ unit: "quang-ninh", indicator: "pci", period: "2016", target: 66, base: { period: "2015", score: 65.75 } }],
  });
  const data = { name: "cam-ket.json", mimeType: "application/json", buffer: Buffer.from(text) };
  await page.locator("input[type=file]").first().setInputFiles(data);
  await expect(page).toHaveURL(/about=plan/);
  await expect(page.locator(".commitments")).toContainText("66");
  await page.goBack();
  await expect(sheet(page)).toContainText("Quảng Ninh, PCI năm 2016: cam kết 66,00 điểm, không đạt: 65,60 điểm");
});

test("an office issues it: letterhead and signature, off at first, typed once", async ({ app, page }) => {
  await app.open(BINH_LIEU);
  await expect(sheet(page)).not.toContainText("CỘNG HÒA");
  await page.getByRole("button", { name: "Thể thức văn bản" }).click();
  for (const [name, text] of [["Cơ quan chủ quản", "UBND huyện Bình Liêu"], ["Cơ quan ban hành", "Phòng Nội vụ"], ["Địa danh", "Bình Liêu"], ["Ngày ban hành", "2023-03-21"], ["Họ tên người ký", "Hoàng Thị A"]] as const) {
    await page.getByLabel(name).fill(text);
    await page.getByLabel(name).press("Tab");
  }
  await page.reload();
  for (const words of ["UBND HUYỆN BÌNH LIÊU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Bình Liêu, ngày 21 tháng 3 năm 2023", "BÁO CÁO", "Hoàng Thị A"])
    await expect(sheet(page)).toContainText(words);
  await expectAccessible(page);
});

test("a heading is put in other words", async ({ app, page }) => {
  await app.open(BINH_LIEU);
  await page.getByRole("button", { name: "Sửa lời" }).click();
  const field = page.getByRole("textbox", { name: "Tiêu đề phần: Những mặt còn hạn chế" });
  await field.fill("Tồn tại, hạn chế");
  await field.press("Tab");
  await page.getByRole("button", { name: "Sửa lời" }).click();
  await page.reload();
  await expect(sheet(page).getByRole("heading", { name: "Tồn tại, hạn chế" })).toBeVisible();
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Lưu Markdown" }).click()]);
  expect(await readFile(await saved.path(), "utf8")).toContain("## Tồn tại, hạn chế");
});

test("made-up figures are marked, and how communes rated themselves is told", async ({ app, page }) => {
  await app.open("#v1/cchc?d=vi-du-xa-phuong&page=report&y=2024&vs=2023");
  await expect(app.finding).toContainText("VÍ DỤ (không phải số liệu thật): Báo cáo kết quả CCHC");
  await expect(sheet(page)).toContainText("tự chấm cao hơn điểm thẩm định");
  await expect(sheet(page).locator(".mark")).toBeVisible();
});
