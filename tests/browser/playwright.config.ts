import { defineConfig } from "@playwright/test";
import { browser, host } from "./support/host";

// dist/ is served under a sub-path, as on a host with many sites: an absolute address would fail.
export default defineConfig({
  testDir: "flows",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 7_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: "report/results.json" }]],
  webServer: host.server,
  use: { ...browser, baseURL: host.address },
  projects: [
    { name: "laptop", testIgnore: "**/phone.spec.ts" },
    {
      name: "phone",
      testMatch: ["**/phone.spec.ts", "**/accessibility.spec.ts"],
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    {
      name: "dark",
      testMatch: ["**/accessibility.spec.ts", "**/first_load.spec.ts"],
      use: { colorScheme: "dark" },
    },
    {
      name: "projector",
      testMatch: "**/first_load.spec.ts",
      use: { viewport: { width: 1920, height: 1080 } },
    },
  ],
});
