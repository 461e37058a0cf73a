import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveApp } from "../../bench/app/open-app";
import { runMonkey } from "../../bench/monkey/run-monkey";
import { build } from "../../scripts/build.mjs";
import { launchChromium } from "../chromium";

/** A short walk at each test run; `npm run bench -- monkey --steps 20000 --seed N` goes as far as you like. */
const STEPS = 400;

let browser: Browser;
let app: Awaited<ReturnType<typeof serveApp>>;

beforeAll(async () => {
  await build({ names: ["bench-app"] });
  browser = await launchChromium();
  app = await serveApp();
}, 120_000);
afterAll(async () => {
  await app.close();
  await browser.close();
});

describe("an author who does everything at random", () => {
  it.each([1, 2])(
    "never breaks skeleton, caret, page or checks (seed %i)",
    async (seed) => {
      const { fault, steps } = await runMonkey(browser, app.origin, { seed, steps: STEPS });
      expect(fault ?? "").toBe("");
      expect(steps).toBe(STEPS);
    },
    180_000,
  );
});
