// A million records from bytes to ranked tables, by the core and by other means in one browser, turn
// by turn: node compare.mjs FOLDER OUT.json [RUNS] [UNITS]. FOLDER holds the built bench page.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { serve } from "../../tests/browser/serve.mjs";
import { records } from "./records.mjs";

const { chromium } = createRequire(new URL("../../tests/browser/", import.meta.url))("@playwright/test");
const [folder, out, runs, units] = process.argv.slice(2);

writeFileSync(join(folder, "records.json"), records(Number(units ?? 500)));
const { server, address } = await serve(folder, { base: "/" });
const browser = await chromium.launch({
  executablePath: process.env.XEPHANG_CHROMIUM ?? "/usr/bin/chromium",
  chromiumSandbox: process.getuid?.() !== 0,
  args: ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--js-flags=--expose-gc"],
});
const page = await browser.newPage();
page.on("pageerror", (error) => console.error(error));
await page.goto(address);
const result = await page.evaluate(async (times) => {
  const buffer = await (await fetch("records.json")).arrayBuffer();
  await bench.init();
  const all = { "Xếp Hạng": bench, ...peers };
  // The sum of a hash of each row: the same rows in any order.
  const digest = (side) => {
    let sum = 0;
    let rows = 0;
    side.each((...row) => {
      let hash = 2_166_136_261;
      for (const c of row.join("|")) hash = Math.imul(hash ^ c.codePointAt(0), 16_777_619);
      sum = (sum + (hash >>> 0)) % 2 ** 48;
      rows += 1;
    });
    return `${rows}:${sum}`;
  };
  const seen = {};
  for (let run = 0; run < times; run += 1) {
    for (const [name, side] of Object.entries(all)) {
      globalThis.gc?.();
      const start = performance.now();
      await side.A(buffer);
      const read = performance.now();
      await side.B();
      const end = performance.now();
      (seen[name] ??= { read: [], rank: [], all: [] }).read.push(read - start);
      seen[name].rank.push(end - read);
      seen[name].all.push(end - start);
      if (run === 0) seen[name].digest = digest(side);
      side.free();
    }
  }
  return { bytes: buffer.byteLength, seen };
}, Number(runs ?? 5));
await browser.close();
server.close();
writeFileSync(out, JSON.stringify(result, null, 1));

const digests = new Set(Object.values(result.seen).map(({ digest }) => digest));
if (digests.size > 1) {
  console.error("The sides disagree:", Object.entries(result.seen).map(([name, { digest }]) => `${name} ${digest}`));
  process.exitCode = 1;
}
const middle = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
for (const [name, { read, rank, all }] of Object.entries(result.seen)) {
  console.log(name.padEnd(18), `read ${middle(read).toFixed(0)} rank ${middle(rank).toFixed(0)} all ${middle(all).toFixed(0)} first ${all[0].toFixed(0)}`);
}
