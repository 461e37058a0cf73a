import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type App, type AppOptions, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";
import { FINISHED } from "./practice-fixtures";

let app: App;
const { press, type, text } = handsOn(() => app);
const open = async (options: AppOptions = {}) => {
  app = await startApp({ text: FINISHED, ...options });
};
const banners = async () => (await app.page.locator(".banner p").allInnerTexts()).join(" ");
const command = async (name: string) => {
  await press("Control+k");
  await type(name);
  await press("Enter");
};

afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

describe("a sentence above the text", () => {
  it("goes with Esc from the text, which keeps its caret", async () => {
    await open();
    await press("Alt+4", "End");
    await press("Control+Alt+a");
    expect(await banners()).toContain("needs no addendum");
    await press("Escape");
    expect(await banners()).toBe("");
    await type(" Here.");
    expect(await text("[data-kind=findings]")).toContain("Here.");
  });

  it("goes when something else is done", async () => {
    await open();
    await command("close the prior");
    expect(await banners()).toContain("No prior report is open");
    await press("Alt+5");
    expect(await banners()).toBe("");
  });

  it("stays when it tells of a draft that was deleted, which can be taken back", async () => {
    await open();
    await command("delete this draft");
    await expect.poll(banners).toContain("was deleted");
    await press("Escape", "Alt+5");
    expect(await banners()).toContain("was deleted");
    await press("Shift+F6", "Enter");
    await expect.poll(() => text("[data-kind=findings]")).toContain("34 mm");
  });
});

describe("finding and replacing by keys", () => {
  it("goes from what is sought to what stands for it, and back, with Tab", async () => {
    await open();
    await press("Control+h");
    await type("mass");
    await press("Tab");
    await type("lesion");
    expect(await app.page.getByLabel("Replace with").inputValue()).toBe("lesion");
    await press("Shift+Tab");
    expect(await app.page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Find");
  });
});

describe("a small window at twice the size", () => {
  it("says whose report it is", async () => {
    await open({ width: 1280, height: 720, settings: { zoom: 2 } });
    const who = app.page.locator(".top-bar .who span").first();
    expect(await who.isVisible()).toBe(true);
    expect(await who.innerText()).toContain("Okoye");
    expect(await app.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
      0,
    );
  });
});
