import { afterAll, afterEach, describe, expect, it } from "vitest";
import { createAxe } from "./axe";
import { type App, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";

const NOW = `Patient: Doe, Jane
Exam: CT chest
Exam date: 2026-03-02

INDICATION: Follow-up of a nodule.

TECHNIQUE: CT of the chest without contrast.

COMPARISON:

FINDINGS:
Lungs: Nodule in the right upper lobe, 8 mm. The the heart is normal.
Adrenals: Left adrenal nodule, 12 mm, previously 10 mm.

IMPRESSION:
1. Nodule in the right upper lobe, 8 mm.
`;
const PRIOR = NOW.replace("2026-03-02", "2025-08-14").replaceAll("8 mm", "5 mm").replace("12 mm, previously 10", "11");

let app: App;

afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

const { press, type, rest } = handsOn(() => app);
const fillReasons = async () => {
  for (const reason of await app.page.locator(".export-errors input").all()) await reason.fill("As dictated");
  await app.page.getByLabel("Name").fill("Dr. N. Example");
};

/** Each state by the keys that lead to it from the one before. */
const STATES: readonly (readonly [string, () => Promise<void>])[] = [
  ["the measurements", () => press("Control+Alt+m", "ArrowDown")],
  ["a place that a jump has led to", () => press("Enter")],
  ["the choice of a prior report", () => press("Control+Alt+o")],
  ["the prior report", () => type("prior").then(() => press("Enter"))],
  ["the measurements beside it", () => press("Control+Alt+m")],
  ["finding", () => press("Control+f").then(() => type("nodule"))],
  ["finding nothing", () => type("xyz")],
  ["replacing", () => press("Control+h").then(() => type("the"))],
  ["signing", () => press("Escape", "Control+Shift+Enter")],
  ["a signed report", () => fillReasons().then(() => press("Enter"))],
  ["why nothing was written", () => press("Alt+4").then(() => type("x"))],
  ["an addendum", () => press("Control+Alt+a").then(() => type("A word. "))],
  ["signing it", () => press("Control+Shift+Enter")],
  ["an addended report", () => press("Enter")],
  ["a small part of the outline", () => press("F6", "F6", "ArrowDown", "ArrowLeft")],
];

describe.each(["dark", "light", "contrast-dark", "contrast-light"] as const)("in the %s theme", (theme) => {
  it("a machine finds no barrier in any of the side views, nor on the way to a signature", async () => {
    app = await startApp({ text: NOW, files: { "prior.txt": PRIOR }, settings: { theme }, width: 1920, height: 1000 });
    const axe = await createAxe(app.page);
    const found: string[] = [];
    for (const [name, go] of STATES) {
      await go();
      await rest(250);
      found.push(...(await axe()).map((line) => `${name}: ${line}`));
    }
    expect(await app.page.locator(".chip").innerText()).toBe("ADDENDED");
    expect(found).toEqual([]);
  }, 60_000);
});
