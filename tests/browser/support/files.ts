// Local files as a person would bring them.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";

export type Text = { name: string; text: string };
export type Local = Text | { name: string; bytes: Buffer };

/** A file of fixtures/: its text, where it is one. */
export function fixture(name: `${string}.xlsx`): { name: string; bytes: Buffer };
export function fixture(name: string): Text;
export function fixture(name: string): Local {
  const bytes = readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
  return name.endsWith(".xlsx") ? { name, bytes } : { name, text: bytes.toString("utf8") };
}

/** Through the button and the system's file dialog. */
export async function choose(page: Page, button: string, files: Local[]): Promise<void> {
  const dialog = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button }).first().click();
  await (await dialog).setFiles(
    files.map((file) => ({
      name: file.name,
      mimeType: "application/octet-stream",
      buffer: "text" in file ? Buffer.from(file.text) : file.bytes,
    })),
  );
}

/** Dropped somewhere on the page. */
export async function drop(page: Page, files: Text[], on = "body"): Promise<void> {
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, text } of list) {
      data.items.add(new File([text], name, { type: "application/json" }));
    }
    return data;
  }, files);
  for (const type of ["dragenter", "dragover", "drop"]) {
    await page.dispatchEvent(on, type, { dataTransfer: transfer });
  }
}

/** Pasted as text, as from an editor. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
  }, text);
}
