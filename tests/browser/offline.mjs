// What makes the packed page work without a network, out of its folder: node offline.mjs FOLDER. Writes
// the later script of src/offline, the shell, the list of files, the service worker with the hashes of
// all of them, and the whole app as one file. Called by pack.mjs; run again on a folder it makes them anew.
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, transform } from "esbuild";
import { SLOTS, single } from "../../src/offline/single.mjs";

const SOURCE = join(dirname(fileURLToPath(import.meta.url)), "../../src");
/** The whole app as one file. */
export const ONE_FILE = "xep-hang.html";
const COPIED = ["manifest.webmanifest", "icon-192.png", "icon-512.png", "icon-512-mask.png"];
const MADE = /^((offline|shell)-[0-9a-f]+\.(js|html)|sw\.js|files\.json|xep-hang\.html)$/;

const sha256 = (bytes, form) => createHash("sha256").update(bytes).digest(form);
const minify = { minify: true, target: "es2022" };

/** The page's markup, whose elements are found by patterns and must be there exactly once. */
class Markup {
  constructor(text) {
    this.text = text;
  }

  find(pattern) {
    const found = [...this.text.matchAll(new RegExp(pattern, "g"))];
    if (found.length !== 1) throw new Error(`${pattern} is ${found.length} times in the page`);
    return found[0];
  }

  replace(pattern, by) {
    const [whole] = this.find(pattern);
    this.text = this.text.replace(whole, () => by);
  }
}

const BOOT = /<script[^>]*data-wasm=[^>]*><\/script>/;
const attributeOf = (tag, name) => tag.match(new RegExp(`\\b${name}="?([^"\\s>]*)`))?.[1];
const plain = (address) => address.replace(/^\.\//, "");

/** A text inside the page, with the hash by which the policy allows it. */
function inline(open, text, close, hashes) {
  if (/<\/(script|style)|<!--/i.test(text)) throw new Error(`the text of ${open} would end its element`);
  hashes.push(`'sha256-${sha256(text, "base64")}'`);
  return `${open}${text}${close}`;
}

/** The page's markup with its scripts and sheets in it, and a policy that allows nothing else. */
async function shellOf(page, folder) {
  const shell = new Markup(page);
  const read = (name) => readFileSync(join(folder, name), "utf8");
  const script = async (path) => (await transform(readFileSync(join(SOURCE, path), "utf8"), { ...minify, format: "esm" })).code.trim();
  const [scripts, styles] = [[], []];

  const boot = shell.find(BOOT)[0];
  shell.replace(BOOT, "");
  const sheet = /<link[^>]*rel="?stylesheet[^>]*>/;
  const style = read(plain(attributeOf(shell.find(sheet)[0], "href")));
  const later = readdirSync(folder).filter((name) => /^later-.*\.css$/.test(name));
  if (later.length !== 1) throw new Error(`${later.length} sheets of later parts`);
  shell.replace(sheet, inline("<style>", style, "</style>", styles) + inline('<style id="later-style">', read(later[0]), "</style>", styles));
  shell.replace(/<link[^>]*rel="?modulepreload[^>]*>/, "");
  shell.replace(/<link[^>]*rel="?preload[^>]*>/, "");

  const icon = /<link[^>]*rel="?icon[^>]*>/;
  const drawn = encodeURIComponent(read(plain(attributeOf(shell.find(icon)[0], "href"))));
  shell.replace(icon, `<link rel="icon" type="image/svg+xml" href="data:image/svg+xml,${drawn}">`);

  const [first, theme, inside, start] = await Promise.all(
    ["offline/view.js", "theme.js", "offline/inside.js", "boot.js"].map(script),
  );
  const classic = (text) => inline("<script>", text, "</script>", scripts);
  shell.replace(/<script[^>]*src="?\.\/theme\.js"?[^>]*><\/script>/, SLOTS.view + classic(first) + classic(theme));
  // Loaded again is the file itself.
  shell.replace(/href="?\.\/"?(?=[\s>])/, 'href=""');

  const started = boot.replace(/\ssrc="?[^"\s>]*"?/, "").replace("</script>", "");
  // A module waits until all of the page is read, so that its files are there before it.
  const end = SLOTS.files + inline(started, start, "</script>", scripts) + classic(inside);
  const [, body = ""] = shell.text.match(/(<\/body>.*)$/s) ?? [];
  shell.text = shell.text.slice(0, shell.text.length - body.length) + end + body;

  const policy = [
    "default-src 'none'",
    `script-src ${scripts.join(" ")} 'wasm-unsafe-eval' blob:`,
    `style-src ${styles.join(" ")}`,
    "img-src data: blob:",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  shell.replace(/<meta[^>]*Content-Security-Policy[^>]*>/, `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
  return shell.text;
}

/** Writes all of it. */
export async function offline(folder) {
  const read = (name) => readFileSync(join(folder, name));
  const write = (name, bytes) => (writeFileSync(join(folder, name), bytes), name);
  const put = (stem, ending, bytes) => write(`${stem}-${sha256(bytes, "hex").slice(0, 16)}.${ending}`, bytes);
  for (const name of readdirSync(folder).filter((name) => MADE.test(name))) rmSync(join(folder, name));
  for (const name of COPIED) copyFileSync(join(SOURCE, "offline", name), join(folder, name));

  const bundled = await build({
    entryPoints: [join(SOURCE, "offline/page.js")],
    ...minify, bundle: true, write: false, format: "iife", globalName: "xephangOffline",
  });
  const script = put("offline", "js", bundled.outputFiles[0].contents);
  const page = new Markup(read("index.html").toString("utf8").replace(/ data-offline="[^"]*"/, ""));
  const boot = page.find(BOOT)[0];
  page.replace(BOOT, boot.replace("<script", `<script data-offline="./${script}"`));
  write("index.html", page.text);

  const shell = put("shell", "html", await shellOf(page.text, folder));
  const files = readdirSync(folder).filter((name) => !statSync(join(folder, name)).isDirectory() && !name.startsWith("."));
  const program = files.filter((name) => name.endsWith(".wasm") || /^(xephang|reader|offline)-.*\.js$/.test(name));
  const now = [plain(attributeOf(boot, "data-js")), script];
  const inside = [...program, shell, "files.json"];
  write("files.json", JSON.stringify({ shell, now, inside }));

  // The page itself is known by the address of its folder.
  const side = readdirSync(join(folder, "side")).map((name) => `side/${name}`);
  const kept = ["index.html", "files.json", ...side, ...files.filter((name) => name !== "index.html")];
  const hashes = Object.fromEntries(kept.map((name) => [name === "index.html" ? "" : name, sha256(read(name), "base64")]));
  const version = sha256(JSON.stringify(hashes), "hex").slice(0, 16);
  const worker = `const FILES = ${JSON.stringify({ version, files: hashes })};\n${readFileSync(join(SOURCE, "offline/sw.js"), "utf8")}`;
  write("sw.js", (await transform(worker, minify)).code);

  const { publications } = JSON.parse(read("data/catalogue.json"));
  // A publication in pieces lies in a list and what that names, beside its own file.
  const withPieces = (file) => {
    const bytes = read(`data/${file}`);
    if (!bytes.subarray(0, 80).includes('"xephang-parted/1"')) return [file];
    const list = JSON.parse(bytes).parts.file;
    return [file, list, ...JSON.parse(read(`data/${list}`)).parts.map((piece) => piece.file)];
  };
  const data = ["catalogue.json", ...publications.flatMap(({ file }) => withPieces(file))].map((name) => `data/${name}`);
  const whole = await single(read(shell).toString("utf8"), "", [...inside, ...data].map((name) => [name, read(name)]), now);
  write(ONE_FILE, whole.join(""));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await offline(process.argv[2]);
