import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchChromium } from "../chromium";
import { watch } from "../host/child";
import { handsOn } from "./hands";
import { isKept } from "./kept";
import { buildShells, type Shell, startShell } from "./shell-app";

const PROGRAM = join(import.meta.dirname, "..", "..", "dist", "cli", "readout.js");

let browser: Browser;
let shell: Shell;
beforeAll(async () => {
  await buildShells();
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  shell = await startShell("readout serve", browser);
});
afterEach(async () => {
  expect(shell.problems()).toEqual([]);
  await shell.close();
});

/** Another browser of the same user: a link of its own, nothing shared but the server. */
async function otherBrowser(): Promise<Page> {
  const args = [PROGRAM, "serve", "--folder", shell.folder, "--no-open"];
  const second = watch(spawn(process.execPath, args, { env: { ...process.env, READOUT_DATA: shell.data } }));
  const link = (await second.line(/^ {2}http:/)).trim();
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  await page.waitForSelector(".ProseMirror");
  return page;
}
const text = (page: Page) => page.locator(".ProseMirror").innerText();
const banners = (page: Page) => page.locator(".banners").innerText();
const press = (page: Page, ...keys: readonly string[]) => handsOn(() => ({ page })).press(...keys);
const type = (page: Page, words: string) => handsOn(() => ({ page })).type(words);

describe("two browsers on one session", () => {
  it("that write on one draft are told so, and both texts are kept", async () => {
    const first = shell.page();
    await press(first, "Control+Alt+n", "Alt+4");
    await type(first, "Begun.");
    await isKept(first);
    const second = await otherBrowser();
    await expect.poll(() => text(second)).toContain("Begun.");
    await press(second, "Alt+4", "End");
    await type(second, " From the second.");
    await isKept(second);
    await press(first, "Alt+4", "End");
    await type(first, " From the first.");
    await expect.poll(() => banners(first)).toContain("Another browser writes on this draft too");
    await isKept(first);
    await type(first, " More.");
    await isKept(first);
    await type(second, " And more.");
    await expect.poll(() => text(second)).toContain("And more.");
    await isKept(second);
    expect(await second.locator(".banners").count()).toBe(1); // the draft was recovered; no conflict is told here
    expect(await banners(second)).not.toContain("Another browser");
    await second.context().close();
    await shell.killAndRestart();
    const page = shell.page();
    // Which of them is open depends on whose last words came to the disk last.
    const names = async () => (await page.locator(".top-bar, .rail").allInnerTexts()).join("\n");
    await expect.poll(names).toContain("New report (2)");
    const drafts = [await text(page)];
    await page.locator(".rail .rail-entry", { hasText: "New report" }).first().click();
    await expect.poll(() => text(page)).not.toBe(drafts[0]);
    drafts.push(await text(page));
    expect(drafts.some((draft) => draft.includes("Begun. From the first. More."))).toBe(true);
    expect(drafts.some((draft) => draft.includes("Begun. From the second. And more."))).toBe(true);
  });

  it("that save one report do not write over each other", async () => {
    const first = shell.page();
    await press(first, "Control+Alt+n", "Alt+4");
    await type(first, "One.");
    await press(first, "Control+s");
    await type(first, "shared");
    await press(first, "Enter");
    await expect.poll(() => first.locator("[data-kept]").innerText()).toMatch(/^Saved/);
    const second = await otherBrowser();
    await second.locator(".rail .rail-entry", { hasText: "shared" }).click();
    await expect.poll(() => text(second)).toContain("One.");
    await press(second, "Alt+4", "End");
    await type(second, " Two.");
    await press(second, "Control+s");
    await expect.poll(() => second.locator("[data-kept]").innerText()).toMatch(/^Saved/);
    await press(first, "Alt+4", "End");
    await type(first, " Three.");
    await press(first, "Control+s");
    await expect.poll(() => banners(first)).toContain("Save under another name to keep yours");
    expect(await first.locator(".banner button").first().innerText()).toBe("Save as… (Ctrl+Shift+S)");
    expect(await text(first)).toContain("One. Three.");
    await second.locator(".rail .rail-entry", { hasText: "New report" }).click();
    await second.locator(".rail .rail-entry", { hasText: "shared" }).click();
    await expect.poll(() => text(second)).toContain("One. Two.");
    await second.context().close();
  });
});
