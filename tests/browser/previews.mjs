// Paints the pictures of publications' own pages, for social media, which take no SVG:
// node previews.mjs SITE. Each p/*/preview.svg becomes preview.png beside it.
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";

/** Wide enough for what social media show large. */
const WIDTH = 1200;

const pages = join(process.argv[2] ?? "dist", "p");
const drawn = existsSync(pages)
  ? readdirSync(pages).filter((id) => existsSync(join(pages, id, "preview.svg")))
  : [];
const browser = await chromium.launch({
  executablePath: process.env.XEPHANG_CHROMIUM,
  // Chromium refuses its sandbox to root, which containers run as.
  chromiumSandbox: process.getuid?.() !== 0,
});
const page = await browser.newPage();
for (const id of drawn) {
  const svg = readFileSync(join(pages, id, "preview.svg"));
  const size = String(svg).match(/viewBox="0 0 ([\d.]+) ([\d.]+)"/).slice(1).map(Number);
  const height = Math.round((WIDTH * size[1]) / size[0]);
  await page.setViewportSize({ width: WIDTH, height });
  const source = `data:image/svg+xml;base64,${svg.toString("base64")}`;
  await page.setContent(`<body style="margin:0"><img width="${WIDTH}" height="${height}" src="${source}"></body>`);
  await page.locator("img").evaluate((image) => image.decode());
  await page.screenshot({ path: join(pages, id, "preview.png") });
  rmSync(join(pages, id, "preview.svg"));
}
await browser.close();
console.log(`${drawn.length} pictures in ${pages}`);
