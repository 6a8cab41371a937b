import type { PlaywrightTestConfig } from "@playwright/test";

const PORT = Number(process.env.XEPHANG_TEST_PORT ?? 4173);
const BASE = "/mot/thu-muc/";

export const host = {
  address: `http://127.0.0.1:${PORT}${BASE}`,
  server: {
    command: `node serve.mjs ../../dist --port ${PORT} --base ${BASE}`,
    url: `http://127.0.0.1:${PORT}${BASE}`,
    reuseExistingServer: false,
    stdout: "ignore" as const,
  },
};

/** The system's Chromium, quiet: whatever it would fetch on its own account is switched off. */
export const browser: PlaywrightTestConfig["use"] = {
  browserName: "chromium",
  viewport: { width: 1280, height: 900 },
  colorScheme: "light",
  locale: "vi-VN",
  timezoneId: "Asia/Ho_Chi_Minh",
  trace: "retain-on-failure",
  serviceWorkers: "block",
  launchOptions: {
    executablePath: process.env.XEPHANG_CHROMIUM ?? "/usr/bin/chromium",
    // Chromium refuses its sandbox to root, which containers run as.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
};
