// The app as one file on a disk.
import { copyFileSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";

export const ONE_FILE = new URL("../../../dist/xep-hang.html", import.meta.url).pathname;

/** The name of its item in the menu of ways out. */
export const SAVE = /Lưu thành một trang/;

/** Figures that are published nowhere. */
export const OWN = {
  name: "chi-so-xa.csv",
  text: "\ufeffXã;Năm;Điểm\r\nLục Hồn;2024;86,30\r\nĐồng Văn;2024;81,05\r\nHoành Mô <b>;2024;79,5\r\n",
};

/** A copy of the published file, as somebody would have been sent it; its address. */
export function sent(path: string): string {
  mkdirSync(dirname(path), { recursive: true });
  copyFileSync(ONE_FILE, path);
  return pathToFileURL(path).href;
}

/** Saves the page in view as one file; its address, and its size in bytes. */
export async function saved(page: Page, path: string): Promise<{ address: string; size: number; name: string }> {
  await page.getByRole("button", { name: "Xuất" }).first().click();
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: SAVE }).click();
  const download = await coming;
  await download.saveAs(path);
  return { address: pathToFileURL(path).href, size: statSync(path).size, name: download.suggestedFilename() };
}
