import { afterAll, afterEach, describe, expect, it } from "vitest";
import { createAxe } from "./axe";
import { type App, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";

let app: App;
const { press } = handsOn(() => app);

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
    const axe = await createAxe(app.page);
    const found: string[] = [];
    for (const [name, keys] of STATES) {
      await press(...keys);
      found.push(...(await axe()).map((line) => `${name}: ${line}`));
      if (keys.length > 0) await press("Escape");
    }
    expect(found).toEqual([]);
  }, 60_000);
});
