import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type App, type AppOptions, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";

const TEXT = `Patient: Doe, Jane
Exam: CT chest
Exam date: 2026-03-02

INDICATION: Nodule seen before.

TECHNIQUE: CT of the chest without contrast.

COMPARISON: None available.

FINDINGS: A 6 mm nodule in the right upper lobe. Another nodule of [size] in the left lower lobe. Nodules elsewhere: none.

IMPRESSION:
1. Two pulmonary nodules.
`;

let app: App;
const open = async (options: AppOptions = {}) => {
  app = await startApp({ text: TEXT, ...options });
};

afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

const { press, type } = handsOn(() => app);
const count = () => app.page.locator(".find-count").innerText();
const body = async (kind: string) =>
  (await app.page.locator(`.ProseMirror [data-kind=${kind}] > *`).allTextContents()).join("\n");
const current = () => app.page.locator(".found.current").allTextContents();
const inText = () => app.page.evaluate(() => document.activeElement?.classList.contains("ProseMirror"));

describe("finding", () => {
  it("shows every match and how many, goes on and back, and leaves the caret at the match with Esc", async () => {
    await open();
    await press("Alt+1", "Home", "Control+f");
    await type("nodule");
    await expect.poll(count).toBe("1 of 5");
    expect(await app.page.locator(".found").count()).toBe(5);
    await press("Enter");
    await expect.poll(count).toBe("2 of 5");
    await press("F3");
    await expect.poll(count).toBe("3 of 5");
    await press("Shift+Enter");
    await expect.poll(count).toBe("2 of 5");
    await press("Shift+F3", "Shift+F3");
    await expect.poll(count).toBe("5 of 5");
    await press("Escape");
    expect(await app.page.locator(".find-bar").count()).toBe(0);
    expect(await app.page.locator(".found").count()).toBe(0);
    expect(await inText()).toBe(true);
    await type("lesion");
    expect(await body("impression")).toBe("Two pulmonary lesions.");
  });

  it("takes case and whole words into account, by key too", async () => {
    await open();
    await press("Alt+1", "Home", "Control+f");
    await type("Nodule");
    await expect.poll(count).toBe("1 of 5");
    await press("Alt+w");
    await expect.poll(count).toBe("1 of 3");
    await press("Alt+c");
    await expect.poll(count).toBe("1 of 1");
    expect(await app.page.getByRole("button", { name: "Match case" }).getAttribute("aria-pressed")).toBe("true");
    await press("Alt+w", "Alt+c");
    await expect.poll(count).toBe("1 of 5");
  });

  it("brings the caret back to where it was when nothing is found", async () => {
    await open();
    await press("Alt+1", "Home", "ArrowRight", "Control+f");
    await type("effusion");
    await expect.poll(count).toBe("No match");
    await press("Escape");
    await type("X");
    expect(await body("indication")).toBe("NXodule seen before.");
  });

  it("looks for what is selected, and goes on from the text with F3", async () => {
    await open();
    await press("Alt+1", "Home", "Control+Shift+ArrowRight", "Control+f");
    expect(await app.page.getByLabel("Find", { exact: true }).inputValue()).toMatch(/^Nodule ?$/);
    await app.page.getByLabel("Find", { exact: true }).fill("nodule");
    await press("Escape", "F3");
    expect(await inText()).toBe(true);
    expect(await current()).toEqual(["nodule"]);
    await expect.poll(count).toBe("2 of 5");
  });

  it("leaves the keys to a screen that stands in front of the report", async () => {
    await open();
    await press("Control+,", "Control+f", "F3");
    expect(await app.page.locator(".find-bar").count()).toBe(0);
    await press("Escape", "Control+f");
    expect(await app.page.locator(".find-bar").count()).toBe(1);
  });

  it("follows what is written while the bar is open", async () => {
    await open();
    await press("Control+f");
    await type("nodule");
    await press("F6");
    await app.page.locator(".ProseMirror").focus();
    await press("Alt+5", "End");
    await type(" A nodule.");
    await expect.poll(() => app.page.locator(".found").count()).toBe(6);
  });

  it("brings each match into sight, and covers none", async () => {
    const long = Array.from({ length: 70 }, (_, index) => `Line ${index + 1} of the Findings.`).join("\n");
    await open({ text: TEXT.replace("FINDINGS:", `FINDINGS:\n${long}\n`), height: 720 });
    const isInSight = () =>
      app.page.locator(".found.current").evaluate((match) => {
        const page = match.closest(".page")?.getBoundingClientRect();
        const box = match.getBoundingClientRect();
        return page !== undefined && box.top >= page.top && box.bottom <= page.bottom;
      });
    await press("Alt+1", "Control+f");
    await type("pulmonary");
    await expect.poll(count).toBe("1 of 1");
    expect(await isInSight()).toBe(true);
    await app.page.getByLabel("Find", { exact: true }).fill("Doe");
    await expect.poll(count).toBe("1 of 1");
    expect(await isInSight()).toBe(true);
  });
});

describe("replacing", () => {
  it("replaces one after the other with Enter", async () => {
    await open();
    await press("Alt+3", "Control+h");
    await type("nodule");
    await app.page.getByLabel("Replace with").focus();
    await type("lesion");
    await press("Enter");
    expect(await body("findings")).toContain("A 6 mm lesion in the right upper lobe. Another nodule");
    await press("Enter");
    expect(await body("findings")).toContain("Another lesion of [size]");
    await press("Escape", "Control+z");
    expect(await body("findings")).toContain("A 6 mm lesion in the right upper lobe. Another nodule");
  });

  it("replaces all in one step, says how many, and leaves headings and open fields alone", async () => {
    await open();
    const headings = () =>
      app.page.locator(".report-section").evaluateAll((all) => all.map((each) => each.getAttribute("data-heading")));
    const before = await headings();
    await press("Control+h");
    await type("i");
    await app.page.getByLabel("Replace with").fill("Y");
    await press("Control+Enter");
    await expect.poll(() => app.page.locator(".find-said").innerText()).toContain("1 left: open fields");
    expect(await body("findings")).toContain("[size]");
    expect(await body("findings")).toContain("yn the rYght".replace("yn", "Yn"));
    expect(await headings()).toEqual(before);
    await press("Escape", "Control+z");
    expect(await body("findings")).toContain("A 6 mm nodule in the right upper lobe.");
    expect(await body("indication")).toBe("Nodule seen before.");
  });

  it("finds in a signed report and replaces nothing there", async () => {
    await open({ text: TEXT.replace("[size]", "5 mm"), settings: { authorName: "Dr. N. Example" } });
    await press("Control+Shift+Enter");
    for (const reason of await app.page.locator(".export-errors input").all()) await reason.fill("As dictated");
    await app.page.getByLabel("Name").focus();
    await press("Enter");
    await expect.poll(() => app.page.locator(".chip").innerText()).toBe("FINAL");
    const before = await app.page.locator(".ProseMirror").innerText();
    await press("Control+f");
    await type("nodule");
    await expect.poll(count).toMatch(/of 5$/);
    await app.page.locator(".find-toggle").press("Enter");
    await app.page.getByLabel("Replace with").fill("mass");
    await press("Enter", "Control+Enter");
    await expect.poll(() => app.page.locator(".find-said").innerText()).toContain("5 left");
    expect(await app.page.locator(".ProseMirror").innerText()).toBe(before);
  });
});
