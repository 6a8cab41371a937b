// The longest task of the page's thread while charts of 11,000 units are drawn, changed and pointed at:
// node many.mjs DIST COMMUNES.json OUT.json. DIST is the built page, COMMUNES.json a file of so many units.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { serve } from "../../tests/browser/serve.mjs";

const { chromium } = createRequire(new URL("../../tests/browser/", import.meta.url))("@playwright/test");
const [dist, communes, out] = process.argv.slice(2);
const KINDS = ["bars", "heat", "strip", "bump", "trend", "slope", "dumbbell", "scatter"];

const { server, address } = await serve(dist, {});
const browser = await chromium.launch({
  executablePath: process.env.XEPHANG_CHROMIUM ?? "/usr/bin/chromium",
  chromiumSandbox: process.getuid?.() !== 0,
});
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
page.on("pageerror", (error) => console.error(error));
await page.goto(address);
await page.locator("h1").first().waitFor();
await page.locator("input[type=file]").first().setInputFiles(communes);
await page.getByRole("button", { name: /^Mở (số liệu|và)/ }).click();
await page.locator(".tblwrap, .page h1").first().waitFor();
await page.waitForTimeout(1500);
await page.evaluate(() => {
  globalThis.tasks = [];
  const note = (list) => tasks.push(...list.getEntries().map((entry) => entry.duration));
  new PerformanceObserver(note).observe({ type: "longtask" });
  globalThis.longest = async (work) => {
    tasks.length = 0;
    await work();
    await new Promise((then) => setTimeout(then, 800));
    return Math.round(Math.max(0, ...tasks));
  };
  globalThis.link = () => new URLSearchParams(location.hash.replace(/^#v1\/[^?]*\?/, ""));
  globalThis.go = (set) => {
    const to = link();
    for (const [key, value] of Object.entries(set)) to.set(key, value);
    location.hash = `v1/?${to}`;
  };
});
const found = {};
for (const [at, kind] of KINDS.entries()) {
  const drawn = await page.evaluate((kind) => longest(() => go({ page: "charts", kind })), kind);
  const elements = await page.evaluate(() => document.querySelectorAll("#chart svg *").length);
  if (!elements) throw new Error(`${kind}: nothing is drawn`);
  const changed = await page.evaluate((unit) => longest(() => go({ u: `vi-du-${unit}` })), 500 + at);
  const pointed = await page.evaluate(() =>
    longest(async () => {
      const chart = document.querySelector("#chart");
      const { left, top, width } = chart.getBoundingClientRect();
      for (let step = 0; step < 30; step += 1) {
        const [clientX, clientY] = [left + (width * step) / 30, top + 60 + 12 * step];
        chart.dispatchEvent(new PointerEvent("pointermove", { bubbles: true, clientX, clientY, pointerType: "mouse" }));
        await new Promise((then) => requestAnimationFrame(then));
      }
    }),
  );
  found[kind] = { elements, drawn, changed, pointed };
}
await browser.close();
server.close();
writeFileSync(out, JSON.stringify(found));
