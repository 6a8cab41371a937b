// Time to first paint of ranked bars (63 units × 8 components) and of a bump chart (63 × 10 years), by the
// core and by other means in one browser, turn by turn: node compare.mjs FOLDER OUT.json [RUNS] [PICTURES].
// FOLDER holds the built bench page. With PICTURES each side's pictures are kept there, to look at.
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { serve } from "../../tests/browser/serve.mjs";

const { chromium } = createRequire(new URL("../../tests/browser/", import.meta.url))("@playwright/test");
const [folder, out, runs, pictures] = process.argv.slice(2);

const { server, address } = await serve(folder, { base: "/" });
const browser = await chromium.launch({
  executablePath: process.env.XEPHANG_CHROMIUM ?? "/usr/bin/chromium",
  chromiumSandbox: process.getuid?.() !== 0,
  args: ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--js-flags=--expose-gc"],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
page.on("pageerror", (error) => console.error(error));
await page.goto(`${address}charts.html`);
await page.evaluate(async () => {
  await bench.init();
  const whole = (draw) => (element, data) => draw(element, data);
  globalThis.sides = { "Xếp Hạng": { bars: whole(draw.bars), bump: whole(draw.bump) }, ...chartPeers };
  const records = (components, years) => {
    let seed = 7;
    const next = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const list = [];
    for (let unit = 0; unit < 63; unit += 1) {
      for (let component = 0; component < components; component += 1) {
        for (let year = 2025 - years; year < 2025; year += 1) {
          const score = Math.round(400 + 600 * next()) / 100;
          list.push({ entity: `Tỉnh số ${unit + 1}`, index: "PCI", component: `Thành phần ${component + 1}`, year, score });
        }
      }
    }
    return list;
  };
  globalThis.given = { bars: records(8, 1), bump: records(1, 10) };
  globalThis.place = document.querySelector("#place");
  globalThis.size = { width: 960, height: 640 };
  globalThis.clear = () => {
    place.dispatchEvent(new Event("bench-clear"));
    place.replaceChildren();
    place.removeAttribute("style");
  };
  /** From the data to the frame in which it is seen. */
  globalThis.seen = async (side, kind) => {
    clear();
    globalThis.gc?.();
    await new Promise((then) => requestAnimationFrame(() => setTimeout(then, 20)));
    const start = performance.now();
    await sides[side][kind](place, given[kind], size);
    await new Promise((then) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(0);
    }));
    return performance.now() - start;
  };
});
const sides = await page.evaluate(() => Object.keys(sides));
const times = {};
for (let run = 0; run < Number(runs ?? 15); run += 1) {
  for (const kind of ["bars", "bump"]) {
    for (const side of sides) {
      const took = await page.evaluate(([side, kind]) => seen(side, kind), [side, kind]);
      ((times[side] ??= {})[kind] ??= []).push(took);
      if (run === 0) {
        // Ours joins what looks alike into one path.
        const drawn = await page.locator("#place svg").innerHTML();
        const texts = await page.locator("#place text").count();
        if (drawn.length < 5_000 || texts < 12) {
          console.error(`${side}: ${kind} has ${texts} texts in ${drawn.length} letters`);
          process.exitCode = 1;
        }
        if (pictures) {
          mkdirSync(pictures, { recursive: true });
          await page.locator("#place").screenshot({ path: join(pictures, `${kind}-${side}.png`) });
        }
      }
    }
  }
}
await browser.close();
server.close();
const middle = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const result = Object.fromEntries(
  Object.entries(times).map(([side, kinds]) => [
    side,
    Object.fromEntries(Object.entries(kinds).map(([kind, list]) => [kind, { median: middle(list), first: list[0] }])),
  ]),
);
writeFileSync(out, JSON.stringify({ runs: times[sides[0]].bars.length, sides: result }, null, 1));
for (const [side, { bars, bump }] of Object.entries(result)) {
  console.log(side.padEnd(16), `bars ${bars.median.toFixed(1)} (first ${bars.first.toFixed(0)})  bump ${bump.median.toFixed(1)} (first ${bump.first.toFixed(0)})`);
}
