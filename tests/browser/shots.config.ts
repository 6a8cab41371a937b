import { defineConfig } from "@playwright/test";
import { browser, host } from "./support/host";

// ./dev shots: pictures for the eye, no tests. README's picture is one of them, copied by
// ./dev picture.
export default defineConfig({
  testDir: "shots-of",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  // A busy machine takes its time; a picture is worth the wait.
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  webServer: host.server,
  use: { ...browser, baseURL: host.address },
  projects: [
    { name: "1280" },
    { name: "1280-dark", use: { colorScheme: "dark" } },
    { name: "1280-en", metadata: { lang: "en" } },
    { name: "1920", use: { viewport: { width: 1920, height: 1080 } } },
    { name: "390", use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } },
  ],
});
