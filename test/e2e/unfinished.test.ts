import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { KeptWork, TemplateEntry } from "../../shared/host";
import { type App, type AppOptions, startApp, stopApps } from "./editor-app";
import { handsOn } from "./hands";
import { CASE, caseFile, FINISHED } from "./practice-fixtures";

let app: App;
const { press, type, run, text, tabTo, settle } = handsOn(() => app);
const open = async (options: AppOptions = {}) => {
  app = await startApp({ text: FINISHED, cases: [caseFile("lump.txt", CASE)], ...options });
};
const kept = (): readonly KeptWork[] => [...app.host.work.values()];
/** What a power cut leaves: another page that knows nothing but what is on disk. */
const afterPowerCut = async (options: AppOptions = {}) => {
  const work = kept();
  const templates = [...app.host.templates];
  await app.close();
  await open({ work, templates, ...options });
};
const begin = async () => {
  await press("Control+Alt+e");
  await app.page.waitForSelector(".case-detail");
  await type("lump");
  await press("Enter");
  await app.page.waitForSelector(".practice-asked");
  await settle();
};
const written = () => app.page.locator(".lined textarea").inputValue();

afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

describe("an answer that is not submitted", () => {
  it("is on disk without being left, and is there again after a power cut", async () => {
    await open();
    await begin();
    await type("Small renal mass.");
    await press("Enter");
    await type("No metastases.");
    await expect
      .poll(() =>
        kept()
          .map(({ content }) => content)
          .join(),
      )
      .toContain("No metastases.");
    await expect.poll(() => text("[data-kept]")).toMatch(/^Draft kept/);
    await afterPowerCut();
    await press("Control+Alt+e");
    await app.page.waitForSelector(".case-detail");
    await expect.poll(() => text(".templates-said")).toContain("1 begun and not submitted");
    expect(await text(".case-detail .primary")).toContain("Go on");
    await press("Enter");
    await app.page.waitForSelector(".practice-asked");
    expect(await text("[data-kind=impression]")).toMatch(/Small renal mass\.\s+No metastases\./);
    expect(await text(".banners")).toContain("is here again");
    await expect.poll(() => text("[data-kept]")).toMatch(/^Draft kept/);
    // The caret is where one goes on.
    await type(" More.");
    expect(await text("[data-kind=impression]")).toContain("No metastases. More.");
    await press("Control+Alt+e");
    await app.page.waitForSelector(".case-detail");
    expect(await text(".screen-bar")).toContain("Back to the case");
  });

  it("goes from the disk when it is submitted", async () => {
    await open();
    await begin();
    await type("Small renal mass.");
    await expect.poll(() => kept().length).toBe(1);
    await press("Control+Alt+Enter");
    await app.page.waitForSelector(".scorecard");
    await expect.poll(() => kept()).toEqual([]);
    await expect.poll(() => text("[data-kept]")).toMatch(/^Saved/);
  });

  it("stays where its result could not be put into the record", async () => {
    await open();
    await begin();
    await type("Small renal mass.");
    await expect.poll(() => kept().length).toBe(1);
    app.host.failing.add("addResult");
    await press("Control+Alt+Enter");
    await app.page.waitForSelector(".scorecard");
    await expect.poll(() => text(".scorecard")).toContain("not in your record");
    expect(kept()).toHaveLength(1);
  });

  it("gives way to an empty one when the case is begun anew, and undo brings it back", async () => {
    await open();
    await begin();
    await type("Small renal mass.");
    await press("Control+Alt+n");
    await expect.poll(() => kept().length).toBe(1);
    await begin();
    await app.page.getByRole("button", { name: "Begin anew" }).click();
    expect(await text("[data-kind=impression]")).not.toContain("renal");
    await expect.poll(() => kept()).toEqual([]);
    await press("Control+z");
    expect(await text("[data-kind=impression]")).toContain("Small renal mass.");
  });

  it("says below the text when the disk refuses it, and tries again", async () => {
    await open();
    await begin();
    app.host.failing.add("keepWork");
    await type("Small renal mass.");
    await expect.poll(() => text("[data-kept]")).toContain("Draft not kept");
    app.host.failing.delete("keepWork");
    await expect.poll(() => kept().length).toBe(1);
  });
});

describe("unfinished work", () => {
  it("is counted in the settings and deleted there, once that is said twice", async () => {
    await open();
    await begin();
    await type("Small renal mass.");
    await press("Control+Alt+n");
    await expect.poll(() => kept().length).toBe(1);
    await run("settings: data", ".settings-nav");
    const page = app.page.locator(".settings-group");
    await expect.poll(() => page.innerText()).toContain("not submitted: 1");
    await app.page.getByRole("button", { name: "Delete unfinished work…" }).press("Enter");
    await app.page.getByRole("button", { name: "Delete 1" }).press("Enter");
    await expect.poll(() => kept()).toEqual([]);
    await expect.poll(() => page.innerText()).toContain("not submitted: 0");
  });
});

const OWN: TemplateEntry = {
  origin: "own",
  file: "my-wrist.txt",
  text: "name: Wrist\nmodality: DX\nregions: msk\nstudy: wrist\norgans:\nsource: Invented\n---\nFINDINGS:\nNormal wrist.\n\nIMPRESSION:\n1. Normal wrist.\n",
};

describe("a template that is not saved", () => {
  it("is there again after a power cut, and goes from the disk when it is saved", async () => {
    await open({ templates: [OWN] });
    await run("manage templates", ".template-detail h3");
    await app.page.getByRole("button", { name: "Edit", exact: true }).click();
    await app.page.locator(".lined textarea").press("Control+End");
    await type("2. No fracture.");
    await expect
      .poll(() =>
        kept()
          .map(({ content }) => content)
          .join(),
      )
      .toContain("No fracture");
    await afterPowerCut();
    await run("manage templates", ".unfinished");
    expect(await text(".unfinished")).toContain("my-wrist.txt");
    await app.page.locator(".unfinished").getByRole("button", { name: "Go on" }).press("Enter");
    expect(await written()).toContain("2. No fracture.");
    await press("Control+s");
    await expect.poll(() => kept()).toEqual([]);
    expect(app.host.templates[0]?.text).toContain("2. No fracture.");
    expect(await app.page.locator(".unfinished").count()).toBe(0);
  });

  it("is opened as it was kept when its file is to be changed again, and can be thrown away", async () => {
    await open({ templates: [OWN] });
    await run("manage templates", ".template-detail h3");
    await app.page.getByRole("button", { name: "Edit", exact: true }).click();
    await app.page.locator(".lined textarea").press("Control+End");
    await type("2. No fracture.");
    await press("Escape");
    await app.page.getByRole("button", { name: "Keep for later" }).press("Enter");
    await app.page.waitForSelector(".unfinished");
    await app.page.getByRole("button", { name: "Edit", exact: true }).click();
    expect(await written()).toContain("2. No fracture.");
    expect(await text(".editor-kept")).toContain("not saved");
    await press("Escape");
    await app.page.getByRole("button", { name: "Throw away" }).press("Enter");
    await app.page.waitForSelector(".template-detail h3");
    await expect.poll(() => kept()).toEqual([]);
    expect(app.host.templates).toEqual([OWN]);
    expect(await app.page.locator(".unfinished").count()).toBe(0);
  });

  it("is kept when it is new, under no file's name yet", async () => {
    await open();
    await run("manage templates", ".template-list");
    await app.page.getByRole("button", { name: "New template" }).click();
    await app.page.locator(".lined textarea").press("Control+End");
    await type("2. Second.");
    await expect.poll(() => kept().length).toBe(1);
    await afterPowerCut();
    await run("manage templates", ".unfinished");
    await tabTo(".unfinished .danger, .unfinished button:last-child");
    await press("Enter", "Enter");
    await expect.poll(() => kept()).toEqual([]);
  });
});

describe("a case in the making", () => {
  it("is there again among the cases after a power cut, and is still to be read once more", async () => {
    await open();
    await run("make a practice", ".make-case");
    await app.page.locator(".lined textarea").press("Control+End");
    await type("2. Second.");
    await expect
      .poll(() =>
        kept()
          .map(({ content }) => content)
          .join(),
      )
      .toContain("2. Second.");
    for (const secret of ["Okoye", "4471123"]) expect(kept()[0]?.content).not.toContain(secret);
    await afterPowerCut();
    await press("Control+Alt+e");
    await app.page.waitForSelector(".unfinished");
    await app.page.locator(".unfinished").getByRole("button", { name: "Go on" }).press("Enter");
    await app.page.waitForSelector(".make-case");
    expect(await written()).toContain("2. Second.");
    await press("Control+s");
    await expect.poll(() => text(".editor-state")).toContain("once more");
    await press("Space", "Control+s");
    await expect.poll(() => app.host.cases.filter(({ origin }) => origin === "own").length).toBe(1);
    await expect.poll(() => kept()).toEqual([]);
  });
});
