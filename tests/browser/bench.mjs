// The first chart in a cold browser, and what importing, ranking and painting take of it:
// node bench.mjs [RUNS]. Medians; dist/ must be built. Times are of this machine; compare ratios.
import { chromium } from "@playwright/test";
import { serve } from "./serve.mjs";

const runs = Number(process.argv[2] ?? 9);
const dist = new URL("../../dist", import.meta.url).pathname;
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

const { server, address } = await serve(dist, { base: "/bench/" });
const executablePath = process.env.XEPHANG_CHROMIUM ?? "/usr/bin/chromium";
const args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
if (process.getuid?.() === 0) args.push("--no-sandbox");
const browser = await chromium.launch({ executablePath, args });
const seen = [];
for (let run = 0; run < runs; run += 1) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName("xephang:paint").length > 0);
  seen.push(
    await page.evaluate(() => {
      const first = (name) => performance.getEntriesByName(`xephang:${name}`)[0];
      const [read, rank, paint] = ["import", "rank", "paint"].map(first);
      return {
        chart: paint.startTime + paint.duration,
        read: read.duration,
        observations: read.detail?.observations ?? 0,
        rank: rank.duration,
        ranked: rank.detail?.observations ?? 0,
        paint: paint.duration,
      };
    }),
  );
  await context.close();
}
await browser.close();
server.close();

const of = (key) => median(seen.map((run) => run[key]));
const rate = (count, ms) => (ms > 0 ? Math.round((count / ms) * 1000).toLocaleString("en") : "–");
console.log(`first chart after navigation: ${of("chart").toFixed(0)} ms (median of ${runs}, cold)`);
console.log(`import: ${of("read").toFixed(1)} ms, ${rate(of("observations"), of("read"))} observations/s`);
console.log(`rank:   ${of("rank").toFixed(1)} ms, ${rate(of("ranked"), of("rank"))} observations/s`);
console.log(`paint:  ${of("paint").toFixed(1)} ms`);
console.log(`share of import, rank and paint in the first chart: ${(((of("read") + of("rank") + of("paint")) / of("chart")) * 100).toFixed(0)} %`);
