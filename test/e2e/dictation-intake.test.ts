import type { CDPSession } from "playwright-core";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type App, type AppOptions, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";
import { sendBurst, sendPaste } from "./key-burst";

const REPORT = `Patient: Doe, Jane
Patient ID: 12
Exam: CT chest
Exam date: 2026-03-02

INDICATION: Cough for three weeks.

TECHNIQUE: CT of the chest without contrast.

COMPARISON: None available.

FINDINGS: No pleural effusion. The heart is normal in size.

The liver is normal.

IMPRESSION:
1. No acute abnormality in the chest.
2. Normal heart size.
`;

let app: App;
let cdp: CDPSession;
const open = async (options: AppOptions = { text: REPORT }) => {
  app = await startApp(options);
  cdp = await app.page.context().newCDPSession(app.page);
};

afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

const blocks = (kind: string) => app.page.locator(`[data-kind=${kind}] > *`).allTextContents();
const kinds = () =>
  app.page.locator("[data-kind]").evaluateAll((all) => all.map((each) => each.getAttribute("data-kind")));
const SKELETON = ["header", "indication", "technique", "comparison", "findings", "impression"];
const { press, type, rest, settle } = handsOn(() => app);
/** One `beforeinput` with the whole text and no key, as input methods and the text services of systems do. */
const hand = async (text: string) => {
  await app.page.keyboard.insertText(text);
  await settle();
};
const compose = (text: string) =>
  cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
const tinted = () => app.page.locator('.inserted[data-by="dictation"]').allTextContents();
/** Longer than what makes two utterances of one, at the end of a burst too. */
const pause = () => rest(450);
const wholeText = () => app.page.locator(".ProseMirror").evaluate((element) => (element as HTMLElement).innerText);
/** What the accessibility interface does to a page's text when a tool sets its value. */
const setValue = async (text: string) => {
  await app.page.locator(".ProseMirror").evaluate((element, value) => {
    (element as HTMLElement).innerText = value;
  }, text);
  await settle();
};

describe("text at once", () => {
  it("goes in at the caret, in the middle of a paragraph, tinted, as one step", async () => {
    await open();
    await press("Alt+4", "Alt+1", "Home", "Control+ArrowRight");
    await hand("dry and ");
    expect(await blocks("indication")).toEqual(["Coughdry and  for three weeks."]);
    expect(await tinted()).toEqual(["dry and "]);
    await press("Control+z");
    expect(await blocks("indication")).toEqual(["Cough for three weeks."]);
  });

  it("takes a report's worth of text into a long report and keeps the skeleton", async () => {
    const long = Array.from({ length: 63 }, (_, index) => `Sentence ${index} says that segment ${index} is clear.`);
    await open({ text: REPORT.replace("The liver is normal.", long.join("\n\n")) });
    await press("Alt+4", "Enter");
    const text = "The lungs are clear without nodule. ".repeat(112).trim();
    await hand(text);
    const findings = await blocks("findings");
    expect(findings.at(-1)).toBe(text);
    expect(findings).toHaveLength(65);
    expect(await kinds()).toEqual(SKELETON);
    await press("Control+z");
    expect((await blocks("findings")).at(-1)).toBe("");
  });

  it.each([
    [
      "\n",
      "Alt+4",
      "findings",
      ["No pleural effusion. The heart is normal in size.", "The liver is normal.", "Lungs are clear.", "No nodule."],
    ],
    [
      "\r\n",
      "Alt+5",
      "impression",
      ["No acute abnormality in the chest.", "Normal heart size.", "Lungs are clear.", "No nodule."],
    ],
  ] as const)("makes blocks of lines (%j, %s)", async (end, key, kind, expected) => {
    await open();
    await press(key, "Enter");
    await hand(`Lungs are clear.${end}No nodule.`);
    expect(await blocks(kind)).toEqual(expected);
    expect((await tinted()).join("|")).toBe("Lungs are clear.|No nodule.");
  });

  it("stays one line in a header field", async () => {
    await open();
    await app.page.locator('[data-name="StudyDescription"]').click();
    await press("End");
    await hand(" with\ncontrast");
    expect(await app.page.locator('[data-name="StudyDescription"]').textContent()).toBe("CT chest with contrast");
  });

  it.each([
    ["[right|left]", "Left.", "Nodule in the left lung."],
    ["[right|left]", "neither", "Nodule in the neither lung."],
    ["[size: __ mm]", "8", "Nodule in the 8 mm lung."],
  ])("fills the field that is selected: %s with %s", async (field, said, expected) => {
    await open({ text: REPORT.replace("The liver is normal.", `Nodule in the ${field} lung.`) });
    await press("F4");
    await hand(said);
    expect((await blocks("findings"))[1]).toBe(expected);
  });

  it("is two steps where the speaker paused, and one where the tool sent words one by one", async () => {
    await open();
    await press("Alt+4", "Enter");
    for (const word of ["The ", "lungs ", "are ", "clear. "]) await app.page.keyboard.insertText(word);
    await pause();
    await hand("No nodule.");
    await pause();
    await press("Control+z");
    expect((await blocks("findings")).at(-1)).toBe("The lungs are clear. ");
    await press("Control+z");
    expect((await blocks("findings")).at(-1)).toBe("");
  });

  it("lands in the report after a click on a button of the bar, and the caret is where it was", async () => {
    await open();
    await press("Alt+3");
    await app.page.locator(".top-bar button", { hasText: "Theme" }).click();
    await hand(" Also CT of 2024.");
    await type(" Yes.");
    expect(await blocks("comparison")).toEqual(["None available. Also CT of 2024. Yes."]);
  });

  it("offers to bring what has landed in another box into the report", async () => {
    await open();
    await press("Alt+4");
    await press("Control+k");
    await hand("There is a nodule in the lingula.");
    await press("Escape");
    await app.page.getByRole("button", { name: "Put it into the report" }).click();
    await settle();
    expect((await blocks("findings")).at(-1)).toBe("The liver is normal.There is a nodule in the lingula.");
    expect(await tinted()).toEqual(["There is a nodule in the lingula."]);
    await type(" X");
    expect((await blocks("findings")).at(-1)).toContain("lingula. X");
  });
});

describe("letter by letter", () => {
  const BURST = "There is a 5 mm nodule in the lingula.";

  it("keeps every letter of a burst of keys and knows it from a hand", async () => {
    await open();
    await press("Alt+4", "Enter");
    await sendBurst(app.page, BURST);
    await pause();
    expect((await blocks("findings")).at(-1)).toBe(BURST);
    expect(await tinted()).toEqual([BURST]);
    await press("Control+Alt+Backspace");
    expect((await blocks("findings")).at(-1)).toBe("");
  });

  it("tints nothing that a hand types", async () => {
    await open();
    await press("Alt+4");
    await type(" No effusion.");
    await pause();
    expect(await tinted()).toEqual([]);
  });
});

describe("composed text", () => {
  /** From a script: a click of the mouse would end the composition. */
  const fixUnit = () =>
    app.page
      .locator(".row", { hasText: "no unit" })
      .getByRole("button")
      .first()
      .evaluate((button) => (button as HTMLElement).click());

  it("takes a hypothesis that is revised five times as one step", async () => {
    await open();
    await press("Alt+4", "Enter");
    await pause();
    for (const text of ["the", "the long", "the lungs", "The lungs are", "The lungs are clear."]) await compose(text);
    await cdp.send("Input.insertText", { text: "The lungs are clear." });
    await pause();
    expect((await blocks("findings")).at(-1)).toBe("The lungs are clear.");
    expect(await tinted()).toEqual(["The lungs are clear."]);
    await press("Control+z");
    expect((await blocks("findings")).at(-1)?.trim()).toBe("");
  });

  it("keeps an accent that is composed for what it is: typed", async () => {
    await open();
    await press("Alt+4");
    await compose("´");
    await compose("é");
    await cdp.send("Input.insertText", { text: "é" });
    await pause();
    expect((await blocks("findings")).at(-1)).toBe("The liver is normal.é");
    expect(await tinted()).toEqual([]);
  });

  it("goes on while a fix changes another block, and both are there", async () => {
    await open({ text: REPORT.replace("The liver is normal.", "The nodule measures 12 in the left lung.") });
    await expect.poll(() => app.page.locator(".row", { hasText: "no unit" }).count()).toBe(1);
    await press("Alt+5", "Enter");
    await compose("the");
    await fixUnit();
    await compose("The heart is");
    await cdp.send("Input.insertText", { text: "The heart is normal." });
    await pause();
    expect((await blocks("impression")).at(-1)).toBe("The heart is normal.");
    expect((await blocks("findings"))[1]).toMatch(/measures 12 (?:mm|\[)/);
  });

  it("waits with a change in the words that are composed, and never doubles them", async () => {
    await open({ text: REPORT.replace("The liver is normal.", "The nodule measures 12 in the left lung.") });
    await expect.poll(() => app.page.locator(".row", { hasText: "no unit" }).count()).toBe(1);
    await press("Alt+4");
    for (const text of [" the", " the lungs"]) await compose(text);
    await fixUnit();
    await compose(" The lungs are clear.");
    expect((await blocks("findings"))[1]).toBe("The nodule measures 12 in the left lung. The lungs are clear.");
    await cdp.send("Input.insertText", { text: " The lungs are clear." });
    await pause();
    expect((await blocks("findings"))[1]).toMatch(
      /^The nodule measures 12 (?:mm|\[[^\]]*\]) in the left lung\. The lungs are clear\.$/,
    );
  });
});

describe("pasted text", () => {
  const paste = async (text: string) => {
    await app.page.evaluate((value) => navigator.clipboard.writeText(value), text);
    await sendPaste(app.page);
  };

  it("makes paragraphs of a dictation box's lines, tinted, and one undo takes them away", async () => {
    await open();
    await press("Alt+4", "Enter");
    await paste("Lungs are clear.\r\nNo nodule.\r\n");
    expect((await blocks("findings")).slice(2)).toEqual(["Lungs are clear.", "No nodule."]);
    expect(await tinted()).toEqual(["Lungs are clear.", "No nodule."]);
    await press("Control+z");
    expect((await blocks("findings")).slice(2)).toEqual([""]);
  });

  it("is done with the clipboard when the tool puts the old content back", async () => {
    await open();
    await press("Alt+4", "Enter");
    await app.page.evaluate(() => navigator.clipboard.writeText("No nodule."));
    await app.page.keyboard.press("Control+v");
    await app.page.evaluate(() => navigator.clipboard.writeText("what was there before"));
    await settle();
    expect((await blocks("findings")).at(-1)).toBe("No nodule.");
  });

  it("comes back from a dictation box over the whole text as the few words that differ", async () => {
    await open();
    await press("Control+a");
    await paste(
      (await wholeText()).replace("Normal heart size.", "Normal heart size. No effusion.").replace(/\n+/g, "\r\n"),
    );
    expect(await kinds()).toEqual(SKELETON);
    expect(await blocks("impression")).toEqual([
      "No acute abnormality in the chest.",
      "Normal heart size. No effusion.",
    ]);
    expect(await blocks("findings")).toEqual([
      "No pleural effusion. The heart is normal in size.",
      "The liver is normal.",
    ]);
    expect((await tinted()).join("")).toContain("No effusion.");
    await press("Control+z");
    expect(await blocks("impression")).toEqual(["No acute abnormality in the chest.", "Normal heart size."]);
  });
});

describe("text written over the page", () => {
  it("reads a paragraph that a script has rewritten", async () => {
    await open();
    await rest(150);
    await app.page.locator("[data-kind=indication] p").evaluate((element) => {
      element.textContent = "Cough for four weeks.";
    });
    await settle();
    await press("Alt+1");
    await type(" X");
    expect(await blocks("indication")).toEqual(["Cough for four weeks. X"]);
    expect(await tinted()).not.toEqual([]);
  });

  it("takes a whole value as the lines that differ, sections kept, undone in one step", async () => {
    await open();
    const before = await wholeText();
    await setValue(
      before
        .replace("The liver is normal.", "The liver is enlarged.\nThe spleen is normal.")
        .replace("Normal heart size.", "Hepatomegaly."),
    );
    expect(await kinds()).toEqual(SKELETON);
    expect(await blocks("findings")).toEqual([
      "No pleural effusion. The heart is normal in size.",
      "The liver is enlarged.",
      "The spleen is normal.",
    ]);
    expect(await blocks("impression")).toEqual(["No acute abnormality in the chest.", "Hepatomegaly."]);
    expect(await app.page.locator('[data-name="PatientName"]').textContent()).toBe("Doe, Jane");
    expect((await tinted()).join(" ")).toBe("enlarged. The spleen is normal. Hepatomegaly.");
    await press("Control+z");
    expect(await wholeText()).toBe(before);
  });

  it.each([
    ["all breaks lost", (text: string) => text.replace(/\n+/g, "")],
    ["breaks doubled", (text: string) => text.replace(/\n+/g, "\n\n\n")],
    ["spaces for breaks", (text: string) => text.replace(/\n+/g, " ")],
  ])("puts the breaks back that a tool has lost: %s", async (_name, change) => {
    await open();
    await setValue(change(await wholeText()).replace("The liver is normal.", "The liver is normal. No ascites."));
    expect(await kinds()).toEqual(SKELETON);
    expect(await blocks("findings")).toEqual([
      "No pleural effusion. The heart is normal in size.",
      "The liver is normal. No ascites.",
    ]);
    expect(await blocks("impression")).toEqual(["No acute abnormality in the chest.", "Normal heart size."]);
  });

  it("puts a text with headings where its headings say", async () => {
    await open();
    await setValue("FINDINGS: Clear lungs.\nIMPRESSION:\n1. Normal chest.");
    expect(await kinds()).toEqual(SKELETON);
    expect(await blocks("findings")).toEqual(["Clear lungs."]);
    expect(await blocks("impression")).toEqual(["Normal chest."]);
    expect(await blocks("indication")).toEqual(["Cough for three weeks."]);
    expect(await app.page.locator('[data-name="PatientName"]').textContent()).toBe("Doe, Jane");
  });

  it("puts a value for an empty report where the caret is, never into the patient's name", async () => {
    await open();
    await press("Control+Alt+n", "Alt+4");
    await setValue("Clear lungs.\nNo effusion.");
    expect(await blocks("findings")).toEqual(["Clear lungs.", "No effusion."]);
    expect(await app.page.locator('[data-name="PatientName"]').textContent()).toBe("");
  });

  it("takes words that a system revises from where it says, though the selection is elsewhere", async () => {
    await open();
    await press("Alt+5");
    await app.page.locator("[data-kind=indication] p").evaluate((element) => {
      const text = element.firstChild;
      if (text === null) throw new Error("The paragraph has no text.");
      const range = new StaticRange({ startContainer: text, startOffset: 10, endContainer: text, endOffset: 15 });
      const event = new InputEvent("beforeinput", {
        inputType: "insertReplacementText",
        data: "eight",
        bubbles: true,
        cancelable: true,
        targetRanges: [range],
      });
      element.dispatchEvent(event);
    });
    await settle();
    expect(await blocks("indication")).toEqual(["Cough for eight weeks."]);
    expect(await tinted()).toEqual(["eight"]);
  });

  it("takes the text of an event that a script has made, which has no effect of its own", async () => {
    await open();
    await press("Alt+1");
    await app.page
      .locator(".ProseMirror")
      .evaluate((element) =>
        element.dispatchEvent(
          new InputEvent("beforeinput", { inputType: "insertText", data: " Dry.", bubbles: true, cancelable: true }),
        ),
      );
    await settle();
    expect(await blocks("indication")).toEqual(["Cough for three weeks. Dry."]);
  });
});

describe("the messages of Dragon's browser extension", () => {
  const send = async (...args: readonly (number | string)[]) => {
    await app.page.evaluate((list) => {
      const payload = { functionId: "makeChanges", args: list };
      window.postMessage(JSON.stringify({ protocol: "nuanria_messaging", type: "request", payload }), location.origin);
    }, args);
    await settle();
  };

  it("inserts at the caret, replaces by place and selects", async () => {
    await open();
    await press("Alt+1");
    await send(-1, 0, " Dry.", -1, 0);
    expect(await blocks("indication")).toEqual(["Cough for three weeks. Dry."]);
    const { lines, at } = await app.page.evaluate(() => {
      const all = [...document.querySelectorAll(".header-field, .ProseMirror p, .ProseMirror h4, .ProseMirror .item")];
      const text = all.map((each) => each.textContent ?? "").join("\n");
      return { lines: all.length, at: text.indexOf("three") };
    });
    expect(lines).toBeGreaterThan(8);
    await send(at, 5, "four", at, 4);
    expect(await blocks("indication")).toEqual(["Cough for four weeks. Dry."]);
    await type("six");
    expect(await blocks("indication")).toEqual(["Cough for six weeks. Dry."]);
  });

  it("heeds no other message", async () => {
    await open();
    await app.page.evaluate(() => {
      window.postMessage("text", location.origin);
      window.postMessage(JSON.stringify({ protocol: "other", type: "request" }), location.origin);
      window.postMessage({ protocol: "nuanria_messaging" }, location.origin);
    });
    await settle();
    expect(await tinted()).toEqual([]);
  });
});

describe("utterances", () => {
  it("takes away the last one exactly, wherever it is by then, then the one before", async () => {
    await open();
    await press("Alt+4");
    await hand(" The spleen is normal.");
    await pause();
    await hand(" The\nkidneys are normal.");
    await pause();
    await press("Alt+1");
    await type(" More.");
    await press("Control+Alt+Backspace");
    expect((await blocks("findings")).at(-1)).toBe("The liver is normal. The spleen is normal.");
    await press("Control+Alt+Backspace");
    expect(await blocks("findings")).toEqual([
      "No pleural effusion. The heart is normal in size.",
      "The liver is normal.",
    ]);
    expect(await blocks("indication")).toEqual(["Cough for three weeks. More."]);
  });

  it("deletes the last word with its space", async () => {
    await open();
    await press("Alt+1", "Control+Shift+Backspace", "Control+Shift+Backspace");
    expect(await blocks("indication")).toEqual(["Cough for"]);
  });
});

describe("commands that arrive as text", () => {
  const FIELDS = REPORT.replace("The liver is normal.", "Nodule of [size] in the [place].");

  it("does one that was said alone between two pauses, and leaves no trace", async () => {
    await open({ text: FIELDS });
    await press("Alt+4", "F4");
    await hand("tiny");
    await pause();
    await hand("Next field.");
    await pause();
    await hand("lingula");
    expect((await blocks("findings"))[1]).toBe("Nodule of tiny in the lingula.");
  });

  it("goes on at the end of flowing speech", async () => {
    await open();
    await press("Alt+4");
    await hand(" The spleen is normal. Go to impression");
    await pause();
    await hand(" X");
    expect((await blocks("findings")).at(-1)).toBe("The liver is normal. The spleen is normal.");
    expect((await blocks("impression")).at(-1)).toBe("Normal heart size. X");
  });

  it("scratches what was said before", async () => {
    await open();
    await press("Alt+4");
    await hand(" The spleen is normal.");
    await pause();
    await hand("scratch that");
    await pause();
    expect((await blocks("findings")).at(-1)).toBe("The liver is normal.");
  });

  it.each([
    " The next field of view is normal.",
    " Scratch that needs no suture.",
    " Go to the operating theatre",
    " sign report",
    " delete that nodule",
  ])("leaves %j as text", async (said) => {
    await open();
    await press("Alt+4");
    await hand(said);
    await pause();
    expect((await blocks("findings")).at(-1)).toBe(`The liver is normal.${said}`);
  });

  it("does none where the author has switched them off", async () => {
    await open({ text: FIELDS, settings: { dictation: { spokenCommands: false } } });
    await press("Alt+1");
    await hand(" next field");
    await pause();
    expect(await blocks("indication")).toEqual(["Cough for three weeks. next field"]);
  });
});

describe("while text arrives", () => {
  it("checks without moving the caret, and the words said stay as they were said", async () => {
    await open();
    await press("Alt+4", "Enter");
    await hand("the nodule measures twelve period it is in the left lung colon");
    await pause();
    await rest(1600);
    await hand(" more");
    expect((await blocks("findings")).at(-1)).toBe(
      "the nodule measures twelve period it is in the left lung colon more",
    );
    expect(await app.page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("textbox");
  });

  it("is a text box with a name for assistive and dictation software, and so is each field of the header", async () => {
    await open();
    const { nodes } = await cdp.send("Accessibility.getFullAXTree");
    const box = nodes.find(({ role, name }) => role?.value === "textbox" && name?.value === "Report");
    const properties = new Map(box?.properties?.map(({ name, value }) => [name as string, value.value as unknown]));
    expect(properties.get("multiline")).toBe(true);
    expect(properties.get("settable") ?? properties.get("editable")).toBeTruthy();
    expect(nodes.some(({ name }) => name?.value === "Date of birth")).toBe(true);
  });
});
