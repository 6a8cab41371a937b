// How long analyses take in the page: node analysis.mjs DIST COMMUNES.json OUT.md. DIST is the built page,
// COMMUNES.json a file of 11,000 units; what is found is appended to OUT.md. Times are the page's own User
// Timing measures: those of the page's thread without drawing, that of draws from the question to the answer.
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

/** A made-up file of exactly so many: an index of the plain sum of its components. */
function plain(units = 63, components = 8, years = 10) {
  let state = 7;
  const next = (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; // Numerical Recipes' generator
    return Math.floor((state / 2 ** 32) * below);
  };
  const parts = Array.from({ length: components }, (_, at) => `tron.c${at + 1}`);
  const tables = Array.from({ length: years }, (_, year) => ({
    period: String(2015 + year),
    indicators: ["tron", ...parts],
    rows: Array.from({ length: units }, (_, unit) => {
      const scores = parts.map(() => 400 + next(800));
      return [`u${unit + 1}`, scores.reduce((sum, score) => sum + score, 0) / 100, ...scores.map((score) => score / 100)];
    }),
  }));
  const text = JSON.stringify({
    format: "xephang/1",
    id: "tron",
    title: "Ví dụ tự đặt để đo",
    example: true,
    units: Array.from({ length: units }, (_, at) => ({ id: `u${at + 1}`, name: `Đơn vị ví dụ ${at + 1}` })),
    indicators: [
      { id: "tron", name: "Chỉ số ví dụ", maximum: 100, decimals: 2 },
      ...parts.map((id, at) => ({ id, parent: "tron", name: `Thành phần ${at + 1}`, maximum: 12.5, decimals: 2 })),
    ],
    tables,
  });
  return { name: "tron.json", mimeType: "application/json", buffer: Buffer.from(text) };
}

/** Each analysis of that file in a page of its own, the first time and later. */
async function exact(name, rest) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator("h1").first().waitFor();
  await page.locator("input[type=file]").first().setInputFiles(plain());
  await page.getByRole("button", { name: /^Mở (số liệu|và)/ }).click();
  await page.locator(".tblwrap, .page h1").first().waitFor();
  await page.waitForTimeout(1000);
  const base = await page.evaluate(() => location.hash.replace(/[&?]u=[^&]*/, ""));
  const to = (rest) => `${base}${base.includes("?") ? "&" : "?"}${rest}`;
  const found = [];
  for (let time = 0; time < 8; time += 1) {
    found.push(...(await times(page, name, [to(`${rest(time)}&u=u${time + 1}`)])));
    // Another page in between: the part is made anew.
    await page.evaluate((link) => (location.hash = link), to("page=charts&kind=strip"));
    await page.locator("#chart svg").first().waitFor();
  }
  await context.close();
  return { first: found[0], later: median(found.slice(1)) };
}

/** The page with the made-up file among what it publishes. */
function published() {
  const site = "target/bench/site";
  const { buffer } = plain();
  rmSync(site, { recursive: true, force: true });
  cpSync(dist, site, { recursive: true });
  writeFileSync(`${site}/data/tron.json`, buffer);
  const catalogue = JSON.parse(readFileSync(`${site}/data/catalogue.json`, "utf8"));
  const sha256 = createHash("sha256").update(buffer).digest("hex");
  const periods = Array.from({ length: 10 }, (_, at) => String(2015 + at));
  const rest = { file: "tron.json", bytes: buffer.length, sha256, indices: ["tron"], units: 63, periods };
  catalogue.publications.push({ id: "tron", title: { vi: "Ví dụ tự đặt để đo", en: "Made up, to measure" }, ...rest });
  writeFileSync(`${site}/data/catalogue.json`, JSON.stringify(catalogue));
  return serve(site, {});
}

/** A first visit that begins with an analysis's link: nothing is kept, compiled or worked out before. */
async function visited(address, name, link) {
  const found = [];
  for (let time = 0; time < 9; time += 1) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(address + link);
    const entry = `xephang:${name}`;
    await page.waitForFunction((of) => performance.getEntriesByName(of).length > 0, entry);
    found.push(await page.evaluate((of) => performance.getEntriesByName(of)[0].duration, entry));
    await context.close();
  }
  return median(found);
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

const round = {
  "why a rank changed": await exact("why", () => "page=change"),
  "where a unit stands": await exact("place", () => "page=analysis"),
  "what would raise it": await exact("plan", (time) => `page=analysis&about=plan&plan=goal%3Drank%3A${time + 1}`),
  audit: await exact("audit", () => "page=analysis&about=audit"),
  "an own index": await exact("own", () => "page=analysis&about=build"),
};

const site = await published();
const ROUND = "#v1/tron?d=tron&y=2024&vs=2023&u=u1";
const first = {
  "why a rank changed": await visited(site.address, "why", `${ROUND}&page=change`),
  "where a unit stands": await visited(site.address, "place", `${ROUND}&page=analysis`),
  "what would raise it": await visited(site.address, "plan", `${ROUND}&page=analysis&about=plan&plan=goal%3Drank%3A3`),
  audit: await visited(site.address, "audit", `${ROUND}&page=analysis&about=audit`),
  "an own index": await visited(site.address, "own", `${ROUND}&page=analysis&about=build`),
};
site.server.close();
const audited = {
  byLink: await visited(address, "audit", `${OF}&u=quang-ninh&page=analysis&about=audit`),
  ahead: await visited(address, "ahead", `${OF}&u=quang-ninh`),
};

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

Of a made-up file of exactly 63 units × 8 components × 10 years, in a page that stands; and where it is published,
on a first visit that begins with the link of the analysis, so that all is compiled within that time (median of 9):

| | first | later | first visit |
|---|--:|--:|--:|
${Object.entries(round).map(([name, { first: once, later }]) => `| ${name} | ${ms(once)} | ${ms(later)} | ${ms(first[name])} |`).join("\n")}

An audit is worked out ahead while the browser has nothing else to do, so that it is there when it is asked for: for
PCI in ${ms(audited.ahead)} ms, most of which the browser takes to compile it. A page that begins with its link has had no such time,
and takes ${ms(audited.byLink)} ms for it.

How firm ranks are (10,000 draws of the weights, the best and worst rank within bounds, other ways of ranking,
sensitivity) is worked out beside the page: from the question to the answer **${draws.first.toFixed(0)} ms** the first time, fetching
and starting the reader included, ${draws.later.toFixed(0)} ms later.
`;
appendFileSync(out, text);
console.log(text);
