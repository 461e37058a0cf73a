import { afterAll, afterEach, describe, expect, it } from "vitest";
import { readReportFile } from "../../shared/report-file";
import { type App, type AppOptions, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";
import { isKept, keptText, reportText } from "./kept";

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
`;

let app: App;
const open = async (options: AppOptions = {}) => {
  app = await startApp(options);
  return app;
};

afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

const items = () => app.page.locator(".item").allTextContents();
const body = async (kind: string) => (await app.page.locator(`[data-kind=${kind}] > *`).allTextContents()).join("\n");
const { press, type, rest, settle } = handsOn(() => app);
const rows = () => app.page.locator(".row-message").allTextContents();

describe("writing", () => {
  it("writes a report by keyboard alone, shows what is wrong once the sentence is left, and mends it by F8 and Enter", async () => {
    await open({ text: CLEAN });
    await press("Alt+4", "Enter");
    await type("There is a mass in the upper pole of the right kidney measuring 35 mm.");
    await press("Alt+5", "Enter");
    await type("Mass in the left kidney, suspicious for renal cell carcinoma");
    expect(await app.page.locator(".item .diagnostic.error").count()).toBe(0);
    await type(". ");
    await expect.poll(() => app.page.locator(".item .diagnostic.error").textContent()).toBe("left");
    await press("F8");
    while (!(await app.page.locator(".card-title").innerText()).includes("left")) await press("F8");
    expect(await app.page.evaluate(() => document.activeElement?.textContent)).toContain("right");
    await press("Enter");
    await expect.poll(items).toContain("Mass in the right kidney, suspicious for renal cell carcinoma. ");
    await expect.poll(() => app.page.locator(".diagnostic.error").count()).toBe(0);
    await press("Control+z");
    await expect.poll(() => app.page.locator(".item .diagnostic.error").textContent()).toBe("left");
  });

  it("brings the caret back exactly with Esc", async () => {
    await open({ text: CLEAN.replace("No pleural effusion.", "The nodule measures 12 in the left lung.") });
    await press("Alt+1", "Home", "ArrowRight", "ArrowRight");
    await press("F8");
    expect(await app.page.locator(".card").isVisible()).toBe(true);
    await press("Escape");
    expect(await app.page.locator(".card").count()).toBe(0);
    await type("X");
    expect(await body("indication")).toBe("CoXugh for three weeks.");
  });

  it("keeps the skeleton under select all, delete and typing", async () => {
    await open({ text: CLEAN });
    await press("Control+a", "Delete");
    expect(
      await app.page.locator("[data-kind]").evaluateAll((all) => all.map((each) => each.getAttribute("data-kind"))),
    ).toEqual(["header", "indication", "technique", "comparison", "findings", "impression"]);
    await press("Control+z");
    expect(await body("findings")).toBe("No pleural effusion. The heart is normal in size.");
    await press("Control+a");
    await type("New");
    expect((await app.page.locator(".ProseMirror").innerText()).trim()).toBe("New");
  });

  it("pastes a whole report into an empty one, says what moved and takes it back", async () => {
    await open();
    await press("Control+Alt+n");
    await app.page.evaluate(
      (text) => navigator.clipboard.writeText(text),
      "IMPRESSION: Normal chest.\n\nTECHNIQUE: CT.\n\nFINDINGS: Lungs are clear.",
    );
    await press("Control+v");
    await expect.poll(items).toEqual(["Normal chest."]);
    expect(await app.page.locator(".banner p").innerText()).toContain("was moved");
    await app.page.getByRole("button", { name: "Take back" }).click();
    await expect
      .poll(() =>
        app.page
          .locator(".ProseMirror")
          .innerText()
          .then((text) => text.trim()),
      )
      .toBe("");
  });

  it("pastes HTML with styles as plain paragraphs of the section", async () => {
    await open({ text: CLEAN });
    await press("Alt+4");
    await app.page.evaluate(async () => {
      const html = '<h1 style="color:red">Liver</h1><p style="margin:0" onclick="alert(1)">No <b>lesion</b>.</p>';
      const item = new ClipboardItem({
        "text/html": new Blob([html], { type: "text/html" }),
        "text/plain": new Blob(["Liver\nNo lesion."], { type: "text/plain" }),
      });
      await navigator.clipboard.write([item]);
    });
    await press("Enter", "Control+v");
    expect((await body("findings")).split("\n")).toEqual([
      "No pleural effusion. The heart is normal in size.",
      "Liver",
      "No lesion.",
    ]);
    expect(await app.page.locator(".ProseMirror [style], .ProseMirror b").count()).toBe(0);
  });

  it("cuts across sections without carrying text from one into the other", async () => {
    await open({ text: CLEAN });
    await press("Alt+4", "Home", "Control+Shift+End", "Control+x");
    expect(await body("findings")).toBe("");
    expect(await items()).toEqual([""]);
    expect(await app.page.evaluate(() => navigator.clipboard.readText())).toContain("No acute abnormality");
    await press("Control+z");
    expect(await items()).toEqual(["No acute abnormality in the chest."]);
  });

  it("fills a pick list by keyboard", async () => {
    await open({ text: CLEAN.replace("No pleural effusion.", "Nodule of [__ mm] in the [right|left] lung.") });
    await press("F4");
    await type("8");
    await press("Tab");
    expect(await app.page.locator(".pick-list button").allInnerTexts()).toEqual(["right", "left"]);
    await type("le");
    await press("Enter");
    expect(await body("findings")).toContain("Nodule of 8 mm in the left lung.");
  });

  it.each([
    ["Alt+4", "findings", ["No pleural effusion. The heart is normal in size.", "Lungs are clear.", "No nodule."]],
    ["Alt+5", "impression", ["No acute abnormality in the chest.", "Lungs are clear.", "No nodule."]],
  ] as const)("takes lines that a dictation tool inserts at once (%s)", async (key, kind, expected) => {
    await open({ text: CLEAN });
    await press(key, "Enter");
    await app.page.keyboard.insertText("Lungs are clear.\nNo nodule.");
    await settle();
    expect((await body(kind)).split("\n")).toEqual(expected);
  });

  it("takes nothing back when there is nothing to do again", async () => {
    await open({ text: CLEAN });
    await press("Alt+4", "End");
    await type(" A word.");
    await press("Control+Shift+z", "Control+Shift+z", "Control+y");
    expect(await body("findings")).toContain("A word.");
  });

  it("leaves the text as it is when nothing is dropped", async () => {
    await open({ text: CLEAN });
    const before = await app.page.locator(".ProseMirror").innerText();
    await app.page.locator("[data-kind=findings] p").evaluate((place) => {
      const { x, y } = place.getBoundingClientRect();
      const dataTransfer = new DataTransfer();
      dataTransfer.setData("text/plain", "");
      place.dispatchEvent(
        new DragEvent("drop", { dataTransfer, clientX: x + 9, clientY: y + 9, bubbles: true, cancelable: true }),
      );
    });
    expect(await app.page.locator(".ProseMirror").innerText()).toBe(before);
  });

  it("takes a composition as one step and checks at its end", async () => {
    await open({ text: CLEAN });
    await press("Alt+5", "Enter");
    const session = await app.page.context().newCDPSession(app.page);
    for (const text of ["The", "The nodule measures 12", "The nodule measures 12 in the left lung. "])
      await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await session.send("Input.insertText", { text: "The nodule measures 12 in the left lung. " });
    await settle();
    expect((await items())[1]).toBe("The nodule measures 12 in the left lung. ");
    await expect.poll(rows).toContainEqual(expect.stringContaining("12"));
    await press("Control+z");
    expect((await items())[1]?.trim() ?? "").toBe("");
  });
});

describe("the Impression", () => {
  const ORDER = CLEAN.replace(
    "1. No acute abnormality in the chest.\n",
    "1. Simple renal cyst.\n2. Acute pulmonary embolism in the right lower lobe.\n3. Hiatal hernia.\n",
  );

  it("moves an item with Alt and an arrow, the caret with it", async () => {
    await open({ text: ORDER });
    await press("Alt+5", "Alt+ArrowUp", "Alt+ArrowUp");
    await type("X");
    expect(await items()).toEqual([
      "Hiatal hernia.X",
      "Simple renal cyst.",
      "Acute pulmonary embolism in the right lower lobe.",
    ]);
  });

  it("shows the order by significance before it sorts, and one undo takes it back", async () => {
    await open({ text: ORDER });
    await press("Control+Alt+s");
    expect(await app.page.locator(".sort-text").allInnerTexts()).toHaveLength(3);
    expect(await app.page.locator(".sort-preview li").first().innerText()).toContain("embolism");
    expect((await items())[0]).toContain("cyst");
    await press("Enter");
    await expect.poll(async () => (await items())[0]).toContain("embolism");
    await press("Control+z");
    expect((await items())[0]).toContain("cyst");
  });

  it("moves an item by its number with the mouse", async () => {
    await open({ text: ORDER });
    const [first, third] = await Promise.all([0, 2].map((index) => app.page.locator(".item").nth(index).boundingBox()));
    if (!first || !third) throw new Error("The items are not on the page.");
    await app.page.mouse.move(third.x + 8, third.y + 14);
    await app.page.mouse.down();
    await app.page.mouse.move(first.x + 8, first.y + 20, { steps: 4 });
    await app.page.mouse.move(first.x + 8, first.y + 2, { steps: 2 });
    expect(await app.page.locator(".drop-before").count()).toBe(1);
    await app.page.mouse.up();
    expect((await items())[0]).toContain("Hiatal");
  });
});

describe("ways out", () => {
  const TWO = CLEAN.replace(
    "No pleural effusion.",
    "The nodule measures 12 in the left lung. The liver measures 14 in length.",
  );
  const flagged = async () => (await rows()).filter((row) => /no unit/.test(row)).length;
  const dismissFirst = async (label: string) => {
    await app.page.locator(".row", { hasText: "no unit" }).first().press("Enter");
    await app.page.locator(".card").getByRole("button", { name: label, exact: true }).press("Enter");
    await settle();
  };

  it("hides one place with Not here, until its words change", async () => {
    await open({ text: TWO });
    await expect.poll(flagged).toBe(2);
    await dismissFirst("Not here");
    await expect.poll(flagged).toBe(1);
    await press("Alt+1");
    await type(" More.");
    await expect.poll(flagged).toBe(1);
    await expect.poll(() => [...app.host.drafts.values()].at(-1)?.content ?? "").toContain('"scope": "here"');
  });

  it("hides a check in this report with Not in this report", async () => {
    await open({ text: TWO });
    await expect.poll(flagged).toBe(2);
    await dismissFirst("Not in this report");
    await expect.poll(flagged).toBe(0);
    expect(app.host.settings.checks.rules).toEqual({});
  });

  it("turns a check off in the settings, from where it can be turned on again", async () => {
    await open({ text: TWO });
    await expect.poll(flagged).toBe(2);
    await dismissFirst("Turn this check off");
    await expect.poll(flagged).toBe(0);
    await expect.poll(() => app.host.settings.checks.rules).toEqual({ "meas-unit-missing": "off" });
    await press("Control+k");
    await type("choose checks");
    await press("Enter");
    await type("unit missing");
    await app.page.getByRole("button", { name: "Reset: Measurement without a unit" }).click();
    await press("Escape", "Escape");
    await expect.poll(flagged).toBe(2);
  });
});

describe("without a mouse", () => {
  it("reaches every pane with F6 and comes back to the text", async () => {
    await open();
    const pane = () =>
      app.page.evaluate(() =>
        [".report-text", ".panel", ".rail", ".top-bar"].find((each) =>
          document.querySelector(each)?.contains(document.activeElement),
        ),
      );
    const seen: (string | undefined)[] = [];
    for (let step = 0; step < 5; step++) {
      seen.push(await pane());
      await press("F6");
    }
    expect(seen).toEqual([".report-text", ".panel", ".rail", ".top-bar", ".report-text"]);
    await press("Shift+F6", "Shift+F6");
    expect(await pane()).toBe(".top-bar");
  });

  it("opens the card for the words at the caret, and a click leaves the focus in the text", async () => {
    await open();
    await app.page.locator(".item .diagnostic.error").click();
    expect(await app.page.locator(".card").isVisible()).toBe(true);
    const focused = () => app.page.evaluate(() => document.activeElement?.closest(".card") !== null);
    expect(await focused()).toBe(false);
    await press("Control+.");
    expect(await focused()).toBe(true);
    await press("Escape", "Control+.");
    expect(await app.page.locator(".card-title").innerText()).toContain("left in");
    await app.page.locator("[data-kind=comparison] p").click();
    await settle();
    await type("X");
    expect(await body("comparison")).toContain("X");
    await expect.poll(() => app.page.locator(".card").count()).toBe(0);
  });
});

describe("a card that goes by itself", () => {
  it("gives the focus back to the text", async () => {
    await open({ text: CLEAN });
    await press("Alt+5", "End");
    await type(" Clinical correlation is suggested. ");
    // A click beside flagged words closes the card that is open then, a moment later; F8 comes before that.
    await app.page.locator("[data-kind=findings] p").click();
    await app.page.keyboard.press("F8");
    await rest(150);
    expect(await app.page.locator(".card").count()).toBe(1);
    await app.page.keyboard.press("Escape");
    expect(await app.page.evaluate(() => document.activeElement?.className)).toContain("ProseMirror");
  });
});

describe("the panel", () => {
  it("is walked by arrows, shows the card with Enter and goes back to the text with Esc", async () => {
    await open();
    await press("F6", "ArrowDown");
    const second = (await rows())[1];
    await press("Enter");
    expect(await app.page.locator(".card-title").innerText()).toContain(second);
    await press("Escape");
    expect(await app.page.evaluate(() => document.activeElement?.className)).toContain("ProseMirror");
  });

  it("filters by severity and says when there is nothing", async () => {
    await open();
    const all = (await rows()).length;
    await app.page.getByRole("button", { name: /^Errors: / }).click();
    const errors = (await rows()).length;
    expect(errors).toBeGreaterThan(0);
    expect(errors).toBeLessThan(all);
    await press("Control+Alt+n");
    await expect.poll(() => app.page.locator(".panel-empty").innerText()).toBe("Nothing to report");
  });

  it("shows both ends of a contradiction and jumps across with J", async () => {
    await open();
    await app.page.locator(".row", { hasText: "left in" }).press("Enter");
    const ends = app.page.locator(".card-end");
    expect(await ends.count()).toBe(2);
    const before = await app.page.locator(".card").boundingBox();
    await press("j");
    await expect.poll(async () => (await app.page.locator(".card").boundingBox())?.y).not.toBe(before?.y);
    await press("?");
    expect(await app.page.locator(".rule-help").innerText()).toContain("Source");
  });
});

describe("files", () => {
  it("keeps a report that was left for a new one, and opens it again from the list as it was left", async () => {
    await open({ text: CLEAN });
    await press("Alt+4");
    await type(" Left here.");
    await press("Control+Alt+n");
    expect(await body("findings")).toBe("");
    await app.page.locator(".rail-entry", { hasText: "given" }).first().click();
    await expect.poll(() => body("findings")).toContain("Left here.");
  });

  it("has each change on disk within a second", async () => {
    await open({ text: CLEAN });
    await press("Alt+4");
    const typedAt = Date.now();
    await type(" Stable.");
    await expect.poll(() => keptText(app), { interval: 20 }).toContain("Stable.");
    const draft = [...app.host.drafts.values()].at(-1);
    expect(draft && readReportFile(draft.content).ok).toBe(true);
    expect((draft?.receivedMs ?? 0) - typedAt).toBeGreaterThan(0);
    await isKept(app.page);
  });

  it("brings back the draft of a run that ended", async () => {
    const first = await open({ text: CLEAN });
    await press("Alt+4");
    await type(" Half a sent");
    await expect.poll(() => keptText(app)).toContain("Half a sent");
    const drafts = [...first.host.drafts.values()];
    await first.close();
    await open({ drafts });
    expect(await body("findings")).toContain("Half a sent");
    expect(await app.page.locator(".banner p").innerText()).toContain("draft that was open");
  });

  it("saves under a name, then to the same file, and the draft is gone", async () => {
    await open({ text: CLEAN });
    await press("Alt+5", "Control+s");
    await type("Case 7");
    await press("Enter");
    await expect.poll(() => [...app.host.files.keys()]).toContain("Case 7.readout.json");
    await press("End");
    await type(" End.");
    await press("Control+s");
    await expect.poll(() => reportText(app.host.files.get("Case 7.readout.json"))).toContain("End.");
    await expect.poll(() => app.host.drafts.size).toBe(0);
    expect(app.host.files.get("given.txt")).toBe(CLEAN);
  });

  it("says what went wrong in words and keeps the text", async () => {
    await open({ text: CLEAN });
    app.host.failing.add("keepDraft");
    await press("Alt+4");
    await type(" More.");
    await expect.poll(() => app.page.locator(".banners").innerText()).toContain("cannot be written");
    app.host.failing.delete("keepDraft");
    await isKept(app.page);
  });

  it("hands the bytes of a text and of a PDF to the host", async () => {
    await open({ text: CLEAN });
    await press("Control+e");
    await expect.poll(() => app.host.exported.length).toBe(1);
    expect(new TextDecoder().decode(app.host.exported[0]?.bytes)).toContain("IMPRESSION:\n1. No acute abnormality");
    await press("Control+Shift+e");
    await expect.poll(() => app.host.exported.length).toBe(2);
    const pdf = app.host.exported[1];
    expect(pdf?.name).toBe("CT chest 2026-03-02.pdf");
    expect(new TextDecoder("latin1").decode(pdf?.bytes.slice(0, 5))).toBe("%PDF-");
  });

  it("asks for a reason before it exports with an error, and keeps the reason", async () => {
    await open();
    await press("Control+e");
    expect(app.host.exported).toEqual([]);
    expect(await app.page.locator(".export-error").count()).toBe(1);
    await type("The order was wrong");
    await press("Enter");
    await expect.poll(() => app.host.exported.length).toBe(1);
    await expect.poll(() => [...app.host.drafts.values()].at(-1)?.content ?? "").toContain("The order was wrong");
  });
});

describe("looks", () => {
  it("prints the report and nothing around it", async () => {
    await open();
    await app.page.emulateMedia({ media: "print" });
    const visible = (selector: string) => app.page.locator(selector).isVisible();
    expect(await Promise.all([".top-bar", ".rail", ".panel", ".footer", ".banner"].map(visible))).not.toContain(true);
    expect(await visible(".ProseMirror")).toBe(true);
  });

  it("turns light and remembers it", async () => {
    await open();
    const background = () => app.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await background()).toBe("rgb(15, 18, 21)");
    await press("Control+Shift+l");
    expect(await background()).toBe("rgb(244, 244, 241)");
    expect(app.host.settings.theme).toBe("light");
  });

  it("names the text for assistive and dictation software", async () => {
    await open();
    const editor = app.page.getByRole("textbox", { name: "Report" });
    expect(await editor.getAttribute("aria-multiline")).toBe("true");
    expect(await app.page.getByRole("status").last().innerText()).toMatch(/error/);
  });
});
