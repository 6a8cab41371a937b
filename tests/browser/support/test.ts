// The test function of every flow: opens the app, and fails a test on anything that the page must
// never do (an error in the console, a breach of the content policy, a request elsewhere).
import { type Page, test as plain, expect } from "@playwright/test";
import { App } from "./app";

export class Watch {
  private readonly found: string[] = [];
  private offline = false;

  private readonly own: string[];

  constructor(page: Page, own: string) {
    this.own = [own];
    page.on("console", (message) => {
      if (message.type() !== "error" && message.type() !== "warning") return;
      // What the browser itself says of a request that the test cut off.
      if (this.offline && /ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(message.text())) return;
      this.found.push(`console ${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => this.found.push(`uncaught: ${error.message}`));
    page.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol !== "data:" && protocol !== "blob:" && !this.own.includes(origin)) {
        this.found.push(`request to another origin: ${request.url()}`);
      }
    });
    page.on("response", (response) => {
      if (response.status() >= 400) this.found.push(`${response.status()}: ${response.url()}`);
    });
  }

  /** From here on requests fail because the test says so. */
  goOffline() {
    this.offline = true;
  }

  /** The test itself leads there. */
  allow(origin: string) {
    this.own.push(origin);
  }

  /** Takes back what a test provoked on purpose. */
  forgive(...patterns: RegExp[]) {
    const rest = this.found.filter((line) => !patterns.some((pattern) => pattern.test(line)));
    this.found.splice(0, this.found.length, ...rest);
  }

  check() {
    expect(this.found, "the page did what it must never do").toEqual([]);
  }
}

export const test = plain.extend<{ watch: Watch; app: App }>({
  watch: [
    async ({ page, baseURL }, use) => {
      const watch = new Watch(page, new URL(baseURL!).origin);
      await use(watch);
      watch.check();
    },
    { auto: true },
  ],
  app: async ({ page }, use) => use(new App(page)),
});

export { expect };
