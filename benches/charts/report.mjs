// Writes how soon charts stand at the end of the paper on performance: node report.mjs CHARTS.json OUT.md
import { appendFileSync, readFileSync } from "node:fs";

const [path, out] = process.argv.slice(2);
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
`,
);
