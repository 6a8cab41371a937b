// axe-core by itself: its source is evaluated by the test, which the page's content policy leaves
// alone, since the policy binds the page and not its inspector.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Page, expect } from "@playwright/test";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Finding = { id: string; help: string; nodes: { html: string; failureSummary?: string }[] };

export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(SOURCE);
  const findings = await page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run: Function } }).axe;
    return (await axe.run(document, { resultTypes: ["violations"] })).violations as Finding[];
  });
  const told = findings.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${help}\n  ${node.html.slice(0, 200)}\n  ${node.failureSummary}`),
  );
  expect(told, "axe finds nothing to complain of").toEqual([]);
}
