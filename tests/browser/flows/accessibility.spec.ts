import { LINKS, PAGES } from "../support/app";
import { expectAccessible } from "../support/axe";
import { choose, fixture } from "../support/files";
import { expect, test } from "../support/test";

for (const name of PAGES) {
  test(`axe finds nothing on ${name}`, async ({ app, page }) => {
    await app.open(LINKS[name]);
    await expectAccessible(page);
  });
}

test("axe finds nothing where files are opened, with a broken one among them", async ({ app, page }) => {
  await app.open();
  await choose(page, app.words.open, [fixture("chi-so-xa-2023.json"), fixture("hong-dau-phay.json")]);
  await expect(page.getByText("hong-dau-phay.json").first()).toBeVisible();
  await expectAccessible(page);
});
