// The whole app as one file in Firefox, from a disk and without a network.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { FIREFOX, Firefox, GECKODRIVER, NEEDED, until } from "../support/firefox";
import { OWN, SAVE, sent } from "../support/one_file";

test.describe.configure({ timeout: 120_000 });
test.skip(!(NEEDED || (FIREFOX && GECKODRIVER)), "there is no Firefox here, or no geckodriver");

/** Whatever the policy forbids from now on. */
const WATCH = `window.breaches = [];
document.addEventListener("securitypolicyviolation", (event) => breaches.push(event.violatedDirective + " " + event.blockedURI));
addEventListener("error", (event) => event.error && breaches.push(event.message));
addEventListener("unhandledrejection", (event) => breaches.push(String(event.reason)));`;
const ROWS = "return [...document.querySelectorAll('tr')].map((row) => row.innerText).join('\\n')";
const WHOLE = "return performance.getEntriesByName('xephang:whole').length > 0";

test("in Firefox the file draws, opens a table of one's own, and is saved again with it", async ({}, info) => {
  const firefox = await Firefox.start(info.outputPath("home"));
  try {
    const rows = () => firefox.run<string>(ROWS);
    const own = info.outputPath(OWN.name);
    writeFileSync(own, OWN.text);
    await firefox.go(sent(info.outputPath("Xếp hạng (gửi).html")));
    await until("a ranking", async () => (await rows()).includes("70,00"));
    await firefox.run(WATCH);
    await until("the rest of the program", () => firefox.run(WHOLE));
    for (const [tab, marks] of [["Thay đổi", 20], ["Biểu đồ", 20], ["Xếp hạng", 0]] as const) {
      await firefox.press(new RegExp(`^${tab}$`));
      await until(`the page «${tab}»`, async () => {
        const seen = await firefox.run<[string, number]>(
          `return [document.querySelector("[aria-current=page]")?.innerText ?? "", document.querySelectorAll("main svg *").length]`,
        );
        return seen[0].trim() === tab && seen[1] >= marks;
      });
    }

    await firefox.give(own);
    await firefox.press(/^Mở số liệu/);
    await until("figures of one's own", async () => (await rows()).includes("Lục Hồn"));
    const before = firefox.saved();
    await firefox.press(/^Xuất/);
    await firefox.press(SAVE);
    const copy = await firefox.download(before);
    expect(copy).toMatch(/\.html$/);
    expect(await firefox.run("return breaches")).toEqual([]);

    await firefox.go(pathToFileURL(copy).href);
    await until("the saved figures", async () => (await rows()).includes("Lục Hồn"));
    expect(await rows()).toContain("Hoành Mô <b>");
    await firefox.run(WATCH);
    await until("the rest of the program", () => firefox.run(WHOLE));
    expect(await firefox.run("return breaches")).toEqual([]);
    // What came of the table is in the file and not only in this browser.
    expect(await firefox.run("return document.querySelector('script[data-file=\"data/so-lieu.json\"]').textContent")).toContain("Lục Hồn");
    await firefox.press(/^Biểu đồ$/);
    await until("a chart", () => firefox.run("return document.querySelectorAll('main svg *').length > 5"));
  } finally {
    await firefox.stop();
  }
});
