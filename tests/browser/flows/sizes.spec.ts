import { BUDGET, measure } from "../../../benches/sizes.mjs";
import { expect, test } from "../support/test";

test("everything for the first chart stays within its budget", () => {
  const { all } = measure(new URL("../../../dist", import.meta.url).pathname);
  expect(all.raw).toBeGreaterThan(50_000);
  expect(all.gzip).toBeLessThanOrEqual(BUDGET);
});
