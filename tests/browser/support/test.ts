// The test function of every flow: opens the app, and fails a test on anything that the page must
// never do (an error in the console, a breach of the content policy, a request elsewhere).
import { type Page, test as plain, expect } from "@playwright/test";
import { App } from "./app";

export class Watch {
  private readonly found: string[] = [];
  private readonly own: string[];
  private offline = false;

  constructor(page: Page, own: string) {
    this.own = [own];
    page.on("console", (message) => {
      if (message.type() !== "error" && message.type() !== "warning") return;
      // What the browser itself says of a request that the test cut off.
      if (this.offline && /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|Failed to fetch/.test(message.text())) return;
      // Most flows are held against the files as they are, not against what is kept of them.
      if (/Service Worker registration blocked by Playwright/.test(message.text())) return;
      this.found.push(`console ${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => this.found.push(`uncaught: ${error.message}`));
    page.on("request", (request) => {
      const url = request.url();
      if (!/^(data|blob):/.test(url) && !this.own.some((place) => url.startsWith(place))) {
        this.found.push(`request to another origin: ${url}`);
      }
    });
    page.on("response", (response) => {
      if (response.status() >= 400) this.found.push(`${response.status()}: ${response.url()}`);
    });
  }

  /** What stands under this address is the page's own as well. */
  owns(place: string) {
    this.own.push(place);
  }

  /** From here on requests fail because the test says so. */
  goOffline() {
    this.offline = true;
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
