import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type App, type AppOptions, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";

const REPORT = `Patient: Doe, Jane
Patient ID: 12
Date of birth: 1961-02-03
Sex: F
Exam: CT chest
Exam date: 2026-03-02

INDICATION: Cough for three weeks.

TECHNIQUE: CT of the chest without contrast.

COMPARISON: None available.

FINDINGS: Nodule of [size] mm in the [lobe: upper|lower] lobe.

IMPRESSION:
1. Nodule.
`;

let app: App;
const { press, type, text } = handsOn(() => app);
const open = async (options: AppOptions = {}) => {
  app = await startApp({ text: REPORT, ...options });
};
const cardFor = async (words: string) => {
  for (let step = 0; step < 12; step += 1) {
    await press("F8");
    if ((await text(".card")).includes(words)) return;
  }
  throw new Error(`F8 reached nothing that says "${words}".`);
};

afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

describe("a diagnostic without a fix", () => {
  it("leads to its words on Enter and dismisses nothing", async () => {
    await open();
    await cardFor("[size]");
    await press("Enter");
    expect(await app.page.locator(".card").count()).toBe(0);
    // An open field is filled by what is typed next.
    await type("12");
    expect(await text("[data-kind=findings]")).toContain("Nodule of 12 mm");
    expect([...app.host.drafts.values()].some(({ content }) => content.includes('"scope"'))).toBe(false);
  });

  it("opens the list of a field with choices", async () => {
    await open();
    await cardFor("[lobe");
    await press("Enter");
    await app.page.waitForSelector(".pick-list");
    await press("ArrowDown", "Enter");
    expect(await text("[data-kind=findings]")).toContain("lower lobe");
  });
});

describe("an error that stands in the way of a signature", () => {
  it("is reached by “Go there” though it is not shown in the text yet", async () => {
    await open({ text: REPORT.replace(/FINDINGS:.*/, "FINDINGS:").replace("1. Nodule.", "1.") });
    await press("Control+Alt+n", "Control+Shift+Enter");
    await app.page
      .locator(".export-error", { hasText: "Impression section is empty" })
      .getByRole("button")
      .press("Enter");
    expect(await app.page.locator("dialog.dialog").count()).toBe(0);
    await type("Normal chest.");
    expect(await text("[data-kind=impression]")).toContain("Normal chest.");
  });
});
