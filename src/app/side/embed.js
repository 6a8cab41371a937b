// The page in a frame of another page (docs/embed.md): hides what does not belong there, keeps a link
// back, and talks with the page around it. Loaded by boot.js, before the program, only with «?embed».

/** The version of the messages. */
const VERSION = 1;
/** The longest view that is taken, as for links. */
const LONGEST = 16 * 1024;

const root = document.documentElement;
const asked = new URLSearchParams(location.search);

/** The only origin that may set the view and hear of it: named in the frame's address by who embeds. */
const host = (() => {
  try {
    const { origin, protocol } = new URL(asked.get("host"));
    return protocol === "https:" || protocol === "http:" ? origin : null;
  } catch {
    return null;
  }
})();

root.dataset.embed = asked.get("embed") || "plain";

/** The view in sight, with language and theme: what a link would say. */
function view() {
  const hash = location.hash || "#v1/";
  const has = (key) => new RegExp(`[?&]${key}=`).test(hash);
  const more = [["lang", root.lang], ["theme", root.dataset.theme]].filter(([key]) => !has(key));
  const tail = more.map(([key, value]) => `${key}=${value}`).join("&");
  return tail ? `${hash}${hash.includes("?") ? "&" : "?"}${tail}` : hash;
}

/** Tells the named page something; of its height alone, which says nothing of the data, any page. */
function tell(type, what) {
  const to = host ?? (type === "height" ? "*" : null);
  if (to && parent !== window) parent.postMessage({ xephang: VERSION, type, ...what }, to);
}

// ---- the view, set from outside and told ---------------------------------------------------------

const back = document.createElement("a");
let told = "";
let by = "reader";

function changed() {
  const now = view();
  const home = new URL(location.href);
  for (const key of ["embed", "host"]) home.searchParams.delete(key);
  home.hash = now;
  back.href = home.href;
  if (now === told) return;
  told = now;
  tell("view", { view: now, by });
}

for (const name of ["pushState", "replaceState"]) {
  const write = history[name];
  history[name] = function (...words) {
    write.apply(this, words);
    changed();
  };
}
addEventListener("popstate", () => changed());

function isView(text) {
  return typeof text === "string" && text.length <= LONGEST && /^#v\d+\//.test(text);
}

addEventListener("message", (event) => {
  if (!host || event.source !== parent || event.origin !== host) return;
  const { data } = event;
  if (data?.xephang !== VERSION) return;
  if (data.type === "ask") {
    tell("view", { view: view(), by });
  } else if (data.type === "view") {
    if (!isView(data.view)) {
      tell("refused", { reason: "view" });
      return;
    }
    by = "host";
    // The same step in the history: the reader's «Back» leaves the page around, as they expect.
    history.replaceState(null, "", data.view);
    dispatchEvent(new PopStateEvent("popstate"));
    by = "reader";
  } else {
    tell("refused", { reason: "type" });
  }
});

// ---- what it looks like --------------------------------------------------------------------------

const sheet = document.createElement("link");
sheet.rel = "stylesheet";
sheet.href = new URL("embed.css", import.meta.url).href;
const styled = new Promise((done) => {
  sheet.onload = sheet.onerror = done;
});
document.head.append(sheet);

const bar = document.createElement("nav");
bar.className = "embed-bar";
back.target = "_blank";
back.rel = "noopener";
for (const [lang, text] of [["vi", "Xem đầy đủ trong Xếp Hạng"], ["en", "See all of it in Xếp Hạng"]]) {
  const words = document.createElement("span");
  words.lang = lang;
  words.textContent = text;
  back.append(words);
}
bar.append(back);
document.body.append(bar);
// Language and theme of the link follow those of the frame.
new MutationObserver(changed).observe(root, { attributes: true, attributeFilter: ["lang", "data-theme"] });

let height = 0;
new ResizeObserver(() => {
  const now = Math.ceil(document.body.getBoundingClientRect().height);
  if (now === height || now === 0) return;
  height = now;
  tell("height", { height });
}).observe(document.body);

await styled;
changed();
tell("ready", { view: view() });
