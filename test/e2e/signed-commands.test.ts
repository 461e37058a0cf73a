import { afterAll, afterEach, describe, expect, it } from "vitest";
import { readReportFile } from "../../shared/report-file";
import { type App, type AppOptions, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";

const REPORT = `Patient: Doe, Jane
Patient ID: 12
Date of birth: 1961-02-03
Sex: F
Exam: CT chest
Exam date: 2026-03-02

INDICATION: Cough for three weeks.

TECHNIQUE: CT of the chest without contrast.

COMPARISON: None available.

FINDINGS: The the lungs are clear.

IMPRESSION:
1. No acute abnormality in the chest.
2. Second item.
`;

let app: App;
const { press, type, text } = handsOn(() => app);
const open = async (options: AppOptions = {}) => {
  app = await startApp({ text: REPORT, settings: { authorName: "Dr. N. Example" }, ...options });
};
const command = async (name: string) => {
  await press("Control+k");
  await type(name);
  await press("Enter");
};
const chip = () => text(".chip");
const sign = async () => {
  await press("Control+Shift+Enter", "Enter");
  await expect.poll(chip).toMatch(/^(?:FINAL|ADDENDED)$/);
};
const whole = () => text(".ProseMirror");
const banners = () => app.page.locator(".banner p").allInnerTexts();
const record = () => {
  const kept = [...app.host.drafts.values()].at(-1)?.content;
  const read = readReportFile(kept ?? "");
  return read.ok ? read.value : undefined;
};

afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

describe("signing", () => {
  it("leads on to a file where the report has none", async () => {
    await open();
    await sign();
    expect(await banners()).toContainEqual(expect.stringContaining("has no file yet"));
    await press("Control+s");
    await type("signed");
    await press("Enter");
    await expect.poll(() => text("[data-kept]")).toMatch(/^Saved/);
    expect(await banners()).toEqual([]);
    expect([...app.host.files.keys()]).toContain("signed.readout.json");
  });
});

describe("in a signed report", () => {
  it.each([
    ["choose or change the template"],
    ["sort impression"],
    ["convert case"],
    ["insert macro"],
    ["move item up"],
    ["delete last word"],
    ["renumber"],
    ["find and replace"],
  ])("the command “%s” says in the list why it is not there, opens nothing and offers the addendum", async (name) => {
    await open();
    await sign();
    const before = await whole();
    await press("Control+k");
    await type(name);
    const option = app.page.locator(".choices [role=option]").first();
    expect(await option.getAttribute("aria-disabled")).toBe("true");
    expect(await option.innerText()).toContain("Signed. Start an addendum to change it.");
    await press("Enter");
    expect(await app.page.locator("dialog.dialog").count()).toBe(0);
    expect(await banners()).toContainEqual(expect.stringContaining("This report is signed"));
    expect(await app.page.locator(".banner button").first().innerText()).toContain("Add addendum");
    expect(await whole()).toBe(before);
  });

  it("keys of such a command say it too", async () => {
    await open();
    await sign();
    await press("F9");
    expect(await app.page.locator("dialog.dialog").count()).toBe(0);
    expect(await banners()).toContainEqual(expect.stringContaining("This report is signed"));
  });

  it("what writes at the caret goes on in the open addendum, what changes the Impression does not", async () => {
    await open();
    await sign();
    await press("Control+Alt+a");
    await type("seen by phone");
    await press("Control+Alt+c");
    expect(await whole()).toContain("seen by Phone");
    await press("Control+Alt+s");
    expect(await app.page.locator("dialog.dialog").count()).toBe(0);
    expect(await banners()).toContainEqual(expect.stringContaining("Write in the addendum"));
  });

  it("a diagnostic says that its words are signed; it is neither fixed nor dismissed, and the addendum is one key away", async () => {
    await open();
    await sign();
    await press("F8");
    expect(await text(".card")).toContain("Signed. Start an addendum to change it.");
    expect(await app.page.locator(".card").getByRole("button", { name: "Not here" }).count()).toBe(0);
    expect(await app.page.locator(".card").getByRole("button", { name: "Not in this report" }).count()).toBe(0);
    expect(await app.page.locator(".card").getByRole("button", { name: "Turn this check off" }).count()).toBe(1);
    await expect.poll(() => app.page.locator(".panel .row-fixes").count()).toBe(0);
    await press("Enter");
    await expect.poll(() => app.page.locator("[data-kind=addendum]").count()).toBe(1);
    await type("Duplicated word in Findings.");
    expect(await whole()).toContain("Duplicated word in Findings.");
  });

  it("what was dismissed before stays so", async () => {
    await open();
    await press("Alt+1");
    await app.page.locator(".row", { hasText: "Said twice" }).first().press("Enter");
    await app.page.locator(".card").getByRole("button", { name: "Not here" }).press("Enter");
    await sign();
    await command("choose checks");
    const again = app.page.getByRole("button", { name: /Show again what was dismissed/ });
    expect(await again.isDisabled()).toBe(true);
  });

  it("a diagnostic in the addendum that is not signed is fixed and dismissed as ever", async () => {
    await open({ text: REPORT.replace("The the lungs", "The lungs") });
    await sign();
    await press("Control+Alt+a");
    await type("The the nodule is benign. ");
    await press("Shift+F8");
    await app.page.locator(".card").getByRole("button", { name: "Not here" }).press("Enter");
    expect(await app.page.locator(".card").count()).toBe(0);
    await expect.poll(() => record()?.dismissed.length).toBe(1);
  });
});

describe("the list of commands", () => {
  it("says of others too why they do nothing now", async () => {
    await open();
    for (const [name, why] of [
      ["submit the impression", "No case is open"],
      ["add addendum", "needs no addendum"],
      ["close the prior", "No prior report is open"],
      ["remove the addendum", "no addendum"],
    ] as const) {
      await press("Control+k");
      await type(name);
      const option = app.page.locator(".choices [role=option]").first();
      expect(await option.getAttribute("aria-disabled"), name).toBe("true");
      expect(await option.innerText()).toContain(why);
      await press("Enter");
      expect(await banners(), name).toContainEqual(expect.stringContaining(why));
    }
  });
});

describe("marking as preliminary", () => {
  it("asks for the name where none is known, as signing does, and puts it on record", async () => {
    await open({ settings: {} });
    await command("mark as preliminary");
    expect(await text("dialog.dialog h2")).toBe("Mark as preliminary");
    expect(await chip()).toBe("DRAFT");
    await type("Dr. R. Resident");
    await press("Enter");
    await expect.poll(chip).toBe("PRELIMINARY");
    expect(app.host.settings.authorName).toBe("Dr. R. Resident");
    await command("return to draft");
    await type("Not complete");
    await press("Enter");
    await expect.poll(chip).toBe("DRAFT");
    await command("mark as preliminary");
    await expect.poll(chip).toBe("PRELIMINARY");
    await expect
      .poll(() => record()?.statusChanges?.map(({ by }) => by))
      .toEqual(["Dr. R. Resident", "Dr. R. Resident", "Dr. R. Resident"]);
  });

  it("and going back to draft ask for it too where the report was marked under no name", async () => {
    await open({ settings: { authorName: "Dr. N. Example" } });
    await command("mark as preliminary");
    await command("settings: your name");
    await app.page.getByRole("textbox", { name: "Your name" }).fill("");
    await press("Escape");
    await command("return to draft");
    expect(await app.page.locator("dialog.dialog input").count()).toBe(2);
    await type("Dr. R. Resident");
    await press("Tab");
    await type("Not complete");
    await press("Enter");
    await expect.poll(chip).toBe("DRAFT");
  });
});
