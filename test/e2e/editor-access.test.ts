import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type App, settle, startApp, stopApps } from "./editor-app";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let app: App;

afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

/** Each state by the keys that lead to it from the sample report; Esc leaves it. */
const STATES: readonly (readonly [string, readonly string[]])[] = [
  ["the editor with its panel", []],
  ["the card", ["F8"]],
  ["the card with its reasons", ["F8", "?"]],
  ["the palette", ["Control+k"]],
  ["the list of reports", ["Control+o"]],
  ["saving under a name", ["Control+Shift+s"]],
  ["the errors before an export", ["Control+e"]],
  ["the order by significance", ["Control+Alt+s"]],
  ["the keys", ["F1"]],
];

describe.each(["dark", "light"] as const)("in the %s theme", (theme) => {
  it("a machine finds no barrier in any state", async () => {
    app = await startApp({ settings: { theme } });
    // As a debugger would: the page's own rules allow no script from elsewhere.
    const session = await app.page.context().newCDPSession(app.page);
    await session.send("Runtime.evaluate", { expression: AXE });
    const found: string[] = [];
    for (const [name, keys] of STATES) {
      for (const key of keys) {
        await app.page.keyboard.press(key);
        await settle(app.page);
      }
      const { result } = await session.send("Runtime.evaluate", {
        expression: `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => JSON.stringify(
          violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html.slice(0, 160)))))`,
        awaitPromise: true,
      });
      found.push(...(JSON.parse(String(result.value)) as string[]).map((line) => `${name}: ${line}`));
      if (keys.length > 0) await app.page.keyboard.press("Escape");
      await settle(app.page);
    }
    expect(found).toEqual([]);
  }, 60_000);
});
