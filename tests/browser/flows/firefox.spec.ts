// Firefox: the whole app as one file, from a disk and without a network; the page as the browser keeps it.
import { cpSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { serve } from "../serve.mjs";
import { LINKS } from "../support/app";
import { FIREFOX, Firefox, GECKODRIVER, NEEDED, until } from "../support/firefox";
import { nextVersion } from "../support/next_version";
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

test("in Firefox a notice over a dialogue is seen, and closed there", async ({}, info) => {
  const firefox = await Firefox.start(info.outputPath("home"));
  try {
    await firefox.go(sent(info.outputPath("file.html")));
    await until("the rest of the program", () => firefox.run(WHOLE));
    await firefox.press(/^Chia sẻ/);
    await until("the dialogue", () => firefox.run("return document.querySelector('dialog')?.open"));
    await firefox.press(SAVE);
    const notice = "dialog [role=status] .toast";
    await until("the notice in it", () => firefox.text(notice));
    expect(await firefox.text(notice)).toContain("Đã lưu trang này thành một tệp");
    // A click is refused where something else is in front of it.
    await firefox.press(/^Đóng$/, notice);
    await until("it is gone", () => firefox.run(`return !document.querySelector("${notice}")`));
    expect(await firefox.run("return document.querySelector('dialog').contains(document.activeElement)")).toBe(true);
  } finally {
    await firefox.stop();
  }
});

test("in Firefox the page is kept: a new version is told and taken, and without a network it opens", async ({}, info) => {
  const folder = info.outputPath("dist");
  cpSync(new URL("../../../dist", import.meta.url).pathname, folder, { recursive: true });
  const { server, address } = (await serve(folder, { base: "/sub/path/" })) as { server: Server; address: string };
  const firefox = await Firefox.start(info.outputPath("home"), { hosts: true });
  try {
    const rows = () => firefox.run<string>(ROWS);
    const program = () => firefox.run<string>("return document.querySelector('script[data-wasm]').dataset.js");
    const worker = () => firefox.run<boolean>("return navigator.serviceWorker.controller !== null");
    await firefox.go(address + LINKS.ranking);
    await until("the rest of the program", () => firefox.run(WHOLE));
    await until("the page's keeper", worker);
    const old = await program();

    await nextVersion(folder);
    await firefox.run("navigator.serviceWorker.getRegistration().then((it) => it.update())");
    await until("the new version is told", () => firefox.run("return document.querySelector('.news')?.innerText"), 60_000);
    expect(await program()).toBe(old);
    // What this page has not loaded yet is no longer on the host.
    await firefox.press(/^Biểu đồ$/);
    await until("a chart", () => firefox.run("return document.querySelectorAll('main svg *').length > 5"));
    await firefox.press(/^Dùng bản mới$/);
    await until("the new version", async () => (await program().catch(() => old)) !== old);
    await until("the rest of the program", () => firefox.run(WHOLE));
    const taken = await program();

    await new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
    await firefox.go("about:blank");
    await firefox.go(address + LINKS.ranking);
    await until("a ranking", async () => (await rows()).includes("65,60"));
    expect(await program()).toBe(taken);
    // A set that was never opened.
    await firefox.go("about:blank");
    await firefox.go(`${address}#v1/papi?d=papi&page=ranking&y=2020`);
    await until("another ranking", async () => (await rows()).split("\n").length > 20);
    await firefox.run(WATCH);
    await until("the rest of the program", () => firefox.run(WHOLE));
    await firefox.press(/^Thay đổi$/);
    await until("the page of changes", () => firefox.run("return document.querySelectorAll('main svg *').length > 20"));
    expect(await firefox.run("return breaches")).toEqual([]);
  } finally {
    await firefox.stop();
    server.close();
  }
});
