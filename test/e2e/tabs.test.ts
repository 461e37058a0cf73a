import { readdir } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchChromium } from "../chromium";
import { handsOn } from "./hands";
import { isKept } from "./kept";
import { buildShells, type Shell, startShell } from "./shell-app";

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

async function secondTab(): Promise<Page> {
  const page = await shell.page().context().newPage();
  await page.goto(new URL(shell.page().url()).origin);
  await page.waitForSelector(".ProseMirror");
  return page;
}
const text = (page: Page) => page.locator(".ProseMirror").innerText();
const press = (page: Page, key: string) => handsOn(() => ({ page })).press(key);
async function journals(): Promise<readonly string[]> {
  return (await readdir(shell.data, { recursive: true })).filter((name) => name.endsWith(".journal"));
}

describe("two tabs of one session", () => {
  it("write into drafts of their own, and the second neither opens nor lists what the first has open", async () => {
    const first = shell.page();
    await press(first, "Control+Alt+n");
    await first.keyboard.type("Written in the first tab.");
    await isKept(first);
    const second = await secondTab();
    expect(await text(second)).not.toContain("Written in the first tab.");
    expect(await second.locator(".rail").innerText()).not.toContain("Drafts not saved");
    await press(second, "Control+Alt+n");
    await second.keyboard.type("Written in the second tab.");
    await isKept(second);
    expect(await text(first)).not.toContain("second tab");
    expect(await journals()).toHaveLength(2);
  });

  it("hand a draft on when the tab that had it open is closed", async () => {
    const first = shell.page();
    await press(first, "Control+Alt+n");
    await first.keyboard.type("Begun in the first tab.");
    await isKept(first);
    const second = await secondTab();
    await first.close();
    const third = await second.context().newPage();
    await third.goto(new URL(second.url()).origin);
    await third.waitForSelector(".ProseMirror");
    await expect.poll(() => text(third)).toContain("Begun in the first tab.");
  });
});
