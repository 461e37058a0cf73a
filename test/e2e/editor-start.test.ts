import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type App, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";
import { isKept, keptText } from "./kept";

let app: App;
const { press, type } = handsOn(() => app);

afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

describe("at the start", () => {
  it("keeps what is typed at once where the folder has reports and no draft is left", async () => {
    app = await startApp({ files: { "earlier.txt": "FINDINGS: Clear.\n" } });
    await app.page.keyboard.type("Cough.");
    await expect.poll(() => keptText(app)).toContain("Cough.");
    await isKept(app.page);
  });

  it("says what the host has to say, beside what it says of the draft, until each is read", async () => {
    const notices = ["The settings file could not be read.", "A draft of an earlier run cannot be read now."];
    const first = await startApp();
    await first.page.keyboard.type("Pain.");
    await expect.poll(() => first.host.drafts.size).toBe(1);
    const drafts = [...first.host.drafts.values()];
    await first.close();
    app = await startApp({ notices, drafts });
    const said = () => app.page.locator(".banner p").allInnerTexts();
    expect((await said()).slice(0, 2)).toEqual(notices);
    expect((await said())[2]).toContain("draft that was open");
    expect(await app.page.evaluate(() => document.activeElement?.className)).toContain("ProseMirror");
    await app.page.locator(".banner", { hasText: "settings file" }).getByRole("button", { name: "OK" }).click();
    await press("Control+Alt+n");
    expect(await said()).toEqual(notices.slice(1));
  });
});

describe("a draft that is not wanted", () => {
  const text = () => app.page.locator("[data-kind=indication]").innerText();

  it("is deleted from the palette, leaves nothing on the disk, and comes back when that is taken back", async () => {
    app = await startApp();
    await press("Control+Alt+n");
    await type("Not wanted.");
    await expect.poll(() => app.host.drafts.size).toBe(1);
    await press("Control+k");
    await type("delete draft");
    await press("Enter");
    await expect.poll(() => app.host.drafts.size).toBe(0);
    await expect.poll(text).not.toContain("Not wanted.");
    await app.page.getByRole("button", { name: "Take back" }).click();
    await expect.poll(text).toContain("Not wanted.");
    await expect.poll(() => keptText(app)).toContain("Not wanted.");
  });
});

describe("the open place that a fix leaves", () => {
  it("is tinted, reached by Tab from anywhere, filled by typing, and plain text once it is read past", async () => {
    const impression = "IMPRESSION:\n1. Solid nodule in the right lung. Follow-up CT of the chest is recommended.\n";
    app = await startApp({ text: `FINDINGS: Solid 9 mm nodule in the right lung.\n\n${impression}` });
    await app.page.locator(".row", { hasText: "gives no time" }).getByRole("button").click();
    const field = app.page.locator(".item .field");
    await expect.poll(() => field.allTextContents()).toEqual(["[interval]"]);
    expect((await app.page.locator(".inserted").allTextContents()).join("")).toContain("in [interval]");
    await press("Alt+4");
    expect(await app.page.locator(".inserted").count()).toBe(0);
    await press("Tab");
    expect(await app.page.evaluate(() => document.getSelection()?.toString())).toBe("[interval]");
    await type("3 months");
    await expect.poll(() => app.page.locator(".item").first().innerText()).toContain("is recommended in 3 months.");
    expect(await field.count()).toBe(0);
  });
});

describe("a finding that is not in the Impression", () => {
  it("is put there at its rank by the first fix, tinted, and one undo takes it out", async () => {
    const findings =
      "FINDINGS:\nKidneys: There is a 3 cm solid enhancing mass in the left kidney.\nLiver: Simple hepatic cyst.\n";
    const impression = "IMPRESSION:\n1. Acute appendicitis.\n   a. No abscess.\n2. Simple hepatic cyst.\n";
    app = await startApp({ text: `${findings}Bowel: Acute appendicitis without abscess.\n\n${impression}` });
    const items = () => app.page.locator(".item").allTextContents();
    const before = await items();
    await app.page.locator(".row", { hasText: "is not in the Impression" }).getByRole("button").first().click();
    const added = "There is a 3 cm solid enhancing mass in the left kidney.";
    await expect.poll(items).toEqual(["Acute appendicitis.", "No abscess.", added, "Simple hepatic cyst."]);
    expect((await app.page.locator(".inserted").allTextContents()).join("")).toBe(added);
    expect(await app.page.locator(".row", { hasText: "is not in the Impression" }).count()).toBe(0);
    await app.page.keyboard.press("Control+z");
    await expect.poll(items).toEqual(before);
  });
});
