import { afterAll, afterEach, describe, expect, it } from "vitest";
import { createAxe } from "./axe";
import { type App, type AppOptions, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";
import { keptText } from "./kept";

const REPORT = `Patient: Doe, Jane
Patient ID: 12
Exam: CT chest
Exam date: 2026-03-02

INDICATION: Cough for three weeks.

TECHNIQUE: CT of the chest without contrast.

COMPARISON:

FINDINGS: The nodule measures 12 in the left lung.

IMPRESSION:
1. Nodule in the left lung.
`;

let app: App;
const open = async (options: AppOptions = { text: REPORT }) => {
  app = await startApp(options);
};
afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

const { press, type } = handsOn(() => app);
const goTo = async (page: string) => {
  if ((await app.page.locator(".settings-nav").count()) === 0) await press("Control+,");
  await app.page.locator(".settings-nav button", { hasText: page }).click();
};
const button = (name: string | RegExp) => app.page.getByRole("button", { name, exact: typeof name === "string" });
const rows = () => app.page.locator(".row-message").allTextContents();
const width = () => app.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe("finding a setting", () => {
  it("opens with the search, finds over all pages, and Esc clears it before it goes back to the text", async () => {
    await open();
    await press("Alt+4", "Control+,");
    await app.page.locator(".settings-nav").waitFor();
    await type("letter");
    await expect.poll(() => app.page.locator(".settings-group:visible h3").allInnerTexts()).toContain("Export profile");
    expect(await app.page.locator(".setting-title", { hasText: "Page" }).isVisible()).toBe(true);
    await press("Escape");
    expect(await app.page.locator(".settings-group:visible h3").allInnerTexts()).toEqual(["Appearance"]);
    await press("Escape");
    await type("X");
    expect(await app.page.locator("[data-kind=findings] p").innerText()).toMatch(/X$/);
  });

  it("says so when nothing matches", async () => {
    await open();
    await press("Control+,");
    await app.page.locator(".settings-nav").waitFor();
    await type("hologram");
    expect(await app.page.locator(".settings-none").isVisible()).toBe(true);
  });
});

describe("appearance", () => {
  it("takes effect at once, is kept, and goes back to what it was", async () => {
    await open();
    await goTo("Appearance");
    const background = () => app.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    for (const [label, theme, color] of [
      ["High contrast, dark", "contrast-dark", "rgb(0, 0, 0)"],
      ["High contrast, light", "contrast-light", "rgb(255, 255, 255)"],
      ["Light", "light", "rgb(244, 244, 241)"],
    ] as const) {
      await app.page.getByRole("radio", { name: label, exact: true }).check();
      expect(await background()).toBe(color);
      expect(app.host.settings.theme).toBe(theme);
    }
    await app.page.getByLabel("Size of the report's text").fill("1.5");
    expect(
      await app.page.evaluate(() => getComputedStyle(document.querySelector(".ProseMirror") as Element).fontSize),
    ).toBe("24px");
    await app.page.getByLabel("Zoom", { exact: true }).fill("1.5");
    expect(await app.page.evaluate(() => document.documentElement.currentCSSZoom)).toBe(1.5);
    expect(app.host.settings).toMatchObject({ zoom: 1.5, textScale: 1.5 });
    for (const name of ["Reset: Theme", "Reset: Zoom", "Reset: Size of the report's text"]) await button(name).click();
    await expect.poll(() => app.host.settings).toMatchObject({ theme: "dark", zoom: 1, textScale: 1 });
  });

  it("follows a system that asks for contrast", async () => {
    await open();
    await app.page.emulateMedia({ contrast: "more" });
    await expect.poll(() => app.page.evaluate(() => document.documentElement.dataset.contrast)).toBe("more");
  });

  it.each([0.8, 1, 1.5, 2])("holds at zoom %s on a small screen", async (zoom) => {
    await open({ settings: { zoom }, width: 1280, height: 720 });
    const cut = () =>
      app.page.evaluate(() =>
        [...document.querySelectorAll(".top-bar button, .footer > span, .panel-filters button, dialog, .screen-bar *")]
          .filter((each) => each.getBoundingClientRect().width > 0)
          .filter((each) => {
            const { left, right, top, bottom } = each.getBoundingClientRect();
            return left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1;
          })
          .map((each) => each.outerHTML.slice(0, 80)),
      );
    const text = await app.page.locator(".ProseMirror").boundingBox();
    expect((text?.width ?? 0) / zoom).toBeGreaterThan(260);
    expect([await cut(), await width()]).toEqual([[], 0]);
    for (const keys of ["Control+k", "Control+Alt+i", "F1"]) {
      await press(keys);
      expect([keys, await cut()]).toEqual([keys, []]);
      await press("Escape");
    }
    await press("F8");
    const card = await app.page.locator(".card").boundingBox();
    expect((card?.x ?? 0) + (card?.width ?? 9999)).toBeLessThanOrEqual(1280);
    await press("Escape", "Control+,");
    await app.page.locator(".settings-nav").waitFor();
    expect([await cut(), await width()]).toEqual([[], 0]);
  });
});

describe("author", () => {
  it("keeps the name that stands under what is signed", async () => {
    await open();
    await goTo("Author");
    await app.page.getByLabel("Your name").fill("Dr. R. Reader");
    await expect.poll(() => app.host.settings.authorName).toBe("Dr. R. Reader");
  });
});

describe("checks", () => {
  const flagged = async () => (await rows()).filter((row) => /no unit/.test(row)).length;

  it("is walked and changed by keyboard, at once, and goes back to what it was", async () => {
    await open();
    await expect.poll(flagged).toBe(1);
    await press("Control+k");
    await type("choose checks");
    await press("Enter");
    await app.page.locator(".settings-nav").waitFor();
    await type("unit missing");
    const row = app.page.locator(".rule-row", { hasText: "meas-unit-missing" });
    await row.locator("input:checked").focus();
    expect(await row.locator("input:checked").inputValue()).toBe("error");
    await press("ArrowLeft");
    await expect.poll(() => app.host.settings.checks.rules).toEqual({ "meas-unit-missing": "warning" });
    await press("ArrowLeft", "ArrowLeft");
    await expect.poll(() => app.host.settings.checks.rules).toEqual({ "meas-unit-missing": "off" });
    await press("?");
    expect(await row.locator(".rule-help").innerText()).toContain("Source");
    await button("Reset: Measurement without a unit").click();
    expect(app.host.settings.checks.rules).toEqual({});
  });

  it("goes from check to check with the arrows, to the ends too, and shows what was changed", async () => {
    await open();
    await goTo("Checks");
    const at = () =>
      app.page.evaluate(() => document.activeElement?.closest(".rule-row")?.querySelector("code")?.textContent);
    await app.page.locator(".rule-row input:checked").first().focus();
    const first = await at();
    await press("ArrowDown");
    const second = await at();
    expect(second).not.toBe(first);
    await press("ArrowUp");
    expect(await at()).toBe(first);
    await press("End");
    expect(await at()).toMatch(/^tech-/);
    await press("Home", "ArrowRight");
    await app.page.getByLabel(/Only what I have changed \(1\)/).check();
    expect(await app.page.locator(".rule-row").count()).toBe(1);
    await button("Reset all").click();
    await expect.poll(() => app.host.settings.checks.rules).toEqual({});
  });
});

describe("the site's configuration", () => {
  const load = (name: string, text: string) =>
    app.page
      .locator("input[type=file]")
      .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });

  it("is loaded, in force at once, shown with where each value comes from, and taken out", async () => {
    await open();
    await expect.poll(async () => (await rows()).some((row) => /no unit/.test(row))).toBe(true);
    await goTo("Site");
    await load("radiology.json", '{ "rules": { "meas-unit-missing": "off" }, "impressionItems": 5 }');
    await expect.poll(() => app.host.settings.site.name).toBe("radiology.json");
    const line = (what: string) => app.page.locator(".in-force tr", { hasText: what }).innerText();
    expect(await line("Measurement without a unit")).toMatch(/off\s+site file/);
    expect(await line("many items")).toMatch(/5 items\s+site file/);
    await press("Escape");
    await expect.poll(async () => (await rows()).some((row) => /no unit/.test(row))).toBe(false);
    await goTo("Checks");
    const row = app.page.locator(".rule-row", { hasText: "meas-unit-missing" });
    expect(await row.locator(".rule-site").isVisible()).toBe(true);
    await row.locator("input[value=info]").check();
    await goTo("Site");
    expect(await line("Measurement without a unit")).toMatch(/hint\s+you/);
    await button("Take out").click();
    await expect.poll(() => app.host.settings.site.name).toBe("");
  });

  it.each([
    ['{\n  "rules": {\n    "meas-unit-mising": "off"\n  }\n}', /Line 3/],
    ['{\n  "rules": {,}\n}', /not valid JSON/],
    ['{\n\n\n  "colour": 1 }', /Line 4/],
  ])("is refused with its line, and nothing changes: %j", async (text, expected) => {
    await open();
    await goTo("Site");
    await load("bad.json", text);
    await expect.poll(() => app.page.locator(".setting-problem").innerText()).toMatch(expected);
    expect(app.host.settings.site.name).toBe("");
  });
});

describe("text expansions", () => {
  it("adds, changes and deletes one, and the letters work at once", async () => {
    await open();
    await goTo("Text expansions");
    await button("Add").click();
    await type("Urgent call");
    await app.page.getByLabel("Letters").fill("two words");
    await app.page.getByLabel("Text", { exact: true }).fill("Called at [time].");
    await button("Keep").click();
    expect(await app.page.locator(".macro-form .setting-problem").innerText()).toContain("is not one word");
    await app.page.getByLabel("Letters").fill("ucall");
    await button("Keep").click();
    await expect
      .poll(() => app.host.settings.macros)
      .toEqual([{ name: "Urgent call", shortcut: "ucall", section: "any", text: "Called at [time]." }]);
    await button("Edit: Urgent call").click();
    await app.page.getByLabel("Text", { exact: true }).fill("Called.");
    await press("Escape");
    expect(app.host.settings.macros[0]?.text).toBe("Called at [time].");
    await press("Escape", "Alt+4", "End");
    await type(" ucall ");
    expect(await app.page.locator("[data-kind=findings] p").innerText()).toContain("Called at [time].");
    await goTo("Text expansions");
    await button("Delete: Urgent call").click();
    await expect.poll(() => app.host.settings.macros).toEqual([]);
  });

  it("makes an own one of what comes with the app when it is changed", async () => {
    await open();
    await goTo("Text expansions");
    await button("Edit: As compared with").click();
    await app.page.getByLabel("Text", { exact: true }).fill("against");
    await button("Keep").click();
    await expect.poll(() => app.host.settings.macros.map(({ text }) => text)).toEqual(["against"]);
    expect(await app.page.locator(".macro-row", { hasText: "acw" }).count()).toBe(1);
  });

  it("brings a table in with what is wrong by line, and takes it out as it was", async () => {
    await open({ text: REPORT, settings: { starterMacros: false } });
    await goTo("Text expansions");
    const table = "name\tshortcut\tsection\ttext\nOne\tone1\tany\tfirst line\\nsecond\nTwo\tbad one\tany\tx\n";
    await app.page
      .locator("input[type=file]")
      .setInputFiles({ name: "mine.tsv", mimeType: "text/plain", buffer: Buffer.from(table) });
    await expect.poll(() => app.page.locator(".setting-said").innerText()).toContain("Line 3");
    expect(app.host.settings.macros).toEqual([
      { name: "One", shortcut: "one1", section: "any", text: "first line\nsecond" },
    ]);
    await button("Export as a table").click();
    await expect.poll(() => app.host.exported.length).toBe(1);
    expect(new TextDecoder().decode(app.host.exported[0]?.bytes)).toBe(
      "name\tshortcut\tsection\ttext\nOne\tone1\tany\tfirst line\\nsecond\n",
    );
  });
});

describe("the keyboard", () => {
  const record = async (title: string, keys: string) => {
    await button(new RegExp(`^${title.replace(/[.…]/g, ".")}: .*Change$`)).click();
    await press(keys);
  };

  it("records other keys, which work at once and show in the palette", async () => {
    await open();
    await goTo("Keyboard");
    await record("Save", "Control+Alt+b");
    await expect.poll(() => app.host.settings.keys).toEqual({ save: "Mod-Alt-b" });
    await press("Escape", "Control+k");
    await type("report save");
    expect(await app.page.locator(".choices [role=option]", { hasText: "Report: Save" }).first().innerText()).toContain(
      "Ctrl+Alt+B",
    );
    await press("Escape", "Control+Alt+b");
    expect(await app.page.locator(".dialog").isVisible()).toBe(true);
  });

  it("names the other command of the same keys and takes them over when told to", async () => {
    await open();
    await goTo("Keyboard");
    await record("Next diagnostic", "Control+s");
    expect(await app.page.locator(".key-hint").innerText()).toBe(
      "Save has them. Enter takes them over, other keys try again.",
    );
    expect(app.host.settings.keys).toEqual({});
    await press("Enter");
    await expect.poll(() => app.host.settings.keys).toEqual({ "next-diagnostic": "Mod-s", save: null });
    await button("Reset: Save").click();
    expect(
      await app.page.locator(".key-row", { has: app.page.getByText("Next diagnostic", { exact: true }) }).innerText(),
    ).toContain("Also: Save");
    await button("Reset all").click();
    await expect.poll(() => app.host.settings.keys).toEqual({});
  });

  it.each([
    ["a", "A letter alone is for writing."],
    ["Tab", "This key writes or moves the caret."],
    ["Control+c", "Copying, pasting and selecting keep these keys."],
  ])("refuses %s and says why", async (keys, why) => {
    await open();
    await goTo("Keyboard");
    await record("Save", keys);
    expect(await app.page.locator(".key-hint").innerText()).toBe(why);
    await press("Escape");
    expect(app.host.settings.keys).toEqual({});
    expect(await app.page.locator(".settings-nav").count()).toBe(1);
  });

  it("takes keys away with Backspace and warns of what the browser keeps", async () => {
    await open({ settings: { keys: { save: "Mod-t", print: "Mod-d" } } });
    await goTo("Keyboard");
    expect(await app.page.locator(".key-row", { hasText: "Ctrl+T" }).innerText()).toContain(
      "The browser keeps these keys",
    );
    expect(await app.page.locator(".key-row", { hasText: "Ctrl+D" }).innerText()).toContain("makes a bookmark");
    await record("Undo", "Backspace");
    await expect.poll(() => app.host.settings.keys).toMatchObject({ undo: null });
    await press("Escape", "Alt+4");
    await type(" More.");
    await press("Control+z");
    expect(await app.page.locator("[data-kind=findings]").innerText()).toContain("More.");
  });

  it("prints every key as it is now, on a sheet without the report", async () => {
    await open({ settings: { keys: { save: "Mod-Alt-b" } } });
    await app.page.evaluate(() => {
      window.print = () => {};
    });
    await press("F1");
    await button("Print").click();
    await app.page.locator(".print-sheet").waitFor({ state: "attached" });
    await app.page.emulateMedia({ media: "print" });
    const sheet = await app.page.locator(".print-sheet").innerText();
    expect(sheet).toMatch(/Save\s+Ctrl\+Alt\+B/);
    expect(sheet).toMatch(/Next diagnostic\s+F8/);
    expect(await app.page.locator(".report").isVisible()).toBe(false);
    await app.page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    expect(await app.page.locator(".print-sheet").count()).toBe(0);
    expect(await app.page.locator(".report").isVisible()).toBe(true);
  });
});

describe("the export profile", () => {
  const exported = async (count: number) => {
    await expect.poll(() => app.host.exported.length).toBe(count);
    return app.host.exported[count - 1];
  };
  const clean = REPORT.replace("measures 12 in", "measures 12 mm in");

  it("leaves out what it hides and makes what is usual", async () => {
    await open({ text: clean });
    await goTo("Export");
    await app.page.getByRole("checkbox", { name: "Patient", exact: true }).uncheck();
    await app.page.getByRole("checkbox", { name: "Patient ID" }).uncheck();
    await app.page.getByLabel("Empty sections").uncheck();
    await press("Escape", "Control+e");
    for (let guard = 0; guard < 5 && (await app.page.locator(".export-error").count()) > 0; guard++) {
      await type("Known");
      await press("Enter");
    }
    const text = new TextDecoder().decode((await exported(1))?.bytes);
    expect(text).not.toContain("Doe");
    expect(text).toContain("Exam: CT chest");
    expect(text).not.toContain("COMPARISON");
    await goTo("Export");
    await app.page.getByRole("radio", { name: "PDF" }).check();
    await app.page.getByRole("radio", { name: "Letter" }).check();
    await press("Escape", "Control+e");
    const pdf = new TextDecoder("latin1").decode((await exported(2))?.bytes);
    expect(pdf.slice(0, 5)).toBe("%PDF-");
    expect(pdf).toContain("/MediaBox [0 0 612 792]");
    await goTo("Export");
    for (const name of ["Reset: Usual format", "Reset: Page", "Reset: Header"]) await button(name).click();
    await expect
      .poll(() => app.host.settings.exportProfile)
      .toMatchObject({ format: "text", pageSize: "A4", hiddenFields: [] });
  });
});

describe("data", () => {
  it("deletes the drafts that are not open, after it has asked in the same place", async () => {
    await open();
    await press("Alt+4");
    await type(" One.");
    await expect.poll(() => app.host.drafts.size).toBe(1);
    await press("Control+Alt+n", "Alt+4");
    await type("Two.");
    await expect.poll(() => app.host.drafts.size).toBe(2);
    await goTo("Data");
    await button("Delete all drafts…").click();
    expect(await app.page.evaluate(() => document.activeElement?.textContent)).toBe("Keep them");
    await button("Keep them").click();
    expect(app.host.drafts.size).toBe(2);
    await button("Delete all drafts…").click();
    await button("Delete 1").click();
    await expect.poll(() => app.host.drafts.size).toBe(1);
    expect(keptText(app)).toContain("Two.");
  });
});

describe.each(["dark", "light", "contrast-dark", "contrast-light"] as const)("in the %s theme", (theme) => {
  it("a machine finds no barrier on any page, in a form, while keys are recorded, in the list of macros", async () => {
    await open({
      settings: {
        theme,
        keys: { save: "Mod-t" },
        macros: [{ name: "A", shortcut: "aaaa", section: "any", text: "B" }],
      },
    });
    const axe = await createAxe(app.page);
    const found: string[] = [];
    const look = async (state: string) => found.push(...(await axe()).map((line) => `${state}: ${line}`));
    if (theme.startsWith("contrast")) {
      await look("the editor");
      await press("F8", "?");
      await look("the card");
      await press("Escape", "Control+k");
      await look("the palette");
      await press("Escape");
    }
    await press("Control+Alt+i");
    await look("the macros");
    await press("Escape", "Control+,");
    await app.page.locator(".settings-nav").waitFor();
    const pages = await app.page.locator(".settings-nav button").allInnerTexts();
    expect(pages).toHaveLength(9);
    for (const page of pages) {
      await goTo(page);
      await look(page);
    }
    await goTo("Text expansions");
    await button("Add").click();
    await look("the form");
    await goTo("Keyboard");
    await app.page.locator(".key-button").first().click();
    await look("recording");
    await press("Escape");
    await goTo("Checks");
    await app.page.locator(".rule-why").first().click();
    await look("the help of a check");
    expect(found).toEqual([]);
  }, 90_000);
});

describe("with the system's own colours", () => {
  it("keeps severities, the place in the rail and the focus visible", async () => {
    await open();
    await app.page.emulateMedia({ forcedColors: "active" });
    const shown = await app.page.evaluate(() => ({
      underline: getComputedStyle(document.querySelector(".diagnostic") as Element).textDecorationLine,
      here: getComputedStyle(document.querySelector(".rail-entry.here") as Element).outlineStyle,
    }));
    expect(shown).toEqual({ underline: "underline", here: "solid" });
  });

  it("moves nothing where motion is not wanted", async () => {
    await open();
    await app.page.emulateMedia({ reducedMotion: "reduce" });
    expect(
      await app.page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--quick").trim()),
    ).toMatch(/^0m?s$/);
  });
});
