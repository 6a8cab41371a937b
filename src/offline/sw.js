// The service worker: keeps the files of this build, so that the page opens without a network. The build
// writes them before this text: const FILES = { version, files: { name: hash } }.
//
// A version is kept whole, in a cache of its own, from the moment it is installed; pages get it when the
// reader takes it, or all of them were closed. What an open page of an older version may still load
// stays until no such page is open.
//
// Published data may be newer than the build. Its catalogue comes from the network where there is one; a
// file of it is kept under the hash that the catalogue names.

const SCOPE = registration.scope;
const OWN = `xephang ${SCOPE} `;
const APP = OWN + FILES.version;
const DATA = `${OWN}data`;
const CATALOGUE = `${SCOPE}data/catalogue.json`;
/** So long the catalogue may take before the kept one is used, in milliseconds. */
const PATIENCE = 3000;
/** So much published data is fetched before anybody opens it, in bytes. */
const ALL = 16 << 20;

const isHashed = (name) => /^[^/]*-[0-9a-f]{16}\.[a-z0-9]+$/.test(name);
const versions = async () => (await caches.keys()).filter((key) => key.startsWith(OWN) && key !== DATA);
const later = (time, value) => new Promise((done) => setTimeout(done, time, value));

// ---- a version ------------------------------------------------------------------------------------

/** A file that another version has as well: its name says what is in it. */
async function kept(address) {
  for (const version of await versions()) {
    const answer = await (await caches.open(version)).match(address);
    if (answer) return answer;
  }
  return undefined;
}

async function fetched(address, name, hash) {
  const cache = isHashed(name) ? "default" : "no-cache";
  const answer = await fetch(address, { cache, integrity: `sha256-${hash}` });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  // A host may have led elsewhere; a page may not be answered with that.
  return new Response(answer.body, { headers: answer.headers });
}

async function install() {
  const cache = await caches.open(APP);
  const one = async ([name, hash]) => {
    const address = SCOPE + name;
    const here = isHashed(name) ? await kept(address) : undefined;
    await cache.put(address, here ?? (await fetched(address, name, hash)));
  };
  await Promise.all(Object.entries(FILES.files).map(one));
  // The page works without; the next visit tries again.
  await fetch(CATALOGUE, { cache: "no-cache" }).then(keepData).catch(() => {});
}

/** Which version a page is: the name of its program. `undefined` when it does not say. */
function which(page) {
  const { port1, port2 } = new MessageChannel();
  const told = new Promise((done) => (port1.onmessage = ({ data }) => done(data)));
  page.postMessage("which", [port2]);
  return Promise.race([told, later(2000)]);
}

/** Deletes the versions that no open page is. */
async function tidy() {
  const old = (await versions()).filter((key) => key !== APP);
  // What is on its way in has a cache as well.
  if (old.length === 0 || registration.installing || registration.waiting) return;
  const all = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const pages = await Promise.all(all.filter(({ url }) => url.startsWith(SCOPE)).map(which));
  if (pages.includes(undefined)) return;
  for (const key of old) {
    const cache = await caches.open(key);
    const used = await Promise.all(pages.map((js) => cache.match(new URL(js, SCOPE))));
    if (!used.some(Boolean)) await caches.delete(key);
  }
}

/** A host that no longer has this script has taken the page back: the browser is to ask it again. */
async function retire() {
  const { status } = await fetch(`${SCOPE}sw.js`, { method: "HEAD", cache: "no-cache" });
  if (status !== 404 && status !== 410) return;
  await registration.unregister();
  for (const key of [...(await versions()), DATA]) await caches.delete(key);
}

// ---- published data ---------------------------------------------------------------------------

/** Whether a file is the one that its address names: behind `?` stand the first digits of its hash. */
async function isNamed(address, answer) {
  const wanted = new URL(address).search.slice(1);
  if (!/^[0-9a-f]{8}$/.test(wanted)) return false;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
  const digits = [...hash.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, "0"));
  return digits.join("") === wanted;
}

/**
 * Keeps a catalogue and the files that it names, as many as are no load; others are kept when they are
 * opened. What it does not name goes. Half of a new publication, as while it is copied to the host, is not kept.
 */
async function keepData(answer) {
  if (!answer.ok) throw new Error(`${answer.status} ${CATALOGUE}`);
  const { publications } = await answer.clone().json();
  const cache = await caches.open(DATA);
  const named = new Set();
  let sum = 0;
  for (const { file, sha256 = "", bytes = 0 } of publications) {
    const address = new URL(`data/${file}?${sha256.slice(0, 8)}`, SCOPE).href;
    named.add(address);
    sum += bytes || ALL;
    if (sum > ALL || (await cache.match(address))) continue;
    const own = await fetch(address, { cache: "no-cache" });
    if (!own.ok) throw new Error(`${own.status} ${address}`);
    if (!(await isNamed(address, own.clone()))) throw new Error(`another file: ${address}`);
    await cache.put(address, own);
  }
  // Only now: what is kept fits together.
  await cache.put(CATALOGUE, answer);
  // The pieces of a large one are named after its file, and come as they are looked at.
  const stems = publications.map(({ file }) => `${SCOPE}data/${file.replace(/json$/, "")}`);
  const isPiece = (url) => stems.some((stem) => url.startsWith(stem) && !url.startsWith(`${stem}json`));
  for (const { url } of await cache.keys()) {
    if (url !== CATALOGUE && !named.has(url) && !isPiece(url)) await cache.delete(url);
  }
}

async function catalogue(fresh) {
  const here = await (await caches.open(DATA)).match(CATALOGUE);
  if (!here) return fresh;
  const answer = await Promise.race([fresh.catch(() => undefined), later(PATIENCE)]);
  return answer?.ok ? answer.clone() : here;
}

async function data(event) {
  const cache = await caches.open(DATA);
  const { request } = event;
  const here = await cache.match(request);
  if (here) return here;
  let answer;
  try {
    answer = await fetch(request);
  } catch (error) {
    const older = await cache.match(request, { ignoreSearch: true });
    if (older) return older;
    throw error;
  }
  if (answer.ok) event.waitUntil(keepFile(cache, request, answer.clone()).catch(() => {}));
  return answer;
}

/** Keeps a file that was opened, in place of its older versions. A full store keeps none. */
async function keepFile(cache, request, answer) {
  if (!(await isNamed(request.url, answer.clone()))) return;
  await cache.delete(request, { ignoreSearch: true });
  await cache.put(request, answer);
}

// ---- what is asked ------------------------------------------------------------------------------

async function file(name, request) {
  const cache = await caches.open(APP);
  const here = (await cache.match(SCOPE + name)) ?? (isHashed(name) ? await kept(SCOPE + name) : undefined);
  return here ?? fetch(request);
}

addEventListener("install", (event) => event.waitUntil(install()));

addEventListener("activate", (event) => event.waitUntil(clients.claim().then(tidy)));

addEventListener("message", (event) => {
  if (event.data === "take") event.waitUntil(skipWaiting());
  if (event.data === "tidy") event.waitUntil(tidy());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  const [name] = request.url.slice(SCOPE.length).split(/[?#]/);
  if (request.mode === "navigate") {
    if (name !== "" && name !== "index.html") return;
    event.respondWith(file("", request));
    event.waitUntil(retire().catch(() => {}));
  } else if (SCOPE + name === CATALOGUE) {
    const fresh = fetch(CATALOGUE, { cache: "no-cache" });
    event.waitUntil(fresh.then((answer) => keepData(answer.clone())).catch(() => {}));
    event.respondWith(catalogue(fresh));
  } else if (name.startsWith("data/")) {
    event.respondWith(data(event));
  } else if (name in FILES.files || isHashed(name)) {
    event.respondWith(file(name, request));
  }
});
