import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type App, type AppOptions, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";
import { CASE, caseFile, DRAFT, FINISHED } from "./practice-fixtures";

const FILES = {
  "kidney.draft.txt": DRAFT,
  "kidney.final.txt": FINISHED,
  "same.draft.txt": FINISHED,
  "same.final.txt": FINISHED,
  "alone.draft.txt": DRAFT,
};

let app: App;
const { press, type, run, text, tabTo } = handsOn(() => app);
const open = async (options: AppOptions = {}) => {
  app = await startApp({ text: FINISHED, files: FILES, ...options });
  await run("compare drafts with", ".side-pickers");
};
const spots = (side: "draft" | "final") => app.page.locator(`.side-${side} .spot`).allInnerTexts();

afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

describe("a draft beside its final", () => {
  it("is chosen, counted and read through by keys alone, the words of each change on both sides", async () => {
    await open();
    await type("kidney.d");
    await app.page.waitForSelector(".change");
    expect(await text(".change-counts p")).toMatch(/^\d+ changes in meaning · \d+ words removed · \d+ added$/);
    const changes = await app.page.locator(".change").allInnerTexts();
    expect(changes).toContainEqual(expect.stringContaining('The side changed from "left" to "right".'));
    expect(changes).toContainEqual(expect.stringContaining("Item 3 was dropped"));
    await tabTo(".change");
    const at = changes.findIndex((words) => words.startsWith("Side"));
    await press("Enter", ...Array.from({ length: at }, () => "ArrowDown"));
    expect([await spots("draft"), await spots("final")]).toEqual([["left"], ["right"]]);
    expect(await app.page.locator(".change[aria-current=true]").innerText()).toContain("Side");
    await press("End");
    expect(await spots("final")).toEqual([]);
    expect(await spots("draft")).not.toEqual([]);
  });

  it("tells removed and added words by strike and underline, items in rows with their numbers", async () => {
    await open();
    await type("kidney.d");
    await app.page.waitForSelector(".compared-table ins");
    const line = (tag: string) =>
      app.page
        .locator(`.compared-table ${tag}`)
        .first()
        .evaluate((element) => getComputedStyle(element).textDecorationLine);
    expect([await line("del"), await line("ins")]).toEqual(["line-through", "underline"]);
    const rows = await app.page.locator(".compared-table tbody").first().locator("tr").allInnerTexts();
    expect(rows.some((row) => /^2\. Enhancing left[\s\S]*\t1\. Enhancing right/.test(row))).toBe(true);
    expect(rows.some((row) => /^3\. Diverticulosis\.\tNot in the final/.test(row))).toBe(true);
    await tabTo(".compared-legend input");
    await press("Space");
    expect(await text(".compared-table")).toContain("rows are the same.");
  });

  it("shows one kind of change where that is asked for, and all again", async () => {
    await open();
    await type("kidney.d");
    await app.page.waitForSelector(".change");
    const all = await app.page.locator(".change").count();
    await tabTo(".change-counts button");
    await press("Enter");
    expect(await app.page.locator(".change").count()).toBeLessThan(all);
    await press("Enter");
    expect(await app.page.locator(".change").count()).toBe(all);
  });

  it("compares pasted Impressions as they are written, and has them again when one comes back", async () => {
    await open();
    await type("Text");
    await press("Tab");
    await type("Left renal mass.");
    await press("Tab", "Tab");
    await type("Text");
    await press("Tab");
    await type("Right renal mass.");
    await expect.poll(() => app.page.locator(".change").allInnerTexts()).toHaveLength(1);
    await press("Escape");
    await run("compare drafts with", ".side-pickers");
    expect(await app.page.locator(".side-picker textarea").first().inputValue()).toBe("Left renal mass.");
  });

  it("says that two are the same, and that one is still missing", async () => {
    await open();
    expect(await text(".compare .screen-empty")).toBe("Choose the draft above.");
    await type("same.d");
    await expect.poll(() => text(".changes")).toContain("The two are the same.");
  });

  it("says so when a report cannot be read", async () => {
    await open({ files: { ...FILES, "torn.json": "{ no report" } });
    await type("torn");
    await expect.poll(() => text(".side-problem")).toMatch(/^torn\.json: /);
    expect(await app.page.locator(".change").count()).toBe(0);
  });

  it("does not offer a practice case as a report", async () => {
    app = await startApp({ text: FINISHED, files: FILES, cases: [caseFile("lump.txt", CASE)] });
    await run("practice cases", ".case-detail");
    await press("Enter");
    await app.page.waitForSelector(".practice-asked");
    await run("compare drafts with", ".side-pickers");
    expect(await app.page.locator("option", { hasText: "The open report" }).count()).toBe(0);
  });
});

describe("all pairs of the folder", () => {
  it("stand in a table with their sums, lead to each pair, and become a file", async () => {
    await open();
    await tabTo(".side-picker select");
    await press("Shift+Tab", "Shift+Tab", "Enter");
    await app.page.waitForSelector(".pairs-table");
    expect(await text(".pairs-bar p")).toMatch(/^2 pairs: 1 without a change in meaning, 1 without a changed word\./);
    expect(await text(".compare")).toContain("Without their other half: alone.draft.txt");
    await tabTo(".pairs-bar .button");
    await press("Enter");
    await expect.poll(() => app.host.exported.length).toBe(1);
    const csv = new TextDecoder().decode(app.host.exported[0]?.bytes);
    expect(csv.split("\r\n").map((line) => line.split(",")[0])).toEqual(["pair", "kidney", "same", "all pairs", ""]);
    await tabTo(".pair-link");
    await press("Enter");
    await app.page.waitForSelector(".change");
    expect(await text(".compared-table thead")).toContain("kidney.final");
  });

  it("says how two reports become a pair where there is none", async () => {
    await open({ files: { "alone.draft.txt": DRAFT } });
    await app.page.getByRole("button", { name: "All pairs" }).press("Enter");
    await expect.poll(() => text(".screen-nothing")).toContain("NAME.draft.txt");
    expect(await text(".screen-nothing")).toContain("alone.draft.txt");
  });
});
