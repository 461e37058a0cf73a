import { describe, expect, it } from "vitest";
import { readTemplate } from "../../shared/templates/read-template";
import { KNEE } from "./fixtures";

const problemsOf = (text: string) => {
  const read = readTemplate("folder/knee.txt", text);
  return read.ok ? [] : read.problems.map(({ line, message }) => `${line}: ${message}`);
};

describe("a template's file", () => {
  it("is read with its lists, its normal values and the lines of its keys", () => {
    const read = readTemplate("/srv/department/knee.txt", KNEE);
    expect(read.ok && read.value).toMatchObject({
      id: "knee",
      name: "Knee MR",
      modality: "MR",
      sides: ["right", "left"],
      population: "any",
      sex: undefined,
      study: ["MRI knee", "MR knee"],
      measurements: ["effusion depth"],
      categories: [],
      fills: { indication: "Medial knee pain after a twist.", "effusion depth": "3" },
      bodyLine: 15,
      keyLines: { name: 2, modality: 3, organs: 8 },
    });
  });

  it.each([
    ["a missing key", KNEE.replace(/^source:.*\n/m, ""), ['1: "source" is missing.']],
    ["an empty key", KNEE.replace(/^name:.*/m, "name:"), ['2: "name" is empty.']],
    ["an unknown modality", KNEE.replace("modality: MR", "modality: MRI"), ['3: "MRI" is no modality; one of CT, MR,']],
    ["an unknown region", KNEE.replace("regions: msk", "regions: msk; leg"), ['4: "leg" is no region; one of chest,']],
    ["a side that is none", KNEE.replace("right; left", "right; medial"), ['5: "medial" is no side;']],
    ["a key of its own", KNEE.replace("population: any", "autor: Roe"), ['6: "autor" is no key of a template;']],
    ["a key twice", KNEE.replace("population: any", "name: Knee"), ['6: "name" stands on line 2 already.']],
    ["an organ twice", KNEE.replace("; Bone;", "; Bone; bone;"), ['8: "bone" stands twice in "organs".']],
    ["a fill without a value", KNEE.replace("depth: 3", "depth:"), ['13: "fill effusion depth" is empty.']],
    ["no dashes", KNEE.replace("---\n", ""), ["three dashes"]],
    ["no report", KNEE.slice(0, KNEE.indexOf("---") + 4), ["15: There is no report below the dashes."]],
  ])("with %s is refused by line", (_name, text, wanted) => {
    const found = problemsOf(text).join("\n");
    for (const words of wanted) expect(found).toContain(words);
  });

  it("has all its problems told at once, in the order of their lines, and the first in the message", () => {
    const bad = KNEE.replace("modality: MR", "modality: MRI").replace("regions: msk", "regions: leg");
    const read = readTemplate("folder/knee.txt", bad.replace(/^source:.*\n/m, ""));
    expect(!read.ok && read.problems.map(({ line }) => line)).toEqual([1, 3, 4]);
    expect(!read.ok && read.message).toBe('knee.txt:1: "source" is missing. (and 2 more)');
  });

  it.each(["", "\n", "---", "{}", "\u0000\u0001", "name: x\n---\n---\n---"])("is never a crash: %j", (text) => {
    expect(readTemplate("x.txt", text).ok).toBe(false);
  });
});
