// How long data in links gets, beside other means for the same data: node links.mjs DATA OUT.md
// DATA is what tests/link_data.rs leaves: the published JSON of each case, and the lengths of ours.
// Each of the others packs the same JSON, without a space that it does not need.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { brotliCompressSync, constants, deflateRawSync } from "node:zlib";

const [data, out] = process.argv.slice(2);
const { compressToEncodedURIComponent } = createRequire(new URL("./charts/", import.meta.url))("lz-string");

const NAMES = {
  "binh-lieu": "Bình Liêu: 4 indices, 2 years, with sources and notes",
  "63x8x2": "63 provinces, an index of 8 components, 2 years (PAPI 2019 and 2020, two decimals)",
  "63x8x2-random": "the same with figures drawn at random from 0.00 to 10.00",
};
const letters = (bytes) => bytes.toString("base64url").length;
const rows = readdirSync(data)
  .filter((name) => name.endsWith(".json") && !name.endsWith(".length.json"))
  .map((name) => name.slice(0, -5))
  .sort((a, b) => Object.keys(NAMES).indexOf(a) - Object.keys(NAMES).indexOf(b))
  .map((name) => {
    const json = JSON.stringify(JSON.parse(readFileSync(join(data, `${name}.json`), "utf8")));
    const ours = JSON.parse(readFileSync(join(data, `${name}.length.json`), "utf8"));
    const text = Buffer.from(json);
    return {
      name: NAMES[name] ?? name,
      ours,
      json: text.length,
      deflate: letters(deflateRawSync(text, { level: 9 })),
      brotli: letters(
        brotliCompressSync(text, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: 11,
            [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
            [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
            [constants.BROTLI_PARAM_LGWIN]: 22,
          },
        }),
      ),
      lz: compressToEncodedURIComponent(json).length,
    };
  });

const MARK = ["<!-- lengths: written by ./dev links -->", "<!-- end of lengths -->"];
const table = [
  "| data | JSON | lz-string | deflate | brotli | here | whole link |",
  "|---|---:|---:|---:|---:|---:|---:|",
  ...rows.map((row) =>
    `| ${row.name} | ${row.json} | ${row.lz} | ${row.deflate} | ${row.brotli} | **${row.ours.piece}** | ${row.ours.link} |`,
  ),
].join("\n");
const page = readFileSync(out, "utf8");
const [before, rest] = page.split(MARK[0]);
const after = rest.split(MARK[1])[1];
writeFileSync(out, `${before}${MARK[0]}\n\n${table}\n\n${MARK[1]}${after}`);
for (const row of rows) {
  const best = Math.min(row.brotli, row.deflate, row.lz);
  if (row.ours.piece * 1.25 > best) throw new Error(`${row.name}: ${row.ours.piece} is not clearly shorter than ${best}`);
}
console.log(table);
