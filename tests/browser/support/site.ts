// Other sites: a folder of its own on a port of its own, which is another origin; and a copy of the built
// page, into which files are put as on a host.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { serve } from "../serve.mjs";

const DIST = new URL("../../../dist", import.meta.url).pathname;

export type Site = {
  /** Its address, with a slash at its end. */
  address: string;
  origin: string;
  /** Every path that was asked for. */
  asked: string[];
  folder: string;
  close(): void;
};

type Files = Record<string, string | Buffer>;

function put(folder: string, files: Files) {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

async function served(folder: string, headers: Record<string, string>): Promise<Site> {
  const asked: string[] = [];
  // What browsers ask for by themselves.
  put(folder, { "favicon.ico": "" });
  const told = (path: string) => void (path === "/favicon.ico" || asked.push(path));
  const { server, address } = await serve(folder, { headers, told });
  const close = () => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, origin: new URL(address).origin, asked, folder, close };
}

/** A site with these files, on an origin of its own. */
export async function site(files: Files, headers: Record<string, string> = {}): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "site-"));
  put(folder, files);
  return served(folder, headers);
}

/** A copy of the built page with these files put into it. */
export async function copy(files: Files): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "copy-"));
  cpSync(DIST, folder, { recursive: true });
  put(folder, files);
  return served(folder, {});
}

/** What is in an archive: enough of the format for those that the page writes. */
export function unzipped(zip: Buffer): Files {
  const files: Files = {};
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06"));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const path = zip.subarray(at + 46, at + 46 + name).toString("utf8");
    const head = zip.readUInt32LE(at + 42);
    const start = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
    const bytes = zip.subarray(start, start + packed);
    files[path] = method === 0 ? Buffer.from(bytes) : inflateRawSync(bytes);
    at += 46 + name + extra + comment;
  }
  return files;
}
