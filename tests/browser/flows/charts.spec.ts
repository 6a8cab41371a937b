// The page of charts: every type by its question, restored by its link.
import type { Locator, Page } from "@playwright/test";
import { LINKS } from "../support/app";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/test";

const TYPES = {
  bars: "Thanh",
  heat: "Bảng màu",
  strip: "Phân bố",
  bump: "Hạng các năm",
  trend: "Điểm các năm",
  slope: "Hạng hai năm",
  dumbbell: "Điểm hai năm",
  profile: "Hồ sơ",
  radar: "Mạng nhện",
  multiples: "Nhiều ô",
  scatter: "Tương quan",
  waterfall: "Đóng góp",
} as const;

type Kind = keyof typeof TYPES;

/** Buttons, and on a phone a list. */
class Chooser {
  constructor(readonly page: Page) {}

  get list(): Locator {
    return this.page.getByRole("combobox", { name: "Loại hình" });
  }

  button(kind: Kind): Locator {
    return this.page.getByRole("button", { name: TYPES[kind], exact: true });
  }

  async choose(kind: Kind): Promise<void> {
    if (await this.list.isVisible()) await this.list.selectOption({ label: TYPES[kind] });
    else await this.button(kind).click();
  }

  async expectChosen(kind: Kind): Promise<void> {
    if (await this.list.isVisible()) await expect(this.list).toHaveValue(kind);
    else await expect(this.button(kind)).toHaveAttribute("aria-pressed", "true");
  }

  async expectUnavailable(kind: Kind): Promise<void> {
    if (await this.list.isVisible()) await expect(this.list.locator(`option[value=${kind}]`)).toBeDisabled();
    else await expect(this.button(kind)).toBeDisabled();
  }
}

test("every type is drawn, has words and a table, and is kept in the link", async ({ app, page }) => {
  await app.open(LINKS.charts);
  const chooser = new Chooser(page);
  const picture = page.locator("#chart svg").first();
  const said = new Set<string>();
  for (const kind of Object.keys(TYPES) as Kind[]) {
    await chooser.choose(kind);
    await chooser.expectChosen(kind);
    await expect(picture).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`kind=${kind}`));
    await expect(app.finding).not.toBeEmpty();
    const title = (await page.locator("#chart").getAttribute("aria-label")) ?? "";
    expect(title).not.toBe("");
    said.add(title);
    expect(await page.locator("table.twin tbody tr").count()).toBeGreaterThan(3);
    await expectAccessible(page);
  }
  expect(said.size).toBeGreaterThan(8);
  await page.reload();
  await app.ready();
  await chooser.expectChosen("waterfall");
});

test("what can be set of a type is set, and kept in the link", async ({ app, page }) => {
  await app.open(LINKS.charts);
  const chooser = new Chooser(page);
  await page.getByRole("button", { name: "% tối đa" }).click();
  await expect(page).toHaveURL(/colour=percent/);
  await expect(page.locator("#chart svg").first()).toContainText("%");
  await chooser.choose("bars");
  await page.getByRole("button", { name: "Theo thành phần" }).click();
  await expect(page).toHaveURL(/stacked=1/);
  await expect(page.locator("table.twin thead")).toContainText("Tiếp cận đất đai");
  await chooser.choose("strip");
  await page.getByRole("button", { name: "Từng nhóm" }).click();
  await expect(page).toHaveURL(/groups=1/);
  await expect(page.locator("#chart svg").first()).toContainText("Tây Nguyên");
  await chooser.choose("scatter");
  await expect(page.locator("#chart svg").first()).toContainText("PCI 2015");
  await page.locator("#pick-other").selectOption("pci.land");
  await expect(page).toHaveURL(/other=pci\.land/);
  await expect(page.locator("#chart svg").first()).toContainText("Tiếp cận đất đai 2016");
  await page.reload();
  await app.ready();
  await expect(page.locator("#pick-other")).toHaveValue("pci.land");
});

test("without a choice the type fits the data", async ({ app, page }) => {
  await app.open("#v1/pci?d=pci&page=charts&u=quang-ninh");
  const chooser = new Chooser(page);
  await chooser.expectChosen("bump");
  await app.open("#v1/dti?d=dti&page=charts");
  await chooser.expectChosen("bars");
  await chooser.expectUnavailable("slope");
  await chooser.expectUnavailable("profile");
});

test("where nothing can be drawn the page says why", async ({ app, page }) => {
  await app.open("#v1/pci?d=pci&page=charts&y=2016&vs=2012&u=quang-ninh&kind=waterfall");
  await expect(page.getByText("Cách tính đổi giữa hai kỳ")).toBeVisible();
  await expectAccessible(page);
});

test("cells of the heat map are read by keys", async ({ app, page }) => {
  await app.open(LINKS.charts);
  const told = page.getByRole("status").filter({ hasText: /\d/ }).first();
  await page.locator("#chart").focus();
  await page.keyboard.press("ArrowRight");
  await expect(told).toContainText("Đà Nẵng");
  const first = await told.innerText();
  await page.keyboard.press("ArrowRight");
  await expect(told).not.toHaveText(first);
  await page.keyboard.press("ArrowDown");
  await expect(told).toContainText("Quảng Ninh");
});

test("the table beside a picture: a row and its mark are read together", async ({ app, page }) => {
  await app.open(LINKS.charts.replace("kind=heat", "kind=scatter"));
  await page.getByRole("button", { name: "Bảng số" }).click();
  const table = page.locator(".figures-of table");
  await expect(table.getByRole("row")).toHaveCount(65);
  const row = table.getByRole("row").filter({ hasText: "Lào Cai" });
  await row.hover();
  const tip = page.locator(".tip");
  await expect(tip).toContainText("Lào Cai");
  await expect(row).toHaveClass(/on/);
  // And the other way: what is read in the picture is marked in the table.
  await page.locator("#chart").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  const name = (await tip.locator("b").innerText()).trim();
  await expect(table.locator("tr.on th")).toHaveText(name);
  await expectAccessible(page);
});

test("rows are seen on their way from one year to the next, unless nothing may move", async ({ app, page }) => {
  const places = async () => {
    await app.open(LINKS.charts.replace("kind=heat", "kind=bars"));
    await page.locator("#chart svg text", { hasText: "Bình Dương" }).first().waitFor();
    // In the page, frame by frame: the place of a name while the year changes.
    const seen = page.evaluate(
      () =>
        new Promise<number[]>((then) => {
          const found: number[] = [];
          const look = () => {
            const name = [...document.querySelectorAll("#chart svg text")].find((text) => text.textContent === "Bình Dương");
            const y = name?.getBoundingClientRect().y;
            if (y !== undefined && found.at(-1) !== y) found.push(y);
            if (performance.now() - start < 1500) requestAnimationFrame(look);
            else then(found);
          };
          const start = performance.now();
          look();
        }),
    );
    await page.locator("#pick-versus").selectOption("2014");
    await page.evaluate(() => {
      location.hash = location.hash.replace("y=2016", "y=2015");
    });
    return seen;
  };
  await page.emulateMedia({ reducedMotion: "no-preference" });
  expect((await places()).length).toBeGreaterThan(5);
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect((await places()).length).toBeLessThan(4);
  await expect(page.locator("#chart svg title").first()).toContainText("2015");
});

test("a picture is drawn larger where marks are dense", async ({ app, page }) => {
  await app.open(LINKS.charts.replace("kind=heat", "kind=scatter"));
  const width = () => page.locator("#chart svg").first().evaluate((svg) => svg.getBoundingClientRect().width);
  const before = await width();
  await page.getByRole("group", { name: "Phóng to" }).getByRole("button", { name: "2×" }).click();
  await expect.poll(width).toBeGreaterThan(before * 1.8);
  // It scrolls in its own room, the page does not.
  const spare = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(spare).toBeLessThanOrEqual(0);
  await page.getByRole("group", { name: "Phóng to" }).getByRole("button", { name: "1×" }).click();
  await expect.poll(width).toBeLessThan(before * 1.1);
});
