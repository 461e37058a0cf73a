import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { PracticeResult } from "../../shared/practice/progress";
import { createAxe } from "./axe";
import { type App, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";
import { CASE, caseFile, DRAFT, FINISHED } from "./practice-fixtures";

const DAY_MS = 86_400_000;
const RESULTS: readonly PracticeResult[] = Array.from({ length: 12 }, (_, index) => ({
  version: 1,
  caseId: "lump",
  atMs: Date.now() - (12 - index) * DAY_MS,
  seconds: 120,
  score: 60 + 2 * index,
  modality: "CT",
  region: "abdomen",
  difficulty: 1,
  points: [
    { id: "mass", kind: "finding", weight: 5, verdict: "met" },
    { id: "mass-side", kind: "side", weight: 2, verdict: "missed" },
  ],
}));
const FILES = { "kidney.draft.txt": DRAFT, "kidney.final.txt": FINISHED, "alone.draft.txt": DRAFT };

let app: App;
const { press, type, run, tabTo, rest } = handsOn(() => app);
const shown = (selector: string) => app.page.waitForSelector(selector);

afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

/** Each state by the keys that lead to it from the one before. */
const STATES: readonly (readonly [string, () => Promise<unknown>])[] = [
  ["the cases", () => run("practice cases", ".case-detail")],
  ["no case that fits", () => type("xyz")],
  ["a case that cannot be read", () => press("Control+a").then(() => type("broken"))],
  ["mending it", () => tabTo(".case-actions .button").then(() => press("Enter"))],
  ["leaving it unsaved", () => type("x").then(() => press("Escape"))],
  ["a case", () => press("Tab", "Enter").then(() => shown(".case-detail"))],
  [
    "a case in the editor",
    () =>
      type("lump")
        .then(() => press("Enter"))
        .then(() => shown(".practice-asked")),
  ],
  [
    "its scorecard",
    () =>
      type("Left renal mass.")
        .then(() => press("Control+Alt+Enter"))
        .then(() => shown(".point")),
  ],
  ["side by side", () => run("beside the reference", ".side-by-side table")],
  ["progress", () => press("Escape").then(() => run("progress in practice", '.chart svg[role="img"]'))],
  ["one text of two", () => run("compare drafts with", ".side-pickers")],
  [
    "two texts to paste",
    () =>
      type("Text")
        .then(() => press("Tab", "Tab", "Tab"))
        .then(() => type("Text")),
  ],
  [
    "a pair",
    () =>
      press("Escape")
        .then(() => run("leave the case", ".ProseMirror"))
        .then(pair),
  ],
  ["the words of a change", () => tabTo(".change").then(() => press("Enter", "ArrowDown"))],
  ["all pairs", () => app.page.getByRole("button", { name: "All pairs" }).press("Enter")],
  ["making a case", () => press("Escape").then(() => run("make a practice", ".make-case"))],
  ["what was taken out", () => tabTo(".make-case summary").then(() => press("Enter"))],
  ["why it is not saved yet", () => press("Control+s")],
  ["saved, to be tried", () => press("Space", "Control+s").then(() => shown(".screen-nothing .primary"))],
];

async function pair(): Promise<void> {
  await run("compare drafts with", ".side-pickers");
  await app.page.locator("select").nth(0).selectOption({ label: "kidney.draft.txt" });
  await app.page.locator("select").nth(1).selectOption({ label: "kidney.final.txt" });
  await shown(".change");
}

describe.each(["dark", "contrast-light"] as const)("in the %s theme", (theme) => {
  it("a machine finds no barrier in practice, comparing or making a case", async () => {
    app = await startApp({
      text: FINISHED,
      files: FILES,
      cases: [
        caseFile("lump.txt", CASE),
        caseFile("broken.txt", CASE.replace("region: abdomen", "region: elbow"), "own"),
      ],
      results: RESULTS,
      settings: { theme },
    });
    const axe = await createAxe(app.page);
    const found: string[] = [];
    for (const [name, go] of STATES) {
      await go();
      await rest(300);
      found.push(...(await axe()).map((line) => `${name}: ${line}`));
    }
    expect(found).toEqual([]);
  }, 120_000);
});
