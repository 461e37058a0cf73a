import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { applyEdits, editsOf } from "../../../shared/checks/fixes";
import { RULES } from "../../../shared/checks/rules/index";
import { runChecks } from "../../../shared/checks/run-checks";
import type { Diagnostic } from "../../../shared/checks/types";
import { analyze } from "../../../shared/extract/analyze";
import { DEFAULT_CHECK_SETTINGS } from "../../../shared/settings";
import { parseReportText } from "../../../shared/text/parse";
import { marked } from "../marked";

const CONSISTENCY = RULES.filter(({ id }) => id.startsWith("cons-"));
const FIXTURES = new URL("../../fixtures/reports/", import.meta.url);

/** Flagged examples of the family, each alone and behind the Findings of a whole report that has none of them. */
const TEXTS: readonly (readonly [string, string])[] = [
  ...CONSISTENCY.flatMap(({ id, examples }) =>
    examples.flagged.map((example): readonly [string, string] => [id, marked(example).text]),
  ),
  ...readdirSync(FIXTURES)
    .filter((name) => name.endsWith(".txt"))
    .map((name): readonly [string, string] => [name, readFileSync(new URL(name, FIXTURES), "utf8")]),
];

function checked(text: string) {
  const analysis = analyze(parseReportText(text));
  return { analysis, diagnostics: runChecks(analysis, DEFAULT_CHECK_SETTINGS) };
}

const errorsOf = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter(({ severity, ruleId }) => severity === "error" && !ruleId.startsWith("skel-")).length;

describe("the fixes of the consistency rules", () => {
  it.each(TEXTS)("leave %s without what was fixed, and with no new error: %j", (_id, text) => {
    const { analysis, diagnostics } = checked(text);
    for (const diagnostic of diagnostics.filter(({ ruleId }) => ruleId.startsWith("cons-")))
      for (const fix of diagnostic.fixes ?? []) {
        const mended = applyEdits(text, editsOf(fix, analysis, text));
        const after = checked(mended).diagnostics;
        const same = ({ ruleId }: Diagnostic) => ruleId === diagnostic.ruleId;
        expect(after.filter(same).length, `${fix.label}: ${mended}`).toBeLessThan(diagnostics.filter(same).length);
        expect(errorsOf(after), `${fix.label}: ${mended}`).toBeLessThanOrEqual(errorsOf(diagnostics));
      }
  });

  it("are there wherever the catalogue names one", () => {
    const withFixes = [
      "cons-absent-organ",
      "cons-laterality-mismatch",
      "cons-level-mismatch",
      "cons-measurement-mismatch",
      "cons-normal-default",
      "cons-attribute-mismatch",
    ];
    for (const id of withFixes) {
      const rule = CONSISTENCY.find((one) => one.id === id);
      const [example = ""] = rule?.examples.flagged ?? [];
      const { diagnostics } = checked(marked(example).text);
      expect(diagnostics.find(({ ruleId }) => ruleId === id)?.fixes?.length ?? 0, id).toBeGreaterThan(0);
    }
  });
});
