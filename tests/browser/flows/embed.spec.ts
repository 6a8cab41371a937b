// The page in a frame of another origin: what is seen, what may steer it, what it tells.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FrameLocator, Page } from "@playwright/test";
import { type Site, site } from "../support/site";
import { expectAccessible } from "../support/axe";
import { type Watch, expect, test } from "../support/test";

const VIEW = "#v1/pci?d=pci&page=charts&kind=bump&y=2016&vs=2015&u=quang-ninh";

type Heard = { origin: string; data: { xephang: number; type: string } & Record<string, unknown> };

/** A page that holds the frame, and remembers what it hears. */
const around = (address: string) => `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Báo</title><h2>Bài báo</h2>
  <iframe id="frame" title="Biểu đồ" width="700" height="500" src="${address}"></iframe>
  <script>window.heard = [];
    addEventListener("message", (e) => heard.push({ origin: e.origin, data: e.data }));</script></html>`;

const opened: Site[] = [];
test.afterEach(() => opened.splice(0).forEach((one) => one.close()));

async function embed(page: Page, watch: Watch, baseURL: string, question: (host: string) => string, view = VIEW) {
  const host = await site({});
  opened.push(host);
  watch.owns(host.origin);
  const address = `${baseURL}?${question(host.origin)}${view}`;
  writeFileSync(join(host.folder, "index.html"), around(address));
  await page.goto(host.address);
  const frame = page.frameLocator("#frame");
  await expect(frame.getByRole("heading", { level: 1 })).not.toBeEmpty();
  return { host, frame };
}

const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);
const say = (page: Page, data: unknown, to: string) =>
  page.evaluate(([what, where]) => {
    const frame = document.getElementById("frame") as HTMLIFrameElement;
    frame.contentWindow!.postMessage(what, where as string);
  }, [data, to]);
const finding = (frame: FrameLocator) => frame.getByRole("heading", { level: 1 });

test("the frame shows the chart, its source and a link back, and nothing to lose oneself in", async ({ page, baseURL, watch }) => {
  const { frame } = await embed(page, watch, baseURL!, () => "embed");
  await expect(frame.getByRole("banner")).toBeHidden();
  await expect(frame.getByText(/^Nguồn/).first()).toBeVisible();
  const back = frame.getByRole("link", { name: "Xem đầy đủ trong Xếp Hạng" });
  await expect(back).toBeVisible();
  const href = await back.getAttribute("href");
  expect(href).toContain(`${baseURL}#v1/pci?`);
  expect(href).not.toContain("embed");
  // As high as what is in it: the page around can give it that height.
  const heights = async () => (await heard(page)).filter(({ data }) => data.type === "height");
  await expect.poll(async () => (await heights()).length).toBeGreaterThan(0);
  // Without a named page nothing else is told.
  expect((await heard(page)).every(({ data }) => data.type === "height")).toBe(true);
});

test("the named page sets the view and hears of changes", async ({ page, baseURL, watch }) => {
  const { frame } = await embed(page, watch, baseURL!, (origin) => `embed=controls&host=${encodeURIComponent(origin)}`,
    "#v1/pci?d=pci&page=ranking&y=2016&vs=2015");
  const told = async (type: string) => (await heard(page)).filter(({ data }) => data.type === type);
  await expect.poll(async () => (await told("ready")).length).toBe(1);
  expect((await told("ready"))[0].origin).toBe(new URL(baseURL!).origin);
  const before = await finding(frame).innerText();

  await say(page, { xephang: 1, type: "view", view: "#v1/pci?d=pci&page=ranking&y=2010&vs=2009&lang=en" }, "*");
  await expect(finding(frame)).not.toHaveText(before);
  await expect(frame.getByRole("link", { name: "See all of it in Xếp Hạng" })).toBeVisible();
  await expect.poll(async () => (await told("view")).at(-1)?.data.view).toContain("y=2010");
  expect((await told("view")).some(({ data }) => data.by === "host")).toBe(true);

  await frame.getByRole("button", { name: "An Giang" }).first().click();
  await expect.poll(async () => (await told("view")).at(-1)?.data).toMatchObject({ by: "reader" });
  expect((await told("view")).at(-1)?.data.view).toContain("an-giang");

  for (const wrong of ["<b>x</b>", "javascript:alert(1)", `#v1/?d=${"x".repeat(17000)}`, 7]) {
    await say(page, { xephang: 1, type: "view", view: wrong }, "*");
  }
  await say(page, { xephang: 1, type: "delete" }, "*");
  await expect.poll(async () => (await told("refused")).length).toBe(5);
  await say(page, { xephang: 1, type: "ask" }, "*");
  await expect.poll(async () => (await told("view")).at(-1)?.data.view).toContain("an-giang");
});

test("a page of another origin than the named one is not heard and hears nothing", async ({ page, baseURL, watch }) => {
  const { frame } = await embed(page, watch, baseURL!, () => `embed&host=${encodeURIComponent("https://so.example.vn")}`);
  const before = await finding(frame).innerText();
  await say(page, { xephang: 1, type: "view", view: "#v1/pci?d=pci&page=ranking&y=2010" }, "*");
  await say(page, { xephang: 1, type: "ask" }, "*");
  await page.waitForTimeout(300);
  await expect(finding(frame)).toHaveText(before);
  expect(await heard(page)).toEqual([]);
  // The browser says that what was meant for the named page did not reach this one.
  watch.forgive(/Failed to execute 'postMessage'/);
});

test("the dialogue gives a snippet that works as it stands", async ({ app, page, baseURL, watch, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.open(VIEW);
  await page.getByRole("button", { name: "Xuất" }).click();
  await page.getByRole("button", { name: "Nhúng vào trang khác" }).click();
  const dialog = page.getByRole("dialog", { name: "Nhúng vào trang khác" });
  await expect(dialog.getByRole("img")).toBeVisible();
  const code = dialog.getByLabel("Mã nhúng");
  await dialog.getByRole("button", { name: "Tối" }).click();
  await dialog.getByRole("button", { name: "Tiếng Anh" }).click();
  await dialog.getByRole("button", { name: "Cỡ cố định" }).click();
  await dialog.getByLabel("Rộng").fill("640");
  await dialog.getByLabel("Địa chỉ trang nhúng").fill("https://so.example.vn/bai-viet");
  await expect(code).toHaveValue(/width="640"/);
  await expect(code).toHaveValue(/host=https%3A%2F%2Fso\.example\.vn/);
  await expect(code).toHaveValue(/lang=en/);
  await expectAccessible(page);
  await dialog.getByLabel("Địa chỉ trang nhúng").fill("");
  await dialog.getByRole("button", { name: "Chép mã" }).click();
  const snippet = await page.evaluate(() => navigator.clipboard.readText());
  const host = await site({ "index.html": `<!doctype html><meta charset="utf-8"><title>x</title>${snippet}` });
  opened.push(host);
  watch.owns(host.origin);
  await page.goto(host.address);
  const frame = page.frameLocator("iframe");
  await expect(finding(frame)).not.toBeEmpty();
  await expect(frame.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(frame.getByRole("link", { name: "See all of it in Xếp Hạng" })).toBeVisible();
});
