// What the first chart costs to load, data excepted: node sizes.mjs DIST [OUT.md].
// Everything in dist/ counts but data/ and the parts of the program that come later; that the page
// asks for none of these before its first chart is a browser test (first_load.spec.ts).
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** At most this much gzip for everything needed for the first chart. */
export const BUDGET = 200 * 1024;

const packed = (bytes) => ({
  raw: bytes.length,
  gzip: gzipSync(bytes, { level: 9 }).length,
  brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
});

/** What the browser asks for by itself, keeps or hands out. */
const OFFLINE = /^(sw\.js|files\.json|manifest\.webmanifest|icon-.*\.png|xep-hang\.html)$/;

/** Whether a file is a part of the program that is not needed for the first chart. */
export const isPart = (name) =>
  /^(split|chunk)_.*\.wasm$|^(reader|later|offline|shell)-.*\.(js|wasm|css|html)$/.test(name) || OFFLINE.test(name);

const kindOf = (name) => {
  if (name.endsWith(".wasm")) return "program (wasm)";
  if (name.endsWith(".js")) return "scripts";
  if (name.endsWith(".css")) return "style sheets";
  return "page and icon";
};

/** Sizes by kind and in all, each file compressed by itself as a host does. */
export function measure(dist) {
  const kinds = new Map();
  const all = { raw: 0, gzip: 0, brotli: 0 };
  const later = [];
  for (const name of readdirSync(dist).sort()) {
    if (name.startsWith(".") || statSync(join(dist, name)).isDirectory()) continue;
    const bytes = readFileSync(join(dist, name));
    if (isPart(name)) {
      later.push([name.replace(/-[0-9a-f]{16}(?=\.)/, ""), bytes]);
      continue;
    }
    const sizes = packed(bytes);
    const kind = kinds.get(kindOf(name)) ?? { raw: 0, gzip: 0, brotli: 0 };
    for (const key of Object.keys(all)) {
      kind[key] += sizes[key];
      all[key] += sizes[key];
    }
    kinds.set(kindOf(name), kind);
  }
  return { kinds, all, later };
}

const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

export function table({ kinds, all, later }) {
  const row = (name, { raw, gzip, brotli }, wrap = (text) => text) =>
    `| ${[name, kb(raw), kb(gzip), kb(brotli)].map(wrap).join(" | ")} |`;
  const rows = [...kinds].sort(([, a], [, b]) => b.gzip - a.gzip).map(([name, s]) => row(name, s));
  return [
    "# What the page weighs",
    "",
    "Everything needed for the first chart, data excepted; 1 KB is 1,024 bytes. Written by",
    `\`./dev sizes\`. The budget is ${BUDGET / 1024} KB gzip. ${all.gzip <= BUDGET ? "It is met." : "**It is not met.**"}`,
    "",
    "| part | raw | gzip | brotli |",
    "|---|--:|--:|--:|",
    ...rows,
    row("All", all, (text) => `**${text}**`),
    "",
    "What comes after it, while the reader looks: the pages with pictures and the ways out (`charts`),",
    "the opening of files (`files`), and what both of them need (`chunk`). An address of one of those",
    "pages waits for its part as well. `offline`, `shell`, `sw.js` and the list of files are for working without",
    "a network; `xep-hang.html` is the whole app and all published data as one file, which no page loads.",
    "",
    "| part | raw | gzip | brotli |",
    "|---|--:|--:|--:|",
    ...later.map(([name, bytes]) => row(name, packed(bytes))),
    "",
  ].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const text = table(measure(process.argv[2] ?? "dist"));
  if (process.argv[3]) writeFileSync(process.argv[3], text);
  console.log(text);
}
