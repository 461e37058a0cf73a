import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type App, startApp, stopApps } from "./editor-app";
import { CASE, caseFile, FINISHED } from "./practice-fixtures";

let app: App;
afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

/** The page's part comes from a slow disk. */
async function slow(part: string): Promise<() => Promise<void>> {
  app = await startApp({ text: FINISHED, cases: [caseFile("lump.txt", CASE)] });
  let arrived = () => {};
  const asked = new Promise<void>((done) => {
    arrived = done;
  });
  let go = () => {};
  const gate = new Promise<void>((done) => {
    go = done;
  });
  await app.page.route(`**/assets/${part}-*.js`, async (route) => {
    arrived();
    await gate;
    await route.continue();
  });
  return async () => {
    await asked;
    go();
  };
}
const whole = () => app.page.locator(".ProseMirror").innerText();

describe("keys that come before the page that they are for", () => {
  it("are in the search of the settings once it is there", async () => {
    const release = await slow("settings-screen");
    const before = await whole();
    await app.page.keyboard.press("Control+,");
    await app.page.keyboard.type("lettex");
    await app.page.keyboard.press("Backspace");
    await app.page.keyboard.type("r");
    await release();
    await app.page.waitForSelector(".settings-nav");
    await expect.poll(() => app.page.locator(".settings-search").inputValue()).toBe("letter");
    await app.page.keyboard.type("s");
    expect(await app.page.locator(".settings-search").inputValue()).toBe("letters");
    expect(await whole()).toBe(before);
  });

  it("choose a template once the list is there", async () => {
    const release = await slow("template-picker");
    await app.page.keyboard.press("F9");
    await app.page.waitForSelector("dialog.dialog");
    await app.page.keyboard.type("ches");
    await release();
    await app.page.waitForSelector(".picker input");
    await expect.poll(() => app.page.locator(".picker input").inputValue()).toBe("ches");
  });

  it("begin a practice case once the cases are there", async () => {
    const release = await slow("practice-screen");
    await app.page.keyboard.press("Control+Alt+e");
    await app.page.keyboard.type("lump");
    await app.page.keyboard.press("Enter");
    await release();
    await app.page.waitForSelector(".practice-asked");
  });

  it("are forgotten with a page that was left before it came, and the next ones go to the text", async () => {
    const release = await slow("settings-screen");
    await app.page.keyboard.press("Alt+4");
    await app.page.keyboard.press("Control+,");
    await app.page.keyboard.type("lost");
    await app.page.keyboard.press("Escape");
    await app.page.keyboard.type("Written");
    await release();
    await expect.poll(whole).toContain("Written");
    expect(await whole()).not.toContain("lost");
  });
});
