// The page's end of working without a network: has the browser keep the page, tells of a new version, and
// makes one file of the app and what it shows. Comes after the first sight; the program calls it by the
// names that are exported here.
import { catalogueOf, single } from "./single.mjs";

const boot = document.querySelector("script[data-wasm]");
/** The page is one file itself. */
const inside = document.querySelector('meta[name="xephang:view"]') !== null;
/** So often a page that stays open asks for a new version, in milliseconds. */
const SELDOM = 3600e3;

let waiting = () => undefined;

/** What the page is known by, when it is installed on a phone or a desktop. */
function introduce() {
  const link = document.createElement("link");
  Object.assign(link, { rel: "manifest", href: "./manifest.webmanifest" });
  document.head.append(link);
}

/**
 * Has the browser keep the page; `news` is called when a new version is there, maybe more than once. Where
 * the browser does not do so (no https, a file, a private window), everything else works all the same.
 */
export async function begin(news) {
  if (inside) return;
  introduce();
  const workers = navigator.serviceWorker;
  if (!workers) return;
  // The worker asks which version a page is, and deletes none that is in use.
  workers.addEventListener("message", ({ data, ports: [port] }) => {
    if (data === "which" && port) port.postMessage(boot.dataset.js);
  });
  const registration = await workers.register("./sw.js").catch(() => undefined);
  if (!registration) return;
  waiting = () => registration.waiting;
  // Without a controller this is the first visit: nothing was there before.
  const look = () => registration.waiting && workers.controller && news();
  const follow = () => registration.installing?.addEventListener("statechange", look);
  registration.addEventListener("updatefound", follow);
  follow();
  look();
  registration.active?.postMessage("tidy");
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - asked < SELDOM) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
}

/** Loads the new version in place of the page. */
export function take() {
  const worker = waiting();
  if (!worker) return location.reload(); // taken in another tab already
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  worker.postMessage("take");
}

async function file(name) {
  const response = await fetch(`./${name}`);
  if (!response.ok) throw new Error(`${response.status} ${name}`);
  return new Uint8Array(await response.arrayBuffer());
}

const json = async (name) => JSON.parse(new TextDecoder().decode(await file(name)));

/** Published files: what of the catalogue is about them, and themselves. */
async function published(ids) {
  const catalogue = catalogueOf(await json("data/catalogue.json"), ids);
  const files = [["data/catalogue.json", new TextEncoder().encode(JSON.stringify(catalogue))]];
  for (const { file: name, sha256 = "" } of catalogue.publications) {
    const [version] = sha256.match(/^.{8}/) ?? [""];
    // By the address that the program reads it by, under which it may be kept.
    const bytes = await file(`data/${name}?${version}`);
    files.push([`data/${name}`, bytes], ...(await pieces(bytes)));
  }
  return files;
}

/** What a publication in pieces lies in beside its own file. */
async function pieces(bytes) {
  const text = (some) => new TextDecoder().decode(some);
  if (!text(bytes.subarray(0, 80)).includes('"xephang-parted/1"')) return [];
  const read = async ({ file: name, sha256 }) => [`data/${name}`, await file(`data/${name}?${sha256.slice(0, 8)}`)];
  const list = await read(JSON.parse(text(bytes)).parts);
  return [list, ...(await Promise.all(JSON.parse(text(list[1])).parts.map(read)))];
}

/**
 * The app as one file with a view and data: publications by their ids, or files with a catalogue, as pairs
 * of name and bytes.
 */
export async function save(view, ids, files) {
  const list = await json("files.json");
  const program = [];
  for (const name of list.inside) program.push([name, await file(name)]);
  const shell = new TextDecoder().decode(await file(list.shell));
  const data = files.length > 0 ? files : await published(ids);
  const parts = await single(shell, view, [...program, ...data], list.now);
  return new Blob(parts, { type: "text/html" });
}
