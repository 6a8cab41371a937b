import { BUDGET, CEILING, measure } from "../../../benches/sizes.mjs";
import { expect, test } from "../support/test";

test("everything for the first chart stays below the ceiling, which only goes down", () => {
  const { all } = measure(new URL("../../../dist", import.meta.url).pathname);
  const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
  const over = all.gzip - BUDGET;
  const distance = over > 0 ? `${kb(over)} above` : `${kb(-over)} below`;
  console.log(`first chart: ${kb(all.gzip)} gzip, ${distance} the budget of ${kb(BUDGET)}`);
  expect(all.raw).toBeGreaterThan(50_000);
  expect(all.gzip).toBeLessThanOrEqual(CEILING);
});
