import { choose, fixture } from "../support/files";
import { expect, test } from "../support/test";

test("a program that cannot be loaded is said in words", async ({ page, watch }) => {
  await page.route("**/xephang-*.wasm", (route) => route.fulfill({ status: 404, body: "gone" }));
  await page.goto("");
  await expect(page.getByRole("alert")).toContainText("Trang đã dừng vì gặp lỗi");
  await expect(page.getByRole("alert").getByRole("link")).toBeVisible();
  watch.forgive(/404/, /wasm|fetch|WebAssembly/i);
});

test("without scripts the page says what it needs", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL!);
  await expect(page.getByText(/cần JavaScript/)).toBeVisible();
  await context.close();
});

test("a dark system gets a dark page before the program runs", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ colorScheme: "dark" });
  const page = await context.newPage();
  await page.route("**/xephang-*.wasm", () => {}); // never answered
  await page.goto(baseURL!, { waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByText("Đang tải…")).toBeVisible();
  await context.close();
});

test("when the program stops, opened files can still be saved", async ({ app, page, watch }) => {
  await app.open();
  const file = fixture("chi-so-xa-2023.json");
  await choose(page, app.words.open, [file]);
  await page.getByRole("button", { name: /^Mở số liệu/ }).click();
  await app.ready();
  // As the browser tells it when the program ends in a trap.
  await page.evaluate(() => {
    const error = new WebAssembly.RuntimeError("unreachable");
    dispatchEvent(new ErrorEvent("error", { error, message: error.message }));
  });
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("Trang đã dừng vì gặp lỗi");
  const saved = page.waitForEvent("download");
  await alert.getByRole("link", { name: file.name }).click();
  expect((await saved).suggestedFilename()).toBe(file.name);
  watch.forgive(/unreachable/);
});

test("all of it runs from a host that does not know the type of .wasm", async ({ app, page, watch }) => {
  await page.route("**/*.wasm", async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), "content-type": "application/octet-stream" };
    await route.fulfill({ response, headers });
  });
  await app.open("#v1/pci?d=pci&page=change&y=2016&vs=2015&u=quang-ninh");
  await app.goTo("ranking");
  await app.whole();
  watch.forgive(/MIME type/);
});
