import { BUDGET, measure } from "../../../benches/sizes.mjs";
import { expect, test } from "../support/test";

test("everything for the first chart is within its budget", () => {
  const { all } = measure(new URL("../../../dist", import.meta.url).pathname);
  const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
  console.log(`first chart: ${kb(all.gzip)} gzip of ${kb(BUDGET)}`);
  expect(all.raw).toBeGreaterThan(50_000);
  expect(all.gzip).toBeLessThanOrEqual(BUDGET);
});
