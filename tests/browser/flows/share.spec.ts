import type { Page } from "@playwright/test";
import { LINKS } from "../support/app";
import { choose, fixture } from "../support/files";
import { expect, test } from "../support/test";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test("the copied link restores the view in another window", async ({ app, page, context }) => {
  await app.open(LINKS.change);
  await app.button(app.words.share).first().click();
  await expect.poll(() => copied(page)).toContain("#v1/pci");
  const link = await copied(page);

  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText(await app.finding.innerText());
  await expect(other.getByRole("navigation").first().getByRole("link", { name: "Thay đổi" }))
    .toHaveAttribute("aria-current", "page");
});

test("a link to local data says that the recipient needs the file", async ({ app, page }) => {
  await app.open();
  await choose(page, app.words.open, [fixture("chi-so-xa-2023.json"), fixture("chi-so-xa-2024.json")]);
  await app.button(/^Mở và|^Mở \d|^Xem/).click();
  await app.button(app.words.share).first().click();
  await expect(page.getByText(/người nhận/i).first()).toBeVisible();
});
