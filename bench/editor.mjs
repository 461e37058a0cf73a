// What a key costs in a real Chromium: the editor with all checks beside a bare EditorView with the same document, in
// turns. Script time and layouts come from Chromium's own counters.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runnerImport } from "vite";
import { build } from "../scripts/build.mjs";
import { generateReport } from "./generate.mjs";
import { median, ms, quantile, row } from "./measure.mjs";
import { ROOT } from "./places.mjs";

export const title = "Typing in Chromium";

const ROUNDS = 9;
const WORDS = "There is no pleural effusion. A nodule of 12 mm is seen in the left lung. ";
const KEY_EVERY_MS = 20;
/** In every paragraph of Findings: about 100 diagnostics in 2,500 words. */
const FLAWS = 3;

export async function run() {
  await build({ names: ["bench-editor"] });
  const script = readFileSync(join(ROOT, "dist", "bench-editor", "editor.js"), "utf8");
  const { module } = await runnerImport(join(ROOT, "test", "chromium.ts"));
  const browser = await module.launchChromium();
  try {
    for (const [words, goalMs] of [
      [1000, 0.5],
      [2500, 0.25],
    ])
      await compareAt(browser, script, words, goalMs);
  } finally {
    await browser.close();
  }
}

async function compareAt(browser, script, words, goalMs) {
  const text = generateReport(21, words, { flaws: FLAWS });
  const rounds = [];
  let diagnostics = 0;
  for (let round = -1; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? ["bare", "readout"] : ["readout", "bare"];
    const taken = {};
    for (const kind of order) taken[kind] = await typeInto(browser, script, kind, text);
    diagnostics = taken.readout.diagnostics;
    if (round >= 0) rounds.push(taken);
  }
  const of = (kind, what) => rounds.map((taken) => taken[kind][what]);
  const added = rounds.map(({ bare, readout }) => readout.scriptMs - bare.scriptMs);
  const layouts = rounds.map(({ bare, readout }) => readout.layouts - bare.layouts);
  console.log(
    `  a report of ${words} words with ${diagnostics} diagnostics, ${WORDS.length} keys, ${ROUNDS} rounds in turns`,
  );
  row("script per key, bare EditorView, median", ms(median(of("bare", "scriptMs"))));
  row("script per key, Readout, median", ms(median(of("readout", "scriptMs"))));
  row(
    "script per key, Readout less bare, median of pairs",
    ms(median(added)),
    `≤ ${goalMs} ms`,
    median(added) <= goalMs,
  );
  row("the same, 95th percentile", ms(quantile(added, 0.95)));
  row("layouts per key, bare", median(of("bare", "layouts")).toFixed(2));
  row("layouts per key, Readout less bare", median(layouts).toFixed(2), "0", median(layouts) <= 0.05);
}

/** A page of its own each time: nothing of the round before is warm or in the way. */
async function typeInto(browser, script, kind, text) {
  const page = await browser.newPage();
  try {
    await page.setContent(
      "<!doctype html><style>.ProseMirror { white-space: pre-wrap; width: 720px }</style><body></body>",
    );
    await page.addScriptTag({ content: script });
    const { diagnostics } = await page.evaluate(([which, report]) => window.mountEditor(which, report), [kind, text]);
    const counters = await page.context().newCDPSession(page);
    await counters.send("Performance.enable");
    await page.keyboard.type(WORDS, { delay: KEY_EVERY_MS }); // what is compiled at the first keys is no keystroke's cost
    const before = await read(counters);
    await page.keyboard.type(WORDS, { delay: KEY_EVERY_MS });
    const after = await read(counters);
    return {
      diagnostics,
      scriptMs: (1000 * (after.ScriptDuration - before.ScriptDuration)) / WORDS.length,
      layouts: (after.LayoutCount - before.LayoutCount) / WORDS.length,
    };
  } finally {
    await page.close();
  }
}

async function read(counters) {
  const { metrics } = await counters.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
