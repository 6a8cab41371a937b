// The page as the browser keeps it: without a network, and from one version to the next.
import { createHash } from "node:crypto";
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { serve } from "../serve.mjs";
import { App, LINKS } from "../support/app";
import { nextVersion } from "../support/next_version";
import { expect, test as plain } from "../support/test";

const DIST = new URL("../../../dist", import.meta.url).pathname;

/** A host of its own, whose files and reachability a test may change. */
type Host = { folder: string; address: string; stop: () => Promise<void> };

const test = plain.extend<{ host: Host }>({
  host: async ({ watch }, use, info) => {
    const folder = info.outputPath("dist");
    cpSync(DIST, folder, { recursive: true });
    const served = (await serve(folder, { base: "/sub/path/" })) as { server: Server; address: string };
    watch.owns(served.address);
    const stop = () =>
      new Promise<void>((done) => {
        served.server.close(() => done());
        served.server.closeAllConnections();
      });
    await use({ folder, address: served.address, stop });
    await stop();
  },
});

test.use({ serviceWorkers: "allow" });
test.describe.configure({ timeout: 60_000 });

/** Until the browser has all of the page, and gives it out itself. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50));
  });
}

const versions = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).filter((key) => !key.endsWith(" data")).length);

const program = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLElement>("script[data-wasm]")!.dataset.js);

const bar = (page: Page) => page.getByRole("complementary", { name: "Trang này có bản mới." });

async function opened(page: Page, host: Host, link: string): Promise<App> {
  const app = new App(page);
  await app.open(host.address + link);
  await app.whole();
  await kept(page);
  return app;
}

test("after the first visit the page opens without a network, with all pages and all published data", async ({ page, host, watch }) => {
  const app = await opened(page, host, LINKS.ranking);
  watch.goOffline();
  await host.stop();
  await page.reload();
  await app.ready();
  await expect(app.row("Quảng Ninh")).toContainText("65,60");
  await app.goTo("change");
  await app.goTo("charts");
  // A set that was never opened.
  await page.goto(`${host.address}#v1/papi?d=papi&page=ranking&y=2020`);
  await app.ready();
  await expect(app.rows.nth(20)).toBeVisible();
  await expect(page.getByText(/Không tải được/)).toHaveCount(0);
});

test("what is kept is exactly the files of the build and the published data", async ({ page, host }) => {
  await opened(page, host, LINKS.ranking);
  const names = await page.evaluate(async () => {
    const found: string[] = [];
    for (const key of await caches.keys()) {
      for (const { url } of await (await caches.open(key)).keys()) found.push(url);
    }
    return found;
  });
  const own = names.map((name) => name.replace(host.address, ""));
  const root = readdirSync(host.folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const files = root.map(({ name }) => name).filter((name) => !/^(sw\.js|xep-hang\.html|\..*)$/.test(name));
  const { publications } = JSON.parse(readFileSync(join(host.folder, "data/catalogue.json"), "utf8"));
  const data = publications.map(({ file, sha256 }: Record<string, string>) => `data/${file}?${sha256.slice(0, 8)}`);
  const side = readdirSync(join(host.folder, "side")).map((name) => `side/${name}`);
  const wanted = [...files.map((name) => name.replace(/^index\.html$/, "")), ...side, "data/catalogue.json", ...data];
  expect(own.sort()).toEqual(wanted.sort());
});

test("the page can be installed", async ({ page, host, context }) => {
  await opened(page, host, LINKS.ranking);
  const browser = await context.newCDPSession(page);
  const { errors } = await browser.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const { installabilityErrors } = await browser.send("Page.getInstallabilityErrors");
  // Windows of a test have no profile.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
});

test("figures published anew are seen at once where there is a network, and kept", async ({ page, host, watch }) => {
  const app = await opened(page, host, LINKS.ranking);
  const folder = join(host.folder, "data");
  const catalogue = JSON.parse(readFileSync(join(folder, "catalogue.json"), "utf8"));
  const entry = catalogue.publications.find(({ id }: { id: string }) => id === "pci");
  const text = readFileSync(join(folder, entry.file), "utf8").replace("65.59555053710938", "65.61");
  writeFileSync(join(folder, entry.file), text);
  entry.sha256 = createHash("sha256").update(text).digest("hex");
  writeFileSync(join(folder, "catalogue.json"), JSON.stringify(catalogue));
  await page.reload();
  await app.ready();
  await expect(app.row("Quảng Ninh")).toContainText("65,61");
  const named = `data/${entry.file}?${entry.sha256.slice(0, 8)}`;
  await page.waitForFunction(async (name) => Boolean(await caches.match(new URL(name, document.baseURI))), named);
  watch.goOffline();
  await host.stop();
  await page.reload();
  await app.ready();
  await expect(app.row("Quảng Ninh")).toContainText("65,61");
});

test("a new version breaks no open page, is told quietly, and comes when it is taken", async ({ page, context, host }) => {
  const app = await opened(page, host, LINKS.ranking);
  const old = await program(page);

  // A page that has loaded nothing yet of what comes after the first sight.
  const bare = await context.newPage();
  await bare.addInitScript(() => {
    const real = globalThis.setTimeout;
    globalThis.setTimeout = ((then: TimerHandler, time?: number, ...words: unknown[]) =>
      time === 200 ? 0 : real(then, time, ...words)) as typeof setTimeout;
  });
  const bareApp = new App(bare);
  await bareApp.open(host.address + LINKS.ranking);
  const third = await context.newPage();
  const thirdApp = await opened(third, host, LINKS.analysis);

  await nextVersion(host.folder);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update());
  await expect(bar(page)).toBeVisible();
  await expect(bar(third)).toBeVisible();
  expect(await program(page)).toBe(old);
  await app.goTo("change");

  await bar(page).getByRole("button", { name: "Dùng bản mới" }).click();
  await page.waitForFunction((before) => document.querySelector<HTMLElement>("script[data-wasm]")?.dataset.js !== before, old);
  await app.ready();
  await expect(app.tab("change")).toHaveAttribute("aria-current", "page");
  await app.whole();
  await expect(bar(page)).toHaveCount(0);

  // The others go on as they are; what they have not loaded yet is no longer on the host.
  expect(await program(bare)).toBe(old);
  await bareApp.goTo("change");
  await expect(bareApp.finding).toContainText("Quảng Ninh");
  expect(await program(third)).toBe(old);
  await thirdApp.goTo("ranking");
  expect(await versions(page)).toBe(2);

  await bar(third).getByRole("button", { name: "Dùng bản mới" }).click();
  await third.waitForFunction((before) => document.querySelector<HTMLElement>("script[data-wasm]")?.dataset.js !== before, old);
  await thirdApp.ready();
  // Once no page is of the old version, it goes.
  await bare.close();
  await third.close();
  await page.reload();
  await app.ready();
  await app.whole();
  await expect.poll(() => versions(page)).toBe(1);
});

test("a new version that is put off is there at the next visit", async ({ page, context, host }) => {
  await opened(page, host, LINKS.ranking);
  const old = await program(page);
  await nextVersion(host.folder);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update());
  await bar(page).getByRole("button", { name: "Để sau" }).click();
  await expect(bar(page)).toHaveCount(0);
  // All pages are closed; the browser then takes the new one by itself.
  await page.goto("about:blank");
  const next = await context.newPage();
  const app = new App(next);
  await expect(async () => {
    await app.open(host.address + LINKS.ranking);
    expect(await program(next)).not.toBe(old);
  }).toPass();
});

test("a host that goes back to a page without all this gets its readers back", async ({ page, host, watch }) => {
  await opened(page, host, LINKS.ranking);
  rmSync(join(host.folder, "sw.js"));
  await page.reload();
  const registered = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  await expect.poll(registered).toBe(0);
  watch.forgive(/sw\.js/);
  const app = new App(page);
  await page.reload();
  await app.ready();
  await app.whole();
  expect(await page.evaluate(() => navigator.serviceWorker.controller === null)).toBe(true);
  watch.forgive(/sw\.js|404/);
});

test("where the browser keeps no pages, nothing is missing", async ({ page, host }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "serviceWorker", { value: undefined }));
  const app = new App(page);
  await app.open(host.address + LINKS.ranking);
  await app.whole();
  await app.goTo("change");
});
