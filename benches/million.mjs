// Writes what a million records cost at the end of the paper on performance:
// node million.mjs OPENING.json COMPARE.json NATIVE.txt OUT.md
import { appendFileSync, readFileSync } from "node:fs";

const [openingPath, comparePath, nativePath, out] = process.argv.slice(2);
const opened = JSON.parse(readFileSync(openingPath, "utf8"));
const { bytes, seen } = JSON.parse(readFileSync(comparePath, "utf8"));
const middle = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const own = middle(seen["Xếp Hạng"].all);
// As benches/core.rs prints them: the name, milliseconds, observations per second, a ratio.
const native = (name) => Number(readFileSync(nativePath, "utf8").match(new RegExp(`^${name}\\s+([\\d.]+)`, "m"))[1]);
const [read, rank] = [native("import 1M records"), native("rank 1M records")];
const row = ([name, { read, rank, all }]) =>
  `| ${name} | ${middle(read).toFixed(0)} | ${middle(rank).toFixed(0)} | ${middle(all).toFixed(0)} | × ${(middle(all) / own).toFixed(1)} |`;
const mega = (count) => (count / 2 ** 20).toFixed(0);

appendFileSync(
  out,
  `
## A million records

${mega(bytes)} MB of JSON, 500 units, 80 indicators, 25 years: from bytes to ranks and changes in every indicator and
year, by the core compiled for speed and by other means, turn by turn in one browser
(\`benches/web/\`; all give the same rows, by digest). Milliseconds, median of ${seen["Xếp Hạng"].all.length}.

| | read | rank | both | |
|---|--:|--:|--:|--:|
| Xếp Hạng, natively | ${read.toFixed(0)} | ${rank.toFixed(0)} | ${(read + rank).toFixed(0)} | × ${((read + rank) / own).toFixed(1)} |
${Object.entries(seen).map(row).join("\n")}

The same file opened in the page as a user opens it, once in a browser just started (\`benches/opening.mjs\`):

| | |
|---|--:|
| from choosing the file to what it holds, in ms | ${opened.read.toFixed(0)} |
| from «Open» to the ranking, in ms | ${opened.open.toFixed(0)} |
| longest task of the page's thread, in ms (0: none above 50) | ${opened.longest.toFixed(0)} |
| longest task while it is explored, in ms (0: none above 50) | ${opened.explored.toFixed(0)} |
| most memory, times the file | ${(opened.most / opened.bytes).toFixed(2)} |
| memory kept, in bytes for each figure, the whole page included | ${(opened.after / opened.observations).toFixed(0)} |

Explored is: ${Object.keys(opened.steps).join(", ")}.
`,
);
