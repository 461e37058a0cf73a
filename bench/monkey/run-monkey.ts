import type { Browser } from "playwright-core";
import { openApp } from "../app/open-app";
import { seeded } from "./random";
import { nextFrame, STEPS, type Step } from "./steps";

export interface MonkeyRun {
  readonly steps: number;
  /** What went wrong, with the steps that led there; undefined where nothing did. */
  readonly fault: string | undefined;
  readonly taken: Readonly<Record<string, number>>;
}

const START = `INDICATION:
Cough.

FINDINGS:
Lungs: A 6 mm nodule in the left lower lobe. No effusion.
Liver: Normal.

IMPRESSION:
1. Nodule in the left lower lobe.
2. Normal liver.
`;

const DEEP_EVERY = 25;
const UNDO_EVERY = 400;
const FRESH_EVERY = 500;
const KEPT = 30;

/** Does `steps` things at random in the real app, and looks after each whether the editor is still whole. */
export async function runMonkey(
  browser: Browser,
  origin: string,
  {
    seed,
    steps,
    onProgress,
  }: { readonly seed: number; readonly steps: number; readonly onProgress?: (at: number) => void },
): Promise<MonkeyRun> {
  const random = seeded(seed);
  const { page, problems } = await openApp(browser, origin);
  const devtools = await page.context().newCDPSession(page);
  const hands = { page, devtools, random };
  const record: string[] = [];
  const taken: Record<string, number> = {};
  const failed = (at: number, what: string): MonkeyRun => ({
    steps: at,
    taken,
    fault: `Seed ${seed}, step ${at}: ${what}\nThe last steps:\n${record.join("\n")}`,
  });
  try {
    await page.evaluate((text) => window.readout.open(text), START);
    for (let at = 1; at <= steps; at++) {
      if (at % FRESH_EVERY === 0) {
        record.push("open the first report again");
        await page.evaluate((text) => window.readout.open(text), START);
      }
      const step = choose(random.share());
      record.push(`${at}: ${await step.run(hands)}`);
      if (record.length > KEPT) record.shift();
      taken[step.run.name || "keys"] = (taken[step.run.name || "keys"] ?? 0) + 1;
      const wrong = await page.evaluate((deep) => window.readout.wrong(deep), at % DEEP_EVERY === 0);
      if (wrong.length + problems.length > 0) {
        // What a frame mends by itself is no fault: the browser tells of a caret a moment later.
        await nextFrame(page);
        const still = [
          ...(await page.evaluate(() => window.readout.wrong(false))),
          ...wrong.filter(lasts),
          ...problems,
        ];
        if (still.length > 0) return failed(at, still.join("\n"));
      }
      if (at % UNDO_EVERY === 0) {
        const lost = await undoAndRedo(hands.page);
        if (lost !== undefined) return failed(at, lost);
      }
      if (at % 1000 === 0) onProgress?.(at);
    }
    return { steps, fault: undefined, taken };
  } catch (error) {
    return failed(-1, error instanceof Error ? error.message : String(error));
  } finally {
    await page.context().close();
  }
}

/** Differences between documents do not go away by themselves. */
const lasts = (fault: string): boolean => fault.startsWith("What is shown") || fault.startsWith("The report does not");

const TOTAL = STEPS.reduce((sum, { weight }) => sum + weight, 0);

function choose(share: number): Step {
  let left = share * TOTAL;
  for (const step of STEPS) {
    left -= step.weight;
    if (left < 0) return step;
  }
  throw new Error("The weights do not add up.");
}

/** What was taken back and done again is the same document, to the letter. */
async function undoAndRedo(page: import("playwright-core").Page): Promise<string | undefined> {
  await page.keyboard.press("Escape");
  await page.evaluate(() => window.readout.focus());
  // A letter first, so that nothing is left to redo from before.
  await page.keyboard.type("z");
  const before = await page.evaluate(() => window.readout.doc());

  for (let i = 0; i < 12; i++) await page.keyboard.press("Control+z");
  for (let i = 0; i < 12; i++) await page.keyboard.press("Control+Shift+z");

  const after = await page.evaluate(() => window.readout.doc());
  return before === after ? undefined : `Undo and redo changed the report:\n${before}\n${after}`;
}
