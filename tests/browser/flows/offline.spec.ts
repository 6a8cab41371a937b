import { expect, test } from "../support/test";

test("once loaded, the pages work without a network", async ({ app, context, watch }) => {
  await app.open("#v1/pci?d=pci&page=ranking&y=2016&vs=2015&u=quang-ninh");
  watch.goOffline();
  await context.setOffline(true);
  await app.goTo("change");
  await app.goTo("overview");
  await app.goTo("ranking");
  const english = await app.speak("en");
  await expect(english.row("Quang Ninh")).toContainText("65.60");
});
