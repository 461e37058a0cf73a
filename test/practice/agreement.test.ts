import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { agreementOf, share } from "../../bench/practice/agreement";
import { readAnswers } from "../../bench/practice/answers";
import { BUILT_IN_CASES, caseIdOf } from "../../shared/practice/built-in";
import { readCase } from "../../shared/practice/read-case";
import { validateCase } from "../../shared/practice/validate-case";

const read = BUILT_IN_CASES.map(({ file, text }) => ({ file, text, read: readCase(caseIdOf(file), text) }));
const cases = new Map(read.flatMap(({ read: one }) => (one.ok ? [[one.value.id, one.value] as const] : [])));

const answersIn = (folder: string) =>
  readdirSync(join(import.meta.dirname, folder))
    .filter((name) => name.endsWith(".txt"))
    .flatMap((name) => readAnswers(name.slice(0, -4), readFileSync(join(import.meta.dirname, folder, name), "utf8")));

describe("the cases that come with Readout", () => {
  it("are at least 60, in three levels and all regions", () => {
    const all = [...cases.values()];
    expect(all.length).toBeGreaterThanOrEqual(60);
    for (const level of [1, 2, 3])
      expect(all.filter(({ difficulty }) => difficulty === level).length).toBeGreaterThanOrEqual(15);
    expect(new Set(all.map(({ region }) => region)).size).toBeGreaterThanOrEqual(10);
    expect(new Set(all.map(({ modality }) => modality)).size).toBeGreaterThanOrEqual(7);
  });

  it.each(read.map(({ file, ...rest }) => [file, rest] as const))(
    "%s is valid, and its reference passes all checks",
    (_, { text, read: one }) => {
      if (!one.ok) throw new Error(JSON.stringify(one.problems));
      expect(validateCase(one.value, text).filter(({ severity }) => severity === "error")).toEqual([]);
      expect(one.value.teaching.length).toBeGreaterThan(0);
    },
  );
});

describe("the score against a reader who judged the answers by hand", () => {
  const agreement = agreementOf(answersIn("answers"), cases);

  it("has a verdict for every point of at least 200 answers", () => {
    expect(agreement.unusable).toEqual([]);
    expect(agreement.answers).toBeGreaterThanOrEqual(200);
  });

  it.each([1, 2, 3])("agrees on 95 of 100 points in the cases of difficulty %i", (third) => {
    expect(share(agreement.byThird.get(third) ?? { agreed: 0, all: 1 })).toBeGreaterThanOrEqual(0.95);
  });

  it("gives no good answer less than 80", () => {
    expect(agreement.good.length).toBeGreaterThan(50);
    expect(
      agreement.good.filter(({ score }) => score < 80).map(({ answer }) => `${answer.caseId}:${answer.line}`),
    ).toEqual([]);
  });

  it("agrees with the answers that the scoring was written by", () => {
    const own = agreementOf(answersIn("own"), cases);
    expect(own.unusable).toEqual([]);
    expect(share(own.all)).toBeGreaterThanOrEqual(0.95);
  });
});
