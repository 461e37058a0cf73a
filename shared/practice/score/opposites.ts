import type { Mention } from "./mention";
import { isClassValue, type TermList, termsOf } from "./terms";

/** Words that cannot both be right of one thing, in the form that the synonym table gives them. */
const PAIRS: readonly (readonly [readonly string[], readonly string[]])[] = (
  [
    ["full thickness", "partial thickness"],
    ["acute", "chronic|healed|old"],
    ["new", "chronic|healed|old"],
    ["displaced", "nondisplaced"],
    ["unstable", "stable"],
    ["malignant", "benign"],
    ["obstructing", "nonobstructing"],
    ["ruptured", "unruptured"],
    ["complicated", "uncomplicated"],
    ["increase", "decrease"],
    ["closed loop", "open loop"],
    ["small bowel", "large bowel"],
    ["proximal", "distal"],
    ["upper", "lower"],
    ["upper", "middle"],
    ["lower", "middle"],
    ["anterior", "posterior"],
    ["medial", "lateral"],
    ["internal", "external"],
    ["internal", "common"],
    ["external", "common"],
    ["mild", "severe|high grade"],
    ["central", "peripheral"],
    ["apical", "basal"],
    ["dorsal", "volar"],
    ["intraarticular", "extraarticular"],
    ["intraperitoneal", "extraperitoneal"],
    ["ipsilateral", "contralateral"],
    ["artery", "vein"],
    ["occlusive", "nonocclusive"],
    ["hot", "cold"],
    ["antegrade", "retrograde"],
  ] as const
).map(([one, other]) => [keysOf(one), keysOf(other)]);

/** Words of place that a point of its own may judge. */
const DIRECTIONS = new Set(
  keysOf(
    "upper|middle|lower|anterior|posterior|medial|lateral|proximal|distal|central|peripheral|apical|basal|dorsal|volar|internal|external|common|intraarticular|extraarticular",
  ),
);
export const isDirection = (key: string): boolean => DIRECTIONS.has(key);

/** How a thing has become; only one of them is right. */
const CHANGES = ["increase", "decrease", "stable", "resolve"].map((word) => keysOf(word)[0] ?? word);

/** The other ways in which a thing may have changed, where these words say one of them. */
export function changesAgainst(keys: readonly string[]): readonly string[] {
  const said = CHANGES.filter((key) => keys.includes(key));
  return said.length === 0 ? [] : CHANGES.filter((key) => !said.includes(key));
}

/** The opposite of a term, as far as the pairs know one. */
export function oppositesOf(key: string): readonly string[] {
  return PAIRS.flatMap(([one, other]) => (one.includes(key) ? other : other.includes(key) ? one : []));
}

/** Terms without which a wording says less than it should: "full-thickness", the value of a class. */
const DECISIVE = new Set(keysOf("full thickness|partial thickness|closed loop"));

export const isDecisive = (key: string): boolean => DECISIVE.has(key) || isClassValue(key);

function keysOf(words: string): readonly string[] {
  return words.split("|").flatMap((phrase) => {
    const { widest } = termsOf(phrase);
    return widest.map(({ key }) => key);
  });
}

/** "N3" where it is N2, not "T7" and not "L3". */
export const STAGE = /^[tnm][0-4][a-d]?$/;
const isOtherStage = (key: string, wanted: ReadonlySet<string>): boolean =>
  STAGE.test(key) &&
  !wanted.has(key) &&
  /^[nm]/.test(key) &&
  [...wanted].some((other) => STAGE.test(other) && other[0] === key[0] && other[1] !== key[1]);

/** What stands at a mention: its own words, those just before it and the value behind it. */
function localKeys({ at, from, to }: Mention): ReadonlySet<string> {
  const { terms, sentence } = at;
  return keysAround(terms, from - sentence.from, to - sentence.from);
}

const BEFORE = 4;
const BEHIND = 3;

function keysAround({ terms, words, text }: TermList, from: number, to: number): ReadonlySet<string> {
  const first = words.findIndex((word) => word.to > from);
  let end = first;
  while (end < words.length && (words[end]?.from ?? to) < to) end += 1;
  const open = (a: number, b: number) => !/[,;:.]/.test(text.slice(a, b));
  const keys = new Set<string>();
  for (const term of terms) {
    const isBefore = term.end <= first && term.first >= first - BEFORE && open(term.to, from);
    const isBehind = term.first >= end && term.end <= end + BEHIND && (open(to, term.from) || isClassValue(term.key));
    if (isBefore || isBehind || (term.first < end && term.end > first)) keys.add(term.key);
  }
  return keys;
}

/**
 * The word at the mention that the reference's words rule out: "partial" where a tear is complete, "type B" where it is type
 * A; undefined where nothing does.
 */
export function oppositeAt(
  mention: Mention,
  reference: readonly Mention[],
  isPlaced: boolean,
  elsewhere: ReadonlySet<string> = new Set(),
): string | undefined {
  const said = localKeys(mention);
  const wanted = new Set(reference.flatMap((one) => [...localKeys(one)]));
  for (const key of mention.wording.terms.terms) wanted.add(key.key);
  const isGrade = (key: string) => isClassValue(key) && !key.startsWith("@");
  const values = [...wanted].filter(isGrade);
  const value = [...said].find((key) => isGrade(key) && !wanted.has(key));
  if (values.length > 0 && value !== undefined && ![...said].some((key) => values.includes(key))) return value.slice(1);
  const stage = [...said].find((key) => isOtherStage(key, wanted));
  if (stage !== undefined && ![...said].some((key) => STAGE.test(key) && wanted.has(key))) return stage.toUpperCase();
  for (const [one, other] of isPlaced ? PAIRS.filter(([keys]) => !isDirection(keys[0] ?? "")) : PAIRS)
    for (const [mine, theirs] of [
      [one, other],
      [other, one],
    ] as const) {
      const clash = mine.find((key) => said.has(key));
      if (clash === undefined || mine.some((key) => wanted.has(key))) continue;
      if (theirs.some((key) => elsewhere.has(key))) continue;
      if (theirs.some((key) => wanted.has(key)) && !theirs.some((key) => said.has(key))) return clash;
    }
  return undefined;
}
