// The next version of the page, made of a built one: a part of the program is another file, and with it the
// script that names it, the page, and what is made of all of them. What it replaces is gone, as on a host
// that was cleaned up.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { offline } from "../offline.mjs";

const hashed = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

/** Puts changed bytes in the place of a file, under the name of their hash; gives the names. */
function replaced(folder: string, pattern: RegExp, change: (bytes: Buffer) => Buffer): [string, string] {
  const old = readdirSync(folder).find((name) => pattern.test(name))!;
  const bytes = change(readFileSync(join(folder, old)));
  const now = old.replace(/[0-9a-f]{16}(?=\.)/, hashed(bytes));
  rmSync(join(folder, old));
  writeFileSync(join(folder, now), bytes);
  return [old, now];
}

const renamed = ([old, now]: [string, string]) => (bytes: Buffer) =>
  Buffer.from(bytes.toString("utf8").replaceAll(old, now));

export async function nextVersion(folder: string): Promise<void> {
  // A section that says nothing.
  const section = Buffer.from([0, 5, 4, ...Buffer.from("next")]);
  const part = replaced(folder, /^split_charts-.*\.wasm$/, (bytes) => Buffer.concat([bytes, section]));
  const script = replaced(folder, /^xephang-.*\.js$/, renamed(part));
  const page = join(folder, "index.html");
  writeFileSync(page, renamed(script)(readFileSync(page)));
  await offline(folder);
}
