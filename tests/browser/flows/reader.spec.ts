// What the reader of files does beside the page: spreadsheets, large files, decisions, keeping.
import { readFileSync } from "node:fs";
import { records } from "../../../benches/web/records.mjs";
import { expectAccessible } from "../support/axe";
import { choose, fixture } from "../support/files";
import { expectOpensClean } from "../support/office";
import { expect, test } from "../support/test";

const YEARS = [fixture("chi-so-xa-2023.json"), fixture("chi-so-xa-2024.json")];
const WORKBOOK = fixture("chi-so-xa-2024.xlsx");
const OPEN = /^Mở (số liệu|và)/;

test("a workbook opens; another of its sheets can be chosen, and taken back", async ({ app, page }) => {
  await app.open();
  await choose(page, app.words.open, [WORKBOOK]);
  const sheets = page.getByRole("combobox", { name: /^Trang tính của/ });
  await expect(sheets).toHaveValue("Năm 2024");
  await expect(sheets.getByRole("option")).toHaveText([/^Bìa \(không có bảng\)/, /^Năm 2024 \(5/, /^Nhóm A \(2/]);
  await sheets.selectOption("Nhóm A");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/^2/);
  await expect(page.getByText("#DIV/0!").first()).toBeVisible();
  await sheets.selectOption("Năm 2024");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/^5/);
  await app.button(OPEN).click();
  await app.ready();
  await expect(app.row("Lục Hồn")).toContainText("86,30");
});

test("a workbook of this year beside last year's published file", async ({ app, page }) => {
  await app.open();
  await choose(page, app.words.open, [YEARS[0], WORKBOOK]);
  await expect(page.getByText(WORKBOOK.name).first()).toBeVisible();
  await expect(app.button(OPEN)).toContainText("2023");
});

test("a large file is read with its progress shown, and can be cancelled", async ({ app, page }) => {
  const file = { name: "nhieu.json", bytes: Buffer.from(records(40)) };
  await app.open();
  await app.whole();
  const before = await app.finding.textContent();
  await choose(page, app.words.open, [file]);
  await app.button("Huỷ").click();
  await expect(app.finding).toHaveText(before!);
  await choose(page, app.words.open, [file]);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("40");
  await app.button(OPEN).click();
  await app.ready();
  await expect(app.finding).toContainText("Minh Khai");
});

test("where two files disagree both figures are shown, and the user says which counts", async ({ app, page }) => {
  const text = YEARS[1].text.replaceAll('"nam"', '"chi_so": "Chỉ số xã", "nam"');
  const first = { name: YEARS[1].name, text };
  const other = { name: "ban-khac.json", text: text.replace("86,30", "88,80") };
  expect(other.text).not.toBe(first.text);
  await app.open();
  await choose(page, app.words.open, [first, other]);
  const list = page.locator("section", { has: page.getByRole("heading", { name: /mâu thuẫn/ }) });
  await expect(list.getByRole("button", { name: /^Lấy số 86,3.* của chi-so-xa-2024/ })).toHaveAttribute("aria-pressed", "true");
  await list.getByRole("button", { name: /^Lấy số 88,8.* của ban-khac/ }).click();
  await expect(list.getByRole("button", { name: /^Lấy số 88,8/ })).toHaveAttribute("aria-pressed", "true");
  await expect(list).toContainText("được lấy vì bạn chọn số này");
  await app.button(OPEN).click();
  await app.ready();
  await expect(app.row("Lục Hồn")).toContainText("88,80");

  // The decision is still there after a reload.
  await page.waitForTimeout(300);
  await page.reload();
  await app.ready();
  await expect(app.row("Lục Hồn")).toContainText("88,80");
});

test("the data goes out as a workbook that opens again, and as CSV for Excel", async ({ app, page }) => {
  await app.open();
  await choose(page, app.words.open, YEARS);
  await app.button(OPEN).click();
  await app.ready();
  for (const [item, ending] of [[/XLSX/, ".xlsx"], [/CSV cho Excel/, ".csv"], [/JSON/, ".json"]] as const) {
    await app.button("Xuất").click();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: item }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toContain(ending);
    const bytes = readFileSync((await file.path())!);
    expect(bytes.length).toBeGreaterThan(500);
    if (ending === ".xlsx") await expectOpensClean(file);
    await choose(page, app.words.open, [{ name: `lai${ending}`, bytes }]);
    await expect(page.getByText(`lai${ending}`).first()).toBeVisible();
    await app.button("Huỷ").click();
    await app.ready();
  }
});

test("«forget» asks once more, then takes the files out of view and out of the browser", async ({ app, page }) => {
  await app.open();
  await choose(page, app.words.open, [YEARS[0]]);
  await app.button(OPEN).click();
  await app.ready();
  const menu = page.getByRole("banner").getByRole("button").first();
  await menu.click();
  await page.getByRole("button", { name: /^Quên các tệp/ }).click();
  await page.getByRole("button", { name: /^Quên hẳn 1/ }).click();
  await expect(page.getByText(/Đã quên/)).toBeVisible();
  await app.ready();
  await expect(app.row("Hoành Mô")).toHaveCount(0);
  await page.reload();
  await app.ready();
  await app.whole();
  await expect(page.getByText(/vẫn còn trên máy này/)).toHaveCount(0);
});

test("a browser that keeps nothing says so, and the figures are shown all the same", async ({ app, page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("kho bị khoá", "SecurityError");
    };
  });
  await app.open();
  await choose(page, app.words.open, [YEARS[0]]);
  await app.button(OPEN).click();
  await app.ready();
  await expect(app.row("Hoành Mô")).toContainText("85,02");
  await expect(page.getByText(/không giữ được các tệp này/)).toContainText("kho bị khoá");
});


test("two publications of one year are compared unit by unit, also through a link", async ({ app, page }) => {
  const text = YEARS[1].text.replaceAll('"nam"', '"chi_so": "Chỉ số xã", "nam"');
  const files = [
    { name: "so-bo.json", text },
    { name: "chinh-thuc.json", text: text.replace("86,30", "88,80").replace("81,05", "80,95") },
  ];
  await app.open();
  await choose(page, app.words.open, files);
  await app.button(OPEN).click();
  await app.ready();
  await app.tab("change").click();
  await app.button("Hai công bố").click();
  await expect(app.finding).toContainText("3 giống nhau");
  await expect(app.finding).toContainText("2 khác nhau");
  const rows = page.getByRole("row");
  await expect(rows.nth(1)).toContainText("Lục Hồn");
  await expect(rows.nth(1)).toContainText("+2,50");
  await expect(page).toHaveURL(/chart=editions/);

  await page.waitForTimeout(300);
  await page.reload();
  await expect(rows.nth(1)).toContainText("+2,50");
  await page.getByRole("combobox", { name: "Bản thứ nhất" }).selectOption("1");
  await page.getByRole("combobox", { name: "Bản thứ hai" }).selectOption("0");
  await expect(rows.nth(1)).toContainText("−2,50");

  // The same page in the other language reads them as well.
  await app.button("EN").click();
  await expect(page.getByRole("combobox", { name: "First edition" })).toBeVisible();
  await app.button("VI").click();
  const options = page.getByRole("combobox", { name: "Bản thứ nhất" }).getByRole("option");
  await expect(options).toHaveText([/so-bo\.json/, /chinh-thuc\.json/]);

  // With one more, all of them are there to be chosen from.
  const others = [{ name: "chinh-thuc.json", text: text.replace("86,30", "87,30") }];
  await choose(page, app.words.open, others);
  await app.button(OPEN).click();
  await app.ready();
  await app.tab("change").click();
  await app.button("Hai công bố").click();
  await expect(page.getByRole("combobox", { name: "Bản thứ nhất" }).getByRole("option")).toHaveCount(3);
});

test("a reader that breaks off is told, and the next wish starts another one", async ({ app, page }) => {
  await page.addInitScript(() => {
    const all: Worker[] = ((window as any).readers = []);
    window.Worker = class extends Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        all.push(this);
      }
    };
  });
  await app.open();
  await choose(page, app.words.open, [YEARS[0]]);
  await expect(app.button(OPEN)).toBeEnabled();
  const before = await page.evaluate(() => {
    const all: Worker[] = (window as any).readers;
    all.at(-1)!.dispatchEvent(new ErrorEvent("error", { message: "hết bộ nhớ" }));
    return all.length;
  });
  await app.button(OPEN).click();
  await app.ready();
  await expect(app.row("Hoành Mô")).toContainText("85,02");
  expect(await page.evaluate(() => (window as any).readers.length)).toBeGreaterThan(before);
});

test("across a change of the list of units: the new ones beside the old, and those on both lists", async ({ app, page }) => {
  await app.open("#v1/pci?d=pci&page=change&y=2009&vs=2008&u=ha-noi");
  await app.button("Đơn vị mới và cũ").click();
  await expect(app.finding).toContainText("1");
  await expect(app.row("Hà Nội")).toContainText("Hà Tây: 45,09, hạng 55");
  await expect(app.row("Hà Nội")).toContainText("45,09 đến 53,74");
  await expect(page.getByText(/chưa có trọng số/)).toBeVisible();
  await expectAccessible(page);
  await app.button("Đơn vị chung").click();
  await expect(page.getByText(/So sánh 63.*1 đơn vị chỉ có trước/)).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(64);
  await expectAccessible(page);
  await app.button("Xuất").click();
  // A table is no picture.
  await expect(page.getByRole("button", { name: /Hình này|Biểu đồ này/ })).toHaveCount(0);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: /Bảng này/ }).click();
  expect(readFileSync((await (await saved).path())!, "utf8")).toContain("Hạng trong số đó");
  // Where the list stayed the same there is nothing of the kind to choose.
  await app.open("#v1/pci?d=pci&page=change&y=2016&vs=2015&u=ha-noi");
  await expect(app.button("Đơn vị chung")).toHaveCount(0);
  await expect(app.button("Hai công bố")).toHaveCount(0);
});
