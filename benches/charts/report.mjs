// Writes how soon charts stand, and how charts of many units do, at the end of the paper on performance:
// node report.mjs CHARTS.json MANY.json OUT.md
import { appendFileSync, readFileSync } from "node:fs";

const [path, manyPath, out] = process.argv.slice(2);
const many = JSON.parse(readFileSync(manyPath, "utf8"));
const { runs, sides } = JSON.parse(readFileSync(path, "utf8"));
const own = sides["Xếp Hạng"];
const row = ([name, { bars, bump }]) =>
  `| ${name} | ${[bars, bump].map(({ median }, at) => `${median.toFixed(1)} | × ${(median / [own.bars, own.bump][at].median).toFixed(1)}`).join(" | ")} |`;

appendFileSync(
  out,
  `
## Charts, to the first paint

Ranked bars of 63 units in 8 parts, and ranks of 63 units over 10 years, from the data to the frame in which they
are seen, by the core compiled for speed and by other means, turn by turn in one browser (\`benches/charts/\`).
Milliseconds, median of ${runs}. The core reads the records out of JSON each time, the others hold them already;
of ranks over time the others name every line, the core those that are highlighted, of which there are none here.

| | bars | | ranks over time | |
|---|--:|--:|--:|--:|
${Object.entries(sides).map(row).join("\n")}

## Charts of 11,000 units

The longest task of the page's thread while a type is chosen, another unit is highlighted, and the pointer goes
over the picture, in milliseconds (0: none above 50), and how many elements the picture has
(\`benches/charts/many.mjs\`). Charts made of rows draw a thousand of them and say how many are left out.

| | elements | chosen | another unit | pointed at |
|---|--:|--:|--:|--:|
${Object.entries(many).map(([kind, { elements, drawn, changed, pointed }]) => `| \`${kind}\` | ${elements} | ${drawn} | ${changed} | ${pointed} |`).join("\n")}
`,
);
