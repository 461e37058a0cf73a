import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type App, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";
import { CASE, caseFile, FINISHED } from "./practice-fixtures";

let app: App;
const { press, type, text } = handsOn(() => app);
afterEach(async () => {
  await app.close();
});
afterAll(stopApps);

/** The server has ended, or another version stands where the page came from. */
const without = async (part: string) => {
  app = await startApp({ text: FINISHED, cases: [caseFile("lump.txt", CASE)] });
  await app.page.route(`**/assets/${part}-*`, (route) => route.abort());
};

describe("a part of the page that cannot be loaded", () => {
  it.each([
    ["settings-screen", "Control+,", ".screen"],
    ["practice-screen", "Control+Alt+e", ".screen"],
    ["template-picker", "F9", "dialog.dialog"],
  ])("%s is told in its place; Esc leads back to a report that is as it was", async (part, keys, place) => {
    await without(part);
    await press("Alt+4", "End", keys);
    await expect.poll(() => text(place)).toContain("could not be loaded");
    await press("Escape");
    await expect.poll(() => app.page.locator(place).count()).toBe(0);
    await type(" Written on.");
    expect(await text("[data-kind=findings]")).toContain("Written on.");
    for (const part of [".top-bar", ".rail", ".panel", ".footer"])
      expect(await app.page.locator(part).isVisible(), part).toBe(true);
  });

  it("the scoring is told too, and the answer stays to be submitted", async () => {
    await without("score");
    await press("Control+Alt+e");
    await app.page.waitForSelector(".case-detail");
    await press("Enter");
    await app.page.waitForSelector(".practice-asked");
    await type("Renal mass.");
    await press("Control+Alt+Enter");
    await expect.poll(() => text(".banners")).toContain("could not be loaded");
    await type(" More.");
    expect(await text("[data-kind=impression]")).toContain("Renal mass. More.");
  });
});

describe("a draft that the disk refuses", () => {
  it("is told above the text until it is kept", async () => {
    app = await startApp({ text: FINISHED });
    app.host.failing.add("keepDraft");
    await press("Alt+4", "End");
    await type(" More.");
    await expect.poll(() => text(".banners")).toContain("This is not on the disk.");
    expect(await app.page.evaluate(() => document.activeElement?.classList.contains("ProseMirror"))).toBe(true);
    app.host.failing.delete("keepDraft");
    await expect.poll(() => text(".app")).not.toContain("This is not on the disk.");
  });
});
