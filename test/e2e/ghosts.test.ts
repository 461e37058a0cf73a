import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type App, type AppOptions, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";
import { sendBurst } from "./key-burst";

const REPORT = `Patient: Doe, Jane
Exam: CT chest
Exam date: 2026-03-02

INDICATION: Cough for three weeks.

TECHNIQUE: CT of the chest without contrast.

COMPARISON: None available.

FINDINGS: There is an 8 mm nodule in the left lower lobe. No pleural effusion.

IMPRESSION:
1. 8 mm nodule in the left lower lobe.
`;

let app: App;
const open = async (options: AppOptions = { text: REPORT }) => {
  app = await startApp(options);
};
afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

const { press, type, rest, settle } = handsOn(() => app);
const lastItem = async () => (await app.page.locator(".item").allTextContents()).at(-1);
const ghost = async () =>
  app.page.locator(".ghost").evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.shown));
const selected = () => app.page.evaluate(() => document.getSelection()?.toString());

describe("what a recommendation lacks", () => {
  it("shows behind the sentence once the keys rest, and Tab puts it in as an open place", async () => {
    await open();
    await press("Alt+5", "Enter");
    await type("Follow-up CT of the chest is recommended.");
    await expect.poll(ghost).toEqual(["in [interval]"]);
    expect(await lastItem()).toBe("Follow-up CT of the chest is recommended.");
    await press("Tab");
    expect(await lastItem()).toBe("Follow-up CT of the chest is recommended in [interval: __ months].");
    expect(await selected()).toBe("[interval: __ months]");
    await type("6");
    expect(await lastItem()).toBe("Follow-up CT of the chest is recommended in 6 months.");
    await press("End");
    await rest(500);
    expect(await ghost()).toEqual([]);
  });

  it("offers the tests in a list where none is named", async () => {
    await open();
    await press("Alt+5", "Enter");
    await type("Follow-up imaging in 6 months is recommended.");
    await expect.poll(ghost).toEqual(["with [test]"]);
    await press("Tab");
    expect(await app.page.locator(".pick-list button").allInnerTexts()).toEqual([
      "CT",
      "MRI",
      "ultrasound",
      "radiograph",
    ]);
    await press("ArrowDown", "Enter");
    expect(await lastItem()).toBe("Follow-up imaging in 6 months is recommended with MRI.");
  });

  it("goes with Esc and stays away while the sentence stands; Tab means the next field again", async () => {
    await open();
    await press("Alt+5", "Enter");
    await type("Follow-up CT of the chest is recommended.");
    await expect.poll(ghost).toEqual(["in [interval]"]);
    await press("Escape");
    expect(await ghost()).toEqual([]);
    await press("ArrowLeft", "ArrowRight");
    await rest(400);
    expect(await ghost()).toEqual([]);
    const before = await lastItem();
    await press("Tab");
    expect(await lastItem()).toBe(before);
    await press("Alt+5", "End");
    await type(" Now");
    await press("Control+Backspace", "Control+Backspace");
    await type("d in time.");
    await rest(400);
  });

  it("never shows in the middle of a word, nor anywhere but at its sentence", async () => {
    await open();
    await press("Alt+5", "Enter");
    await type("Follow-up CT of the chest is recommende");
    await rest(600);
    expect(await ghost()).toEqual([]);
    await type("d. ");
    await expect.poll(ghost).toEqual(["in [interval]"]);
    await press("Alt+1");
    await rest(400);
    expect(await ghost()).toEqual([]);
    await press("Alt+5");
    await expect.poll(ghost).toEqual(["in [interval]"]);
  });

  it("moves no word, is no text, and is told to a screen reader when asked", async () => {
    await open({
      text: REPORT.replace(
        "1. 8 mm nodule in the left lower lobe.",
        "1. Follow-up CT is recommended. 8 mm nodule in the left lower lobe.",
      ),
    });
    await press("Alt+5");
    const boxes = () =>
      app.page
        .locator(".ProseMirror p, .ProseMirror .item")
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON()));
    const text = () => app.page.locator(".ProseMirror").evaluate((element) => (element as HTMLElement).innerText);
    const before = [await boxes(), await text()];
    await press("Home");
    await expect.poll(ghost).toEqual(["in [interval]"]);
    expect([await boxes(), await text()]).toEqual(before);
    expect(await app.page.locator(".ghost").getAttribute("aria-hidden")).toBe("true");
    const said = () => app.page.getByRole("status").allInnerTexts();
    expect((await said()).join()).not.toContain("interval");
    await press("Control+Alt+.");
    expect((await said()).join()).toContain("in [interval]: Tab puts it in");
  });
});

describe("letters that stand for a text", () => {
  it("shows what they stand for before a space puts it in, and one undo gives the letters back for good", async () => {
    await open();
    await press("Alt+4");
    await type(" Larger acw");
    await expect.poll(ghost).toEqual(["as compared with"]);
    await type(" 2024");
    const findings = () => app.page.locator("[data-kind=findings] p").first().textContent();
    expect(await findings()).toContain("Larger as compared with 2024");
    for (let step = 0; step < 2; step++) await press("Control+z");
    expect(await findings()).toMatch(/Larger acw$/);
    await type(" x");
    expect(await findings()).toMatch(/Larger acw x$/);
  });

  it("expands with Tab without a space, and not in a burst that a tool sends, in a composition or in pasted text", async () => {
    await open();
    await press("Alt+4");
    await type(" Acw");
    await press("Tab");
    const findings = () => app.page.locator("[data-kind=findings] p").first().textContent();
    expect(await findings()).toMatch(/ As compared with$/);
    await sendBurst(app.page, " acw at once ");
    await rest(200);
    expect(await findings()).toMatch(/ acw at once $/);
    await app.page.keyboard.insertText("acw ");
    await settle();
    expect(await findings()).toMatch(/ acw $/);
    const cdp = await app.page.context().newCDPSession(app.page);
    await cdp.send("Input.imeSetComposition", { text: "acw", selectionStart: 3, selectionEnd: 3 });
    await press("Space");
    await cdp.send("Input.insertText", { text: "acw " });
    await settle();
    expect(await findings()).toMatch(/ acw acw\s+$/);
  });

  it("selects the first open place of what it puts in, and heeds the section it belongs to", async () => {
    const macros = [
      {
        name: "Nodule",
        shortcut: "nod",
        text: "A [size: __ mm] nodule in the [side: right|left] lung.",
        section: "findings" as const,
      },
    ];
    await open({ text: REPORT, settings: { macros, starterMacros: false } });
    await press("Alt+5", "Enter");
    await type("nod ");
    expect(await lastItem()).toBe("nod ");
    await press("Alt+4", "Enter");
    await type("nod ");
    expect(await selected()).toBe("[size: __ mm]");
    await type("7");
    await press("Tab", "Enter");
    expect(await app.page.locator("[data-kind=findings] p").last().textContent()).toBe(
      "A 7 mm nodule in the right lung. ",
    );
    await press("Alt+1", "End");
    await type(" acw ");
    expect(await app.page.locator("[data-kind=indication] p").textContent()).toContain(" acw ");
  });
});

describe("the list of macros", () => {
  it("is searched by name or letters, shows what each puts in, and remembers what was used", async () => {
    await open();
    await press("Alt+1", "Control+Alt+i");
    await type("normal chest rad");
    expect(await app.page.locator(".macro-preview").innerText()).toContain(
      "The lungs are clear.\nThe cardiomediastinal",
    );
    await press("Enter");
    const findings = () => app.page.locator("[data-kind=findings] p").allTextContents();
    await expect.poll(findings).toHaveLength(5);
    expect((await findings())[1]).toBe("The lungs are clear.");
    await expect.poll(() => app.host.settings.recentMacros).toEqual(["Normal chest radiograph"]);
    await press("Control+Alt+i");
    expect(await app.page.locator(".choices [role=option]").first().innerText()).toContain("Normal chest radiograph");
    await type("wnl");
    await press("Enter");
    await expect.poll(findings).toContainEqual(expect.stringMatching(/within normal limits$/));
    await press("Control+z");
    expect((await findings()).join()).not.toContain("within normal limits");
  });
});
