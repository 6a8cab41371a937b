// Fetches a file of figures from another host after the reader agreed, keeps it in this browser apart
// from the reader's own files, and leads to the app, which reads it as it reads any file.
// The address: fetch.html?data=<address>[&sha256=<digits>][#view]

/** A larger file is not fetched. */
const MOST = 256 << 20;
/** So many fetched files are kept; older ones go. */
const KEPT = 4;
/** How the browser's store is laid out: as in app/browser/store.rs. */
const DATABASE = "xephang", VERSION = 1, STORE = "opened";
/** In the link, the fetched file before its own key is known: as in app/local/fetched.rs. */
const ARRIVED = "@";

const lang = document.documentElement.lang === "en" ? "en" : "vi";
const say = (vi, en) => (lang === "en" ? en : vi);
const at = (id) => document.getElementById(id);
const asked = new URLSearchParams(location.search);

/** Shows one of the parts of the page. */
function show(id) {
  for (const part of ["ask", "consent", "work", "failed"]) at(part).hidden = part !== id;
}

/** What was asked for, as an address that may be fetched; a text says why it may not. */
function checked(text) {
  let url;
  try {
    url = new URL(text.trim());
  } catch {
    return say("Đây không phải là một địa chỉ web đầy đủ. Địa chỉ bắt đầu bằng https://", "This is no whole web address. One begins with https://");
  }
  const local = ["localhost", "127.0.0.1"].includes(url.hostname);
  if (url.protocol !== "https:" && !(local && url.protocol === "http:")) {
    return say("Chỉ tải được từ địa chỉ https://, để không ai sửa số liệu dọc đường.", "Only https:// addresses are fetched, so that nobody changes the figures on their way.");
  }
  if (url.username || url.password) {
    return say("Địa chỉ có kèm tên hoặc mật khẩu: hãy bỏ phần đó.", "The address holds a name or password: leave it out.");
  }
  if (url.href.length > 2048) {
    return say("Địa chỉ quá dài.", "The address is too long.");
  }
  url.hash = "";
  // The page about a file on GitHub; the file itself is elsewhere.
  const blob = url.hostname === "github.com" && url.pathname.match(/^\/([^/]+\/[^/]+)\/blob\/(.+)$/);
  return blob ? new URL(`https://raw.githubusercontent.com/${blob[1]}/${blob[2]}`) : url;
}

class Told extends Error {
  constructor(what, hint) {
    super(what);
    this.hint = hint;
  }
}

const BY_HAND = () => say(
  "Cách khác: tự tải tệp về máy, rồi mở bằng nút «Mở tệp» ở trang chính.",
  "Another way: download the file yourself, then open it by the button “Open files” on the main page.",
);

/** Why there was no answer: the host does not let other pages read it, or cannot be reached. */
async function unanswered(url) {
  const there = await fetch(url, { mode: "no-cors", credentials: "omit", referrerPolicy: "no-referrer", method: "HEAD" })
    .then(() => true, () => false);
  return there
    ? new Told(
      say(`${url.host} không cho trang khác đọc tệp này.`, `${url.host} does not let other pages read this file.`),
      `${say("Máy chủ cần gửi dòng Access-Control-Allow-Origin (CORS).", "The host would have to send Access-Control-Allow-Origin (CORS).")} ${BY_HAND()}`,
    )
    : new Told(
      say(`Không kết nối được với ${url.host}.`, `${url.host} cannot be reached.`),
      say("Hãy kiểm tra địa chỉ và kết nối mạng, rồi thử lại.", "Check the address and your network, then try again."),
    );
}

const whole = (count) => count.toLocaleString(lang === "en" ? "en" : "vi");
const kb = (bytes) => `${whole(Math.ceil(bytes / 1024))} KB`;

function tooLarge() {
  return new Told(
    say(`Tệp lớn hơn ${whole(MOST >> 20)} MB.`, `The file is larger than ${whole(MOST >> 20)} MB.`),
    BY_HAND(),
  );
}

/** The file, and where it came from in the end. */
async function fetched(url, signal) {
  const response = await fetch(url, { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-cache", signal })
    .catch(async (error) => {
      throw signal.aborted ? error : await unanswered(url);
    });
  if (!response.ok) {
    throw new Told(
      say(`${url.host} trả lời ${response.status}: không có tệp này, hoặc không được xem.`, `${url.host} answered ${response.status}: there is no such file, or it may not be seen.`),
      say("Hãy hỏi lại người gửi đường dẫn.", "Ask whoever gave you the link."),
    );
  }
  const kind = response.headers.get("content-type") ?? "";
  if (/^text\/html/.test(kind)) {
    throw new Told(
      say("Địa chỉ này cho một trang web, không phải tệp số liệu.", "This address gives a web page, not a file of figures."),
      say("Hãy dùng địa chỉ tải thẳng tệp (JSON, CSV, XLSX…).", "Use the address of the file itself (JSON, CSV, XLSX…)."),
    );
  }
  const all = Number(response.headers.get("content-length")) || 0;
  if (all > MOST) throw tooLarge();
  const bar = at("bar");
  const chunks = [];
  let read = 0;
  const reader = response.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    read += value.length;
    if (read > MOST) {
      await reader.cancel();
      throw tooLarge();
    }
    // What is packed on its way is larger here than announced.
    if (all && read <= all) bar.value = read / all;
    else bar.removeAttribute("value");
    at("done").textContent = say(`Đã tải ${kb(read)}`, `${kb(read)} fetched`);
  }
  if (read === 0) {
    throw new Told(say("Tệp trống.", "The file is empty."), BY_HAND());
  }
  return { blob: new Blob(chunks), name: nameOf(new URL(response.url || url), kind) };
}

/** A name for the file, with an ending. */
function nameOf(url, kind) {
  let last = url.pathname.split("/").filter(Boolean).at(-1) ?? "";
  try {
    last = decodeURIComponent(last);
  } catch {
    // As it stands, then.
  }
  last = last.replace(/[\p{Cc}\\/:*?"<>|]/gu, "-").slice(-120) || url.hostname;
  if (/\.[a-z]{2,8}$/i.test(last)) return last;
  const endings = [[/json/, "json"], [/csv/, "csv"], [/spreadsheetml/, "xlsx"], [/tab-separated/, "tsv"], [/^text\//, "csv"]];
  const ending = endings.find(([pattern]) => pattern.test(kind));
  return ending ? `${last}.${ending[1]}` : last;
}

async function hash(blob) {
  if (!crypto.subtle) {
    throw new Told(
      say("Trình duyệt không kiểm được mã SHA-256 ở trang này.", "The browser cannot check the SHA-256 on this page."),
      say("Mã chỉ kiểm được khi trang dùng https://.", "That needs a page with https://."),
    );
  }
  const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// ---- kept in the browser ----------------------------------------------------------------------

const answer = (request) => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});

/** Keeps the file in a drawer of its own, named by its address; the oldest drawers go. */
async function keep(address, { name, blob }, verified) {
  const opening = indexedDB.open(DATABASE, VERSION);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await answer(opening);
  try {
    const transaction = database.transaction(STORE, "readwrite");
    const store = transaction.objectStore(STORE);
    const over = new Promise((done, failed) => {
      transaction.oncomplete = done;
      transaction.onabort = transaction.onerror = () => failed(transaction.error);
    });
    const about = /^from:(.*):about$/s;
    const others = [];
    for (const key of await answer(store.getAllKeys())) {
      const [, other] = about.exec(key) ?? [];
      if (other !== undefined && other !== address) {
        others.push([other, (await answer(store.get(key)))?.at ?? 0]);
      }
    }
    others.sort(([, one], [, two]) => two - one);
    for (const [other] of others.slice(KEPT - 1)) {
      for (const part of ["files", "ids", "choices", "about"]) store.delete(`from:${other}:${part}`);
    }
    // Files that the reader opened beside it stay; what was fetched before is replaced.
    const before = (await answer(store.get(`from:${address}:about`)))?.name;
    const rows = (await answer(store.get(`from:${address}:files`))) ?? [];
    const old = before === undefined ? 0 : rows.findIndex(([other]) => other === before);
    const beside = rows.filter((_, at) => at !== old)
      .map(([other, ...rest]) => [other === name ? `${other} (2)` : other, ...rest]);
    store.put([[name, blob], ...beside], `from:${address}:files`);
    if (rows.length === 0) {
      store.put([], `from:${address}:ids`);
      store.put("", `from:${address}:choices`);
    }
    // The day as the reader counts days.
    const day = new Date().toLocaleDateString("sv");
    store.put({ at: Date.now(), day, verified, name }, `from:${address}:about`);
    await over;
  } catch (error) {
    throw new Told(
      say("Trình duyệt không giữ được tệp.", "The browser could not keep the file."),
      `${error?.message ?? ""} ${BY_HAND()}`,
    );
  } finally {
    database.close();
  }
}

/** The view to open: the link's, or else whatever fits the file. */
function fragment() {
  const hash = location.hash;
  if (/[?&]d=/.test(hash)) return hash;
  if (!hash) return `#v1/?d=${encodeURIComponent(ARRIVED)}`;
  return `${hash}${hash.includes("?") ? "&" : "?"}d=${encodeURIComponent(ARRIVED)}`;
}

// ---- the page ------------------------------------------------------------------------------------

const wanted = asked.get("sha256")?.trim().toLowerCase() ?? "";
let stopping = new AbortController();

async function work(url) {
  stopping = new AbortController();
  show("work");
  at("done").textContent = say("Đang hỏi máy chủ…", "Asking the host…");
  at("bar").removeAttribute("value");
  at("stop").focus();
  try {
    const file = await fetched(url, stopping.signal);
    if (wanted) {
      const found = await hash(file.blob);
      if (found !== wanted) {
        throw new Told(
          say("Tệp không đúng mã SHA-256 ghi trong đường dẫn, nên không được mở.", "The file has not the SHA-256 that the link names, so it is not opened."),
          say(`Đường dẫn ghi ${wanted}; tệp có ${found}. Tệp có thể đã được thay: hãy hỏi người gửi đường dẫn.`, `The link says ${wanted}; the file has ${found}. It may have been replaced: ask whoever gave you the link.`),
        );
      }
    }
    await keep(url.href, file, Boolean(wanted));
    const pinned = wanted && `&sha256=${wanted}`;
    location.replace(`../?from=${encodeURIComponent(url.href)}${pinned}${fragment()}`);
  } catch (error) {
    if (stopping.signal.aborted) {
      consent(url);
      return;
    }
    const told = error instanceof Told;
    at("what").textContent = told ? error.message : say("Không tải được tệp.", "The file could not be fetched.");
    at("hint").textContent = told ? error.hint : String(error?.message ?? error);
    at("by-hand").href = url.href;
    show("failed");
    at("again").focus();
  }
}

function consent(url) {
  at("host").textContent = url.host;
  at("file").textContent = url.href;
  at("named").hidden = !wanted;
  at("go").onclick = () => work(url);
  at("again").onclick = () => work(url);
  show("consent");
  at("go").focus();
}

function ask(text, wrong) {
  at("address").value = text;
  at("wrong").textContent = wrong;
  at("wrong").hidden = !wrong;
  show("ask");
  at("address").focus();
}

function begin(text) {
  const url = checked(text);
  if (typeof url === "string") ask(text, url);
  else consent(url);
}

at("stop").onclick = () => stopping.abort();
at("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  begin(at("address").value);
});
document.title = `${at("ask").closest("main").querySelector(`h1 [lang=${lang}]`).textContent} · Xếp Hạng`;
const given = asked.get("data");
if (given) begin(given);
else ask("", "");
