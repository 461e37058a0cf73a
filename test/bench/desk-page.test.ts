import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deckOf } from "../../bench/desk/deck.mjs";
import { pageOf } from "../../bench/desk/page.mjs";
import { readVerdicts } from "../../bench/desk/verdicts.mjs";
import { RULES } from "../../shared/checks/rules/index";
import { analyze } from "../../shared/extract/analyze";
import { DEFAULT_CHECK_SETTINGS } from "../../shared/settings";
import { parseReportText } from "../../shared/text/parse";
import { launchChromium } from "../chromium";

const LEFT = `FINDINGS: The liver is <b>smooth</b>. There is a 3 cm mass in the left kidney. The spleen is normal.

IMPRESSION: Right renal mass. Clinical correlation is advised.`;
const OPEN = "FINDINGS: Nodule of [size].\n\nIMPRESSION: Lung nodule.";

const within = (text: string, words: string) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});
const deck = deckOf(
  {
    reports: new Map([
      ["a-1", { source: "alpha", text: LEFT }],
      ["b-1", { source: "beta", text: OPEN }],
    ]),
    alerts: [
      {
        rule: "rec-clinical-correlation",
        severity: "warning",
        report: "a-1",
        source: "alpha",
        message: "Names nothing to correlate with.",
        ...within(LEFT, "Clinical correlation is advised."),
      },
      {
        rule: "cons-laterality-mismatch",
        severity: "error",
        report: "a-1",
        source: "alpha",
        message: "Left in Findings, right in Impression.",
        ...within(LEFT, "Right"),
        related: [within(LEFT, "left")],
        fixes: [{ label: "Left", edits: [{ ...within(LEFT, "Right"), insert: "Left" }] }],
      },
      {
        rule: "dict-unfilled-field",
        severity: "error",
        report: "b-1",
        source: "beta",
        message: '"[size]" is open.',
        ...within(OPEN, "[size]"),
      },
    ],
    rules: RULES,
    ruleSet: "0123456789ab",
    made: "2026-01-02",
  },
  (text) => analyze(parseReportText(text), DEFAULT_CHECK_SETTINGS),
);

const folder = mkdtempSync(join(tmpdir(), "readout-desk-page-"));
const file = join(folder, "desk.html");
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  writeFileSync(file, pageOf(deck));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  const context = await browser.newContext({ colorScheme: "dark" });
  page = await context.newPage();
  complaints = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:") && !request.url().startsWith("blob:")) complaints.push(request.url());
  });
  await page.goto(pathToFileURL(file).href);
  return async () => {
    await context.close();
    expect(complaints).toEqual([]);
  };
});

const press = async (keys: string) => {
  for (const key of keys) await page.keyboard.press(key);
};
const message = () => page.locator("h2.message").textContent();
const signs = () => page.locator("#list button > :last-child").allTextContents();

async function exportedText(): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#export")]);
  return readFileSync(await download.path(), "utf8");
}

describe("the reading desk", () => {
  it("groups the alerts by rule, errors first, and shows the first in its context", async () => {
    expect(await page.locator("#list h2 b").allTextContents()).toEqual([
      "cons-laterality-mismatch",
      "dict-unfilled-field",
      "rec-clinical-correlation",
    ]);
    expect(await message()).toBe("Left in Findings, right in Impression.");
    const sections = page.locator("#card section");
    expect(await sections.locator("h3").allTextContents()).toEqual(["IMPRESSION", "against: FINDINGS", "fix: Left"]);
    expect(await sections.nth(0).locator("mark").allTextContents()).toEqual(["Right"]);
    expect(await sections.nth(1).locator("mark.other").allTextContents()).toEqual(["left"]);
    expect(await sections.nth(1).locator("p").innerText()).toBe(
      "The liver is <b>smooth</b>. There is a 3 cm mass in the left kidney. The spleen is normal.",
    );
    expect(await sections.nth(2).locator("del").textContent()).toBe("Right");
    expect(await sections.nth(2).locator("ins").textContent()).toBe("Left");
  });

  it("shows the Impression beside an alert that stands elsewhere", async () => {
    await press("j");
    const headings = page.locator("#card section h3");
    expect(await headings.allTextContents()).toEqual(["FINDINGS", "for comparison: Impression"]);
    expect(await page.locator("#card section p").last().textContent()).toBe("Lung nodule.");
    await press("j");
    expect(await headings.allTextContents()).toEqual(["IMPRESSION"]);
  });

  it("judges by keys, goes on by itself, and takes back one after the other", async () => {
    await press("ynd");
    expect(await signs()).toEqual(["✓", "✕", "?"]);
    expect(await page.locator("#tally").textContent()).toBe("3 of 3 judged, 33 % right");
    await press("uu");
    expect(await signs()).toEqual(["✓", "", ""]);
    expect(await message()).toBe('"[size]" is open.');
    await press("u");
    expect(await signs()).toEqual(["", "", ""]);
  });

  it("moves with j and k and stops at both ends", async () => {
    await press("jjjj");
    expect(await message()).toBe("Names nothing to correlate with.");
    await press("k");
    expect(await message()).toBe('"[size]" is open.');
    await press("kkk");
    expect(await message()).toBe("Left in Findings, right in Impression.");
  });

  it("keeps verdicts and notes when it is opened again", async () => {
    await press("jn");
    await press("ke");
    await page.keyboard.type("yes, no, undone");
    await page.keyboard.press("Enter");
    await page.reload();
    expect(await signs()).toEqual(["", "✕", ""]);
    await press("j");
    expect(await page.inputValue("#note")).toBe("yes, no, undone");
  });

  it("exports what the terminal reads, and imports it on another computer", async () => {
    await press("yn");
    const text = await exportedText();
    expect([...readVerdicts(text).values()].map(({ rule, report, verdict }) => [rule, report, verdict])).toEqual([
      ["cons-laterality-mismatch", "a-1", "right"],
      ["dict-unfilled-field", "b-1", "wrong"],
    ]);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    expect(await signs()).toEqual(["", "", ""]);
    await page.setInputFiles("#file", { name: "verdicts.tsv", mimeType: "text/plain", buffer: Buffer.from(text) });
    await page.waitForFunction(() => document.querySelector("#tally")?.textContent?.includes("2 verdicts read"));
    expect(await signs()).toEqual(["✓", "✕", ""]);
    expect(await exportedText()).toBe(text);
  });

  it("refuses a file that holds something else and changes nothing", async () => {
    await press("y");
    await page.setInputFiles("#file", {
      name: "other.tsv",
      mimeType: "text/plain",
      buffer: Buffer.from("a\tb\n1\t2\n"),
    });
    await page.waitForFunction(() => document.querySelector("#tally")?.textContent?.includes("nothing was changed"));
    expect(await signs()).toEqual(["✓", "", ""]);
  });

  it.each([
    ["rule", "dict-unfilled-field", ['"[size]" is open.']],
    ["severity", "warning", ["Names nothing to correlate with."]],
    ["source", "alpha", ["Left in Findings, right in Impression.", "Names nothing to correlate with."]],
    ["state", "right", ["Left in Findings, right in Impression."]],
    ["state", "wrong", []],
  ])("filters by %s", async (name, value, expected) => {
    await press("y");
    await page.selectOption(`#${name}`, value);
    expect(await page.locator("#list button").count()).toBe(expected.length);
    for (const text of expected) {
      expect(await message()).toBe(text);
      await press("j");
    }
    if (expected.length === 0) expect(await page.locator("#card").textContent()).toBe("No alert fits these filters.");
  });

  it("shows the whole report with both ends", async () => {
    await press("o");
    expect(await page.locator("#card pre").textContent()).toBe(LEFT);
    expect(await page.locator("#card pre mark").allTextContents()).toEqual(["left", "Right"]);
  });

  it("is dark or light, and stays as it was left", async () => {
    const colour = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await colour();
    await page.click("#theme");
    const light = await colour();
    expect(light).not.toBe(dark);
    await page.reload();
    expect(await colour()).toBe(light);
  });
});
