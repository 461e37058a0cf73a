// A monkey at the keyboard: seeded random writing, pasting, undoing, fixing, dragging and composing in the real app, and
// after each step a look whether skeleton, caret, page and checks are whole. `npm run bench -- monkey --steps 20000`.
import { join } from "node:path";
import { runnerImport } from "vite";
import { build } from "../scripts/build.mjs";
import { row } from "./measure.mjs";
import { ROOT } from "./places.mjs";

export const title = "A monkey at the keyboard";
export const options = {
  steps: { type: "string", default: "20000" },
  seed: { type: "string", default: "1" },
};

export async function run(_engine, { steps, seed } = { steps: "20000", seed: "1" }) {
  await build({ names: ["bench-app"] });
  const load = async (path) => (await runnerImport(join(ROOT, path))).module;
  const [{ launchChromium }, { serveApp }, { runMonkey }] = await Promise.all(
    ["test/chromium.ts", "bench/app/open-app.ts", "bench/monkey/run-monkey.ts"].map(load),
  );
  const browser = await launchChromium();
  const app = await serveApp();
  try {
    const onProgress = (at) => process.stderr.write(`  ${at} steps\r`);
    const result = await runMonkey(browser, app.origin, { seed: Number(seed), steps: Number(steps), onProgress });
    row(`steps with seed ${seed} until something broke`, String(result.steps), "none", result.fault === undefined);
    if (result.fault !== undefined) throw new Error(result.fault);
  } finally {
    await app.close();
    await browser.close();
  }
}
