import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { PracticeResult } from "../../shared/practice/progress";
import { type App, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";

const DAY_MS = 86_400_000;

/** Invented submissions: the size is missed again and again, the rest becomes better. */
function submissions(count: number, nowMs = Date.now()): PracticeResult[] {
  return Array.from({ length: count }, (_, index) => ({
    version: 1,
    caseId: `case-${index % 7}`,
    atMs: nowMs - (count - index) * 2 * DAY_MS,
    seconds: 200 + 10 * index,
    score: 55 + index,
    modality: index % 2 === 0 ? "CT" : "US",
    region: index % 3 === 0 ? "chest" : "abdomen",
    difficulty: 1,
    points: [
      { id: "a", kind: "finding", weight: 5, verdict: index < 6 ? "partly" : "met" },
      { id: "b", kind: "size", weight: 2, verdict: "missed" },
      { id: "order", kind: "order", weight: 2, verdict: "met" },
    ],
  }));
}

let app: App;
const { press, type, text } = handsOn(() => app);
const show = async () => {
  await press("Control+k");
  await type("progress in practice");
  await press("Enter");
  await app.page.waitForSelector(".screen h2");
};

afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

describe("progress", () => {
  it("draws scores and skills, says them in words, and names what to practise next", async () => {
    app = await startApp({ results: submissions(24) });
    await show();
    await app.page.waitForSelector('.chart svg[role="img"]');
    expect(await app.page.locator(".chart svg").count()).toBe(4);
    const said = await app.page.locator('.chart svg[role="img"]').first().getAttribute("aria-label");
    expect(said).toMatch(
      /^24 submissions from .* The last ten average 74 of 100, 10 points more than the 10 before\.$/,
    );
    expect(await text('.chart[aria-label="Skills"] .chart-words')).toContain("weakest in size with 0 %");
    expect(await text('.chart[aria-label="What to practise next"]')).toContain("Size");
    await app.page.getByText("Figures").first().click();
    expect(await app.page.locator('.chart[aria-label="Score"] tbody tr').count()).toBe(24);
  });

  it("narrows to a period and a region, and hands the results on as files", async () => {
    app = await startApp({ results: submissions(24) });
    await show();
    await app.page.waitForSelector(".tiles");
    expect(await text(".tiles")).toContain("24");
    await press("Tab", "Tab", "Enter");
    await expect.poll(() => text(".tiles")).toMatch(/\b14\b/);
    await app.page.locator(".progress-filters select").selectOption("chest");
    await expect.poll(() => text(".tiles")).toMatch(/\b4\b/);
    await app.page.getByRole("button", { name: "Export CSV" }).click();
    await expect.poll(() => app.host.exported.length).toBe(1);
    const csv = Buffer.from(app.host.exported[0]?.bytes ?? []).toString("utf8");
    expect(csv.split("\r\n")[0]).toContain("time,case");
    expect(csv).not.toContain("abdomen");
  });

  it("leads a new resident to the first case", async () => {
    app = await startApp({});
    await show();
    await app.page.waitForSelector(".screen-nothing");
    await press("Enter");
    await app.page.waitForSelector(".practice");
    expect(await text(".screen h2")).toBe("Practice");
  });
});
