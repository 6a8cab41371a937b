// A million records opened in the page and gone through: how long, how smoothly, in how much memory:
// node opening.mjs DIST RECORDS.json → an object on standard output.
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { serve } from "../tests/browser/serve.mjs";
import { records } from "./web/records.mjs";

const { chromium } = createRequire(new URL("../tests/browser/", import.meta.url))("@playwright/test");
const RUNS = 5;

/** A figure of Linux on a process, in bytes: VmRSS is its memory, VmHWM the most it ever was. */
function memory(pid, figure) {
  const line = readFileSync(`/proc/${pid}/status`, "utf8").match(new RegExp(`${figure}:\\s+(\\d+) kB`));
  return Number(line[1]) * 1024;
}

/** Goes through the data as its reader does, and gives the longest task of each step on the page's thread. */
async function explore(page) {
  const part = (name) => page.getByRole("navigation").first().getByRole("link").nth(name);
  const choose = (list, option) => page.locator(`#${list}`).selectOption({ index: option });
  const wheel = async () => {
    await page.mouse.move(640, 500);
    for (let turn = 0; turn < 12; turn += 1) {
      await page.mouse.wheel(0, 2_000);
      await page.waitForTimeout(50);
    }
  };
  const point = async () => {
    for (let x = 100; x < 1_200; x += 50) await page.mouse.move(x, 600);
  };
  const steps = {
    "scroll the ranking": wheel,
    "another index": () => choose("pick-index", 1),
    "a component": () => choose("pick-component", 9),
    "compared with another year": () => choose("pick-versus", 10),
    "the whole again": () => choose("pick-component", 0),
    "one unit": () => part(0).click(),
    "the change": () => part(2).click(),
    "scroll the change": wheel,
    "point at its chart": point,
    "ranks in two years": () => page.getByRole("button", { name: "Hạng hai năm" }).click(),
    "scroll them": wheel,
    "scores in two years": () => page.getByRole("button", { name: "Điểm hai năm" }).click(),
    "scroll and point at them": async () => {
      await wheel();
      await point();
    },
    "in English": () => page.getByRole("button", { name: "EN", exact: true }).click(),
    "the ranking again": () => part(1).click(),
  };
  const longest = {};
  for (const [name, step] of Object.entries(steps)) {
    await page.evaluate(() => (globalThis.tasks = []));
    await step();
    await page.waitForTimeout(500);
    longest[name] = await page.evaluate(() => Math.max(0, ...globalThis.tasks));
  }
  return longest;
}

async function once(address, file) {
  const browser = await chromium.launch({
    executablePath: process.env.XEPHANG_CHROMIUM ?? "/usr/bin/chromium",
    chromiumSandbox: process.getuid?.() !== 0,
    args: ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--js-flags=--expose-gc"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.addInitScript(() => {
      globalThis.tasks = [];
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) globalThis.tasks.push(duration);
      }).observe({ type: "longtask", buffered: true });
    });
    await page.goto(address);
    await page.waitForFunction(() => performance.getEntriesByName("xephang:whole").length > 0);
    await page.waitForTimeout(500);
    const system = await browser.newBrowserCDPSession();
    const { processInfo } = await system.send("SystemInfo.getProcessInfo");
    // The browser keeps one for the next tab, which never grows.
    const pids = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
    await page.evaluate(() => {
      globalThis.tasks = [];
      globalThis.gc?.();
    });
    const before = pids.map((pid) => memory(pid, "VmRSS"));
    const grown = (figure) => Math.max(...pids.map((pid, at) => memory(pid, figure) - before[at]));
    const start = performance.now();
    await page.setInputFiles("#files", file);
    const open = page.locator(".barb .fill:not([disabled])");
    await open.waitFor({ timeout: 120_000 });
    const read = performance.now();
    await open.click();
    await page.locator("#ranking tbody tr").first().waitFor();
    const shown = performance.now();
    await page.waitForTimeout(1_000);
    const longest = await page.evaluate(() => Math.max(0, ...globalThis.tasks));
    await page.evaluate(() => globalThis.gc?.());
    await page.waitForTimeout(1_000);
    const [most, after] = [grown("VmHWM"), grown("VmRSS")];
    const steps = await explore(page);
    return { read: read - start, open: shown - read, longest, most, after, explored: Math.max(...Object.values(steps)), steps };
  } finally {
    await browser.close();
  }
}

const [dist, file] = process.argv.slice(2);
writeFileSync(file, records());
const { server, address } = await serve(dist, { base: "/x/" });
const runs = [];
for (let run = 0; run < RUNS; run += 1) runs.push(await once(address, file));
server.close();
const middle = (of) => runs.map(of).sort((a, b) => a - b)[Math.floor(RUNS / 2)];
const { steps, ...figures } = runs[0];
const result = Object.fromEntries(Object.keys(figures).map((key) => [key, middle((run) => run[key])]));
result.steps = Object.fromEntries(Object.keys(steps).map((name) => [name, middle((run) => run.steps[name])]));
console.log(JSON.stringify({ ...result, bytes: statSync(file).size, observations: 1_000_000 }));
