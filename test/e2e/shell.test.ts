import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readReportFile } from "../../shared/report-file";
import { launchChromium } from "../chromium";
import { handsOn } from "./hands";
import { isKept, journalText } from "./kept";
import { buildShells, SHELLS, type Shell, startShell } from "./shell-app";

const REPORT = `Patient: Doe, Jane
Patient ID: 12
Date of birth: 1961-02-03
Sex: F
Exam: CT abdomen
Exam date: 2026-03-02

INDICATION: Flank pain.

TECHNIQUE: CT of the abdomen without contrast.

COMPARISON: None available.

FINDINGS: There is a mass in the upper pole of the right kidney measuring 35 mm. No hydronephrosis.

IMPRESSION:
1. Mass in the left kidney, suspicious for renal cell carcinoma.
`;

let browser: Browser;
beforeAll(async () => {
  await buildShells();
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each(SHELLS)("in %s", (name) => {
  let shell: Shell;
  beforeEach(async () => {
    shell = await startShell(name, browser);
  });
  afterEach(async () => {
    expect(shell.problems()).toEqual([]);
    expect(shell.outsideRequests()).toEqual([]);
    await shell.close();
  });

  const { press, type } = handsOn(() => ({ page: shell.page() }));
  const impression = () => shell.page().locator(".item").allTextContents();

  async function openReport(): Promise<void> {
    await writeFile(join(shell.folder, "kidney.txt"), REPORT);
    shell.choose("open", "kidney.txt");
    await press("Control+o");
    if (!shell.hasDialogs) {
      await shell.page().locator('[role="option"]').first().waitFor();
      await press("Enter");
    }
    await expect.poll(impression).toEqual(["Mass in the left kidney, suspicious for renal cell carcinoma."]);
  }

  async function mendTheSide(): Promise<void> {
    await press("Alt+1");
    for (let count = 0; count < 10; count++) {
      await press("F8");
      if ((await shell.page().locator(".card-title").innerText()).includes("left")) break;
    }
    await press("Enter");
    await expect.poll(impression).toEqual(["Mass in the right kidney, suspicious for renal cell carcinoma."]);
  }

  /** Errors that are still open are asked about; the export goes on with a reason for each. */
  async function exportBy(key: string, file: string): Promise<Buffer> {
    shell.choose("save", file);
    await press(key);
    const names = async () =>
      (await readdir(shell.folder)).filter((entry) => entry.endsWith(file.slice(-4)) && entry !== "kidney.txt");
    await expect.poll(names).toHaveLength(1);
    const [written = ""] = await names();
    return readFile(join(shell.folder, written));
  }

  it("a report is opened, mended by keyboard, saved, exported and read back from the disk", async () => {
    await openReport();
    await mendTheSide();

    shell.choose("save", "kidney.readout.json");
    await press("Control+s");
    if (!shell.hasDialogs) {
      await shell.page().locator("input[data-first]").fill("kidney");
      await press("Enter");
    }
    const saved = () => readFile(join(shell.folder, "kidney.readout.json"), "utf8").catch(() => "");
    await expect.poll(saved).not.toBe("");
    const file = readReportFile(await saved());
    expect(file.ok && file.value.doc.textContent).toContain("Mass in the right kidney");
    expect(await readFile(join(shell.folder, "kidney.txt"), "utf8")).toBe(REPORT);

    const text = (await exportBy("Control+e", "export.txt")).toString("utf8");
    expect(text).toContain("Mass in the right kidney, suspicious for renal cell carcinoma.");
    const pdf = await exportBy("Control+Shift+e", "export.pdf");
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.subarray(-7).toString()).toContain("%%EOF");
  });

  it("what was typed comes back after the shell was killed, and goes on from there", async () => {
    await openReport();
    await press("Alt+1", "End");
    await type(" Fever since yesterday.");
    await isKept(shell.page());
    await shell.killAndRestart();
    const indication = () => shell.page().locator("[data-kind=indication] p").allTextContents();
    await expect.poll(indication).toEqual(["Flank pain. Fever since yesterday."]);
    await press("Alt+1", "End");
    await type(" Pain is worse at night.");
    await isKept(shell.page());
    await shell.killAndRestart();
    await expect.poll(indication).toEqual(["Flank pain. Fever since yesterday. Pain is worse at night."]);
  });

  it("every change is on the disk within a second or so of being typed", async () => {
    await openReport();
    await press("Alt+4", "End");
    const journals = async () => {
      const entries = await readdir(shell.data, { recursive: true });
      const files = entries.filter((entry) => entry.endsWith(".journal"));
      return (await Promise.all(files.map((entry) => readFile(join(shell.data, entry), "utf8")))).join("");
    };
    const before = await journals();
    await type(" Bladder empty.");
    await expect.poll(journals).not.toBe(before);
    if (!shell.hasDialogs) await expect.poll(() => journalText(shell.data)).toContain("Bladder empty.");
    else expect(await journals()).not.toMatch(/Bladder|draftId/);
  });
});
