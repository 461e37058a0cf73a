#!/usr/bin/env node
// `node scripts/screenshots.mjs [NAME …]`: writes docs/screenshots/*.png. It starts the built app with `readout serve` on a
// folder of its own, and drives it by keyboard in a real Chromium, as a user would.
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runnerImport } from "vite";
import { build } from "./build.mjs";
import { smallPng } from "./small-png.mjs";
import { ROOT } from "./stale.mjs";

const TARGET = join(ROOT, "docs", "screenshots");

/** Invented from the first word to the last. */
const REPORT = `Patient: Sample, Ada
Patient ID: 000-SAMPLE
Date of birth: 1964-05-17
Sex: F
Exam: CT abdomen and pelvis with contrast
Exam date: 2026-03-02
Accession number: S-1001
Referring physician: Dr. N. Example

INDICATION:
Right flank pain and hematuria for two weeks.

TECHNIQUE:
CT of the abdomen and pelvis after 100 mL of iohexol intravenously, portal venous phase, axial slices of 3 mm with coronal and sagittal reformats.

COMPARISON:
CT abdomen 2025-08-14.

FINDINGS:
Kidneys: There is a 35 mm enhancing mass in the upper pole of the right kidney. No hydronephrosis.
Adrenals: Stable 12 mm left adrenal nodule.
Liver: Normal in size and attenuation. No focal lesion.
Biliary: The gallbladder holds a single calcified stone without wall thickening. The common bile duct is not dilated.
Vessels: The abdominal aorta measures 21 mm. No dissection.
Bowel: No obstruction. The appendix is normal.
Lung bases: A solid nodule in the right lower lobe measures 9.

IMPRESSION:
1. Stable left adrenal nodule, 12 mm, benign adenoma.
2. 35 mm enhancing mass in the left kidney, suspicious for renal cell carcinoma. Urology referral is recommended.
3. Solid pulmonary nodule in the right lower lobe. Follow-up CT of the chest is recommended.
`;

const CLEAN = `${REPORT.slice(0, REPORT.indexOf("IMPRESSION:")).replace("measures 9.", "measures 5 mm.")}IMPRESSION:
1. 35 mm enhancing mass in the right kidney, suspicious for renal cell carcinoma. Urology referral is recommended.
2. Stable left adrenal nodule, 12 mm, benign adenoma.
3. Solid 5 mm pulmonary nodule in the right lower lobe. In a patient at high risk, CT of the chest in 12 months is optional.
`;

const PRIOR = REPORT.replaceAll("2026-03-02", "2025-08-14")
  .replace("35 mm enhancing mass", "22 mm enhancing mass")
  .replace("COMPARISON:\nCT abdomen 2025-08-14.", "COMPARISON:\nNone.")
  .replace("Stable 12 mm left", "12 mm left")
  .slice(0, -1);

const WIDE = { width: 2560, height: 1440 };
const USUAL = { width: 1280, height: 720 };

/** What each picture shows, and the keys that lead there from the report that was just opened. */
const PICTURES = {
  "editor-dark": { size: USUAL },
  "editor-dark-2560": { size: WIDE },
  "editor-light": { size: USUAL, theme: "light" },
  card: { size: USUAL, act: (user) => user.openCard("left") },
  "card-light": { size: USUAL, theme: "light", act: (user) => user.openCard("no unit") },
  "card-help": {
    size: USUAL,
    act: async (user) => {
      await user.openCard("no unit");
      await user.press("?");
    },
  },
  contradiction: {
    size: USUAL,
    act: async (user) => {
      await user.openCard("left");
      await user.press("j");
    },
  },
  "sort-preview": { size: USUAL, act: (user) => user.press("Control+Alt+s") },
  "export-gate": { size: USUAL, act: (user) => user.press("Control+e") },
  "command-palette": { size: USUAL, act: (user) => user.press("Control+k") },
  "nothing-to-report": { size: USUAL, report: "clean" },
  "first-report": { size: USUAL, act: (user) => user.press("Control+Alt+n") },
  portrait: { size: { width: 1440, height: 2560 } },
  "editor-contrast": { size: USUAL, contrast: true },
  "editor-contrast-light": { size: USUAL, theme: "light", contrast: true },
  measurements: { size: USUAL, act: (user) => user.press("Control+Alt+m") },
  prior: {
    size: { width: 1680, height: 900 },
    act: async (user) => {
      await user.press("Control+Alt+o");
      await user.type("prior");
      await user.press("Enter");
    },
  },
  "find-replace": {
    size: USUAL,
    act: async (user) => {
      await user.press("Control+h");
      await user.type("nodule");
      await user.press("Enter");
    },
  },
  sign: { size: USUAL, report: "clean", act: (user) => user.press("Control+Shift+Enter") },
  "template-picker": { size: USUAL, act: (user) => user.press("F9") },
  templates: { size: USUAL, act: (user) => user.command("manage templates") },
  settings: { size: USUAL, act: (user) => user.press("Control+,") },
  "settings-checks": { size: USUAL, act: (user) => user.command("choose checks") },
  "settings-keyboard": { size: USUAL, act: (user) => user.command("change keys") },
  "settings-expansions": { size: USUAL, act: (user) => user.command("text expansions") },
  "practice-cases": { size: USUAL, progress: true, act: (user) => user.press("Control+Alt+e") },
  "practice-writing": { size: USUAL, act: (user) => user.beginCase() },
  scorecard: { size: { width: 1280, height: 900 }, act: (user) => user.scoredCase() },
  "scorecard-light": { size: { width: 1280, height: 900 }, theme: "light", act: (user) => user.scoredCase() },
  "side-by-side": {
    size: USUAL,
    act: async (user) => {
      await user.scoredCase();
      await user.command("beside the reference");
    },
  },
  progress: {
    size: { width: 1280, height: 1180 },
    progress: true,
    act: (user) => user.command("progress in practice"),
  },
  "progress-light": {
    size: { width: 1280, height: 1180 },
    theme: "light",
    progress: true,
    act: (user) => user.command("progress in practice"),
  },
  "compare-drafts": {
    size: { width: 1280, height: 900 },
    act: async (user) => {
      await user.command("compare drafts");
      await user.type("renal-mass.d");
      await user.press("Tab");
      await user.press("Tab");
      await user.type("renal-mass.f");
    },
  },
  "make-case": { size: USUAL, report: "clean", act: (user) => user.command("make a practice case") },
};

/** What a resident may have written into the case of the pictures. */
const ANSWER = ["Acute pulmonary embolism on both sides.", "6 mm nodule in the right upper lobe."];

/** Five weeks of invented practice: sizes and next steps are the weak side. */
function practiceRecord(nowMs) {
  const cases = ["ct-pe-strain", "cxr-lobar-pneumonia", "us-thyroid-tr5", "mr-knee-meniscus", "ct-renal-colic"];
  const skills = ["finding", "negative", "answer", "side", "place", "size", "next", "order", "certainty", "brevity"];
  const about = { ct: ["CT", "chest"], cx: ["DX", "chest"], us: ["US", "neck"], mr: ["MR", "msk"] };
  const verdict = (at, skill) => {
    const often = skill === "size" || skill === "next" ? 6 : 2;
    if ((at * 7 + skill.length * 5) % 11 < often - (at > 20 ? 1 : 0)) return "missed";
    return (at + skill.length) % 9 === 0 ? "partly" : "met";
  };
  return Array.from({ length: 34 }, (_, at) => {
    const caseId = cases[at % cases.length];
    const [modality, region] = about[caseId.slice(0, 2)];
    const points = skills.map((kind) => ({ id: kind, kind, weight: 2, verdict: verdict(at, kind) }));
    const score = Math.min(100, Math.round(52 + at * 1.1 + ((at * 53) % 17) - 8));
    const atMs = nowMs - (34 - at) * 25 * 3_600_000;
    return JSON.stringify({
      version: 1,
      caseId,
      atMs,
      seconds: 180 + ((at * 37) % 300),
      score,
      modality,
      region,
      difficulty: 1 + (at % 3),
      points,
    });
  }).join("\n");
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PICTURES));
if (unknown.length > 0) {
  process.stderr.write(`There is no picture "${unknown[0]}". There are: ${Object.keys(PICTURES).join(", ")}.\n`);
  process.exit(2);
}

await build({ names: ["cli", "renderer"] });
const { module: chromium } = await runnerImport(join(ROOT, "test", "chromium.ts"));

const browser = await chromium.launchChromium();
await mkdir(TARGET, { recursive: true });
for (const [name, picture] of Object.entries(PICTURES))
  if (wanted.length === 0 || wanted.includes(name)) {
    const bytes = smallPng(await take(picture));
    await writeFile(join(TARGET, `${name}.png`), bytes);
    process.stdout.write(`docs/screenshots/${name}.png ${Math.round(bytes.length / 1000)} kB\n`);
  }
await browser.close();

async function take({ size, theme = "dark", contrast = false, report = "report", progress = false, act }) {
  const home = await mkdtemp(join(tmpdir(), "readout-pictures-"));
  const reports = join(home, "reports");
  await mkdir(reports);
  await writeFile(join(reports, "prior-ct-abdomen.txt"), PRIOR);
  await writeFile(join(reports, "renal-mass.draft.txt"), REPORT);
  await writeFile(join(reports, "renal-mass.final.txt"), CLEAN);
  // The newest stands first in the list.
  await writeFile(join(reports, "report.txt"), report === "clean" ? CLEAN : REPORT);
  if (progress) {
    await mkdir(join(home, "data"), { recursive: true });
    await writeFile(join(home, "data", "practice.jsonl"), `${practiceRecord(Date.now())}\n`);
  }
  const server = spawn(
    process.execPath,
    [join(ROOT, "dist", "cli", "readout.js"), "serve", "--no-open", "--folder", reports],
    { env: { ...process.env, READOUT_DATA: join(home, "data") }, stdio: ["ignore", "pipe", "inherit"] },
  );
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: 1, colorScheme: theme });
  try {
    const page = await context.newPage();
    await page.goto(await linkOf(server));
    await page.waitForSelector(".ProseMirror");
    const user = userOf(page);
    if (theme === "light") await user.press("Control+Shift+l");
    if (contrast) await user.command("high contrast");
    await user.press("Control+o");
    await page.waitForSelector('[role="option"]');
    await user.type("report");
    await user.press("Enter");
    await page.waitForFunction(() => document.querySelector(".item")?.textContent !== "");
    await page.getByRole("button", { name: "OK" }).click();
    await page.mouse.move(0, 0);
    await user.press("Alt+5");
    await act?.(user);
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(400);
    return await page.screenshot({ caret: "initial" });
  } finally {
    await context.close();
    server.kill("SIGTERM");
    await new Promise((ended) => server.once("close", ended));
    await rm(home, { recursive: true, force: true });
  }
}

function userOf(page) {
  const press = async (key) => {
    await page.keyboard.press(key);
    await page.waitForTimeout(80);
  };
  const openCard = async (words) => {
    for (let count = 0; count < 30; count++) {
      await press("F8");
      if ((await page.locator(".card-title").innerText()).includes(words)) return;
    }
    throw new Error(`No diagnostic says "${words}".`);
  };
  // At a hand's pace: a burst is taken for dictation, and tinted.
  const type = (text) => page.keyboard.type(text, { delay: 25 });
  const command = async (words) => {
    await press("Control+k");
    await type(words);
    await press("Enter");
    await page.waitForTimeout(400);
  };
  const beginCase = async () => {
    await press("Control+Alt+e");
    await page.waitForSelector(".case-detail");
    await type("collapse at the airport");
    await press("Enter");
    await page.waitForSelector(".practice-asked");
  };
  const scoredCase = async () => {
    await beginCase();
    await type(ANSWER[0]);
    await press("Enter");
    await type(ANSWER[1]);
    await press("Control+Alt+Enter");
    await page.waitForSelector(".scorecard");
  };
  return { press, type, command, openCard, beginCase, scoredCase };
}

/** The server prints its link once it listens. */
function linkOf(server) {
  return new Promise((resolve, reject) => {
    let output = "";
    server.stdout.setEncoding("utf8").on("data", (part) => {
      output += part;
      const link = /^ {2}(http:\S+)/m.exec(output)?.[1];
      if (link !== undefined) resolve(link);
    });
    server.once("close", () => reject(new Error("readout serve ended at once.")));
  });
}
