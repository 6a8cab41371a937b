// Puts the corpus of the tests, and published files, where the fuzz targets begin: node seeds.mjs
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const here = new URL(".", import.meta.url).pathname;
const tests = join(here, "../tests");
const list = (folder) => readdirSync(folder).map((name) => join(folder, name));
const files = [
  ...list(join(tests, "corpus/native")),
  ...list(join(tests, "corpus/records")),
  ...list(join(tests, "browser/fixtures")),
  ...list(join(here, "../data")).filter((name) => /binh-lieu|dti/.test(name)),
];
/** For each target: which files it begins with. */
const targets = {
  native: (name) => /corpus.native|data.(binh|dti)/.test(name) && name.endsWith(".json"),
  records: (name) => /records/.test(name) && /json$/.test(name),
  lines: (name) => /\.(csv|tsv)$/.test(name),
  world_bank: (name) => /world-bank/.test(name),
  json_stat: (name) => /json-stat/.test(name),
  sdmx_json: (name) => /sdmx/.test(name),
  data_package: (name) => /data-package/.test(name),
  owid: (name) => /owid.*json$/.test(name),
  workbook: () => false,
  geojson: (name) => /geojson$/.test(name),
  unpack: (name) => /\.(xlsx|ods|xls|zip)$/.test(name),
  link: (name) => name.endsWith("links.txt"),
};
for (const [target, fits] of Object.entries(targets)) {
  const place = join(here, "corpus", target);
  mkdirSync(place, { recursive: true });
  for (const file of [...files, join(tests, "links.txt")].filter(fits)) copyFileSync(file, join(place, basename(file)));
}

// What a workbook becomes before it is read (src/import/workbook/mod.rs).
writeFileSync(
  join(here, "corpus/workbook/two-sheets.txt"),
  `{"xephang-workbook":1,"size":9,"sheets":[{"name":"2011","hidden":false,"merged":[[0,0,0,3]]},{"name":"B","hidden":true,"merged":[]}],"rows":[
[0,0,"BẢNG XẾP HẠNG NĂM 2011"],
[0,1,"Tỉnh","Điểm","Hạng"],
[0,2,"Hà Nội",60.74,{"error":"#DIV/0!"},{"skip":200},{"formula":"=A1+B1"}],
[0,3,"Đà Nẵng",62.5,true],
[1,0,"x",null,1]
]}
`,
);
