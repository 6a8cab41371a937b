// How long analyses take in the page: node analysis.mjs DIST COMMUNES.json OUT.md. DIST is the built page,
// COMMUNES.json a file of 11,000 units; what is found is appended to OUT.md. Times are the page's own User
// Timing measures: those of the page's thread without drawing, that of draws from the question to the answer.
import { appendFileSync } from "node:fs";
import { createRequire } from "node:module";
import { serve } from "../tests/browser/serve.mjs";

const { chromium } = createRequire(new URL("../tests/browser/", import.meta.url))("@playwright/test");
const [dist, communes, out] = process.argv.slice(2);
const OF = "#v1/pci?d=pci&y=2016&vs=2015";
const UNITS = ["quang-ninh", "da-nang", "ha-noi", "can-tho", "lao-cai", "thua-thien-hue", "ben-tre", "cao-bang", "binh-duong", "an-giang"];
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

const { server, address } = await serve(dist, {});
const browser = await chromium.launch({
  executablePath: process.env.XEPHANG_CHROMIUM ?? "/usr/bin/chromium",
  chromiumSandbox: process.getuid?.() !== 0,
});

/** The measures of a name, each as soon as the address asks for the next. */
async function times(page, name, links) {
  const of = `xephang:${name}`;
  const count = () => page.evaluate((of) => performance.getEntriesByName(of).length, of);
  const from = await count();
  for (const link of links) {
    const before = await count();
    await page.evaluate((link) => (location.hash = link), link);
    await page.waitForFunction(([of, before]) => performance.getEntriesByName(of).length > before, [of, before]);
  }
  const all = await page.evaluate((of) => performance.getEntriesByName(of).map(({ duration }) => duration), of);
  return all.slice(from);
}

/** Each analysis in a page of its own: nothing compiled for speed the first time. */
async function small(name, links, counts = () => true) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(address + OF);
  await page.waitForFunction(() => performance.getEntriesByName("xephang:whole").length > 0);
  await page.waitForTimeout(500);
  const [first, ...later] = (await times(page, name, links)).filter((_, at) => counts(at));
  await context.close();
  return { first, later: median(later) };
}

const each = (rest) => UNITS.map((unit) => `${OF}&u=${unit}&${rest}`);
const years = (rest) => Array.from({ length: 9 }, (_, at) => `#v1/pci?d=pci&y=${2016 - at}&vs=${2015 - at}&u=quang-ninh&${rest}`);
const found = {
  "why a rank changed": await small("why", [...each("page=change"), ...years("page=change")]),
  "where a unit stands": await small("place", [...each("page=analysis"), ...years("page=analysis&peers=alike")]),
  // It is of all years and units: only another index makes it anew.
  audit: await small("audit", Array.from({ length: 12 }, (_, at) => `#v1/${at % 2 ? "papi" : "pci"}?d=pci,papi&page=analysis&about=audit`), (at) => at % 2 === 0),
  "an own index": await small("own", years("page=analysis&about=build&recipe=").map((link, at) => `${link}pci.entry*${at + 2},pci.land,pci.transparency,pci.time,pci.informal,pci.proactive,pci.support,pci.labor`)),
};
const draws = await small("firm", Array.from({ length: 6 }, (_, at) => `${OF}&u=quang-ninh&page=analysis&about=firm&seed=${at + 1}`));

/** The same for 11,000 units. */
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await page.goto(address);
await page.locator("h1").first().waitFor();
await page.locator("input[type=file]").first().setInputFiles(communes);
await page.getByRole("button", { name: /^Mở (số liệu|và)/ }).click();
await page.locator(".tblwrap, .page h1").first().waitFor();
await page.waitForTimeout(1500);
const base = await page.evaluate(() => location.hash.replace(/&?u=[^&]*/, ""));
const many = {};
for (const [what, name, rest] of [["why a rank changed", "why", "page=change"], ["where a unit stands", "place", "page=analysis"]]) {
  const links = Array.from({ length: 6 }, (_, at) => `${base}${base.includes("?") ? "&" : "?"}${rest}&u=vi-du-${at + 1}`);
  many[what] = median(await times(page, name, links));
}
many.audit = median(await times(page, "audit", [`${base}${base.includes("?") ? "&" : "?"}page=analysis&about=audit`]));
await browser.close();
server.close();

const ms = (value) => value?.toFixed(1) ?? "–";
const text = `
## Analyses

PCI, 63 units, 8 to 10 components, eleven years, in the page's thread, without drawing: the first time in a page just
loaded, and the median of later ones with other units, years or settings; then of 11,000 units in two years
(\`benches/analysis.mjs\`). Milliseconds.

| | first | later | 11,000 units |
|---|--:|--:|--:|
${Object.entries(found).map(([name, { first, later }]) => `| ${name} | ${ms(first)} | ${ms(later)} | ${ms(many[name])} |`).join("\n")}

How firm ranks are (10,000 draws of the weights, the best and worst rank within bounds, other ways of ranking,
sensitivity) is worked out beside the page: from the question to the answer **${draws.first.toFixed(0)} ms** the first time, fetching
and starting the reader included, ${draws.later.toFixed(0)} ms later.
`;
appendFileSync(out, text);
console.log(text);
