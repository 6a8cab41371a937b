// Makes one file of the whole app: the shell (the page's own markup with its scripts and sheets in it,
// made by the build) and everything else in elements that no browser runs or shows. The build and the
// page call the same; inside.js takes the files out again.

/** Texts up to so many bytes stay readable in the file; larger ones are packed. */
const READABLE = 1 << 20;

const TYPES = { css: "text/css", html: "text/html", js: "text/javascript", json: "application/json", wasm: "application/wasm" };
const typeOf = (name) => TYPES[name.split(".").pop()] ?? "application/octet-stream";

const attribute = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/** Bytes as letters, a part at a time: a call takes only so many arguments. */
function base64(bytes) {
  const PART = 3 * 8192;
  const parts = [];
  for (let at = 0; at < bytes.length; at += PART) {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + PART))));
  }
  return parts.join("");
}

/** Packed bytes; `undefined` in a browser that cannot. */
async function deflated(bytes) {
  if (!globalThis.CompressionStream) return undefined;
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** JSON as it is, but that nothing in it ends its element: `<` stands only inside its texts. */
function readable(name, bytes) {
  if (!name.endsWith(".json") || bytes.length > READABLE) return undefined;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    JSON.parse(text);
    return text.replace(/</g, "\\u003c");
  } catch {
    return undefined;
  }
}

/** A file as an element. `now`: it is wanted before anything can be unpacked, so it is not packed. */
async function element(name, bytes, now) {
  const open = (type, how) =>
    `<script type="${type}" data-file="${attribute(name)}" data-type="${typeOf(name)}" data-how="${how}">`;
  const text = readable(name, bytes);
  if (text !== undefined) return `${open("application/json", "text")}${text}</script>\n`;
  const packed = now ? undefined : await deflated(bytes);
  const how = packed ? "deflate" : "base64";
  return `${open("text/plain", how)}${base64(packed ?? bytes)}</script>\n`;
}

/** Where the view and the files go in the shell. */
export const SLOTS = { view: "<!--view-->", files: "<!--files-->" };

/**
 * The parts of the one file, in order. `files` are pairs of a name relative to the page, and bytes; `view`
 * is the fragment that it opens with, empty for the app's own; `now` names what is wanted at once.
 */
export async function single(shell, view, files, now) {
  const [head, body, foot, ...more] = shell.split(SLOTS.view).flatMap((part) => part.split(SLOTS.files));
  if (foot === undefined || more.length > 0) throw new Error("the shell is not as it was");
  const parts = [head, `<meta name="xephang:view" content="${attribute(view)}">`, body];
  for (const [name, bytes] of files) parts.push(await element(name, bytes, now.includes(name)));
  parts.push(foot);
  return parts;
}

/** What of a catalogue is about these publications. */
export function catalogueOf(catalogue, ids) {
  const publications = catalogue.publications.filter(({ id }) => ids.includes(id));
  return { ...catalogue, publications };
}
