// Packs the built page, called by trunk (Trunk.toml, hooks): cuts the program in parts, takes out
// what nothing reaches, gives its imports short names, joins scripts and style sheets, and names
// each file by its content. Last it has offline.mjs make what works without a network.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, transform } from "esbuild";
import { offline } from "./offline.mjs";
import { withShortImports, withoutSections } from "./wasm_imports.mjs";

const [program, staging, work] = process.argv.slice(2);

/** Runs a tool; what it says is shown when it fails. */
function run(tool, ...words) {
  try {
    execFileSync(tool, words, { stdio: "pipe" });
  } catch (error) {
    console.error(`${tool}: ${error.stderr ?? error.message}`);
    throw error;
  }
}

const hashed = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

/** Writes a file named by its content into the page's folder; gives its name. */
function put(stem, ending, bytes) {
  const name = `${stem}-${hashed(bytes)}.${ending}`;
  writeFileSync(join(staging, name), bytes);
  return name;
}

// Nothing but the far end of the stack lies in the first kilobyte of memory. Functions that are called
// once stay apart where they are large: alike ones are then packed together.
const SMALL = ["-Oz", "--low-memory-unused", "--one-caller-inline-max-function-size=20", "--reorder-functions"];

function optimised(from, to) {
  run("wasm-opt", ...SMALL, "--strip-producers", "--strip-target-features", from, "-o", to);
  return readFileSync(to);
}

// ---- style sheets -------------------------------------------------------------------------------

let page = readFileSync(join(staging, "index.html"), "utf8");
const sheets = [...page.matchAll(/<link[^>]*rel="?stylesheet"?[^>]*>/g)].map(([link]) => link);
const fileOf = (link) => link.match(/href="?\.?\/?([^"\s>]+)"?/)[1];
/** Of what only parts of the program show that come later. */
const isLater = (link) => /^(analysis|change|chart|dialog|gallery|overview|files|menu|news|present|print|publish|ranking_views|report|share|toast|unit_options)-/.test(fileOf(link));

/** One sheet of several: one request, and texts alike are packed together. */
function joined(stem, links) {
  const names = links.map(fileOf);
  const text = names.map((name) => readFileSync(join(staging, name), "utf8")).join("\n");
  for (const name of names) rmSync(join(staging, name));
  return put(stem, "css", Buffer.from(text));
}
const css = joined("style", sheets.filter((link) => !isLater(link)));
const laterCss = joined("later", sheets.filter(isLater));

// ---- the program ----------------------------------------------------------------------------

rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
run("wasm-split-cli", program, work);
run("wasm-bindgen", join(work, "main.wasm"), "--target", "web", "--no-typescript", "--keep-lld-exports",
  "--out-dir", work, "--out-name", "xephang");

// Leptos brings streams for a server that this page does not have. They are exported, so that no
// optimiser takes them out.
const isDead = (name) => /^(__wbg_)?intounderlying/.test(name);
const exported = WebAssembly.Module.exports(await WebAssembly.compile(readFileSync(join(work, "xephang_bg.wasm"))));
const alive = exported.map(({ name }) => name).filter((name) => !isDead(name));
const graph = [
  { name: "page", root: true, reaches: alive.map((_, at) => `e${at}`) },
  ...alive.map((name, at) => ({ name: `e${at}`, export: name })),
];
writeFileSync(join(work, "alive.json"), JSON.stringify(graph));
run("wasm-metadce", join(work, "xephang_bg.wasm"), "--graph-file", join(work, "alive.json"),
  "-o", join(work, "alive.wasm"), "--detect-features");

const short = withShortImports(
  optimised(join(work, "alive.wasm"), join(work, "small.wasm")),
  readFileSync(join(work, "xephang.js"), "utf8"),
);
const wasm = put("xephang", "wasm", short.wasm);

const streams = /^export class IntoUnderlying[^]*?(?=^function __wbg_get_imports)/m;
// Where the program lies is always said.
const unsaid = /if \(module_or_path === undefined\) \{\s*module_or_path = new URL\([^)]*\);\s*\}/;
const glue = short.glue.replace(streams, "").replace(unsaid, "");
if (glue.includes("import.meta")) throw new Error("the program's script is not as it was");
// One line for each part, all with the same key.
const parts = /^ *"\.\/__wasm_split\.js": import\d+,\n(?=^ *"\.\/__wasm_split\.js")/gm;
writeFileSync(join(work, "main.js"), glue.replace(parts, ""));
// Parts load from any static host, as the program does: also where .wasm has no type of its own.
const STREAMED = "WebAssembly.instantiateStreaming(src, imports)";
// Their style sheet comes with the first of them, and before it shows anything; in the page as one file
// it is there.
const loaded = `let style = document.getElementById("later-style");
function styled() {
  return (style ??= new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "./${laterCss}";
    link.onload = link.onerror = done;
    document.head.append(link);
  }));
}
async function instantiated(src, imports) {
  const [response] = await Promise.all([src, styled()]);
  if (!response.ok) throw new Error(response.status + " " + response.url);
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
`;
let loader = readFileSync(join(work, "__wasm_split.js"), "utf8");
if (!loader.includes(STREAMED)) throw new Error("the loader of parts is not as it was");
loader = loaded + loader.replaceAll(STREAMED, "instantiated(src, imports)");
for (const part of readdirSync(work).filter((name) => /^(split|chunk)_.*\.wasm$/.test(name))) {
  const bytes = optimised(join(work, part), join(work, `small_${part}`));
  loader = loader.replaceAll(`./${part}`, `./${put(part.replace(/\.wasm$/, ""), "wasm", bytes)}`);
}
// Relative to the page, as all addresses are: a script from the browser's memory has none of its own.
loader = loader.replace(/new URL\(("\.\/[^"]*"), *import\.meta\.url\)/g, "$1");
if (loader.includes("import.meta")) throw new Error("the loader of parts is not as it was");
writeFileSync(join(work, "__wasm_split.js"), loader);
writeFileSync(join(work, "entry.js"), 'export { default } from "./main.js";\n');
const scripts = { bundle: true, minify: true, write: false, format: "esm", target: "es2022" };
const bundled = await build({ ...scripts, entryPoints: [join(work, "entry.js")] });
const js = put("xephang", "js", bundled.outputFiles[0].contents);

// ---- the reader of files ----------------------------------------------------------------------

const isForLinkers = (name) => name.startsWith("reloc.") || name === "linking";
const linked = readFileSync(join(staging, "reader.wasm"));
writeFileSync(join(staging, "reader.wasm"), withoutSections(linked, isForLinkers));
const readerWasm = put("reader", "wasm", optimised(join(staging, "reader.wasm"), join(work, "reader.wasm")));
const readerScript = await build({
  entryPoints: [join(staging, "reader.js")],
  minify: true, write: false, target: "es2022",
});
const readerFiles = {
  "reader": put("reader", "js", readerScript.outputFiles[0].contents),
  "reader-wasm": readerWasm,
};
rmSync(join(staging, "reader.wasm"));
rmSync(join(staging, "reader.js"));

// ---- the page -------------------------------------------------------------------------------

// What trunk made of the program in one piece.
for (const name of readdirSync(staging)) {
  if (/^xephang-[0-9a-f]+(_bg\.wasm|\.js)$/.test(name) && name !== js) rmSync(join(staging, name));
}
const attribute = (key, value) => {
  page = page.replace(new RegExp(`data-${key}=("[^"]*"|[^\\s>]*)`), `data-${key}="./${value}"`);
};
attribute("js", js);
attribute("wasm", wasm);
for (const [key, name] of Object.entries(readerFiles)) attribute(key, name);
page = page.replace(/<link[^>]*rel="?(modulepreload|preload)"?[^>]*>/g, "");

const first = [
  `<link rel="stylesheet" href="./${css}">`,
  `<link rel="modulepreload" href="./${js}">`,
  `<link rel="preload" href="./${wasm}" as="fetch" type="application/wasm" crossorigin>`,
].join("");
page = page.replace(sheets[0], first);
for (const link of sheets.slice(1)) page = page.replace(link, "");
writeFileSync(join(staging, "index.html"), page);
// Their comments are for readers of the code.
for (const name of ["boot.js", "theme.js"]) {
  const path = join(staging, name);
  const { code } = await transform(readFileSync(path, "utf8"), { minify: true, target: "es2022", format: "esm" });
  writeFileSync(path, code);
}
await offline(staging);
