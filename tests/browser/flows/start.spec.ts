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
