import { afterAll, afterEach, describe, expect, it } from "vitest";
import { readCase } from "../../shared/practice/read-case";
import { type App, type AppOptions, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";
import { CASE, caseFile, FINISHED } from "./practice-fixtures";

let app: App;
const { press, type, run, text, tabTo } = handsOn(() => app);
const open = async (options: AppOptions = {}) => {
  app = await startApp({ text: FINISHED, cases: [caseFile("lump.txt", CASE)], ...options });
};
const make = () => run("make a practice", ".make-case");
const own = () => app.host.cases.filter(({ origin }) => origin === "own");
const written = () => app.page.locator(".lined textarea").inputValue();

afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

describe("a case made of the open report", () => {
  it("goes by keys alone from the report to its first try, without the patient", async () => {
    await open();
    await make();
    for (const secret of ["Okoye", "4471123", "Marchetti", "1950-04-02"]) expect(await written()).not.toContain(secret);
    expect(await text(".make-case .problems")).toContain("Larkspur");
    await press("Control+s");
    expect(await text(".editor-state")).toContain("once more");
    expect(own()).toEqual([]);
    await press("Space", "Control+s");
    await app.page.waitForSelector(".screen-nothing .primary");
    expect(own().map(({ file }) => file)).toEqual(["ct-abdomen-with-contrast.txt"]);
    await press("Enter");
    await app.page.waitForSelector(".practice-asked");
    expect(await text("[data-kind=findings]")).toContain("34 mm");
    expect(await text("[data-kind=impression]")).not.toContain("Urology");
  });

  it("says what was taken out, and what is to be looked at, with its line", async () => {
    await open();
    await make();
    await tabTo(".make-case summary");
    await press("Enter");
    expect(await text(".taken")).toContain("Okoye, Ngozi");
    expect(await text(".taken")).toMatch(/Ms\. Okoye\s*→[\s\S]*The patient/);
    await tabTo(".make-case .problems button").catch(async () => {
      await press("Shift+Tab", "Shift+Tab", "Shift+Tab");
    });
    await app.page.locator(".make-case .problems button", { hasText: "Larkspur" }).press("Enter");
    const line = await app.page.locator(".lined textarea").evaluate((area) => {
      const { value, selectionStart, selectionEnd } = area as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    });
    expect(line).toContain("Larkspur");
  });

  it("refuses a name that any case has, says whose it is, and takes another", async () => {
    await open();
    await make();
    await app.page.locator(".make-case input").press("Space");
    await app.page.locator(".editor-name").press("Control+a");
    await type("lump");
    await press("Control+s");
    await expect.poll(() => text(".editor-state")).toContain('"lump" is there already (with Readout)');
    expect(await app.page.locator(".editor-name").evaluate((field) => field === document.activeElement)).toBe(true);
    await type("lump-two");
    await press("Control+s");
    await expect.poll(() => own().map(({ file }) => file)).toEqual(["lump-two.txt"]);
  });

  it("follows title, difficulty and minutes in the text, and names the line of what is wrong", async () => {
    await open();
    await make();
    await app.page.locator(".case-title-field input").press("Control+a");
    await type("Blood on the way");
    await app.page.locator(".case-minutes-field input").press("Control+a");
    await type("99");
    expect(await written()).toMatch(/^title: Blood on the way$/m);
    await expect.poll(() => text(".editor-side > .problems")).toContain('"minutes: 99" is not a whole number');
    await app.page.locator(".editor-side > .problems button").press("Enter");
    expect(await app.page.locator(".lined-back .error").innerText()).toBe("minutes: 99");
    await app.page.locator(".case-minutes-field input").press("Control+a");
    await type("5");
    await expect.poll(() => app.page.locator(".editor-side > .problems").count()).toBe(0);
  });

  it("is not lost without a question", async () => {
    await open();
    await make();
    await press("Escape");
    expect(await text(".screen-bar")).toContain("What was changed is not saved.");
    await press("Escape", "Escape", "Tab", "Enter");
    await expect.poll(() => app.page.locator(".screen").count()).toBe(0);
    expect(own()).toEqual([]);
  });

  it("needs Findings and an Impression, and no case in the report's place", async () => {
    await open({ text: FINISHED.replace(/IMPRESSION:[\s\S]*/, "") });
    await run("make a practice", ".screen-empty");
    expect(await text(".screen-empty")).toContain("has no Impression yet");
    await press("Escape");
    await run("practice cases", ".case-detail");
    await press("Enter");
    await app.page.waitForSelector(".practice-asked");
    await press("Control+k");
    await type("make a practice");
    await press("Enter");
    await expect.poll(() => text(".banner")).toContain("A practice case is open");
  });

  it("stays on the screen when it cannot be written", async () => {
    await open();
    await make();
    await app.page.locator(".make-case input").press("Space");
    app.host.failing.add("saveCase");
    await press("Control+s");
    await expect.poll(() => text(".editor-state")).toContain("cannot be written");
    expect(await written()).toContain("renal mass");
  });
});

describe("own cases where cases are chosen", () => {
  const mine = caseFile("mine.txt", CASE.replace("A lump on the way", "My lump"), "own");
  const openList = async (options: AppOptions = {}) => {
    await open({ cases: [caseFile("lump.txt", CASE), mine], ...options });
    await run("practice cases", ".case-detail");
    await type("mine my");
    await app.page.locator('[role="combobox"]').press("Control+a");
    await type("my lump");
  };
  const button = async (name: string) => app.page.getByRole("button", { name, exact: true }).press("Enter");

  it("are edited in their place", async () => {
    await openList();
    await button("Edit");
    await app.page.waitForSelector(".lined");
    await app.page.locator(".case-title-field input").press("End");
    await type(" again");
    await press("Control+s");
    await app.page.waitForSelector(".case-detail");
    expect(await text(".templates-said")).toBe("mine.txt is saved.");
    expect(own()[0]?.text).toContain("title: My lump again\n");
  });

  it("are exported as they are and deleted once that is said twice", async () => {
    await openList();
    await button("Export file");
    await expect.poll(() => app.host.exported.map(({ name }) => name)).toEqual(["mine.txt"]);
    expect(new TextDecoder().decode(app.host.exported[0]?.bytes)).toBe(mine.text);
    await button("Delete");
    await press("Enter");
    await expect.poll(() => own()).toEqual([]);
    expect(await text(".templates-said")).toBe("mine.txt is deleted.");
  });

  it("are imported under a free name, and nowhere before they are saved", async () => {
    await openList();
    await app.page.locator('input[type="file"]').setInputFiles({
      name: "Mine.txt",
      mimeType: "text/plain",
      buffer: Buffer.from(CASE.replace("A lump on the way", "From elsewhere")),
    });
    await app.page.waitForSelector(".lined");
    expect(await app.page.locator(".editor-name").inputValue()).toBe("mine-2");
    expect(own()).toHaveLength(1);
    await press("Control+s");
    await app.page.waitForSelector(".case-detail");
    expect(own().map(({ file }) => file)).toEqual(["mine.txt", "mine-2.txt"]);
  });

  it("are mended where they are broken", async () => {
    await open({ cases: [caseFile("broken.txt", CASE.replace("region: abdomen", "region: elbow"), "own")] });
    await run("practice cases", ".case-detail");
    expect(await text(".case-detail .problems")).toContain("Line 3");
    await button("Edit");
    await app.page.waitForSelector(".lined");
    await app.page.locator(".editor-side .problems button").press("Enter");
    await type("region: abdomen");
    await expect.poll(() => text(".editor-state")).toBe("All is well");
    await press("Control+s");
    await expect.poll(() => text(".case-detail h3")).toBe("A lump on the way");
  });

  it("are made of one that comes with Readout by a copy; that one stays as it is", async () => {
    await open();
    await run("practice cases", ".case-detail");
    await button("Edit a copy");
    await app.page.waitForSelector(".lined");
    await press("Control+s");
    await app.page.waitForSelector(".case-detail");
    expect(own().map(({ file }) => file)).toEqual(["lump-2.txt"]);
    expect(readCase("lump-2", own()[0]?.text ?? "").ok).toBe(true);
    expect(app.host.cases[0]?.text).toBe(CASE);
  });
});
