import { CEILING, measure } from "../../../benches/sizes.mjs";
import { expect, test } from "../support/test";

test("everything for the first chart stays below the ceiling, which only goes down", () => {
  const { all } = measure(new URL("../../../dist", import.meta.url).pathname);
  expect(all.raw).toBeGreaterThan(50_000);
  expect(all.gzip).toBeLessThanOrEqual(CEILING);
});
