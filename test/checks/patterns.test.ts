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
await import("../../shared/checks/run-checks");
await import("../../shared/text/parse");
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

/** What recheck cannot tell in time counts as slow. A pattern that stands in several places is looked at once. */
const verdictOn = ({ source, flags }: Pattern) => {
  const pattern = `/${source}/${flags}`;
  let status = verdicts.get(pattern);
  if (status === undefined) {
    status = isSafe(source) ? "safe" : checkSync(source, flags, SEARCH).status;
    verdicts.set(pattern, status);
  }
  return { pattern, status };
};

const verdicts = new Map<string, string>();

/** The search for attacks tries at random: from one seed, so that a pattern has one verdict; and in its own time. */
const SEARCH = { timeout: 120_000, randomSeed: 1 } as const;

/** Nothing in it is repeated: the work at each place of the text is bounded by the pattern, whatever the text. */
const isSafe = (source: string): boolean => BOUNDED.has(source) || !/[*+{]/.test(source);

/** Repeats that end after so many characters look like endless ones to the search for attacks. Each has its reason. */
const BOUNDED: ReadonlySet<string> = new Set([
  // A heading's line of 100 characters at most.
  String.raw`[\s*=_~#-]{1,40}$`,
  // Tries 20 × 30 characters at each place, whatever the length of the text.
  String.raw`(?:\s{2,20}|\t|\s\|)\s?(?=(\p{L}[\p{L}\d .#/]{0,30}?):)`,
  // Three numbers of a size at each place, of four digits and two at most.
  String.raw`\d{1,4}(?:\.\d{1,2})?(?:\s?x\s?\d{1,4}(?:\.\d{1,2})?){0,2}\s?(?:mm|cm|mL)\b|^[^\S\n]{0,9}\d{1,3}\.\s|\b[CTLS]\d{1,2}\b`,
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

  it.each(files)("$path", { timeout: 900_000 }, ({ patterns }) => {
    expect(patterns.map(verdictOn)).toEqual(patterns.map(safe));
  });

  it("patterns put together from strings", { timeout: 900_000 }, () => {
    expect(made.map(verdictOn)).toEqual(made.map(safe));
  });
});
