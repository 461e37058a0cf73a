import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { assertionAt } from "../../shared/extract/span-assertions";

interface Line {
  readonly wanted: string;
  readonly text: string;
  readonly span: readonly [number, number];
  readonly marked: string;
}

const lines: readonly Line[] = readFileSync(new URL("assertions.tsv", import.meta.url), "utf8")
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => {
    const [wanted = "", marked = ""] = line.split("\t");
    const text = marked.replace(/[«»]/g, "");
    return { wanted, marked, text, span: [marked.indexOf("«"), marked.indexOf("»") - 1] };
  });

const said = (text: string): string => {
  const from = text.indexOf("«");
  const to = text.indexOf("»") - 1;
  return assertionAt(text.replace(/[«»]/g, ""), [[from, to]])[0] ?? "";
};

const VALUES = ["present", "absent", "possible", "hypothetical", "historical", "other"] as const;

const judged = lines.map((line) => ({ ...line, got: assertionAt(line.text, [line.span])[0] ?? "" }));

/** Lines that are one value, or were taken for it, and how well the two agree. */
function score(value: string): { f1: number; wrong: string } {
  const concerned = judged.filter(({ wanted, got }) => wanted === value || got === value);
  const right = concerned.filter(({ wanted, got }) => wanted === got);
  const wrong = concerned.filter(({ wanted, got }) => wanted !== got);
  return {
    f1: (2 * right.length) / (2 * right.length + wrong.length),
    wrong: wrong.map(({ wanted, got, marked }) => `wanted ${wanted}, got ${got}: ${marked}`).join("\n"),
  };
}

describe("assertionAt", () => {
  it("agrees with the labelled radiology lines in 97 of 100", () => {
    const wrong = judged.filter(({ wanted, got }) => wanted !== got);
    const report = wrong.map(({ wanted, got, marked }) => `wanted ${wanted}, got ${got}: ${marked}`).join("\n");
    expect(lines.length).toBeGreaterThanOrEqual(590);
    expect(1 - wrong.length / lines.length, report).toBeGreaterThanOrEqual(0.97);
  });

  it.each(VALUES)("reaches an F1 of 0.95 for %s", (value) => {
    const { f1, wrong } = score(value);
    expect(f1, wrong).toBeGreaterThanOrEqual(0.95);
  });

  it("reaches an F1 of 0.97 as a mean over the six values", () => {
    const scores = VALUES.map((value) => score(value).f1);
    const mean = scores.reduce((sum, f1) => sum + f1, 0) / VALUES.length;
    expect(mean, VALUES.map((value, i) => `${value} ${scores[i]?.toFixed(3)}`).join("\n")).toBeGreaterThanOrEqual(0.97);
  });

  it.each([
    ["a list stays denied to its end", "absent", "No effusion, consolidation or «pneumothorax»."],
    ["a new size behind the comma ends the denial", "present", "No pneumothorax, small «effusion» on the left."],
    ["a new statement behind the comma ends the denial", "present", "No effusion, the «cardiomegaly» is unchanged."],
    ["a new statement behind 'and' ends the denial", "present", "No fracture and there is «arthritis» of the hip."],
    ["but ends the denial", "present", "No fracture but «arthritis» of the hip."],
    ["a trigger behind the list denies it all", "absent", "«Effusion», pneumothorax or consolidation is not seen."],
    ["a colon form denies what stands before it", "absent", "«Effusion»: none."],
    ["a dash form denies what stands before it", "absent", "«Effusion» - absent."],
    ["a heading's colon does not turn the denial round", "absent", "Pleura: No «effusion»."],
    ["a pseudo-trigger denies nothing", "present", "No change in the «nodule»."],
    ["doubt comes before denial", "possible", "Cannot exclude «metastasis»."],
    ["a suspicion in a denial is denied", "absent", "No lesion suspicious for «malignancy»."],
    ["a suspicion behind the comma is none", "possible", "No effusion, likely «atelectasis»."],
    ["likely doubts what follows it only", "present", "«Opacity», likely atelectasis."],
    ["likely at the end doubts what stands before it", "possible", "«Atelectasis» likely."],
    ["a prior study is no prior finding", "present", "Prior CT is compared; the «mass» is unchanged."],
    ["a condition is not met", "hypothetical", "If «fever» develops, repeat the study."],
    ["a relative is somebody else", "other", "Mother with «breast cancer»."],
    ["a bracket ends what begins in it", "present", "Lungs (no mass) show «emphysema»."],
    ["a semicolon ends the denial", "present", "No fracture; «arthritis» of the hip."],
    ["words inside the span are the statement's own", "present", "«Lungs show no airspace opacity»."],
  ])("%s", (_, wanted, marked) => {
    expect(said(marked)).toBe(wanted);
  });

  it("answers for spans outside every word", () => {
    expect(assertionAt("", [[0, 0]])).toEqual(["present"]);
    expect(assertionAt("No mass.", [[50, 60]])).toEqual(["present"]);
  });
});
