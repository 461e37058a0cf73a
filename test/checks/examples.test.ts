import { describe, expect, it } from "vitest";
import { RULES } from "../../shared/checks/rules/index";
import { runChecks } from "../../shared/checks/run-checks";
import type { Diagnostic, Rule } from "../../shared/checks/types";
import { analyze } from "../../shared/extract/analyze";
import { DEFAULT_CHECK_SETTINGS } from "../../shared/settings";
import { parseReportText } from "../../shared/text/parse";
import { marked } from "./marked";

/** What one rule alone says about a text; others may well have something to say about the same example. */
function diagnosticsOf(rule: Rule, text: string): readonly Diagnostic[] {
  return runChecks(analyze(parseReportText(text)), DEFAULT_CHECK_SETTINGS, [rule]);
}

/** A marked place may be a point; marked words must share a character with the diagnostic, unless that is a point. */
const touches = (diagnostic: Diagnostic, range: { readonly from: number; readonly to: number }) =>
  diagnostic.from === diagnostic.to || range.from === range.to
    ? diagnostic.from <= range.to && diagnostic.to >= range.from
    : diagnostic.from < range.to && diagnostic.to > range.from;

describe.each(RULES.map((rule) => [rule.id, rule] as const))("%s", (_id, rule) => {
  it.each(rule.examples.flagged)("flags the marked words of %j", (example) => {
    const { text, ranges } = marked(example);
    expect(ranges).not.toEqual([]);
    const found = diagnosticsOf(rule, text);
    for (const range of ranges)
      expect(
        found.filter((diagnostic) => touches(diagnostic, range)),
        `nothing at "${text.slice(range.from, range.to)}"; found ${JSON.stringify(found.map(({ from, to }) => text.slice(from, to)))}`,
      ).not.toEqual([]);
  });

  it.each(rule.examples.clean)("has nothing to say about %j", (example) => {
    expect(diagnosticsOf(rule, example)).toEqual([]);
  });

  it("speaks in plain sentences", () => {
    for (const example of rule.examples.flagged)
      for (const { message } of diagnosticsOf(rule, marked(example).text)) {
        expect(message).toMatch(/[.?)]$/);
        expect(message).not.toMatch(/!|\byou\b|\byour\b/i);
      }
  });
});

describe("the registry", () => {
  it("holds every rule once, in the order of the ids", () => {
    const ids = RULES.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].toSorted());
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    "gives %s examples of both kinds, a reason and a source",
    (_id, rule) => {
      expect(rule.examples.flagged.length).toBeGreaterThan(0);
      expect(rule.examples.clean.length).toBeGreaterThan(1);
      expect(rule.why).not.toBe("");
      expect(rule.source).not.toBe("");
    },
  );
});
