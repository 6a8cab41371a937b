// Puts the corpus of the tests, and published files, where the fuzz targets begin: node seeds.mjs
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
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
  recipe: () => false,
  packed: () => false,
  commitments: (name) => /native.commitments-no-figures/.test(name),
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

// Lists of commitments, whole and spoiled (src/import/commitments).
for (const [name, text] of Object.entries({
  whole: `{"format":"xephang-commitments/1","title":{"vi":"Cam kết","en":"Commitments"},"date":"2023-03-21","commitments":[{"unit":"binh-lieu","unitName":"Bình Liêu","indicator":"par","indicatorName":{"vi":"PAR INDEX"},"period":"2023","target":85,"owner":"Phòng Nội vụ","date":"2023-11","note":"…","base":{"period":"2022","score":80.98,"rank":13,"of":13}}]}`,
  spoiled: `{"format":"xephang-commitments/1","commitments":[{"unit":5,"target":"85,5"},null,{"unit":"a","indicator":"b","period":"x","target":1e400,"base":{"rank":-1}}],"date":"never"}`,
})) {
  writeFileSync(join(here, `corpus/commitments/${name}.json`), text);
}

// Descriptions of an index of one's own (src/share/recipe.rs).
for (const [name, text] of Object.entries({
  plain: "pci.entry*2,pci.land;mean=geometric;missing=median",
  all: "a%2Cb%3Bc%2Ad%25=*0,%20x%20;name=Xanh%3B sạch;scale=min-max-1;mean=harmonic;missing=group-mean;outliers=treat;least=70",
  spoiled: " a*2 , b*-1,a,*3,c*x, d ;mean=median;least=101;;colour=red;scale=z; scale=ranks",
})) {
  writeFileSync(join(here, `corpus/recipe/${name}.txt`), text);
}

// Data in links, without what stands around its bytes (src/share/packed/frame.rs).
for (const name of readdirSync(join(tests, "links")).filter((name) => name.endsWith(".txt"))) {
  const piece = readFileSync(join(tests, "links", name), "utf8").slice(8);
  writeFileSync(join(here, "corpus/packed", name.replace(".txt", ".bin")), Buffer.from(piece, "base64url"));
}
