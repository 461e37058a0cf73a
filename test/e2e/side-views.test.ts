import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type App, type AppOptions, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";

const NOW = `Patient: Doe, Jane
Patient ID: 12
Date of birth: 1961-02-03
Sex: F
Exam: CT chest and abdomen
Exam date: 2026-03-02

INDICATION: Follow-up of an adrenal nodule.

TECHNIQUE: CT of the chest and abdomen without contrast.

COMPARISON:

FINDINGS:
Lungs: Nodule in the right upper lobe, 8 mm. No pleural effusion.
Adrenals: Left adrenal nodule, 12 mm, previously 10 mm.
Vessels: The abdominal aorta measures 31 mm.

IMPRESSION:
1. Growing nodule in the right upper lobe, 8 mm.
2. Left adrenal nodule, 12 mm.
`;

const PRIOR = `Patient: Doe, Jane
Exam: CT chest and abdomen
Exam date: 2025-08-14

FINDINGS:
Lungs: Nodule in the right upper lobe, 5 mm. No pleural effusion.
Adrenals: Left adrenal nodule, 11 mm.
Vessels: The abdominal aorta measures 29 mm.
${Array.from({ length: 40 }, (_, index) => `Further line ${index + 1} of the prior report's Findings.`).join("\n")}

IMPRESSION:
1. Nodule in the right upper lobe, 5 mm.
`;

let app: App;
const open = async (options: AppOptions = {}) => {
  app = await startApp({ text: NOW, files: { "prior.txt": PRIOR }, ...options });
};

afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

const { press, type, rest, settle } = handsOn(() => app);
const body = async (kind: string) =>
  (await app.page.locator(`.ProseMirror [data-kind=${kind}] > *`).allTextContents()).join("\n");
/** What is there to see, without what is there to hear. */
const seen = (selector: string) =>
  app.page.locator(selector).evaluateAll((all) =>
    all.map((element) => {
      for (const hidden of element.querySelectorAll(".visually-hidden")) hidden.setAttribute("hidden", "");
      const text = element instanceof HTMLElement ? element.innerText : "";
      for (const hidden of element.querySelectorAll(".visually-hidden")) hidden.removeAttribute("hidden");
      return text;
    }),
  );
const rows = async () =>
  (await seen(".ledger-row")).map((text) =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean)
      .join(" | "),
  );
const openPrior = async () => {
  await press("Control+Alt+o");
  await type("prior");
  await press("Enter");
  await expect.poll(() => app.page.locator(".prior").count()).toBe(1);
};
const focused = () => app.page.evaluate(() => document.activeElement?.className ?? "");
/** The words that a jump has led to. */
const spot = () => app.page.locator(".spot").textContent();

describe("the measurement ledger", () => {
  it("lists every size with what it is of, where, its prior value and the change, in the order of the text", async () => {
    await open();
    await press("Control+Alt+m");
    expect(await app.page.getByRole("tab", { name: "Measurements" }).getAttribute("aria-selected")).toBe("true");
    expect(await rows()).toEqual([
      "Nodule | 8 mm | right upper lobe",
      "Adrenal nodule | 12 mm | left | was 10 mm↑ 2 mm (+20 %)",
      "Abdominal aorta | 31 mm",
      "Growing nodule | 8 mm | right upper lobe",
      "Adrenal nodule | 12 mm | left",
    ]);
    expect(await app.page.locator(".panel-group").allInnerTexts()).toEqual(["Findings", "Impression"]);
  });

  it("goes by arrows, jumps with Enter to the value's place, and back with Esc to where the caret was", async () => {
    await open();
    await press("Alt+1", "Home", "ArrowRight", "Control+Alt+m");
    expect(await focused()).toContain("ledger-row");
    await press("Escape");
    await type("X");
    expect(await body("indication")).toBe("FXollow-up of an adrenal nodule.");
    await press("Control+z", "Control+Alt+m", "ArrowDown", "ArrowDown", "Enter");
    expect(await spot()).toBe("31 mm");
    await type("about ");
    expect(await body("findings")).toContain("The abdominal aorta measures about 31 mm.");
    expect(await app.page.locator(".spot").count()).toBe(0);
  });

  it("follows what is written, and says that there is nothing where there is nothing", async () => {
    await open({
      text: NOW.replace(/FINDINGS:[\s\S]*/, "FINDINGS: No pleural effusion.\n\nIMPRESSION: Normal chest.\n"),
    });
    await press("Control+Alt+m");
    expect(await app.page.locator(".panel-empty").innerText()).toContain("No sizes yet");
    await press("Alt+4", "End");
    await type(" The spleen measures 13 cm. ");
    await expect.poll(rows).toEqual(["Spleen | 13 cm"]);
  });
});

describe("a prior report beside the current one", () => {
  it("is chosen by keyboard, read only, and is there until it is hidden", async () => {
    await open({ width: 1920, height: 1000 });
    await openPrior();
    expect(await app.page.locator(".prior-title h2").innerText()).toBe("prior");
    expect(await app.page.locator(".prior-name span").innerText()).toBe("Prior report · 7 months earlier");
    expect(await app.page.locator(".prior [contenteditable], .prior textarea, .prior input").count()).toBe(0);
    expect(await app.page.locator(".panel").isVisible()).toBe(true);
    await press("Control+Alt+p");
    expect(await app.page.locator(".prior").count()).toBe(0);
    await press("Control+Alt+p");
    expect(await app.page.locator(".prior").count()).toBe(1);
  });

  it("takes the panel's room on a small screen and gives it back", async () => {
    await open({ width: 1280, height: 720 });
    const page = async () => (await app.page.locator(".page").boundingBox())?.width ?? 0;
    await openPrior();
    expect(await app.page.locator(".panel").count()).toBe(0);
    expect(await page()).toBeGreaterThan(600);
    await press("Control+j");
    expect(await app.page.locator(".panel").isVisible()).toBe(true);
    expect(await app.page.locator(".prior").count()).toBe(0);
    await press("Control+Alt+p");
    expect(await app.page.locator(".prior").isVisible()).toBe(true);
    expect(await app.page.locator(".panel").count()).toBe(0);
    await press("Control+Alt+m");
    expect(await app.page.locator(".ledger-row").count()).toBe(5);
  });

  it("gives the ledger its values, and says where the text has another one", async () => {
    await open({ width: 1920, height: 1000 });
    await openPrior();
    await press("Control+Alt+m");
    await expect
      .poll(rows)
      .toEqual([
        "Nodule | 8 mm | right upper lobe | was 5 mm↑ 3 mm (+60 %)",
        "Adrenal nodule | 12 mm | left | was 10 mm↑ 2 mm (+20 %) | Prior report: 11 mm",
        "Abdominal aorta | 31 mm | was 29 mm↑ 2 mm (+7 %)",
        "Growing nodule | 8 mm | right upper lobe | was 5 mm↑ 3 mm (+60 %)",
        "Adrenal nodule | 12 mm | left | was 11 mm↑ 1 mm (+9 %)",
      ]);
  });

  it("shows at each of its sizes what became of it, and goes there", async () => {
    await open({ width: 1920, height: 1000 });
    await openPrior();
    expect(await seen(".remeasured")).toEqual([
      "5 mm→ 8 mm ↑ 3 mm",
      "11 mm→ 12 mm ↑ 1 mm",
      "29 mm→ 31 mm ↑ 2 mm",
      "5 mm→ 8 mm ↑ 3 mm",
    ]);
    await press("F6", "Tab", "Tab", "Enter");
    expect(await spot()).toBe("12 mm");
    await press("F6");
    expect(await focused()).toContain("prior-body");
    await press("Escape");
    expect(await focused()).toContain("ProseMirror");
  });

  it("scrolls together with the text by section, both ways", async () => {
    const long = NOW.replace(
      "\nVessels:",
      `\n${Array.from({ length: 60 }, (_, index) => `Line ${index + 1} of the Findings as they are now.`).join("\n")}\nVessels:`,
    );
    await open({ text: long, width: 1920, height: 800 });
    await openPrior();
    const top = (pane: string) => app.page.locator(pane).evaluate((element) => element.scrollTop);
    const isVisible = (selector: string) =>
      app.page.locator(selector).evaluate((section) => {
        const pane = section.closest(".prior-body, .page")?.getBoundingClientRect();
        const box = section.getBoundingClientRect();
        return pane !== undefined && box.top < pane.bottom - 20 && box.bottom > pane.top + 20;
      });
    expect(await isVisible(".prior [data-kind=impression]")).toBe(false);
    await press("Alt+5");
    await expect.poll(() => isVisible(".prior [data-kind=impression]")).toBe(true);
    await app.page.locator(".prior-body").evaluate((element) => element.scrollTo(0, 0));
    await expect.poll(() => top(".page")).toBe(0);
    await app.page.locator(".prior-body").evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect.poll(() => top(".page")).toBeGreaterThan(600);
    await app.page.locator(".page").evaluate((element) => element.scrollTo(0, 700));
    await expect.poll(() => isVisible(".prior [data-kind=findings]")).toBe(true);
    await settle();
    expect(await top(".page")).toBe(700);
  });

  it("offers its date for Comparison at one key, and puts nothing there by itself", async () => {
    await open({ width: 1920, height: 1000 });
    await openPrior();
    expect(await body("comparison")).toBe("");
    expect(await app.page.locator(".prior-offer").innerText()).toContain("CT chest and abdomen 2025-08-14.");
    await press("Alt+1", "Home", "ArrowRight", "Control+Alt+d");
    expect(await body("comparison")).toBe("CT chest and abdomen 2025-08-14.");
    await expect.poll(() => app.page.locator(".prior-offer").count()).toBe(0);
    await type("X");
    expect(await body("indication")).toBe("FXollow-up of an adrenal nodule.");
    await press("Control+Alt+d");
    expect(await body("comparison")).toBe("CT chest and abdomen 2025-08-14.");
    await press("Control+z", "Control+z");
    expect(await body("comparison")).toBe("");
  });

  it("adds to what Comparison names already, and takes the place of none available", async () => {
    await open({ text: NOW.replace("COMPARISON:", "COMPARISON: CT chest 2024-01-05."), width: 1920, height: 1000 });
    await openPrior();
    await press("Control+Alt+d");
    expect(await body("comparison")).toBe("CT chest 2024-01-05.\nCT chest and abdomen 2025-08-14.");
    await app.close();
    await open({ text: NOW.replace("COMPARISON:", "COMPARISON: None available."), width: 1920, height: 1000 });
    await openPrior();
    await press("Control+Alt+d");
    expect(await body("comparison")).toBe("CT chest and abdomen 2025-08-14.");
  });

  it("belongs to its report for as long as the app runs", async () => {
    await open({ width: 1920, height: 1000 });
    await openPrior();
    await press("Control+s");
    await type("Mine");
    await press("Enter");
    await expect.poll(() => app.host.files.size).toBe(3);
    await press("Control+Alt+n");
    await expect.poll(() => app.page.locator(".prior").count()).toBe(0);
    await press("Control+o");
    await type("Mine");
    await press("Enter");
    await expect.poll(() => app.page.locator(".prior").count()).toBe(1);
    await app.page.reload();
    await app.page.waitForSelector(".ProseMirror");
    expect(await app.page.locator(".prior").count()).toBe(0);
  });

  it("of another patient says so, and neither compares nor offers anything", async () => {
    const other = PRIOR.replace("Doe, Jane", "Roe, Richard");
    await open({ files: { "prior.txt": other }, text: NOW.replace("Patient ID: 12\n", ""), width: 1920, height: 1000 });
    await openPrior();
    expect(await app.page.locator(".prior-problem").innerText()).toContain("may be another patient: Roe, Richard");
    expect(await app.page.locator(".remeasured, .prior-offer").count()).toBe(0);
    await press("Control+Alt+d", "Control+Alt+m");
    expect(await body("comparison")).toBe("");
    expect((await rows())[0]).toBe("Nodule | 8 mm | right upper lobe");
  });

  it("is as wide as the author makes it", async () => {
    await open({ width: 1920, height: 1000 });
    await openPrior();
    const width = async () => Math.round((await app.page.locator(".prior").boundingBox())?.width ?? 0);
    const before = await width();
    await app.page.getByRole("separator", { name: "Width of the prior report" }).focus();
    await press("ArrowLeft", "ArrowLeft");
    expect(await width()).toBe(before + 32);
    expect(app.host.settings.priorWidthPx).toBe(432);
  });
});

describe("the outline", () => {
  const entries = () =>
    app.page
      .locator(".outline-parts .entry-name")
      .allInnerTexts()
      .then((all) => all.map((text) => text.trim()));

  it("lists organs and items below their sections, and goes to each by keyboard", async () => {
    await open();
    expect(await entries()).toEqual([
      "Lungs",
      "Adrenals",
      "Vessels",
      "Growing nodule in the right upper lobe, 8 mm.",
      "Left adrenal nodule, 12 mm.",
    ]);
    await app.page
      .getByRole("button", { name: /Findings$/ })
      .first()
      .focus();
    await press("ArrowDown", "ArrowDown", "Enter");
    await type(" Stable.");
    expect(await body("findings")).toContain("Left adrenal nodule, 12 mm, previously 10 mm. Stable.");
  });

  it("folds with the left arrow and unfolds with the right", async () => {
    await open();
    await app.page.getByRole("button", { name: /Lungs$/ }).focus();
    await press("ArrowLeft");
    expect(await entries()).toHaveLength(2);
    expect(await app.page.getByRole("button", { name: "Parts of Findings" }).getAttribute("aria-expanded")).toBe(
      "false",
    );
    await press("ArrowRight");
    expect(await entries()).toHaveLength(5);
  });

  it("is drawn again after the hands are still, and only where it looks different", async () => {
    await open();
    await press("Alt+4", "End");
    await rest(400);
    await app.page.evaluate(() => {
      const world = window as unknown as { changes: number };
      world.changes = 0;
      const rail = document.querySelector(".rail");
      if (rail !== null)
        new MutationObserver(() => {
          world.changes++;
        }).observe(rail, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    const changes = () => app.page.evaluate(() => (window as unknown as { changes: number }).changes);
    await type(" The spleen is normal in size");
    await rest(400);
    expect(await changes()).toBe(0);
    await press("Alt+5", "End");
    await rest(400);
    expect(await changes()).toBeGreaterThan(0);
  });
});
