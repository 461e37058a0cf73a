import { describe, expect, it } from "vitest";
import { readCase } from "../../shared/practice/read-case";
import { isValidCase, validateCase } from "../../shared/practice/validate-case";
import { EXAMPLE, exampleCase } from "./example-case";

describe("reading a case", () => {
  it("gives the points, the teaching with its source, and the report in two parts", () => {
    const practice = exampleCase();
    expect(practice.points).toHaveLength(7);
    expect(practice.points[1]).toMatchObject({
      id: "mass-side",
      kind: "side",
      of: "mass",
      weight: 2,
      wordings: ["right"],
      line: 8,
    });
    expect(practice.teaching).toEqual([
      { text: "A solid enhancing renal mass is renal cell carcinoma until proven otherwise.", source: "AUA 2021" },
    ]);
    expect(practice.presented).toContain("FINDINGS:");
    expect(practice.presented).not.toContain("Urology");
    expect(practice.reference).toMatch(/^1\. 3\.4 cm/);
  });

  it.each([
    ["difficulty: 2", "difficulty: 4", 4, "difficulty"],
    ["region: abdomen", "region: knee", 3, "region"],
    ["title: Flank", "titel: Flank", 1, "titel"],
    ["minutes: 6", "minutes: soon", 5, "minutes"],
    ["side of mass weight 2", "side weight 2", 8, "side of FINDING"],
    ["side of mass weight 2", "side of lump weight 2", 8, 'no point "lump"'],
    ["point mass-size", "point mass", 9, "two points"],
    ["weight 5 = renal mass", "weight 9 = renal mass", 7, "weight 9"],
    ["point nodule: finding", "point nodule: guess", 13, "guess"],
    ["point nodule:", "point order:", 13, "every case has"],
    [" (AUA 2021)", "", 14, "source"],
    ["INDICATION:\nRight flank pain and hematuria. Evaluate for urinary stone.\n", "", 16, "Indication"],
  ])("says what is wrong with %j as %j, and on which line", (was, now, line, words) => {
    const read = readCase("example", EXAMPLE.replace(was, now));
    if (read.ok) throw new Error("it was read");
    expect(read.problems.map(({ line: at, message }) => `${at} ${message}`).join("\n")).toMatch(
      new RegExp(`^${line} .*${words.replace(/[()]/g, "\\$&")}`, "m"),
    );
  });

  it("keeps wordings that say too little apart, and wants one that says enough", () => {
    const read = readCase(
      "example",
      EXAMPLE.replace("weight 5 = renal mass", "weight 5 = renal cyst (partly); renal mass"),
    );
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.value.points[0]?.wordings).toContain("renal mass");
    expect(read.value.points[0]?.wordings.join()).not.toContain("cyst");
    expect(read.value.points[0]?.partly).toEqual(["renal cyst"]);
    const none = readCase("example", EXAMPLE.replace("weight 2 = right", "weight 2 = right (partly)"));
    expect(none).toMatchObject({ ok: false, problems: [{ message: "The accepted wordings are missing." }] });
  });

  it("says several things at once", () => {
    const read = readCase(
      "Bad Name",
      EXAMPLE.replace("modality: CT", "modality: ct").replace("source: Invented\n", ""),
    );
    expect(read).toMatchObject({ ok: false });
    if (!read.ok) expect(read.problems.length).toBeGreaterThanOrEqual(3);
  });
});

describe("validating a case", () => {
  it("finds nothing wrong with a good one", () => {
    expect(validateCase(exampleCase(), EXAMPLE)).toEqual([]);
  });

  it("tells of a point that the reference does not meet, on the point's line", () => {
    const text = EXAMPLE.replace("weight 2 = 34 mm", "weight 2 = 43 mm");
    const problems = validateCase(exampleCase(text), text);
    expect(isValidCase(problems)).toBe(false);
    expect(problems).toContainEqual(
      expect.objectContaining({ line: 9, severity: "error", message: expect.stringContaining("mass-size") }),
    );
  });

  it("tells what the checks say of the report, on the report's line", () => {
    const text = EXAMPLE.replace(
      "upper pole of the right kidney, suspicious",
      "upper pole of the left kidney, suspicious",
    );
    const line = text.split("\n").findIndex((one) => one.startsWith("1. 3.4 cm")) + 1;
    expect(validateCase(exampleCase(text), text)).toContainEqual(
      expect.objectContaining({
        line,
        severity: "error",
        message: expect.stringContaining("cons-laterality-mismatch"),
      }),
    );
  });
});
