import { describe, expect, it } from "vitest";
import { COLUMNS, keyOf, readVerdicts, summarize, wilson } from "../../bench/desk/verdicts.mjs";

const TEXT = "FINDINGS: A nodule in the left lung. Another nodule in the left lobe.";
const at = (words: string, from = 0) => {
  const start = TEXT.indexOf(words, from);
  return { rule: "meas-missing", report: "r1", start, end: start + words.length, message: "" };
};

describe("the key of an alert", () => {
  it("stays when the message, the severity and other alerts change", () => {
    const alert = { ...at("nodule"), severity: "warning", message: "one" };
    const later = { ...at("nodule"), severity: "info", message: "two" };
    expect(keyOf(later, TEXT)).toBe(keyOf(alert, TEXT));
  });

  it("stays when text is added before the words", () => {
    const longer = `HISTORY: Cough.\n${TEXT}`;
    const start = longer.indexOf("nodule");
    expect(keyOf({ ...at("nodule"), start, end: start + 6 }, longer)).toBe(keyOf(at("nodule"), TEXT));
  });

  it.each([
    ["rule", { ...at("nodule"), rule: "meas-format" }],
    ["report", { ...at("nodule"), report: "r2" }],
    ["words", at("nodule in")],
    ["place of the same words", at("nodule", TEXT.indexOf("Another"))],
  ])("differs with the %s", (_, other) => {
    expect(keyOf(other, TEXT)).not.toBe(keyOf(at("nodule"), TEXT));
  });

  it("is the message's where there are no words, wherever that stands", () => {
    const empty = (start: number, message: string) => keyOf({ ...at(""), start, end: start, message }, TEXT);
    expect(empty(0, "No Technique.")).not.toBe(empty(0, "No Comparison."));
    expect(empty(9, "No Technique.")).toBe(empty(0, "No Technique."));
  });
});

const line = (key: string, verdict: string, rule = "meas-missing") =>
  [key.padEnd(12, "0"), rule, "warning", "r1", "4", verdict, "seen"].join("\t");
const table = (...lines: string[]) => `${[COLUMNS.join("\t"), ...lines].join("\n")}\n`;

describe("verdicts", () => {
  it("are read as the page writes them, with a spreadsheet's byte order mark and line ends too", () => {
    const text = table(line("a", "right"), line("b", "wrong"));
    const read = readVerdicts(text);
    expect([...read.values()].map(({ verdict, note }) => [verdict, note])).toEqual([
      ["right", "seen"],
      ["wrong", "seen"],
    ]);
    expect(readVerdicts(`\uFEFF${text.replaceAll("\n", "\r\n")}`)).toEqual(read);
  });

  it("count once a key, the last line", () => {
    expect([...readVerdicts(table(line("a", "right"), line("a", "debatable"))).values()]).toMatchObject([
      { verdict: "debatable" },
    ]);
  });

  it.each([
    ["another head", "rule\tverdict\n", /first line/],
    ["a word that is no verdict", table(line("a", "right"), line("b", "maybe")), /Line 3/],
    ["a key that is none", table(line("zz", "right")), /Line 2/],
  ])("are refused with %s", (_, text, sentence) => {
    expect(() => readVerdicts(text)).toThrow(sentence);
  });

  it("add up over the alerts that are still given; debatable is judged and not right", () => {
    const verdicts = readVerdicts(
      table(line("a", "right"), line("b", "debatable"), line("c", "wrong"), line("d", "wrong", "meas-format")),
    );
    const alerts = ["a", "b", "e"].map((key) => ({ key: key.padEnd(12, "0"), rule: "meas-missing" }));
    expect(summarize(alerts, verdicts)).toEqual([
      { rule: "meas-format", judged: 0, right: 0, debatable: 0, gone: 1 },
      { rule: "meas-missing", judged: 2, right: 1, debatable: 1, gone: 1 },
    ]);
    const [, some] = summarize(alerts, verdicts, ({ key }) => key.startsWith("a"));
    expect(some).toEqual({ rule: "meas-missing", judged: 1, right: 1, debatable: 0, gone: 1 });
  });
});

// Newcombe, Statistics in Medicine 1998;17:857, table I, method 3.
it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("gives for %i of %i the published Wilson interval", (count, of, low, high) => {
  const interval = wilson(count, of);
  expect(interval[0]).toBeCloseTo(low, 4);
  expect(interval[1]).toBeCloseTo(high, 4);
});
