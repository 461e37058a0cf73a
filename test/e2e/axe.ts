import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What a machine finds to be a barrier in the page as it is now, a line each. */
export async function createAxe(page: Page): Promise<() => Promise<readonly string[]>> {
  // As a debugger would: the page's own rules allow no script from elsewhere.
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: AXE });
  return async () => {
    const { result } = await session.send("Runtime.evaluate", {
      expression: `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => JSON.stringify(
        violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html.slice(0, 160)))))`,
      awaitPromise: true,
    });
    return JSON.parse(String(result.value)) as string[];
  };
}
