import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchChromium } from "../chromium";
import { handsOn } from "./hands";
import { isKept } from "./kept";
import { buildShells, SHELLS, type Shell, startShell } from "./shell-app";

let browser: Browser;
beforeAll(async () => {
  await buildShells();
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each(SHELLS)("in %s", (name) => {
  let shell: Shell;
  const { press, type, run, text } = handsOn(() => ({ page: shell.page() }));
  beforeEach(async () => {
    shell = await startShell(name, browser);
  });
  afterEach(async () => {
    expect(shell.problems()).toEqual([]);
    await shell.close();
  });
  const begin = async () => {
    await press("Control+Alt+e");
    await shell.page().waitForSelector(".case-detail .primary");
    await press("Enter");
    await shell.page().waitForSelector(".practice-asked");
  };

  it("an answer and a template outlive a process that is killed, and go when they are handed in and thrown away", async () => {
    await begin();
    await type("Simple cyst.");
    await isKept(shell.page());
    await run("manage templates", ".template-list");
    await shell.page().getByRole("button", { name: "New template" }).press("Enter");
    await shell.page().locator(".lined textarea").press("Control+End");
    await type("2. Second.");
    await press("Escape");
    await shell.page().getByText("Keep for later").press("Enter");
    await shell.page().waitForSelector(".unfinished");
    await shell.killAndRestart();

    await begin();
    await expect.poll(() => text("[data-kind=impression]")).toContain("Simple cyst.");
    await press("Control+Alt+Enter");
    await shell.page().waitForSelector(".scorecard");
    await expect.poll(() => text("[data-kept]")).toMatch(/^Saved/);
    await run("manage templates", ".unfinished");
    expect(await text(".unfinished")).toContain("new-template.txt");
    await shell.page().getByRole("button", { name: "Throw away" }).press("Enter");
    await shell.page().getByRole("button", { name: "Throw away for good" }).press("Enter");
    await expect.poll(() => shell.page().locator(".unfinished").count()).toBe(0);
    await shell.killAndRestart();

    await press("Control+Alt+e");
    await shell.page().waitForSelector(".case-detail .primary");
    await expect.poll(() => text(".templates-said")).toMatch(/1 done/);
    expect(await text(".templates-said")).not.toContain("begun");
  }, 120_000);
});
