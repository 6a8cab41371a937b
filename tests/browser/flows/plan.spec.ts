// What would raise a unit: supposed scores, ways to a goal, commitments that are checked next year.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/test";

const PLAN = "#v1/pci?d=pci&page=analysis&y=2016&vs=2015&u=quang-ninh&about=plan";

const says = (page: Page) => page.locator("aside.why .told .says");
const supposed = (page: Page, part: string) => page.getByLabel(`Điểm giả định của ${part}`);

test("a score is dragged or typed, and total and rank follow at once", async ({ app, page }) => {
  await app.open(PLAN);
  await supposed(page, "Đào tạo lao động").fill("7,98");
  await supposed(page, "Đào tạo lao động").press("Tab");
  await expect(says(page).first()).toContainText("Quảng Ninh đạt 67,68 điểm PCI 2016, tăng 2,09 điểm; vẫn hạng 2/63");
  await expect(page).toHaveURL(/to%3Dpci\.labor%2A7\.98/);
  const slider = page.getByRole("slider", { name: "Tính minh bạch" });
  await slider.focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowRight");
  await expect(supposed(page, "Tính minh bạch")).toHaveValue("6,87");
  await expect(says(page).first()).toContainText("tính minh bạch đạt 6,87 (+0,03)");
  await page.getByRole("button", { name: "Về điểm thật" }).click();
  await expect(supposed(page, "Tính minh bạch")).toHaveValue("6,84");
  await expect(page).not.toHaveURL(/to%3D/);
  await page.goBack();
  await expect(supposed(page, "Tính minh bạch")).toHaveValue("6,87");
  // Each time the handle was taken is a step back, and nothing in between.
  for (let step = 0; step < 3; step += 1) await page.goBack();
  await expect(supposed(page, "Tính minh bạch")).toHaveValue("6,84");
  await expect(supposed(page, "Đào tạo lao động")).toHaveValue("7,98");
});

test("the cheapest mixes to a rank, under what the reader allows, and how sure they are", async ({ app, page }) => {
  await app.open(PLAN);
  await page.getByLabel("Mục tiêu").selectOption({ label: "Lên hạng" });
  await expect(page).toHaveURL(/goal%3Drank%3A1/);
  await expect(says(page).first()).toContainText("Để lên hạng 1 cần thêm 4,41 điểm; ít tốn công nhất, cũng là ít thành phần nhất (1 thành phần): tính minh bạch +2,21 (lên 9,05).");
  await page.getByRole("button", { name: "Giới hạn" }).click();
  await page.getByRole("button", { name: "Giữ nguyên: Tính minh bạch" }).click();
  await expect(says(page).first()).not.toContainText("tính minh bạch");
  await page.getByLabel("Công sức mỗi điểm: Đào tạo lao động").fill("9");
  await page.getByLabel("Công sức mỗi điểm: Đào tạo lao động").press("Tab");
  await expect(page).toHaveURL(/effort%3Dpci\.labor%2A9/);
  await expect(says(page).first()).toContainText("hỗ trợ doanh nghiệp");
  await page.getByRole("button", { name: "Dùng cách này" }).first().click();
  await expect(says(page).first()).toContainText("từ hạng 2 lên hạng 1/63");
  await expect(says(page).last()).toContainText("Nếu các đơn vị khác thay đổi như năm trước");
  await expectAccessible(page);
});

test("commitments are taken down, saved, opened next year and held against the results", async ({ app, page, browser }) => {
  await app.open(PLAN.replace("y=2016&vs=2015", "y=2015&vs=2014"));
  await supposed(page, "Đào tạo lao động").fill("7,5");
  await supposed(page, "Đào tạo lao động").press("Tab");
  await page.getByRole("button", { name: "Ghi thành cam kết" }).click();
  const list = page.locator(".commitments");
  await expect(list.locator(":scope > .scroll-x tbody tr")).toHaveCount(2);
  await list.getByLabel("Phụ trách: Quảng Ninh, Đào tạo lao động").fill("Sở Lao động");
  await list.getByLabel("Phụ trách: Quảng Ninh, Đào tạo lao động").press("Tab");
  // The figures of the next year are here already.
  await expect(list).toContainText("cam kết 7,50 điểm, không đạt: 6,94 điểm");
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Lưu danh sách" }).click()]);
  const text = await readFile(await saved.path(), "utf8");
  expect(JSON.parse(text)).toMatchObject({ format: "xephang-commitments/1" });
  expect(text).toContain("Sở Lao động");
  await page.reload();
  await expect(list.locator(":scope > .scroll-x tbody tr")).toHaveCount(2);

  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.locator(".commitments")).toContainText("Chưa có cam kết nào");
  await other.locator("#commitments-file").setInputFiles({ name: "cam-ket.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await expect(other.locator(".commitments > .scroll-x tbody tr")).toHaveCount(2);
  await expect(other.getByLabel("Phụ trách: Quảng Ninh, Đào tạo lao động")).toHaveValue("Sở Lao động");
  await other.locator("#commitments-file").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("[1, 2]") });
  await expect(other.getByText("Tệp này không phải danh sách cam kết.")).toBeVisible();
  const rows = other.locator(".commitments > .scroll-x tbody tr");
  await expect(rows).toHaveCount(2);
  // The same file again adds nothing, and what is cleared can be brought back.
  await other.locator("#commitments-file").setInputFiles({ name: "cam-ket.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await expect(other.getByText("Đã thêm các cam kết trong tệp vào danh sách.").first()).toBeVisible();
  await expect(rows).toHaveCount(2);
  await other.getByRole("button", { name: "Xoá danh sách" }).click();
  await expect(rows).toHaveCount(0);
  await other.getByRole("button", { name: "Lấy lại danh sách vừa xoá" }).click();
  await expect(rows).toHaveCount(2);
  await context.close();
});

test("what was promised is held against the file of the next year", async ({ app, page, browser }) => {
  // This year's file; the unit is written in another way in the next one.
  const year = (name: string, rows: string[]) => ({ name, mimeType: "text/csv", buffer: Buffer.from(["Đơn vị;Năm;PAR INDEX", ...rows].join("\n")) });
  const open = async (page: Page, file: { name: string; mimeType: string; buffer: Buffer }) => {
    await page.locator("input[type=file]").first().setInputFiles(file);
    await page.getByRole("button", { name: /^Mở (số liệu|và)/ }).click();
    await page.locator(".tblwrap, .page h1").first().waitFor();
  };
  const now = year("par-2022.csv", ["Bình Liêu;2022;80,98", "Móng Cái;2022;91,20", "Hải Hà;2022;88,15"]);
  await app.open("");
  await open(page, now);
  await page.evaluate(() => (location.hash = location.hash.replace(/&?(u|page)=[^&]*/g, "") + "&u=binh-lieu&page=analysis&about=plan"));
  const total = page.getByLabel(/^Điểm giả định của/).first();
  await total.fill("85");
  await total.press("Tab");
  await page.getByRole("button", { name: "Ghi thành cam kết" }).click();
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Lưu danh sách" }).click()]);
  const list = { name: "cam-ket.json", mimeType: "application/json", buffer: await readFile(await saved.path()) };

  // A year later, in another browser: the list and the new file alone.
  const context = await browser.newContext();
  const later = await context.newPage();
  await later.goto(page.url().replace(/#.*/, ""));
  await later.locator("h1").first().waitFor();
  await open(later, year("par-2023.csv", ["Bình Liêu;2023;86,10", "Móng Cái;2023;90,00", "Hải Hà;2023;89,00"]));
  await later.locator("input[type=file]").first().setInputFiles(list);
  const kept = later.locator(".commitments");
  await expect(kept).toContainText("cam kết 85,00 điểm, đạt 86,10 điểm, vượt cam kết 1,10 điểm");
  await later.evaluate(() => (location.hash = location.hash.replace(/&?(u|page|about)=[^&]*/g, "") + "&u=binh-lieu&page=report"));
  await expect(later.locator("article.sheet")).toContainText("vượt cam kết 1,10 điểm");
  await context.close();
});

test("targets in two indices stand side by side, and are of one unit", async ({ app, page }) => {
  const of = (index: string) => `#v1/${index}?d=binh-lieu&page=analysis&y=2022&vs=2021&u=binh-lieu&about=plan`;
  await app.open(of("par"));
  await supposed(page, "PAR INDEX").fill("90");
  await supposed(page, "PAR INDEX").press("Tab");
  await expect(page).toHaveURL(/plan=/);
  // A goal is of its index, also of one whose components are not in the data.
  await page.getByLabel("Mục tiêu").selectOption({ label: "Đạt điểm" });
  await page.getByLabel("Đạt điểm").fill("91");
  await page.getByLabel("Đạt điểm").press("Tab");
  await expect(says(page).filter({ hasText: "Để đạt 91,00 điểm cần thêm 10,02 điểm." })).toHaveCount(1);
  await page.evaluate(() => (location.hash = location.hash.replace("v1/par", "v1/sipas")));
  await expect(page.getByLabel("Mục tiêu")).toHaveValue("");
  await supposed(page, "SIPAS").fill("96");
  await supposed(page, "SIPAS").press("Tab");
  await expect(says(page).first()).toContainText("Nếu Bình Liêu đạt 96,00% SIPAS 2022");
  await page.getByRole("button", { name: "Ghi thành cam kết" }).click();
  const rows = page.locator(".commitments > .scroll-x tbody tr");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("SIPAS");
  await expect(rows).toContainText("96,00%");
  await page.evaluate(() => (location.hash = location.hash.replace(/page=[^&]*/, "page=report")));
  for (const words of ["PAR INDEX đạt 90,00 điểm", "SIPAS đạt 96,00"]) await expect(page.locator("article.sheet")).toContainText(words);
  await expect(page.locator("article.sheet")).toContainText("Mục tiêu đạt 91,00 điểm (PAR INDEX): cần thêm 10,02 điểm");
});

test("what is planned for one unit is not planned for another", async ({ app, page }) => {
  const plan = encodeURIComponent("unit=quang-ninh;goal=rank:1*pci;to=pci.land*7");
  await app.open(`${PLAN}&plan=${plan}`);
  await expect(supposed(page, "Tiếp cận đất đai")).toHaveValue("7,00");
  await app.open(`${PLAN.replace("quang-ninh", "hai-phong")}&plan=${plan}`);
  await expect(page.getByRole("button", { name: "Về điểm thật" })).toBeVisible();
  await expect(page.locator("aside.why").getByText("tiếp cận đất đai đạt 7,00")).toHaveCount(0);
});

test("of one unit alone the total follows and the rank is not said", async ({ app, page }) => {
  await app.open("#v1/par?d=binh-lieu&page=analysis&y=2022&vs=2021&u=binh-lieu&about=plan");
  await supposed(page, "PAR INDEX").fill("85");
  await supposed(page, "PAR INDEX").press("Tab");
  await expect(says(page).first()).toContainText("Nếu Bình Liêu đạt 85,00 điểm PAR INDEX 2022 thì tăng 4,02 điểm. Không nói được hạng");
});

test("a made-up index of agencies and communes is marked on every page, and told group by group", async ({ app, page }) => {
  await app.open("#v1/?d=vi-du-xa-phuong&page=analysis&about=assessed");
  await expect(page.locator("aside.example")).toHaveText("VÍ DỤ (không phải số liệu thật)");
  await expect(says(page).or(page.locator(".audit .says")).filter({ hasText: "xã tự chấm cao hơn điểm thẩm định" })).toHaveCount(1);
  await expectAccessible(page);
  for (const name of ["overview", "ranking", "change", "charts"] as const) {
    await app.goTo(name);
    await expect(page.locator("aside.example")).toBeVisible();
  }
});
