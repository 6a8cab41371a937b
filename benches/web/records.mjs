// A million made-up records, the same every time: 500 units, 4 indices of 20 components, 25 years.
export const INDICES = ["PAR INDEX", "SIPAS", "PCI", "PAPI"];

/** The file as bytes; fewer units make a smaller one. */
export function records(units = 500) {
  let state = 1;
  const next = (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; // Numerical Recipes' generator
    return Math.floor((state / 2 ** 32) * below);
  };
  const parts = [];
  for (let unit = 0; unit < units; unit += 1) {
    const lines = [];
    for (const index of INDICES) {
      for (let component = 1; component <= 20; component += 1) {
        for (let year = 2000; year < 2025; year += 1) {
          lines.push(
            `{"entity":"Phường Nguyễn Thị Minh Khai ${unit}","index":"${index}",` +
              `"component":"Tiêu chí thành phần ${component}","year":${year},"score":${next(1_000_001) / 10_000}}`,
          );
        }
      }
    }
    parts.push(lines.join(",\n"));
  }
  return new TextEncoder().encode(`[${parts.join(",\n")}]`);
}
