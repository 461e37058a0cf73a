import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkSync } from "recheck";
import { parseAst } from "vite";
import { describe, expect, it } from "vitest";

// Patterns that are put together from strings are seen as they are made: before any module of ours is loaded.
const made: RegExp[] = [];
const PlainRegExp = globalThis.RegExp;
globalThis.RegExp = new Proxy(PlainRegExp, {
  construct(target, given, self) {
    const regExp: RegExp = Reflect.construct(target, given, self);
    made.push(regExp);
    return regExp;
  },
});
const { runChecks } = await import("../../shared/checks/run-checks");
const { analyze } = await import("../../shared/extract/analyze");
const { parseReportText } = await import("../../shared/text/parse");
const { DEFAULT_CHECK_SETTINGS } = await import("../../shared/settings");
globalThis.RegExp = PlainRegExp;

const SHARED = join(import.meta.dirname, "..", "..", "shared");

interface Pattern {
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression literal in the file. */
function literalsIn(path: string): readonly Pattern[] {
  const found: Pattern[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if ("regex" in node && isPattern(node.regex)) found.push({ source: node.regex.pattern, flags: node.regex.flags });
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(parseAst(readFileSync(path, "utf8"), { lang: "ts" }));
  return found;
}

const isPattern = (value: unknown): value is { pattern: string; flags: string } =>
  typeof value === "object" && value !== null && "pattern" in value && "flags" in value;

const files = readdirSync(SHARED, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
  .map((path) => ({ path, patterns: literalsIn(join(SHARED, path)) }))
  .filter(({ patterns }) => patterns.length > 0);

/** What recheck cannot tell in time counts as slow. */
const verdictOn = ({ source, flags }: Pattern) => {
  const pattern = `/${source}/${flags}`;
  return { pattern, status: BOUNDED.has(source) ? "safe" : checkSync(source, flags, { timeout: 30_000 }).status };
};

/** Repeats that end after so many characters look like endless ones to the search for attacks. Each has its reason. */
const BOUNDED: ReadonlySet<string> = new Set([
  // A heading's line of 100 characters at most.
  String.raw`[\s*=_~#-]{1,40}$`,
  // Tries 20 × 30 characters at each place, whatever the length of the text.
  String.raw`(?:\s{2,20}|\t|\s\|)\s?(?=(\p{L}[\p{L}\d .#/]{0,30}?):)`,
  // Tries 60 characters behind each "no".
  String.raw`\b(?:(?:no|without) [\w -]{0,60}?(?:abnormalit(?:y|ies)|disease|process|findings?|pathology|injury|change)|normal|unremarkable|negative|within normal limits)\b`,
]);
const safe = ({ source, flags }: Pattern) => ({ pattern: `/${source}/${flags}`, status: "safe" });

describe("the time of a regular expression grows with its text and no faster", () => {
  it("finds the patterns at all", () => {
    expect(files.flatMap(({ patterns }) => patterns).length).toBeGreaterThan(100);
    expect(made.length).toBeGreaterThan(2);
    expect(verdictOn({ source: "^(a+)+$", flags: "" }).status).toBe("vulnerable");
    expect(verdictOn({ source: "\\s+$", flags: "" }).status).toBe("vulnerable");
  });

  it.each(files)("$path", { timeout: 120_000 }, ({ patterns }) => {
    expect(patterns.map(verdictOn)).toEqual(patterns.map(safe));
  });

  it("patterns put together from strings", { timeout: 120_000 }, () => {
    expect(made.map(verdictOn)).toEqual(made.map(safe));
  });
});

const repeated = (part: string, length: number): string => part.repeat(Math.ceil(length / part.length));
const numbered = (length: number, item: (number: number) => string): string => {
  const items: string[] = [];
  for (let size = 0, number = 1; size < length; number += 1) {
    const text = item(number);
    items.push(text);
    size += text.length;
  }
  return items.join("");
};

/** Texts that nobody writes, of about so many characters. */
const FAMILIES: Readonly<Record<string, (length: number) => string>> = {
  "commas in one block": (n) => `FINDINGS: ${repeated("nodule, ", n)}`,
  "nothing but commas": (n) => `FINDINGS: ${repeated(",", n)}`,
  "one denial after the other": (n) => `FINDINGS: ${repeated("no ", n)}`,
  "denials inside denials": (n) => `FINDINGS: ${repeated("no evidence of no effusion without not ", n)}`,
  "a list that no verb ends": (n) => `FINDINGS: No ${repeated("effusion or mass and nodule or ", n)}`,
  "the same thing in Findings and Impression": (n) =>
    `FINDINGS:\n${repeated("5 mm right upper lobe nodule. Left renal cyst.\n", n / 2)}\nIMPRESSION:\n${repeated("Right upper lobe nodule of 8 mm. Right renal cyst.\n", n / 2)}`,
  "the same thing in one sentence of each": (n) =>
    `FINDINGS: ${repeated("5 mm right upper lobe nodule and ", n / 2)}\n\nIMPRESSION: ${repeated("left upper lobe nodule of 8 mm and ", n / 2)}`,
  "one word": (n) => `FINDINGS: ${repeated("x", n)}`,
  "one number": (n) => `FINDINGS: ${repeated("9", n)} mm`,
  "white space": (n) => `FINDINGS: a${repeated(" ", n)}b${repeated("\t", 9)}`,
  "thousands of items": (n) => `IMPRESSION:\n${numbered(n, (i) => `${i}. Nodule of ${(i % 30) + 1} mm.\n`)}`,
  "items in running text": (n) => `IMPRESSION: ${numbered(n, (i) => `${i}. Cyst, likely benign. `)}`,
  "measurements in one sentence": (n) => `FINDINGS: ${repeated("nodule of 5 x 4 x 3 mm, previously 4 mm, ", n)}`,
  "open brackets": (n) => `FINDINGS: ${repeated("[{<(", n)}`,
  "open fields": (n) => `FINDINGS: ${repeated("[size] ___ ", n)}`,
  "hedges and recommendations": (n) =>
    `IMPRESSION: ${repeated("may possibly represent mass, recommend CT in 3 months if clinically indicated ", n)}`,
  "sides in one sentence": (n) => `FINDINGS: ${repeated("left right liver kidney lobe ", n)}`,
  "words that sound alike": (n) => `FINDINGS: ${repeated("ilium colon period prostrate ", n)}`,
  "labels in a header": (n) => `EXAM: CT\nReferrer: ${repeated("a  b  c | d e ", n)}\nFINDINGS: Normal.`,
  "negatives in the Impression": (n) => `INDICATION: Mass?\n\nIMPRESSION: ${repeated("No without no ", n)}`,
  "headings and nothing under them": (n) => repeated("FINDINGS:\nIMPRESSION:\n", n),
};

const LARGE = 1 << 20;
const SMALL = LARGE / 4;
/** Four times the text takes four times as long; sixteen times as long, were it the square. */
const MOST = 9;
/** Less than this says more about the machine than about us. */
const LEAST_MS = 40;

describe("a text of a megabyte takes four times as long as a quarter of it", () => {
  it.each(Object.entries(FAMILIES))("%s", { timeout: 120_000 }, (_, family) => {
    const [small, large] = [family(SMALL), family(LARGE)];
    let least = Number.POSITIVE_INFINITY;
    // A busy machine can slow down one round; none of five would mean that it is ours.
    for (let round = 0; round < 5 && least > MOST; round += 1)
      least = Math.min(least, millisecondsFor(large) / Math.max(LEAST_MS, millisecondsFor(small)));
    expect(least).toBeLessThanOrEqual(MOST);
  });
});

function millisecondsFor(text: string): number {
  const started = performance.now();
  runChecks(analyze(parseReportText(text)), DEFAULT_CHECK_SETTINGS);
  return performance.now() - started;
}
