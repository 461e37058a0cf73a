import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { PracticeResult } from "../../shared/practice/progress";
import { type App, type AppOptions, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";
import { reportText } from "./kept";
import { caseFile } from "./practice-fixtures";

const CASE = `title: A lump on the way
modality: CT
region: abdomen
difficulty: 1
minutes: 3
source: Invented for this test
point mass: finding weight 5 = renal mass; renal cell carcinoma
point mass-side: side of mass weight 2 = right
point mass-size: size of mass weight 2 = 34 mm
point mass-next: next of mass weight 3 = urology referral
teach: A solid enhancing renal mass in an adult is cancer until proven otherwise. (AUA 2021)
---
Exam: CT abdomen with contrast
Exam date: 2026-01-12

INDICATION:
Hematuria.

TECHNIQUE:
CT of the abdomen after intravenous contrast.

COMPARISON:
None.

FINDINGS:
Kidneys: Enhancing mass of 34 mm in the upper pole of the right kidney. No hydronephrosis.
Liver: Normal.

IMPRESSION:
1. 34 mm enhancing mass in the right kidney, suspicious for renal cell carcinoma. Urology referral is recommended.
`;

const REPORT = `INDICATION: Cough.

FINDINGS: No pleural effusion.

IMPRESSION:
1. No pleural effusion.
`;

let app: App;
const open = async (options: AppOptions = {}) => {
  app = await startApp({ text: REPORT, cases: [caseFile("lump.txt", CASE)], ...options });
};
const { press, type, text, rest, settle } = handsOn(() => app);
const begin = async () => {
  await press("Control+Alt+e");
  await app.page.waitForSelector(".case-detail");
  await type("lump");
  await press("Enter");
  await app.page.waitForSelector(".practice-asked");
  await settle();
};

afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

describe("practising", () => {
  it("goes by keys alone from the list to the scorecard, and keeps the result", async () => {
    await open();
    await begin();
    expect(await text("[data-kind=findings]")).toContain("34 mm");
    expect(await text("[data-kind=impression]")).not.toContain("Urology");
    await type("34 mm right renal mass, suspicious for renal cell carcinoma.");
    await press("Control+Alt+Enter");
    await app.page.waitForSelector(".scorecard");
    expect(await app.page.locator(".point.missed[data-point=mass-next]").count()).toBe(1);
    expect(await app.page.locator(".point.met[data-point=mass]").count()).toBe(1);
    expect(await text(".teaching")).toContain("AUA 2021");
    await expect.poll(() => app.host.results.length).toBe(1);
    const result: PracticeResult | undefined = app.host.results[0];
    expect(result).toMatchObject({ caseId: "lump", region: "abdomen", difficulty: 1 });
    expect(await text(".score-number")).toContain(String(result?.score));
  });

  it("takes what is typed at once, before anyone has looked", async () => {
    await open();
    await press("Control+Alt+e");
    await app.page.waitForSelector(".case-detail");
    await app.page.keyboard.press("Enter");
    await app.page.waitForSelector(".practice-asked");
    await type("Renal mass.");
    expect(await text("[data-kind=impression]")).toContain("Renal mass.");
  });

  it("lets nothing but the Impression be written, and nothing once it is scored", async () => {
    await open();
    await begin();
    const before = await text("[data-kind=findings]");
    await press("Alt+4");
    await type("x");
    expect(await text("[data-kind=findings]")).toBe(before);
    await press("Alt+5");
    await type("Renal mass.");
    await press("Control+Alt+Enter");
    await app.page.waitForSelector(".scorecard");
    await press("Alt+5");
    await type("More.");
    expect(await text("[data-kind=impression]")).not.toContain("More");
  });

  it("says nothing about the Impression before it is submitted, unless that is asked for", async () => {
    await open();
    await begin();
    await type("Mass in the left kidney. ");
    await press("Control+Home", "Control+End");
    expect(await app.page.locator(".ProseMirror .diagnostic").count()).toBe(0);
    await app.page.locator(".practice-asked input").first().check();
    await expect.poll(() => app.page.locator(".ProseMirror .diagnostic").count()).toBeGreaterThan(0);
  });

  it("brings the open report back to the letter, its undo with it, and never writes the case to its draft", async () => {
    await open();
    await press("Alt+4", "End");
    await type(" A small cyst.");
    await begin();
    await type("Renal mass.");
    await rest(900);
    expect([...app.host.drafts.values()].map(({ content }) => reportText(content)).join("\n")).not.toMatch(
      /renal mass/i,
    );
    await press("Control+k");
    await type("leave the case");
    await press("Enter");
    await expect.poll(() => text("[data-kind=findings]")).toContain("A small cyst.");
    await press("Control+z");
    expect(await text("[data-kind=findings]")).not.toContain("A small cyst.");
  });

  it("keeps what was written into a case that was left, until it is submitted", async () => {
    await open();
    await begin();
    await type("Small renal mass.");
    await press("Control+Alt+n");
    await expect.poll(() => text(".chip")).toBe("DRAFT");
    await begin();
    expect(await text("[data-kind=impression]")).toContain("Small renal mass.");
    await press("Control+Alt+Enter");
    await app.page.waitForSelector(".scorecard");
    await begin();
    expect(await text("[data-kind=impression]")).not.toContain("Small renal mass");
  });

  it("shows both Impressions side by side, and begins again with an empty one", async () => {
    await open();
    await begin();
    await type("34 mm right renal mass. Urology referral.");
    await press("Control+Alt+Enter");
    await app.page.waitForSelector(".scorecard");
    await app.page.getByRole("button", { name: "Side by side" }).click();
    await app.page.waitForSelector(".side-by-side table");
    expect(await text(".side-by-side tbody")).toContain("suspicious for renal cell carcinoma");
    // What is met needs no item of its own.
    for (const row of await app.page.locator(".side-by-side tbody tr", { has: app.page.locator(".verdict.met") }).all())
      expect(await row.innerText()).not.toContain("nothing of this");
    await press("Escape");
    await app.page.getByRole("button", { name: "Try again" }).click();
    await app.page.waitForSelector(".practice-asked");
    expect(await text("[data-kind=impression]")).not.toContain("34 mm");
  });

  it("says which line of a broken case is wrong, and shows the others", async () => {
    await open({ cases: [caseFile("lump.txt", CASE), caseFile("broken.txt", CASE.replace("abdomen", "elbow"))] });
    await press("Control+Alt+e");
    await app.page.waitForSelector(".case-detail");
    await type("broken");
    await expect.poll(() => text(".case-detail")).toMatch(/line 3/i);
  });

  it("says so when the result could not be kept, with the score on the screen", async () => {
    await open();
    await begin();
    await type("Renal mass.");
    app.host.failing.add("addResult");
    await press("Control+Alt+Enter");
    await app.page.waitForSelector(".scorecard");
    await expect.poll(() => text(".scorecard")).toContain("not in your record");
  });
});
