// A made-up file as large as the country: 11,000 communes in two years, for measuring and for the
// flow that scrolls through them. Written when asked for, never kept: node communes.mjs OUT.json
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";

const COUNT = 11_000;
export const PERIODS = ["2023", "2024"];
// Letters of the whole alphabet, so that collation has its work.
const FIRST = "An Ái Ân Bắc Bình Cẩm Châu Đại Đông Đức Hoà Hương Ia Khánh Lộc Minh Ngọc Phú Quế Sơn Tân Thạnh Thượng Ứng Vĩnh Xuân Yên".split(" ");
const SECOND = "Ấp Bãi Chánh Dương Định Giang Hải Hưng Kỳ Lâm Long Mỹ Nghĩa Ninh Phước Quang Sa Thành Trạch Trung Văn Xá".split(" ");

/** The same names and scores every time. */
export function communes(count = COUNT) {
  let state = 1;
  const next = (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; // Numerical Recipes' generator
    return Math.floor((state / 2 ** 32) * below);
  };
  const names = Array.from({ length: count }, (_, at) => {
    const [first, second] = [FIRST[at % FIRST.length], SECOND[Math.floor(at / FIRST.length) % SECOND.length]];
    return `Xã ${first} ${second} (ví dụ ${at + 1})`;
  });
  const before = names.map(() => 4_000 + next(5_500));
  const scores = [before, before.map((score) => Math.min(10_000, score + next(900) - 350))];
  const title = `Ví dụ tự đặt: ${count} xã không có thật`;
  const file = {
    format: "xephang/1",
    id: "vi-du-xa",
    title: { vi: title, en: `Made-up example: ${count} communes that do not exist` },
    notes: ["Tên và số đều do chương trình đặt ra để thử, không phải số liệu công bố."],
    units: names.map((name, at) => ({ id: `vi-du-${at + 1}`, name, kind: "commune" })),
    indicators: [{ id: "vi-du", name: "Chỉ số ví dụ", maximum: 100, decimals: 2 }],
    tables: PERIODS.map((period, year) => ({
      period,
      indicators: ["vi-du"],
      rows: names.map((_, at) => [`vi-du-${at + 1}`, scores[year][at] / 100]),
    })),
  };
  return { name: "vi-du-11000-xa.json", text: JSON.stringify(file), count, names };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const out = process.argv[2];
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, communes().text);
}
