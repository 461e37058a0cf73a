import { describe, expect, it } from "vitest";
import { RULES } from "../../shared/checks/rules/index";
import { createChecker, runChecks, runChecksOnAll } from "../../shared/checks/run-checks";
import type { BlockRule, ReportRule, Rule } from "../../shared/checks/types";
import { analyze } from "../../shared/extract/analyze";
import type { Analysis } from "../../shared/extract/types";
import { type CheckSettings, DEFAULT_CHECK_SETTINGS } from "../../shared/settings";
import { parseReportText } from "../../shared/text/parse";

const analysisOf = (text: string): Analysis => analyze(parseReportText(text));
const settings = (change: Partial<CheckSettings>): CheckSettings => ({ ...DEFAULT_CHECK_SETTINGS, ...change });

const card = { why: "w", source: "s", examples: { flagged: [], clean: [] } };

function wordRule(id: string, word: string, change: Partial<BlockRule> = {}): BlockRule {
  return {
    ...card,
    id,
    title: `The word ${word}`,
    severity: "warning",
    scope: "block",
    *check({ block: { text, from } }) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
        yield {
          from: from + at,
          to: from + at + word.length,
          message: `The word "${word}".`,
          related: [{ from, to: from + 1 }],
        };
    },
    ...change,
  };
}

const crashing: BlockRule = {
  ...wordRule("aaa-crash", "x"),
  title: "Always fails",
  *check({ from }) {
    yield { from, to: from + 1, message: "Half of a thought." };
    throw new Error("secret report text");
  },
};

const crashingReport: ReportRule = {
  ...card,
  id: "aab-crash",
  title: "Fails as well",
  severity: "error",
  scope: "report",
  check() {
    throw new Error("secret report text");
  },
};

const TEXT = "FINDINGS: Liver normal. Spleen normal.\n\nIMPRESSION:\n1. Liver normal.\n2. Spleen large.\n";

describe("runChecks", () => {
  it("sorts by position, whatever the order of the rules", () => {
    const rules = [wordRule("b", "normal"), wordRule("a", "Liver"), wordRule("c", "Spleen")];
    const found = runChecks(analysisOf(TEXT), DEFAULT_CHECK_SETTINGS, rules);
    expect(found.map(({ from }) => from)).toEqual(found.map(({ from }) => from).toSorted((a, b) => a - b));
    expect(found).toEqual(runChecks(analysisOf(TEXT), DEFAULT_CHECK_SETTINGS, rules.toReversed()));
    expect(found).toHaveLength(7);
  });

  it("reports a crash once a rule, without the error's words, and goes on", () => {
    const found = runChecks(analysisOf(TEXT), DEFAULT_CHECK_SETTINGS, [
      crashing,
      crashingReport,
      wordRule("z", "Spleen"),
    ]);
    expect(found.map(({ ruleId, severity }) => `${ruleId} ${severity}`)).toEqual([
      "aaa-crash info",
      "aab-crash info",
      "z warning",
      "z warning",
    ]);
    expect(JSON.stringify(found)).not.toContain("secret");
    expect(found[0]?.message).toContain("Always fails");
  });

  it("leaves out a rule that is off, and takes the site's severity", () => {
    const rules = [wordRule("a", "Liver"), wordRule("b", "Spleen")];
    const found = runChecks(analysisOf(TEXT), settings({ rules: { a: "off", b: "error" } }), rules);
    expect(new Set(found.map(({ ruleId, severity }) => `${ruleId} ${severity}`))).toEqual(new Set(["b error"]));
  });

  it.each([
    ["error", "info"],
    ["info", "info"],
    ["warning", "info"],
  ] as const)("keeps a lighter case light where the site sets %s", (site, expected) => {
    const light = wordRule("a", "Liver", {
      *check({ from, to }) {
        yield { from, to, message: "Lighter.", severity: "info" };
      },
    });
    const found = runChecks(analysisOf("FINDINGS: Liver."), settings({ rules: { a: site } }), [light]);
    expect(found.map(({ severity }) => severity)).toEqual([expected]);
  });

  it("asks a rule only about its sections and only where the block has what it needs", () => {
    const asked: string[] = [];
    const rule = wordRule("a", "Liver", {
      sections: ["findings"],
      needs: "measurements",
      check: ({ block }) => {
        asked.push(block.text);
        return [];
      },
    });
    runChecks(
      analysisOf("FINDINGS:\nNodule of 3 mm.\nLiver normal.\n\nIMPRESSION: Nodule of 3 mm."),
      DEFAULT_CHECK_SETTINGS,
      [rule],
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain("3 mm");
  });

  it("adds the site's own phrases to a rule and drops those that it took out", () => {
    const phrases = { a: { add: ["large"], remove: ["liver"] } };
    const found = runChecks(analysisOf(TEXT), settings({ phrases }), [wordRule("a", "Liver")]);
    expect(found.map(({ from, to }) => TEXT.slice(from, to))).toEqual(["large"]);
  });

  it.each([
    ["imp-critical-not-first", "imp-order-inversion", true],
    ["imp-vague-item", "imp-not-interpretive", true],
    ["dict-unfilled-field", "meas-missing", true],
    ["cons-measurement-mismatch", "meas-unit-inconsistent", true],
    ["imp-order-inversion", "imp-critical-not-first", false],
    ["dict-doubled-word", "dict-misspelling", false],
  ])("%s over %s: only the pairs of the list hide each other", (strong, weak, hides) => {
    const rules: readonly Rule[] = [wordRule(strong, "Liver normal"), wordRule(weak, "Liver")];
    const found = runChecks(analysisOf("FINDINGS: Liver normal."), DEFAULT_CHECK_SETTINGS, rules);
    expect(found.map(({ ruleId }) => ruleId).includes(weak)).toBe(!hides);
  });

  it("says of an empty section only that it is empty", () => {
    const found = runChecks(analysisOf("FINDINGS: Liver normal.\n\nIMPRESSION: ***\n"), DEFAULT_CHECK_SETTINGS);
    const at = found.filter(({ from }) => from >= 25 && from < 40).map(({ ruleId }) => ruleId);
    expect(at).toEqual(["skel-section-missing"]);
  });
});

describe("createChecker", () => {
  it("asks a block rule once while the block stands, and moves what it said", () => {
    let asked = 0;
    const counting = wordRule("a", "Liver");
    const rule: BlockRule = {
      ...counting,
      check: (block, given) => {
        asked += 1;
        return counting.check(block, given);
      },
    };
    const checker = createChecker(DEFAULT_CHECK_SETTINGS, [rule]);
    const first = analysisOf("FINDINGS: Liver normal.");
    const before = checker.check(first);
    expect(checker.check(first)).toEqual(before);
    expect(asked).toBe(1);
    const [block] = first.blocks;
    if (block === undefined) throw new Error("no block");
    // What the incremental analyser does when text is typed above a block.
    Object.assign(block, { from: block.from + 5, to: block.to + 5 });
    const after = checker.check(first);
    expect(asked).toBe(1);
    expect(after.map(({ from }) => from)).toEqual(before.map(({ from }) => from + 5));
    expect(after[0]?.related?.[0]?.from).toBe((before[0]?.related?.[0]?.from ?? 0) + 5);
  });

  it("answers what runChecks answers", () => {
    const checker = createChecker(DEFAULT_CHECK_SETTINGS);
    for (const text of [TEXT, "", "no headings here, the the end", TEXT.repeat(3), "IMPRESSION: [ ] ___"]) {
      const analysis = analysisOf(text);
      expect(checker.check(analysis)).toEqual(runChecks(analysis, DEFAULT_CHECK_SETTINGS));
    }
  });
});

describe("runChecksOnAll", () => {
  it("says of each report what it would say of it alone, crashes included", () => {
    const examples = RULES.flatMap(({ examples: { flagged, clean } }) => [
      ...flagged.slice(0, 2),
      ...clean.slice(0, 1),
    ]);
    const texts = [TEXT, "", ...examples.map((text) => text.replace(/[«»]/g, ""))];
    const rules = [crashingReport, crashing, ...RULES];
    const together = runChecksOnAll(texts.map(analysisOf), DEFAULT_CHECK_SETTINGS, rules);
    const alone = texts.map((text) => runChecks(analysisOf(text), DEFAULT_CHECK_SETTINGS, rules));
    expect(together).toEqual(alone);
    expect(alone.flat().length).toBeGreaterThan(texts.length);
  });
});
