import { LINKS } from "../support/app";
import { expect, test } from "../support/test";

test("Back and Forward go through the views", async ({ app, page }) => {
  await app.open(LINKS.ranking);
  const ranking = await app.finding.innerText();
  await app.goTo("change");
  await app.goTo("overview");

  await page.goBack();
  await expect(app.tab("change")).toHaveAttribute("aria-current", "page");
  await page.goBack();
  await expect(app.tab("ranking")).toHaveAttribute("aria-current", "page");
  await expect(app.finding).toHaveText(ranking);
  await page.goForward();
  await expect(app.tab("change")).toHaveAttribute("aria-current", "page");
});

test("a link edited by hand in the address bar takes effect", async ({ app, page }) => {
  await app.open(LINKS.ranking);
  await page.evaluate(() => {
    location.hash = location.hash.replace("y=2016", "y=2015").replace("vs=2015", "vs=2014");
  });
  await expect(app.row("Đà Nẵng")).toContainText("68,34");
});

test("a link that asks for too much opens what there is and says what there is not", async ({ app, page }) => {
  await app.open("#v1/pci?d=pci&page=ranking&y=2016&u=quang-ninh,khong-co-don-vi-nay&z=1");
  await expect(app.row("Quảng Ninh")).toContainText("65,60");
  await expect(page.getByText(/khong-co-don-vi-nay/).first()).toBeVisible();
});
