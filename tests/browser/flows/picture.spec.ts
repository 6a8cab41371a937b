// A picture on its way out: shapes, words, files, clipboard.
import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { LINKS } from "../support/app";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/test";

const BUMP = LINKS.charts.replace("kind=heat", "kind=bump");

async function openDialog(page: Page): Promise<Locator> {
  const more = page.getByRole("button", { name: "Thêm", exact: true });
  await ((await more.isVisible()) ? more : page.getByRole("button", { name: "Xuất", exact: true })).click();
  await page.getByRole("button", { name: "Hình này…" }).click();
  const dialog = page.getByRole("dialog", { name: "Xuất hình" });
  await expect(dialog.getByRole("img")).toBeVisible();
  return dialog;
}

async function saved(page: Page, dialog: Locator, name: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Width, height and dots per metre of a PNG. */
function measured(png: Buffer): { width: number; height: number; perMetre: number | null } {
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  const density = png.indexOf("pHYs");
  return {
    width: png.readUInt32BE(16),
    height: png.readUInt32BE(20),
    perMetre: density < 0 ? null : png.readUInt32BE(density + 4),
  };
}

test("a PNG has the size of its shape, and knows how large it is on paper", async ({ app, page }) => {
  await app.open(BUMP);
  const dialog = await openDialog(page);
  await expectAccessible(page);
  const shape = dialog.getByLabel("Khuôn");
  for (const [label, width, height] of [
    ["Trang chiếu 16:9", 1920, 1080],
    ["Vuông", 1080, 1080],
    ["Điện thoại", 1080, 1920],
  ] as const) {
    await shape.selectOption({ label });
    const png = measured((await saved(page, dialog, "Lưu PNG")).bytes);
    expect([png.width, png.height], label).toEqual([width, height]);
  }
  await shape.selectOption({ label: "Báo cáo, rộng 16 cm" });
  const report = await saved(page, dialog, "Lưu PNG");
  expect(report.name).toBe("pci-2016-bump-quang-ninh-report.png");
  const { width, perMetre } = measured(report.bytes);
  // 16 cm at 300 dots an inch.
  expect(width).toBe(1890);
  expect(perMetre).toBe(11811);
  await shape.selectOption({ label: "Như trên màn hình" });
  const sizes: number[] = [];
  for (const dots of ["1×", "2×", "4×"]) {
    await dialog.getByRole("button", { name: dots }).click();
    sizes.push(measured((await saved(page, dialog, "Lưu PNG")).bytes).width);
  }
  expect(Math.abs(sizes[1] - 2 * sizes[0])).toBeLessThanOrEqual(2);
  expect(Math.abs(sizes[2] - 4 * sizes[0])).toBeLessThanOrEqual(4);
});

test("the file is what the page shows: the same marks, letter for letter", async ({ app, page }) => {
  await app.open(BUMP);
  const onPage = await page.locator("#chart svg").first().locator("text").allTextContents();
  const dialog = await openDialog(page);
  const { name, bytes } = await saved(page, dialog, "Lưu SVG");
  expect(name).toBe("pci-2016-bump-quang-ninh.svg");
  // In a page without the content policy, which forbids the file's own style.
  const other = await page.context().newPage();
  const file = await other.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    return {
      wrong: parsed.querySelectorAll("parsererror").length,
      texts: [...parsed.querySelectorAll("text")].map((label) => label.textContent ?? ""),
      outside: [...parsed.querySelectorAll("[href], image, script, foreignObject")].length,
    };
  }, bytes.toString("utf8"));
  expect(file.wrong + file.outside).toBe(0);
  await other.close();
  expect(onPage.length).toBeGreaterThan(10);
  for (const label of onPage) expect(file.texts).toContain(label);
  expect(file.texts.join(" ")).toContain("Nguồn:");
});

test("the PNG is what the browser paints of the SVG", async ({ app, page }) => {
  await app.open(BUMP);
  const dialog = await openDialog(page);
  await dialog.getByRole("button", { name: "1×" }).click();
  const png = (await saved(page, dialog, "Lưu PNG")).bytes;
  const svg = (await saved(page, dialog, "Lưu SVG")).bytes;
  const { width, height } = measured(png);
  // The same SVG as a page of its own, photographed.
  const other = await page.context().newPage();
  await other.setViewportSize({ width, height });
  await other.setContent(`<style>body{margin:0}svg{display:block}</style>${svg.toString("utf8")}`);
  const scale = await other.evaluate(() => devicePixelRatio);
  const shot = await other.screenshot({ scale: "css", clip: { x: 0, y: 0, width, height } });
  const differing = await other.evaluate(
    async ([a, b]) => {
      const dots = async (base64: string) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        const canvas = new OffscreenCanvas(picture.width, picture.height);
        const context = canvas.getContext("2d") as OffscreenCanvasRenderingContext2D;
        context.drawImage(picture, 0, 0);
        return context.getImageData(0, 0, picture.width, picture.height).data;
      };
      const [one, two] = [await dots(a), await dots(b)];
      let count = 0;
      for (let at = 0; at < one.length; at += 4) {
        const away = Math.max(...[0, 1, 2].map((part) => Math.abs(one[at + part] - two[at + part])));
        if (away > 96) count += 1;
      }
      return count / (one.length / 4);
    },
    [png.toString("base64"), shot.toString("base64")],
  );
  // Edges of letters are smoothed otherwise where the screen has other dots.
  expect(differing).toBeLessThan(scale === 1 ? 0.005 : 0.03);
  await other.close();
});

test("the reader's own words stand in picture, page and link, and can be taken back", async ({ app, page }) => {
  await app.open(BUMP);
  const said = await app.finding.innerText();
  const dialog = await openDialog(page);
  await dialog.getByLabel("Điều thấy được").fill("Quảng Ninh <b>giữ</b> hạng 2");
  await dialog.getByLabel("Ghi chú ở chân hình").fill("Số liệu tạm");
  const svg = (await saved(page, dialog, "Lưu SVG")).bytes.toString("utf8");
  expect(svg).toContain("Quảng Ninh &lt;b&gt;giữ&lt;/b&gt; hạng 2");
  expect(svg).toContain("Số liệu tạm");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(app.finding).toHaveText("Quảng Ninh <b>giữ</b> hạng 2");
  await expect(page.getByText("Lời do người đọc viết")).toBeVisible();
  await expect(page).toHaveURL(/finding=/);
  await page.reload();
  await app.ready();
  await expect(app.finding).toHaveText("Quảng Ninh <b>giữ</b> hạng 2");
  const again = await openDialog(page);
  await again.getByRole("button", { name: "Trả lại lời của ứng dụng" }).click();
  await again.getByRole("button", { name: "Đóng" }).last().click();
  await expect(app.finding).toHaveText(said);
  await expect(page).not.toHaveURL(/finding=/);
});

test("words about one picture do not stand over another", async ({ app, page }) => {
  await app.open(`${BUMP}&finding=C%E1%BB%A7a%20t%C3%B4i`);
  await expect(app.finding).toHaveText("Của tôi");
  await page.goto(`${BUMP}&finding=C%E1%BB%A7a%20t%C3%B4i`);
  await app.goTo("ranking");
  await app.goTo("charts");
  await expect(app.finding).not.toHaveText("Của tôi");
});

test("picture and table go to the clipboard", async ({ app, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.open(BUMP);
  const dialog = await openDialog(page);
  await dialog.getByRole("button", { name: "Chép hình" }).click();
  await expect(page.getByText("Đã chép hình")).toBeVisible();
  const kinds = () =>
    page.evaluate(async () => {
      const items = await navigator.clipboard.read();
      return Promise.all(
        items.flatMap((item) => item.types.map(async (type) => [type, await (await item.getType(type)).text()])),
      );
    });
  const picture = await kinds();
  expect(picture.map(([type]) => type)).toEqual(["image/png"]);
  expect(picture[0][1].slice(1, 4)).toBe("PNG");
  await dialog.getByRole("button", { name: "Chép bảng" }).click();
  await expect(page.getByText("Đã chép bảng")).toBeVisible();
  const table = Object.fromEntries(await kinds());
  expect(table["text/html"]).toContain("<table");
  expect(table["text/html"]).toContain("Quảng Ninh");
  expect(table["text/plain"].split("\n").length).toBeGreaterThan(60);
});

test("by keys: the focus stays in the dialogue and goes back", async ({ app, page }) => {
  await app.open(BUMP);
  const dialog = await openDialog(page);
  for (let at = 0; at < 20; at += 1) {
    await page.keyboard.press("Tab");
    const inside = await page.evaluate(() => document.activeElement === document.body || !!document.activeElement?.closest("dialog"));
    expect(inside).toBe(true);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});

test("a picture of many rows fits a slide with those that matter", async ({ app, page }) => {
  await app.open(LINKS.charts.replace("u=quang-ninh,hai-phong", "u=ha-giang"));
  const dialog = await openDialog(page);
  await dialog.getByLabel("Khuôn").selectOption({ label: "Trang chiếu 16:9" });
  await expect(dialog.getByText(/Khuôn này có chỗ cho \d+ dòng/)).toBeVisible();
  const few = (await saved(page, dialog, "Lưu SVG")).bytes.toString("utf8");
  for (const name of ["Đà Nẵng", "Hà Giang", "Cao Bằng", "đơn vị khác"]) expect(few).toContain(name);
  expect(few).not.toContain("Bạc Liêu");
  await dialog.getByRole("button", { name: "Tất cả" }).click();
  await expect(dialog.getByText(/chữ chỉ còn \d+%/)).toBeVisible();
  expect((await saved(page, dialog, "Lưu SVG")).bytes.toString("utf8")).toContain("Bạc Liêu");
});
