// Firefox by WebDriver, which geckodriver speaks: as much of it as the flows need.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

const found = (names: (string | undefined)[]) =>
  names.find((name) => name && spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0);

export const GECKODRIVER = found([process.env.XEPHANG_GECKODRIVER, "geckodriver"]);
export const FIREFOX = found([process.env.XEPHANG_FIREFOX, "firefox-esr", "firefox"]);
/** Whether a run without Firefox fails; otherwise its flows are left out. */
export const NEEDED = process.env.XEPHANG_NEEDS_FIREFOX === "1";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const DEAD = "127.0.0.1";

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });

const pause = (time: number) => new Promise((done) => setTimeout(done, time));

/** Asks until there is an answer. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | null | false | "">, time = 20_000): Promise<T> {
  const end = Date.now() + time;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`in vain: ${what}`);
    await pause(100);
  }
}

export class Firefox {
  private constructor(
    private readonly driver: ChildProcess,
    private readonly session: string,
    private readonly downloads: string,
  ) {}

  /** Starts one with a home of its own and no network: what it asks for goes to a port where nobody is, but
   * for hosts on this machine where a flow has one. */
  static async start(home: string, { hosts = false } = {}): Promise<Firefox> {
    const downloads = join(home, "downloads");
    mkdirSync(downloads, { recursive: true });
    const port = await freePort();
    const env = { ...process.env, HOME: home, MOZ_HEADLESS: "1" };
    const driver = spawn(GECKODRIVER!, ["--port", String(port), "--websocket-port", String(await freePort())], { env, stdio: "ignore" });
    const address = `http://127.0.0.1:${port}`;
    await until("geckodriver answers", () => fetch(`${address}/status`).then(({ ok }) => ok, () => false));
    const prefs = {
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
      "browser.download.useDownloadDir": true,
      "browser.download.always_ask_before_handling_new_types": false,
      "browser.helperApps.neverAsk.saveToDisk": "text/html",
      "intl.accept_languages": "vi-VN, vi",
      "network.proxy.type": 1,
      "network.proxy.http": DEAD,
      "network.proxy.http_port": 9,
      "network.proxy.ssl": DEAD,
      "network.proxy.ssl_port": 9,
      "network.proxy.no_proxies_on": hosts ? "127.0.0.1" : "",
      "network.proxy.allow_hijacking_localhost": !hosts,
    };
    const options = { binary: spawnSync("which", [FIREFOX!]).stdout.toString().trim() || FIREFOX, args: ["-headless", "--width=1280", "--height=900"], prefs };
    const capabilities = { alwaysMatch: { browserName: "firefox", "moz:firefoxOptions": options } };
    try {
      const { sessionId } = (await ask("POST", `${address}/session`, { capabilities })) as { sessionId: string };
      return new Firefox(driver, `${address}/session/${sessionId}`, downloads);
    } catch (error) {
      driver.kill();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await ask("DELETE", this.session).catch(() => {});
    this.driver.kill();
  }

  async go(address: string): Promise<void> {
    await ask("POST", `${this.session}/url`, { url: address });
  }

  /** What the body of a function gives in the page. */
  async run<T>(body: string, ...args: unknown[]): Promise<T> {
    return (await ask("POST", `${this.session}/execute/sync`, { script: body, args })) as T;
  }

  /** What stands in the first element that matches. */
  text(selector: string): Promise<string> {
    return this.run("return document.querySelector(arguments[0])?.innerText ?? ''", selector);
  }

  /** Clicks the first button whose name matches, as soon as there is one; inside what matches a selector. */
  async press(name: RegExp, within = "body"): Promise<void> {
    const element = await until(`a button ${name}`, () =>
      this.run<Record<string, string> | null>(
        `const name = new RegExp(arguments[0]);
         return [...document.querySelectorAll("button, nav a")].find((at) =>
           at.closest(arguments[1]) && at.checkVisibility() && name.test((at.getAttribute("aria-label") ?? at.textContent).trim())) ?? null`,
        name.source,
        within,
      ),
    );
    await ask("POST", `${this.session}/element/${element[ELEMENT]}/click`, {});
  }

  /** Gives a file to the page's field of files. */
  async give(path: string): Promise<void> {
    const field = await until("a field of files", () =>
      this.run<Record<string, string> | null>("return document.querySelector('input[type=file]')"),
    );
    await ask("POST", `${this.session}/element/${field[ELEMENT]}/value`, { text: path });
  }

  /** What has been saved since: the path of the one file, once all of it is there. */
  async download(before: string[]): Promise<string> {
    const fresh = () => readdirSync(this.downloads).filter((name) => !before.includes(name));
    const name = await until("a saved file", async () => {
      const names = fresh();
      return !names.some((name) => name.endsWith(".part")) && names.find((name) => statSync(join(this.downloads, name)).size > 0);
    });
    return join(this.downloads, name);
  }

  /** The names of what was saved so far. */
  saved(): string[] {
    return readdirSync(this.downloads);
  }
}

async function ask(method: string, address: string, body?: unknown): Promise<unknown> {
  const headers = { "content-type": "application/json; charset=utf-8" };
  const response = await fetch(address, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const { value } = (await response.json()) as { value: { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
