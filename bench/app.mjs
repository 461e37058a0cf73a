// The whole app in a real Chromium, with everything on: what a key costs beside a bare EditorView, how soon a diagnostic
// shows, how long a report takes to open and the app to start, and what is left on the heap after a long day.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { runnerImport } from "vite";
import { build } from "../scripts/build.mjs";
import { generateReport } from "./generate.mjs";
import { median, ms, quantile, row } from "./measure.mjs";
import { ROOT } from "./places.mjs";

export const title = "The whole app in Chromium";
export const options = { short: { type: "boolean", default: false } };

const WORDS = "There is no pleural effusion. A nodule of 12 mm is seen in the left lung. ";
const KEY_EVERY_MS = 25;

export async function run(_engine, { short } = { short: false }) {
  await build({ names: ["bench-app", "bench-editor", "renderer"] });
  const load = async (path) => (await runnerImport(join(ROOT, path))).module;
  const [{ launchChromium }, { openApp, serveApp }] = await Promise.all(
    ["test/chromium.ts", "bench/app/open-app.ts"].map(load),
  );
  const browser = await launchChromium();
  const server = await serveApp();
  const app = () => openApp(browser, server.origin).then(({ page }) => page);
  try {
    await keys(browser, app, short ? 3 : 7);
    await firstFrame(app);
    await opening(app);
    await starting(app);
    await heap(app, short ? 10 : 1);
    size();
  } finally {
    await server.close();
    await browser.close();
  }
}

/** Main-thread time a key, everything in it: script, style, layout, paint, timers and what follows in the next frames. */
async function keys(browser, app, rounds) {
  const text = generateReport(21, 2500, { flaws: 3 });
  const script = readFileSync(join(ROOT, "dist", "bench-editor", "editor.js"), "utf8");
  const taken = { bare: [], readout: [] };
  const means = { bare: [], readout: [] };
  let diagnostics = 0;
  for (let round = -1; round < rounds; round++) {
    for (const kind of round % 2 === 0 ? ["bare", "readout"] : ["readout", "bare"]) {
      const page = kind === "bare" ? await barePage(browser, script, text) : await app();
      if (kind === "readout") {
        await page.evaluate((report) => window.readout.open(report), text);
        diagnostics = await page.evaluate(() => window.readout.diagnostics());
        await page.evaluate(() => window.readout.caretAt("findings", 0.5));
      }
      await page.keyboard.type(WORDS, { delay: KEY_EVERY_MS });
      const times = await timeKeys(page, WORDS);
      if (round >= 0) taken[kind].push(...times.each);
      if (round >= 0) means[kind].push(times.mean);
      await page.context().close();
    }
  }
  console.log(
    `  a report of 2500 words with ${diagnostics} diagnostics, ${WORDS.length} keys, ${rounds} rounds in turns`,
  );
  row("main thread a key, bare EditorView, median", ms(median(taken.bare)));
  row("main thread a key, whole app, median", ms(median(taken.readout)), "≤ 3 ms", median(taken.readout) <= 3);
  row("the same, 95th percentile", ms(quantile(taken.readout, 0.95)), "≤ 6 ms", quantile(taken.readout, 0.95) <= 6);
  row("the same, mean with all that follows a key, whole app", ms(median(means.readout)));
  row("the same, bare EditorView", ms(median(means.bare)));
}

async function barePage(browser, script, text) {
  const page = await (await browser.newContext()).newPage();
  await page.setContent(
    "<!doctype html><style>.ProseMirror { white-space: pre-wrap; width: 720px }</style><body></body>",
  );
  await page.addScriptTag({ content: script });
  await page.evaluate((report) => window.mountEditor("bare", report), text);
  return page;
}

/** `each`: what the main thread did within 20 ms of a key, less the same without a key. `mean`: all of it, over all keys. */
async function timeKeys(page, words) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  const busy = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
  };
  const measured = async (work) => {
    const before = await busy();
    await work();
    await page.waitForTimeout(20);
    return (await busy()) - before;
  };
  const still = [];
  for (let i = 0; i < 10; i++) still.push(await measured(async () => {}));
  const idle = median(still);
  const each = [];
  for (const letter of words) each.push(Math.max(0, (await measured(() => page.keyboard.press(letter))) - idle));
  return { each, mean: each.reduce((sum, value) => sum + value, 0) / each.length };
}

/** In which frame after the key that leaves the sentence its underline is there: the first is the key's own. */
async function firstFrame(app) {
  const page = await app();
  await page.evaluate((report) => window.readout.open(report), generateReport(5, 1000));
  await page.evaluate(() => window.readout.caretAt("findings", 1));
  const flawed = [
    "The the liver is normal",
    "Small nodule measures 12 mm in the the lung",
    "The terminal ilium is normal",
  ];
  for (const [how, keys] of [
    ["a full stop and a blank", [".", " "]],
    ["an arrow key", [".", "ArrowUp"]],
    ["Enter", [".", "Enter"]],
  ]) {
    const frames = [];
    for (let round = 0; round < 20; round++) {
      await page.keyboard.press("Enter");
      await page.keyboard.type(flawed[round % flawed.length]);
      await page.waitForTimeout(60);
      await page.keyboard.press(keys[0]);
      await page.evaluate(() => window.readout.watchNextKey());
      await page.keyboard.press(keys[1]);
      frames.push(await page.evaluate(() => window.readout.framesToUnderline()));
      await page.keyboard.press("Control+End");
      await page.evaluate(() => window.readout.caretAt("findings", 1));
    }
    const late = frames.filter((count) => count > 1).length;
    row(`frames to the underline when ${how} ends the sentence`, `${median(frames)}`, "1", late === 0);
  }
  await page.context().close();
}

async function opening(app) {
  const page = await app();
  const took = [];
  for (let round = 0; round < 15; round++) {
    const text = generateReport(100 + round, 1000);
    took.push(await page.evaluate((report) => window.readout.timeToOpen(report), text));
  }
  row("opening a report of 1000 words, to the next frame, median", ms(median(took)), "≤ 100 ms", median(took) <= 100);
  row("the same, 95th percentile", ms(quantile(took, 0.95)));
  await page.context().close();
}

async function starting(app) {
  const page = await app();
  const took = [];
  for (let round = 0; round < 9; round++) {
    await page.reload();
    await page.waitForFunction(() => "readout" in window);
    took.push(await page.evaluate(() => window.readout.startedMs));
  }
  row("warm start to the first caret, median", ms(median(took)), "≤ 1000 ms", median(took) <= 1000);
  await page.context().close();
}

/** What is left on the heap after garbage collection; the first of each kind of work is done before the first look. */
async function heap(app, lessBy) {
  const page = await app();
  const devtools = await page.context().newCDPSession(page);
  const used = async () => {
    await page.waitForTimeout(2500); // timers and idle work of the app are done
    await devtools.send("HeapProfiler.collectGarbage");
    await devtools.send("HeapProfiler.collectGarbage");
    return (await devtools.send("Runtime.getHeapUsage")).usedSize / 2 ** 20;
  };
  const write = async (count) => {
    await page.evaluate(() => window.readout.caretAt("findings", 0.5));
    for (let at = 0; at < count; at++) {
      await page.keyboard.press(at % 60 === 59 ? "Control+Backspace" : (WORDS[at % WORDS.length] ?? "x"));
      if (at % 300 === 299) for (let i = 0; i < 60; i++) await page.keyboard.press("Control+Backspace");
    }
  };
  const fix = async (count) => {
    for (let at = 0; at < count; at++) {
      await page.keyboard.press("F8");
      await page.keyboard.press("Enter");
      if (at % 10 === 9) await page.keyboard.press("Escape");
      await page.keyboard.press("Control+z");
    }
  };
  const open = async (count) => {
    for (let at = 0; at < count; at++)
      await page.evaluate((report) => window.readout.open(report), generateReport(1000 + at, 1000));
  };
  await open(5);
  await write(600);
  await fix(20);
  const before = await used();
  const counts = [10_000, 1_000, 100].map((count) => Math.round(count / lessBy));
  await write(counts[0]);
  await fix(counts[1]);
  await open(counts[2]);
  const grown = (await used()) - before;
  row(
    `heap growth after ${counts[0]} keys, ${counts[1]} fixes, ${counts[2]} reports`,
    `${grown.toFixed(1)} MB`,
    "≤ 10 MB",
    grown <= 10,
  );
  await page.context().close();
}

/** What the page loads before the first caret, and everything there is. */
function size() {
  const folder = join(ROOT, "dist", "renderer");
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const weight = (name) => gzipSync(readFileSync(join(folder, "assets", name))).length / 1000;
  const code = readdirSync(join(folder, "assets")).filter((name) => /\.(?:js|css)$/.test(name));
  const all = code.reduce((sum, name) => sum + weight(name), 0);
  const first = code.filter((name) => html.includes(name)).reduce((sum, name) => sum + weight(name), 0);
  row("renderer at the start, script and style, gzip", `${first.toFixed(0)} kB`, "≤ 500 kB", first <= 500);
  row("the same with all that is loaded later", `${all.toFixed(0)} kB`);
}
