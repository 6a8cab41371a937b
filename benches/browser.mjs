// The first chart in a cold browser, and importing and ranking in it beside the same work natively:
// node browser.mjs NATIVE.txt COMMUNES.json OUT.md [RUNS]. dist/ must be built; NATIVE.txt is what
// benches/core.rs printed, COMMUNES.json a large file that both of them read.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { basename } from "node:path";
import { serve } from "../tests/browser/serve.mjs";

const { chromium } = createRequire(new URL("../tests/browser/", import.meta.url))("@playwright/test");
const [nativePath, communesPath, out, count] = process.argv.slice(2);
const RUNS = Number(count ?? 10);
const at = (path) => new URL(`../${path}`, import.meta.url).pathname;
const START = "#v1/pci?d=pci&y=2016&vs=2015&u=quang-ninh";
const PCI = at("data/pci-2005-2016.json");

const median = (list) => {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** The User Timing measures that the program left on the page, in their order. */
const measures = (page, name) =>
  page.evaluate(
    (asked) =>
      performance.getEntriesByName(asked).map(({ startTime, duration, detail }) => ({
        end: startTime + duration,
        ms: duration,
        observations: detail?.observations,
      })),
    `xephang:${name}`,
  );
const left = (page, name, least) =>
  page.waitForFunction(
    ([asked, many]) => performance.getEntriesByName(asked).length >= many,
    [`xephang:${name}`, least],
  );

/** Each run in a context of its own: nothing cached, nothing compiled. */
async function cold(browser, address, work) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(address + START);
  await left(page, "paint", 1);
  const result = await work(page);
  await context.close();
  return result;
}

/** Reads a file `times` times in one page; the import measures of it, the first one first. */
async function readings(page, path, times) {
  const before = (await measures(page, "import")).length;
  for (let time = 1; time <= times; time += 1) {
    await page.locator("input[type=file]").first().setInputFiles([]);
    await page.locator("input[type=file]").first().setInputFiles(path);
    await left(page, "import", before + time);
  }
  return (await measures(page, "import")).slice(before);
}

/** What `work` came to over the runs: the median of its first time, and that of the later ones. */
async function timed(browser, address, work) {
  const seen = [];
  for (let run = 0; run < 3; run += 1) seen.push(await cold(browser, address, work));
  return {
    observations: seen[0][0].observations,
    first: median(seen.map(([first]) => first.ms)),
    later: median(seen.flatMap((times) => times.slice(1).map(({ ms }) => ms))),
  };
}

/** Opens the large file and ranks it anew for each language; then scrolls through it. */
async function large(page) {
  await readings(page, communesPath, 1);
  const [ranked, painted] = [await measures(page, "rank"), await measures(page, "paint")];
  await page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    }).observe({ type: "longtask" });
    addEventListener("click", () => (globalThis.pressed ??= performance.now()), true);
  });
  await page.getByRole("button", { name: /^Mở/ }).last().click();
  await left(page, "paint", painted.length + 1);
  const opened = (await measures(page, "paint"))[painted.length].end - (await page.evaluate(() => globalThis.pressed));
  for (let time = 0; time < 6; time += 1) {
    const many = (await measures(page, "rank")).length;
    await page.getByRole("button", { name: time % 2 ? "VI" : "EN", exact: true }).click();
    await left(page, "rank", many + 1);
  }
  const ranks = (await measures(page, "rank")).slice(ranked.length);
  await page.evaluate(() => (longest = 0));
  const drawn = (await measures(page, "paint")).length;
  await page.locator("#ranking").hover();
  for (let turn = 0; turn < 60; turn += 1) {
    await page.mouse.wheel(0, 4_000);
    await page.waitForTimeout(30);
  }
  const paints = (await measures(page, "paint")).slice(drawn);
  const longest = await page.evaluate(() => longest);
  return { ranks, opened, longest, paint: median(paints.map(({ ms }) => ms)), paints: paints.length };
}

/** Milliseconds by name, from the table that benches/core.rs prints. */
function native(text) {
  const lines = [...text.matchAll(/^(.+?) +(\d+\.\d+) +\d+ +\d+\.\d+$/gm)];
  return new Map(lines.map(([, name, ms]) => [name.trim(), Number(ms)]));
}

const { server, address } = await serve(at("dist"), { base: "/bench/" });
const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const browser = await chromium.launch({
  executablePath: process.env.XEPHANG_CHROMIUM ?? "/usr/bin/chromium",
  chromiumSandbox: process.getuid?.() !== 0,
  args: quiet,
});
const natively = native(readFileSync(nativePath, "utf8"));

const starts = [];
for (let run = 0; run < RUNS; run += 1) {
  starts.push(
    await cold(browser, address, async (page) => {
      const first = async (name) => (await measures(page, name))[0];
      const [read, rank, paint] = [await first("import"), await first("rank"), await first("paint")];
      return { chart: paint.end, read: read.ms, rank: rank.ms, paint: paint.ms };
    }),
  );
}
const start = Object.fromEntries(
  Object.keys(starts[0]).map((key) => [key, median(starts.map((run) => run[key]))]),
);

const rows = [];
for (const path of [PCI, at("data/papi-2011-2020.json"), communesPath]) {
  rows.push([`import ${basename(path)}`, await timed(browser, address, (page) => readings(page, path, 6))]);
}
const loads = [];
const ranked = await timed(browser, address, async (page) => {
  const load = await large(page);
  loads.push(load);
  return load.ranks;
});
rows.push([`rank ${basename(communesPath)}`, ranked]);
const version = browser.version().split(".")[0];
await browser.close();
server.close();

const rate = (observations, ms) => Math.round((observations / ms) * 1000).toLocaleString("en");
const times = (ms, base) => (base ? `× ${(ms / base).toFixed(1)}` : "–");
const row = ([name, { observations, first, later }]) => {
  const base = natively.get(name);
  const cells = [base, later, first].map((ms) => (ms ? rate(observations, ms) : "–"));
  const [plain, ready, fresh] = cells;
  const count = observations.toLocaleString("en");
  return `| ${name} | ${count} | ${plain} | ${ready} | ${times(later, base)} | ${fresh} | ${times(first, base)} |`;
};
const of = (key) => median(loads.map((load) => load[key]));
const share = (key) => `${((start[key] / start.chart) * 100).toFixed(1)} %`;
const text = `# How fast it is

Written by \`./dev bench\` on a machine with ${availableParallelism()} cores, in headless Chromium ${version}; natively by
\`benches/core.rs\`, in the browser by \`benches/browser.mjs\` from the page's own User Timing measures.
Both are compiled for size. The figures are medians, and are those of that machine at that hour: what
they are worth elsewhere is their ratios.

## Import and ranking, observations per second

«First» is the first time in a page just loaded, before the browser has compiled the program for speed;
«later» is the same file again. × is how many times as long as natively. \`${basename(communesPath)}\` is made up:
11,000 communes in two years. Ranking is ranks, changes and alphabetical order of one year.

| | observations | native | browser, later | | browser, first | |
|---|--:|--:|--:|--:|--:|--:|
${rows.map(row).join("\n")}

## The first chart

PCI 2016, 63 provinces, from a static host on the same machine into a browser that has nothing cached,
median of ${RUNS}: the first chart stands **${start.chart.toFixed(0)} ms** after navigation (the goal: within 1,000 ms on two
cores). Of that, import takes ${share("read")}, ranking ${share("rank")}, painting ${share("paint")}; the rest is loading and starting the
program.

## 11,000 rows

| | ms |
|---|--:|
| from «Open» to the first rows, file already read | ${of("opened").toFixed(0)} |
| painting the rows in sight anew while scrolling | ${of("paint").toFixed(1)} |
| longest task while scrolling from end to end (0: none above 50) | ${of("longest").toFixed(0)} |
`;
writeFileSync(out, text);
console.log(text);
