import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { TemplateEntry } from "../../shared/host";
import { BUILT_IN_TEMPLATES } from "../../shared/templates/built-in";
import { KNEE } from "../templates/fixtures";
import { ELBOW_HTML } from "../templates/mrrt/elbow";
import { createAxe } from "./axe";
import { type App, type AppOptions, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";

const REPORT = `Patient: Doe, Jane
Patient ID: 12
Date of birth: 1961-02-03
Sex: F
Exam: MRI KNEE LT WO CON
Exam date: 2026-03-02

INDICATION:
Locking for a week.

TECHNIQUE:

COMPARISON:

FINDINGS:

IMPRESSION:
`;

const WITH_READOUT: readonly TemplateEntry[] = BUILT_IN_TEMPLATES.map((file) => ({ origin: "built-in", ...file }));
const TEMPLATES: readonly TemplateEntry[] = [
  ...WITH_READOUT,
  { origin: "shared", file: "knee-dept.txt", text: KNEE.replace("name: Knee MR", "name: Knee MR of the department") },
  { origin: "shared", file: "broken.txt", text: KNEE.replace("modality: MR\n", "modality: MRI\n") },
];

let app: App;
const open = async (options: AppOptions = {}) => {
  app = await startApp({ text: REPORT, templates: TEMPLATES, ...options });
};

afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

const { press, type } = handsOn(() => app);
const section = async (kind: string) =>
  (await app.page.locator(`.ProseMirror [data-kind=${kind}] > *`).allTextContents()).join("\n");
const openFields = () => app.page.locator(".ProseMirror .field").count();
const chosenRow = () => app.page.locator('[role="option"][aria-selected="true"]');
const picker = async (query: string) => {
  await press("F9");
  await app.page.waitForSelector('.picker [role="option"]');
  await type(query);
};

/** Fills the selected field: the entry of a pick list, or words. Answers false where none is open. */
async function fillNext(): Promise<boolean> {
  if ((await openFields()) === 0) return false;
  await press("F4");
  const list = app.page.locator(".pick-list");
  if ((await list.count()) > 0) await press("Enter");
  else await type("3");
  return true;
}

describe("choosing a template with the keyboard", () => {
  it("offers what the study asks for, with its side, and puts its text around what was written", async () => {
    await open();
    await picker("");
    expect(await chosenRow().innerText()).toMatch(/MR knee without contrast\s*left/);
    expect(await app.page.locator(".picker-preview").innerText()).toContain("left knee");
    await press("Enter");
    expect(await section("indication")).toContain("Locking for a week.");
    expect(await section("technique")).toContain("left knee");
    expect(await section("header")).toContain("MRI KNEE LT WO CON");
    expect(await section("findings")).toContain("meniscus is intact");
    expect(app.host.settings.recentTemplates).toEqual(["built-in/mr-knee.txt left"]);
  });

  it("goes from field to field until none is open, and the check for open fields has nothing left", async () => {
    await open();
    await picker("mr knee left");
    await press("Enter");
    expect(await openFields()).toBeGreaterThan(3);
    for (let guard = 0; guard < 30 && (await fillNext()); guard += 1);
    expect(await openFields()).toBe(0);
    expect(await app.page.locator(".panel").innerText()).not.toContain("Open field");
  });

  it("keeps what was written when the template is changed, says what has no place, and one undo takes it back", async () => {
    await open();
    await picker("mr knee left");
    await press("Enter");
    await press("Alt+4");
    await type(" Baker cyst of 30 mm behind it.");
    const before = await section("findings");
    await picker("ct head");
    await press("Enter");
    expect(await section("findings")).toContain("Ventricles");
    expect(await section("findings")).not.toContain("Cruciate");
    expect(await section("other")).toContain("Baker cyst of 30 mm behind it.");
    expect(await app.page.locator(".banner").innerText()).toContain('"Popliteal fossa" has no place in "CT head');
    await press("Control+z");
    expect(await section("findings")).toBe(before);
  });

  it("changes the side of everything that nobody wrote", async () => {
    await open({ text: REPORT.replace("Exam: MRI KNEE LT WO CON\n", "") });
    await picker("mr knee right");
    await press("Enter");
    await picker("mr knee left");
    await press("Enter");
    expect(await section("header")).toContain("MR left knee");
    expect(`${await section("technique")}${await section("findings")}${await section("impression")}`).not.toMatch(
      /right/,
    );
  });

  it("finds by words, goes by arrows, and Esc leaves the report as it was with the caret in it", async () => {
    await open();
    const before = await app.page.locator(".ProseMirror").innerText();
    await picker("hepatobil");
    expect(await chosenRow().innerText()).toContain("Hepatobiliary");
    await press("Control+a");
    await type("zzzz");
    expect(await app.page.locator(".picker").innerText()).toContain("No template says this.");
    await press("Escape");
    expect(await app.page.locator(".ProseMirror").innerText()).toBe(before);
    expect(await app.page.evaluate(() => document.activeElement?.className)).toContain("ProseMirror");
  });

  it("lists a broken file of the department with its line, beside all others", async () => {
    await open();
    await picker("");
    expect(await app.page.locator(".picker-unread").innerText()).toContain("broken.txt, line 3");
    await type("department");
    expect(await chosenRow().innerText()).toContain("Knee MR of the department");
  });

  it("shows what another program wrote meanwhile the next time", async () => {
    await open();
    await picker("quokka");
    expect(await app.page.locator('.picker [role="option"]').count()).toBe(0);
    await press("Escape");
    app.host.templates.push({ origin: "shared", file: "new.txt", text: KNEE.replace("Knee MR", "Quokka MR") });
    await picker("quokka");
    expect(await chosenRow().innerText()).toContain("Quokka MR");
  });
});

describe("the template manager with the keyboard", () => {
  const manager = async () => {
    await press("Control+k");
    await type("manage templates");
    await press("Enter");
    await app.page.waitForSelector('.template-list [role="option"]');
  };
  const tabTo = async (name: string) => {
    for (let count = 0; count < 60; count += 1) {
      await press("Tab");
      const label = await app.page.evaluate(() => document.activeElement?.textContent ?? "");
      if (label.trim().startsWith(name)) return;
    }
    throw new Error(`Tab does not reach "${name}"`);
  };

  it("makes a template one's own: copied, changed, saved, and chosen before the other", async () => {
    await open();
    await manager();
    await type("mr knee");
    await tabTo("Edit a copy");
    await press("Enter");
    await app.page.waitForSelector(".lined textarea");
    await press("ArrowDown", "Home");
    await type("# Ours.\n");
    await press("Control+s");
    await app.page.waitForSelector(".templates-said");
    expect(await app.page.locator(".templates-said").innerText()).toBe("mr-knee.txt is saved.");
    const own = app.host.templates.find(({ origin }) => origin === "own");
    expect(own).toMatchObject({ file: "mr-knee.txt", text: expect.stringContaining("# Ours.") });
    expect(app.host.calls).not.toContain("saveReportAs");
    await press("Escape");
    await picker("");
    expect(await chosenRow().innerText()).toMatch(/MR knee without contrast\s*left\s*Your own/);
  });

  it("names the lines of what is wrong while it is written, and the problem leads to its line", async () => {
    await open();
    await manager();
    await type("broken");
    expect(await app.page.locator(".template-detail").innerText()).toMatch(/Line 3\s+"MRI" is no modality/);
    await tabTo("Edit a copy");
    await press("Enter");
    await app.page.waitForSelector(".problems button");
    await app.page.locator(".problems button").first().focus();
    await press("Enter");
    const selected = await app.page.evaluate(() => {
      const area = document.querySelector("textarea");
      return area?.value.slice(area.selectionStart, area.selectionEnd);
    });
    expect(selected).toBe("modality: MRI");
    await type("modality: MR");
    await app.page.waitForFunction(() => document.querySelector(".editor-state")?.textContent === "All is well");
    await press("Escape");
    expect(await app.page.locator(".screen-bar").innerText()).toContain("not saved");
    await press("Enter");
    expect(await app.page.locator("textarea").inputValue()).toContain("modality: MR\n");
  });

  it("deletes one's own after asking, and no other", async () => {
    await open({ templates: [...TEMPLATES, { origin: "own", file: "mine.txt", text: KNEE }] });
    await manager();
    expect(await app.page.locator(".template-detail h3").innerText()).toBe("Knee MR");
    await tabTo("Delete");
    await press("Enter", "Enter");
    await app.page.waitForFunction(() => document.querySelector(".templates-said")?.textContent?.includes("deleted"));
    expect(app.host.templates.some(({ origin }) => origin === "own")).toBe(false);
    await type("ct head");
    expect(await app.page.getByRole("button", { name: "Delete" }).count()).toBe(0);
  });

  it("brings in a page of another system without its scripts and hands on a file", async () => {
    await open();
    await manager();
    const [chooser] = await Promise.all([
      app.page.waitForEvent("filechooser"),
      tabTo("Import file…").then(() => press("Enter")),
    ]);
    await chooser.setFiles({ name: "elbow.html", mimeType: "text/html", buffer: Buffer.from(ELBOW_HTML) });
    await app.page.waitForSelector(".import-notes");
    expect(await app.page.locator("textarea").inputValue()).toContain("name: MR Elbow");
    expect(await app.page.locator(".import-notes").innerText()).toContain("2 scripts were dropped");
    await press("Control+s");
    await app.page.waitForFunction(() => document.querySelector(".templates-said")?.textContent?.includes("saved"));
    await tabTo("Export file");
    await press("Enter");
    await app.page.waitForFunction(() => document.querySelector(".templates-said")?.textContent?.includes("Exported"));
    expect(new TextDecoder().decode(app.host.exported[0]?.bytes)).toContain("name: MR Elbow");
  });

  it("browses by modality and region", async () => {
    await open();
    await manager();
    await app.page.getByRole("button", { name: /^Mammography/ }).focus();
    await press("Space");
    const rows = await app.page.locator('.template-list [role="option"]').allInnerTexts();
    expect(rows.length).toBe(2);
    for (const row of rows) expect(row).toContain("MG");
  });
});

describe.each(["dark", "light"] as const)("in the %s theme", (theme) => {
  it("a machine finds no barrier in the picker, the manager and the editor", async () => {
    await open({ settings: { theme } });
    const axe = await createAxe(app.page);
    const found: string[] = [];
    const look = async (state: string) => found.push(...(await axe()).map((line) => `${state}: ${line}`));
    await picker("");
    await look("picker");
    await press("Escape");
    await press("Control+k");
    await type("manage templates");
    await press("Enter");
    await app.page.waitForSelector('.template-list [role="option"]');
    await look("manager");
    await app.page.getByRole("button", { name: "New template" }).click();
    await app.page.waitForSelector(".problems button");
    await look("editor");
    expect(found).toEqual([]);
  }, 60_000);
});
