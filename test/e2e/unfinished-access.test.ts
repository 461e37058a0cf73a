import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { KeptWork } from "../../shared/host";
import { createAxe } from "./axe";
import { type App, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";
import { CASE, caseFile, FINISHED } from "./practice-fixtures";

const WORK: readonly KeptWork[] = [
  {
    kind: "answer",
    key: "lump",
    savedMs: Date.now(),
    content: JSON.stringify({
      version: 1,
      seconds: 5,
      items: [{ type: "item", attrs: { depth: 0 }, content: [{ type: "text", text: "Renal mass." }] }],
    }),
  },
  {
    kind: "template",
    key: "new/1",
    savedMs: Date.now() - 3 * 86_400_000,
    content: JSON.stringify({
      version: 1,
      draft: { id: "new-template", text: "name:\n", saved: false, imported: false, notes: [] },
      now: { id: "my-knee", text: "name: Knee\n" },
    }),
  },
];

let app: App;
const { press, run, rest, text } = handsOn(() => app);
const shown = (selector: string) => app.page.waitForSelector(selector);

afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

const STATES: readonly (readonly [string, () => Promise<unknown>])[] = [
  ["a case that was begun", () => press("Control+Alt+e").then(() => shown(".case-detail"))],
  ["what was written into it", () => press("Enter").then(() => shown(".banner"))],
  ["a template that is not saved", () => press("Escape").then(() => run("manage templates", ".unfinished"))],
  [
    "throwing it away",
    () => app.page.locator(".unfinished").getByRole("button", { name: "Throw away", exact: true }).press("Enter"),
  ],
  ["going on with it", () => app.page.getByRole("button", { name: "Go on", exact: true }).press("Enter")],
  ["leaving it", () => press("Escape")],
  [
    "back in the report",
    () => press("Escape", "Escape").then(() => app.page.getByText("Keep for later").press("Enter")),
  ],
  ["unfinished work in the settings", () => press("Escape").then(() => run("settings: data", ".settings-nav"))],
  [
    "asking for a name",
    () =>
      press("Escape")
        .then(() => run("leave the case", ".ProseMirror"))
        .then(() => run("mark as prelim", "dialog.dialog")),
  ],
  ["commands that are not there", () => press("Escape").then(() => press("Control+k"))],
  ["why a command is not there", () => press("Escape", "Control+Alt+d")],
];

describe.each(["dark", "light", "contrast-dark"] as const)("in the %s theme", (theme) => {
  it("a machine finds no barrier in what is unfinished or not available", async () => {
    app = await startApp({ text: FINISHED, cases: [caseFile("lump.txt", CASE)], work: WORK, settings: { theme } });
    const axe = await createAxe(app.page);
    const found: string[] = [];
    for (const [name, go] of STATES) {
      await go();
      await rest(300);
      found.push(...(await axe()).map((line) => `${name}: ${line}`));
    }
    expect(found).toEqual([]);
    expect(await text(".banners")).toContain("No prior report is open");
  }, 120_000);
});
