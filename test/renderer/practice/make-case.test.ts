import { describe, expect, it } from "vitest";
import { copyDraft, idOfStudy, importedDraft, slug, takenBy } from "../../../renderer/practice/make-case/case-draft";
import { fieldIn, withField } from "../../../renderer/practice/make-case/front-matter-text";

const CASES = [
  { file: "ct-chest.txt", origin: "built-in" },
  { file: "mine.txt", origin: "own" },
] as const;

describe("a key above the dashes", () => {
  const text = "# A comment\ntitle: One\nminutes: 4\n---\ntitle: below\n";

  it("is read and changed in its line, and nothing else is", () => {
    expect(fieldIn(text, "title")).toBe("One");
    expect(withField(text, "title", "Two: and more")).toBe(text.replace("title: One", "title: Two: and more"));
    expect(withField(text, "minutes", "")).toBe(text.replace("minutes: 4", "minutes: "));
  });

  it("comes on top where it is missing", () => {
    expect(withField(text, "difficulty", "2")).toBe(`difficulty: 2\n${text}`);
  });

  it("stays in one line, whatever is pasted", () => {
    expect(fieldIn(withField(text, "title", "One\nregion: chest"), "region")).toBe("");
  });
});

describe("the name of a new case", () => {
  it.each([
    ["CT abdomen and pelvis", "ct-abdomen-and-pelvis"],
    ["MRI, knee (left)", "mri-knee-left"],
    ["", "case"],
    ["Ü", "case"],
  ])("is made of the study: %j", (study, id) => {
    expect(slug(study)).toBe(id);
  });

  it("is free of every other's, wherever that comes from", () => {
    expect(idOfStudy("CT chest", CASES)).toBe("ct-chest-2");
    expect(takenBy("CT-Chest", CASES)).toContain("with Readout");
    expect(takenBy("mine", CASES)).toContain("your own");
    expect(takenBy("new", CASES)).toBeUndefined();
  });

  it("is another one for a copy, which says that it is one", () => {
    const copy = copyDraft({ file: "ct-chest.txt", text: "title: Chest\n---\n" }, CASES);
    expect(copy).toMatchObject({ id: "ct-chest-2", text: "title: Chest (copy)\n---\n", saved: false });
  });

  it("is a name that a case can have, for a file from elsewhere", () => {
    const draft = importedDraft("My Case (final).txt", "\uFEFFtitle: A\r\n---\r\n", CASES);
    expect(draft).toMatchObject({ id: "my-case-final", text: "title: A\n---\n", imported: true });
  });
});
