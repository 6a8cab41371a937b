// A static host like any other, for looking and for the tests: node serve.mjs FOLDER [--port N]
// [--base /some/path/]. Compresses like a real host, sends the right types, knows no routes.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { pipeline } from "node:stream";
import { pathToFileURL } from "node:url";
import { createGzip } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};
const PACKED = new Set([".css", ".csv", ".html", ".js", ".json", ".svg", ".wasm"]);

async function fileFor(folder, base, address) {
  const path = decodeURIComponent(new URL(address, "http://local").pathname);
  if (!path.startsWith(base)) return null;
  const inside = normalize(path.slice(base.length) || "index.html");
  const file = join(folder, inside.endsWith(sep) ? join(inside, "index.html") : inside);
  if (file !== folder && !file.startsWith(folder + sep)) return null;
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? { file, size: found.size } : null;
}

/** Serves `folder` under `base` on this machine only, with further `headers`; resolves to the address once
 * it listens. `told` hears of every path that is asked for. */
export function serve(folder, { port = 0, base = "/", headers: more = {}, told = () => {} } = {}) {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    told(request.url);
    const found = await fileFor(root, base, request.url).catch(() => null);
    if (!found) {
      response.writeHead(404, { ...more, "content-type": "text/plain; charset=utf-8" }).end("Not found\n");
      return;
    }
    const type = extname(found.file);
    const headers = {
      ...more,
      "content-type": TYPES[type] ?? "application/octet-stream",
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
    };
    const packs = PACKED.has(type) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    if (packs) {
      headers["content-encoding"] = "gzip";
      headers.vary = "accept-encoding";
    } else {
      headers["content-length"] = found.size;
    }
    response.writeHead(200, headers);
    if (request.method === "HEAD") {
      response.end();
      return;
    }
    const stages = [createReadStream(found.file), ...(packs ? [createGzip()] : []), response];
    pipeline(stages, () => {}); // a reader that goes away midway is no error of ours
  });
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => {
      done({ server, address: `http://127.0.0.1:${server.address().port}${base}` });
    });
  });
}

async function main(words) {
  const option = (name, otherwise) => {
    const at = words.indexOf(name);
    return at < 0 ? otherwise : words.splice(at, 2)[1];
  };
  const base = option("--base", "/");
  const wanted = Number(option("--port", 8080));
  const folder = words[0] ?? "dist";
  const { address } = await serve(folder, { port: wanted, base }).catch((error) => {
    if (error.code !== "EADDRINUSE") throw error;
    console.log(`Port ${wanted} is taken by another program; taking a free one.`);
    return serve(folder, { base });
  });
  console.log(`Xếp Hạng: ${address}\nCtrl+C stops it.`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2));
