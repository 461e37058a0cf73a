import { afterAll, afterEach, describe, expect, it } from "vitest";
import { readReportFile } from "../../shared/report-file";
import { type App, type AppOptions, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";

const CLEAN = `Patient: Doe, Jane
Patient ID: 12
Date of birth: 1961-02-03
Sex: F
Exam: CT chest
Exam date: 2026-03-02

INDICATION: Cough for three weeks.

TECHNIQUE: CT of the chest without contrast.

COMPARISON: None available.

FINDINGS: No pleural effusion. The heart is normal in size.

IMPRESSION:
1. No acute abnormality in the chest.
2. Second item.
`;

let app: App;
const open = async (options: AppOptions = {}) => {
  app = await startApp({ text: CLEAN, ...options });
};

afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

const { press, type, settle } = handsOn(() => app);
const command = async (name: string) => {
  await press("Control+k");
  await type(name);
  await press("Enter");
};
const wholeText = () => app.page.locator(".ProseMirror").innerText();
const chip = () => app.page.locator(".chip").innerText();
const banner = () => app.page.locator(".banner p").allInnerTexts();
const sign = async (name = "Dr. N. Example") => {
  await press("Control+Shift+Enter");
  await type(name);
  await press("Enter");
  await expect.poll(chip).toMatch(/^(?:FINAL|ADDENDED)$/);
};
const draft = async () => {
  let text = "";
  await expect
    .poll(() => {
      text = [...app.host.drafts.values()].at(-1)?.content ?? "";
      return text;
    })
    .not.toBe("");
  const read = readReportFile(text);
  if (!read.ok) throw new Error(read.message);
  return read.value;
};

describe("signing", () => {
  it("asks for the name once, keeps who, when and what, and shows it at a glance", async () => {
    await open();
    await sign();
    expect(await app.page.locator(".status-strip p").allInnerTexts()).toEqual([
      expect.stringMatching(/^Signed by Dr\. N\. Example, \d{4}-\d\d-\d\d \d\d:\d\d$/),
    ]);
    expect(await app.page.locator(".ProseMirror").getAttribute("aria-readonly")).toBe("true");
    await expect.poll(async () => (await draft()).status).toBe("final");
    const { history, doc } = await draft();
    expect(history).toHaveLength(1);
    expect(history[0]?.doc.eq(doc)).toBe(true);
    expect(app.host.settings.authorName).toBe("Dr. N. Example");
  });

  it("goes to the report's file at once, where it has one", async () => {
    await open();
    await press("Control+s");
    await type("Mine");
    await press("Enter");
    const file = () => [...app.host.files].find(([name]) => name.includes("Mine"))?.[1] ?? "";
    await expect.poll(file).not.toBe("");
    await sign();
    await expect.poll(() => file().includes('"status": "final"')).toBe(true);
  });

  it("stands in the way of a signature with open errors only, until each has its reason", async () => {
    await open({ text: CLEAN.replace("No pleural effusion.", "The nodule measures 12 in the left lung.") });
    await press("Control+Shift+Enter");
    const button = app.page.getByRole("button", { name: "Sign", exact: true });
    expect(await app.page.locator(".export-errors li").count()).toBeGreaterThan(0);
    expect(await button.isDisabled()).toBe(true);
    for (const reason of await app.page.locator(".export-errors input").all()) await reason.fill("As dictated");
    await app.page.getByLabel("Name").fill("Dr. N. Example");
    await press("Enter");
    await expect.poll(chip).toBe("FINAL");
    await expect.poll(async () => (await draft()).dismissed.map(({ reason }) => reason)).toContain("As dictated");
  });

  it("clears the tint of what a fix put in", async () => {
    await open({
      text: CLEAN.replace("No pleural effusion.", "Mass in the right kidney, 35 mm.").replace(
        "No acute abnormality in the chest",
        "Mass in the left kidney",
      ),
    });
    await press("F8");
    for (let i = 0; i < 8 && !(await app.page.locator(".card-title").innerText()).includes("left"); i++)
      await press("F8");
    await press("Enter");
    expect(await app.page.locator(".inserted").count()).toBeGreaterThan(0);
    await press("Control+Shift+Enter");
    for (const reason of await app.page.locator(".export-errors input").all()) await reason.fill("As dictated");
    await app.page.getByLabel("Name").fill("Dr. N. Example");
    await press("Enter");
    await expect.poll(chip).toBe("FINAL");
    expect(await app.page.locator(".inserted").count()).toBe(0);
  });
});

describe("a signed report", () => {
  it("refuses keys, paste, cut, undo, moving items and writing into the page from outside, and says why once", async () => {
    await open();
    await press("Alt+4", "End");
    await type(" Written before.");
    await sign();
    const before = await wholeText();
    await press("Alt+4", "End");
    await type("x");
    await expect
      .poll(banner)
      .toEqual(["This report is signed, so nothing was written. What comes later goes into an addendum."]);
    await press(
      "Enter",
      "Backspace",
      "Delete",
      "Control+z",
      "Control+Shift+z",
      "Alt+5",
      "Alt+ArrowUp",
      "Control+Backspace",
    );
    await app.page.evaluate(() => navigator.clipboard.writeText("pasted"));
    await press("Control+v", "Control+a", "Control+x", "Delete");
    await type("all gone");
    await app.page.evaluate(() => {
      const paragraph = document.querySelector("[data-kind=findings] p");
      paragraph?.append(" written from outside");
      document.execCommand("insertText", false, "typed from outside");
    });
    await settle();
    expect(await wholeText()).toBe(before);
    expect(await banner()).toHaveLength(1);
    await expect.poll(async () => (await draft()).doc.textContent).toContain("Written before.");
  });

  it("refuses an input method's text", async () => {
    await open();
    await sign();
    await press("Alt+4", "End");
    const before = await wholeText();
    const session = await app.page.context().newCDPSession(app.page);
    await session.send("Input.imeSetComposition", { text: "ä", selectionStart: 1, selectionEnd: 1 });
    await session.send("Input.insertText", { text: "änderung" });
    await settle();
    await expect.poll(wholeText).toBe(before);
  });

  it("keeps its items where they are when one is dragged", async () => {
    await open();
    await sign();
    const before = await wholeText();
    const boxes = await app.page.locator(".item").evaluateAll((all) =>
      all.map((item) => {
        const { left, top, height } = item.getBoundingClientRect();
        return { x: left + 8, y: top + height / 2 };
      }),
    );
    const [first, second] = boxes;
    if (first === undefined || second === undefined) throw new Error("There are no two items.");
    await app.page.mouse.move(second.x, second.y);
    await app.page.mouse.down();
    await app.page.mouse.move(first.x, first.y - 14, { steps: 5 });
    await app.page.mouse.up();
    await settle();
    expect(await wholeText()).toBe(before);
    expect(await banner()).toContainEqual(expect.stringContaining("This report is signed"));
  });

  it("refuses what is dropped on it", async () => {
    await open();
    await sign();
    const before = await wholeText();
    await app.page.evaluate(() => {
      const target = document.querySelector("[data-kind=findings] p");
      const box = target?.getBoundingClientRect();
      const data = new DataTransfer();
      data.setData("text/plain", "dropped");
      target?.dispatchEvent(
        new DragEvent("drop", {
          dataTransfer: data,
          bubbles: true,
          cancelable: true,
          clientX: (box?.left ?? 0) + 20,
          clientY: (box?.top ?? 0) + 8,
        }),
      );
    });
    await settle();
    expect(await wholeText()).toBe(before);
  });

  it("is read as ever: caret, selection, copy and the next diagnostic, which Esc leaves", async () => {
    await open({ text: CLEAN.replace("No pleural effusion.", "The the lungs are clear.") });
    await sign();
    await press("Alt+1", "Shift+Home", "Control+c");
    expect(await app.page.evaluate(() => navigator.clipboard.readText())).toBe("Cough for three weeks.");
    await press("F8");
    expect(await app.page.locator(".card").isVisible()).toBe(true);
    expect(await banner()).not.toContainEqual(expect.stringContaining("This report is signed"));
    const before = await wholeText();
    await press("Escape");
    expect(await app.page.locator(".card").count()).toBe(0);
    expect(await wholeText()).toBe(before);
  });

  it("comes back from its file as it was signed, and stays so", async () => {
    await open();
    await sign();
    await press("Control+s");
    await type("Signed");
    await press("Enter");
    await expect.poll(() => [...app.host.files.keys()].some((name) => name.includes("Signed"))).toBe(true);
    await press("Control+Alt+n");
    await expect.poll(chip).toBe("DRAFT");
    await press("Control+o");
    await type("Signed");
    await press("Enter");
    await expect.poll(chip).toBe("FINAL");
    await press("Alt+4");
    await type("x");
    expect(await wholeText()).not.toContain("x.");
    expect(await banner()).toHaveLength(1);
  });
});

describe("an addendum", () => {
  it("opens with date and name only, is written, undone and signed; the report is addended then", async () => {
    await open();
    await sign();
    await press("Control+Alt+a");
    expect(await app.page.locator("[data-kind=addendum]").getAttribute("data-heading")).toMatch(
      /^Addendum \d{4}-\d\d-\d\d \d\d:\d\d, Dr\. N\. Example$/,
    );
    await type("The nodule was seen in 2024 already.");
    expect(await app.page.locator("[data-kind=addendum]").innerText()).toContain("seen in 2024 already.");
    expect(await app.page.locator(".ProseMirror").getAttribute("aria-readonly")).toBeNull();
    await press("Alt+4");
    await type("x");
    await expect.poll(banner).toEqual(["What is signed stays as it is. Write in the addendum at the end."]);
    await press("Control+Alt+a");
    await type(" End.");
    await press("Control+Shift+Enter", "Enter");
    await expect.poll(chip).toBe("ADDENDED");
    expect(await app.page.locator(".status-strip p").count()).toBe(2);
    await press("Control+End");
    await type("x");
    expect(await app.page.locator("[data-kind=addendum]").innerText()).toContain("already. End.");
    await expect.poll(async () => (await draft()).history.length).toBe(2);
    expect((await draft()).status).toBe("addended");
  });

  it("goes with undo, and without it", async () => {
    await open();
    await sign();
    await press("Control+Alt+a");
    await type("x");
    await press("Control+z");
    expect(await app.page.locator("[data-kind=addendum]").innerText()).not.toContain("x");
    await press("Control+z");
    expect(await app.page.locator("[data-kind=addendum]").count()).toBe(0);
    await press("Control+Alt+a");
    await type("A word.");
    await command("remove the addendum");
    expect(await app.page.locator("[data-kind=addendum]").count()).toBe(0);
    await press("Control+z");
    expect(await app.page.locator("[data-kind=addendum]").innerText()).toContain("A word.");
  });

  it("asks for a name where none is known", async () => {
    await open();
    await sign();
    app.host.settings = { ...app.host.settings, authorName: "" };
    await press("Control+s");
    await type("Signed");
    await press("Enter");
    await expect.poll(() => app.host.files.size).toBe(2);
    await app.page.reload();
    await app.page.waitForSelector(".ProseMirror");
    await press("Control+o");
    await type("Signed");
    await press("Enter");
    await expect.poll(chip).toBe("FINAL");
    await press("Control+Alt+a");
    await type("Dr. M. Second");
    await press("Enter");
    await expect
      .poll(() => app.page.locator("[data-kind=addendum]").getAttribute("data-heading"))
      .toContain("Dr. M. Second");
  });
});

describe("the status", () => {
  it("goes to preliminary and back to draft only by name and with a reason on record", async () => {
    await open({ settings: { authorName: "Dr. R. Resident" } });
    await command("mark as preliminary");
    await expect.poll(chip).toBe("PRELIMINARY");
    await press("Alt+4", "End");
    await type(" More.");
    expect(await wholeText()).toContain("More.");
    await command("return to draft");
    expect(await app.page.getByRole("button", { name: "Return to draft" }).isDisabled()).toBe(true);
    await type("Not complete");
    await press("Enter");
    await expect.poll(chip).toBe("DRAFT");
    await expect
      .poll(async () => (await draft()).statusChanges?.map(({ from, to, reason }) => [from, to, reason]))
      .toEqual([
        ["draft", "preliminary", ""],
        ["preliminary", "draft", "Not complete"],
      ]);
  });

  it("lets a signed report be written on after it went back to draft", async () => {
    await open();
    await sign();
    await command("return to draft");
    await type("Wrong side");
    await press("Enter");
    await expect.poll(chip).toBe("DRAFT");
    await press("Alt+4", "End");
    await type(" More.");
    expect(await wholeText()).toContain("More.");
    await expect.poll(async () => (await draft()).statusChanges?.length).toBe(2);
    expect((await draft()).history).toHaveLength(1);
  });

  it("says what does not go instead of doing it", async () => {
    await open();
    await press("Control+Alt+a");
    expect(await banner()).toEqual(["A report that is not signed is written on; it needs no addendum."]);
    await sign();
    await press("Control+Shift+Enter");
    expect(await banner()).toEqual(["This report is signed. Add an addendum to sign again."]);
    expect(await app.page.locator(".dialog").count()).toBe(0);
  });

  it("stands on paper, without what is there to press", async () => {
    await open({ settings: { authorName: "Dr. N. Example" } });
    await app.page.emulateMedia({ media: "print" });
    expect(await app.page.locator(".status-strip").count()).toBe(0);
    await app.page.emulateMedia({ media: "screen" });
    await command("mark as preliminary");
    await app.page.emulateMedia({ media: "print" });
    const strip = app.page.locator(".status-strip");
    expect(await strip.innerText()).toBe("PRELIMINARY REPORT: not signed");
    await app.page.emulateMedia({ media: "screen" });
    await sign("");
    await app.page.emulateMedia({ media: "print" });
    expect(await strip.innerText()).toMatch(/^Signed by Dr\. N\. Example, \d{4}-\d\d-\d\d \d\d:\d\d$/);
  });

  it("stands in the exported text", async () => {
    await open({ settings: { authorName: "Dr. N. Example" } });
    await command("mark as preliminary");
    await press("Control+e");
    await expect.poll(() => app.host.exported.length).toBe(1);
    const text = () => new TextDecoder().decode(app.host.exported.at(-1)?.bytes);
    expect(text().split("\n")[0]).toBe("PRELIMINARY REPORT: not signed");
    await sign("");
    await press("Control+e");
    await expect.poll(() => app.host.exported.length).toBe(2);
    expect(text()).toMatch(/\n\nSigned by Dr\. N\. Example, \d{4}-\d\d-\d\d \d\d:\d\d\n$/);
  });
});
