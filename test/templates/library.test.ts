import { describe, expect, it } from "vitest";
import { pickerRows } from "../../renderer/templates/picker-rows";
import type { TemplateEntry } from "../../shared/host";
import { choiceById, choicesOf, readLibrary } from "../../shared/templates/library";
import { KNEE } from "./fixtures";

const entry = (origin: TemplateEntry["origin"], file: string, name = "Knee MR"): TemplateEntry => ({
  origin,
  file,
  text: KNEE.replace("name: Knee MR", `name: ${name}`),
});
const LIST = {
  templates: [
    entry("built-in", "knee.txt"),
    entry("shared", "dept.txt", "Dept knee MR"),
    { origin: "shared", file: "bad.txt", text: KNEE.replace("modality: MR", "modality: MRI") } as const,
    { origin: "shared", file: "locked.txt", text: "", problem: "There is no permission to read this file." } as const,
    entry("own", "mine.txt", "My knee MR"),
  ],
};

describe("the library", () => {
  const library = readLibrary(LIST);

  it("has one's own first, then the department's, and keeps what can't be read with its reason", () => {
    expect(library.entries.map(({ key }) => key)).toEqual([
      "own/mine.txt",
      "shared/dept.txt",
      "shared/bad.txt",
      "shared/locked.txt",
      "built-in/knee.txt",
    ]);
    expect(library.entries[2]?.problems).toMatchObject([{ line: 3 }]);
    expect(library.entries[3]?.problems).toMatchObject([{ message: "There is no permission to read this file." }]);
    expect(library.templates.map(({ key }) => key)).toEqual(["own/mine.txt", "shared/dept.txt", "built-in/knee.txt"]);
  });

  it("reads again only what has changed", () => {
    const [first, ...rest] = LIST.templates;
    const next = readLibrary({ templates: [...rest, { ...entry("built-in", "knee.txt", "Knee, new") }] }, library);
    expect(first?.origin).toBe("built-in");
    expect(next.entries[0]).toBe(library.entries[0]);
    expect(next.entries.at(-1)?.template?.name).toBe("Knee, new");
  });

  it("has a choice for each side, and finds it again by what is remembered of it", () => {
    const [mine] = library.templates;
    if (mine === undefined) throw new Error("no template");
    expect(choicesOf(mine).map(({ id }) => id)).toEqual(["own/mine.txt right", "own/mine.txt left"]);
    expect(choicesOf(mine, "left").map(({ id }) => id)).toEqual(["own/mine.txt left"]);
    expect(choicesOf(mine, "bilateral").length).toBe(2);
    expect(choiceById(library, "own/mine.txt left")?.side).toBe("left");
    expect(choiceById(library, "own/gone.txt")).toBe(undefined);
  });
});

describe("the picker's rows", () => {
  const library = readLibrary(LIST);
  const titles = (...args: Parameters<typeof pickerRows>) =>
    pickerRows(...args).map(({ title, rows }) => [title, rows.length]);

  it("begin with what fits the study, on the side that it names, and name nothing twice", () => {
    const study = { description: "MRI KNEE LT WO CON" };
    const groups = pickerRows(library, "", study, ["built-in/knee.txt right", "own/gone.txt"]);
    expect(groups[0]?.title).toBe("For this study");
    expect(groups[0]?.rows.every(({ side }) => side === "left")).toBe(true);
    expect(groups[0]?.rows[0]?.id).toBe("own/mine.txt left");
    const ids = groups.flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(6);
  });

  it("are all templates where nothing is known and nothing was used", () => {
    expect(titles(library, "", {}, [])).toEqual([["All templates", 6]]);
  });

  it("hold to a side in the query, and put the study's own side first without one", () => {
    expect(pickerRows(library, "knee left", {}, [])[0]?.rows.map(({ side }) => side)).toEqual(["left", "left", "left"]);
    const sides = pickerRows(library, "knee", { description: "MRI KNEE LT" }, [])[0]?.rows.map(({ side }) => side);
    expect(sides?.slice(0, 3)).toEqual(["left", "left", "left"]);
  });
});
