import { categorySystems } from "../../lexicons/load";
import { ALL_CAPS, GLUED, has, NUMBER, type Tokens, WORD } from "../tokens";
import type { Category, Sentence } from "../types";
import { vocabulary, wordId } from "../vocabulary";
import { unitAt } from "./units";
import { WordBits } from "./word-bits";

/** What stands before "RADS" → the system's name, and names in one word. Both come from the table's spellings. */
const PREFIXES = new Map<number, string>();
const NAMES = new Map<number, string>();
for (const { system, spellings, read } of categorySystems())
  for (const spelling of read ? spellings : []) {
    const [first = "", second, third] = spelling.toLowerCase().split(/[ -]/);
    if (second === "rads" && third === undefined) PREFIXES.set(wordId(first), system);
    // "LR" and "TR" have their value right behind, and are read below.
    else if (second === undefined && first.length > 2) NAMES.set(wordId(first), system);
  }

const DENSITY_WORDS = "density composition";
const FILLER = 1;
const VERSION = 2;
const COUNTED = 4;
const DENSITY = 8;
const ORDINARY = 16;
const WORDS = new WordBits()
  .add(
    FILLER,
    "category assessment score final code is of : = - – ( ® ™ , grade class classification type version v us mri ct mr acr overall lesion rating observation nodule level the as and therefore thus assigned rated to / cyst edition criteria based on system renal a an modified suspicion final ) was i lawrence harris martin anderson ois bigliani stage arthrosis five point scale",
  )
  .add(VERSION, "version v edition ed")
  .add(COUNTED, "month day week year point view image time slice ms patient")
  .add(DENSITY, DENSITY_WORDS)
  .add(ORDINARY, "category type class grade acr is : pattern birads - = ( of breast tissue rads bi group");

/** A word with which `systemAt` may find a system. */
const OPENERS = new WordBits().addIds(1, NAMES.keys()).addIds(1, PREFIXES.keys()).add(1, `lr tr ${DENSITY_WORDS}`);

/** The words that a category may begin with. */
export const CATEGORY_OPENERS: readonly number[] = OPENERS.idsWith(1);

const RADS = new Set(["rads", "rad"].map(wordId));
const LR = wordId("lr");
const TR = wordId("tr");
const V = wordId("v");
const SUFFIXES = new Set(["a", "b", "c", "d", "e", "f", "g", "n", "p", "s", "x", "as", "bs", "cs", "xs"].map(wordId));
const ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
const ROMAN = new Map(ROMANS.map((roman, index) => [vocabulary.intern(roman), index + 1] as const));
/** "IIF" and its slips. */
const LETTERED = new Map(
  ["f", "a", "b", "c"].flatMap((letter) =>
    ROMANS.slice(0, 4).map(
      (roman, index) => [vocabulary.intern(roman + letter), [index + 1, letter.toUpperCase()]] as const,
    ),
  ),
);
const SPELLED = new Map(
  ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].map(
    (word, value) => [vocabulary.intern(word), value] as const,
  ),
);
const ROMAN_X = wordId("x");
/** Systems with a category X of their own. */
const HAS_X = new Set(["PI-RADS", "Deauville"]);
const LETTER_F = wordId("f");
const NUMERALS = ["", ...ROMANS.map((roman) => roman.toUpperCase())];
const LI_RADS_WORDS = new Map(
  Object.entries({ m: "M", tiv: "TIV", nc: "NC", tr: "TR" }).map(([word, value]) => [vocabulary.intern(word), value]),
);
const RESPONSES = new Map(
  ["viable", "nonviable", "equivocal", "nonevaluable"].map((word) => [vocabulary.intern(word), word] as const),
);
const CAD_N = wordId("n");
const MOST_FILLERS = 9;

/** What `valueAt` read: the value and the token behind it. */
const read = { value: "", after: 0 };

/**
 * Adds the guideline categories among the tokens `first` to `end` to `into`: "BI-RADS 4A", "LR-M", "Bosniak IIF". The
 * value is in its system's usual form (Bosniak in Roman numerals, the others in Arabic) and may be one that does not exist.
 */
export function findCategories(
  tokens: Tokens,
  first: number,
  end: number,
  sentence: Sentence,
  base: number,
  into: Category[],
): void {
  for (let i = first; i < end; i += 1) {
    if (OPENERS.of(tokens, i) === 0 || tokens.kind[i] !== WORD) continue;
    const id = tokens.id[i] ?? -1;
    const system = systemAt(tokens, i, id, end);
    if (
      system === undefined ||
      !(system.short ? shortValue(tokens, i, end) : valueAfter(tokens, system.after, end, system.name))
    )
      continue;
    const from = tokens.start[i] ?? 0;
    const to = tokens.end[read.after - 1] ?? from;
    into.push({
      from: base + from,
      to: base + to,
      text: tokens.text.slice(from, to),
      sentence,
      system: system.name,
      value: read.value,
    });
    i = read.after - 1;
  }
}

interface SystemAt {
  readonly name: string;
  /** The token behind the name. */
  readonly after: number;
  /** "LR-5", "TR4": the value stands right behind. */
  readonly short: boolean;
}

function systemAt(tokens: Tokens, i: number, id: number, end: number): SystemAt | undefined {
  const name = NAMES.get(id);
  if (name !== undefined) return { name, after: i + 1, short: false };
  const prefix = PREFIXES.get(id);
  if (prefix !== undefined && i + 1 < end) {
    const rads = RADS.has(tokens.id[i + 1] ?? -1) ? i + 1 : i + 2 < end && tokens.code[i + 1] === 45 ? i + 2 : -1;
    if (rads > 0 && RADS.has(tokens.id[rads] ?? -1)) return { name: prefix, after: rads + 1, short: false };
  }
  if (id === LR && has(tokens, i, ALL_CAPS)) return { name: "LI-RADS", after: i + 1, short: true };
  if (id === TR && has(tokens, i, ALL_CAPS)) return { name: "TI-RADS", after: i + 1, short: true };
  if ((WORDS.of(tokens, i) & DENSITY) !== 0) return densityAt(tokens, i, end);
  return undefined;
}

/** "breast density: category C", "ACR density b": the letter is read by `valueAfter`. */
function densityAt(tokens: Tokens, i: number, end: number): SystemAt | undefined {
  let named = i > 0 && (WORDS.of(tokens, i - 1) & ORDINARY) !== 0;
  for (let j = i + 1, steps = 0; j < end && steps < 6; j += 1, steps += 1) {
    if (isDensityLetter(tokens, j, end) && named) return { name: "Breast density", after: j, short: false };
    if ((WORDS.of(tokens, j) & ORDINARY) === 0) return undefined;
    if (tokens.kind[j] === WORD || tokens.code[j] === 58) named = true;
  }
  return undefined;
}

function isDensityLetter(tokens: Tokens, i: number, end: number): boolean {
  const code = tokens.code[i] ?? 0;
  if (tokens.kind[i] !== WORD || (tokens.end[i] ?? 0) - (tokens.start[i] ?? 0) !== 1 || code < 97 || code > 102)
    return false;
  // "density of a nodule": the article has a word behind it.
  return i + 1 >= end || tokens.kind[i + 1] !== WORD;
}

/** Skips "category", "assessment", "v2022", ":" and reads the value. */
function valueAfter(tokens: Tokens, start: number, end: number, system: string): boolean {
  let i = start;
  for (let steps = 0; i < end && steps < MOST_FILLERS; steps += 1) {
    const version = afterVersion(tokens, i, end);
    if (version > i) i = version;
    else if (system === "LI-RADS" && tokens.id[i] === LR) i += 1;
    else if (system === "TI-RADS" && tokens.id[i] === TR) i += 1;
    else if (valueAt(tokens, i, end, system)) return true;
    else if ((WORDS.of(tokens, i) & FILLER) !== 0) i += 1;
    else return false;
  }
  return false;
}

/** "v2.1", "version 2.1", "2022", "v1.1", "5th edition": no value. */
function afterVersion(tokens: Tokens, i: number, end: number): number {
  if (tokens.kind[i] === WORD && (WORDS.of(tokens, i) & VERSION) !== 0 && i + 1 < end && tokens.kind[i + 1] === NUMBER)
    return tokens.id[i] === V && !has(tokens, i + 1, GLUED) ? i : i + 2;
  if (tokens.kind[i] !== NUMBER) return i;
  const value = tokens.value[i] ?? 0;
  if (value >= 2000 && value < 2100) return i + 1;
  const edition = i + 2 < end && has(tokens, i + 1, GLUED) && (WORDS.of(tokens, i + 2) & VERSION) !== 0;
  if (edition) return i + 3;
  // "2.0" is a whole number and a version all the same.
  const isPointed =
    !Number.isInteger(value) || (tokens.end[i] ?? 0) - (tokens.start[i] ?? 0) > String(value).length + 1;
  return isPointed && i + 1 < end && (WORDS.of(tokens, i + 1) & FILLER) !== 0 ? i + 1 : i;
}

function valueAt(tokens: Tokens, i: number, end: number, system: string): boolean {
  if (system === "Breast density") return isDensityLetter(tokens, i, end) && take(upper(tokens, i), i + 1);
  if (tokens.kind[i] === NUMBER) return numberValue(tokens, i, end, system);
  const id = tokens.id[i] ?? -1;
  if (system === "LI-RADS" && LI_RADS_WORDS.has(id)) return liRadsWord(tokens, i, end);
  if (system === "CAD-RADS" && id === CAD_N && has(tokens, i, ALL_CAPS)) return take("N", i + 1);
  if (system === "C-RADS" && tokens.kind[i] === WORD && tokens.kind[i + 1] === NUMBER && has(tokens, i + 1, GLUED))
    return i + 1 < end && take(`${upper(tokens, i)}${tokens.value[i + 1]}`, i + 2);
  const spelled = SPELLED.get(id);
  if (spelled !== undefined) return !isCounted(tokens, i + 1, end) && take(String(spelled), i + 1);
  if (!has(tokens, i, ALL_CAPS)) return false;
  if (id === ROMAN_X && (HAS_X.has(system) || system.endsWith("RADS"))) return HAS_X.has(system) && take("X", i + 1);
  return romanValue(tokens, i, end, system);
}

function numberValue(tokens: Tokens, i: number, end: number, system: string): boolean {
  const value = tokens.value[i] ?? 0;
  if (!Number.isInteger(value) || value > 99) return false;
  let after = i + 1;
  let suffix = "";
  if (after < end && tokens.kind[after] === WORD && SUFFIXES.has(tokens.id[after] ?? -1)) {
    const glued = has(tokens, after, GLUED);
    const apart = has(tokens, after, ALL_CAPS) && tokens.kind[after + 1] !== WORD && value < 5;
    if (glued || apart) {
      suffix = upper(tokens, after);
      after += 1;
    }
  }
  if (suffix === "" && isCounted(tokens, after, end)) return false;
  const name = system === "Bosniak" ? (NUMERALS[value] ?? String(value)) : String(value);
  return take(name + suffix, after);
}

/** "6 months", "4 points", "5 mm": the number counts something else. "4-5" is read as its first. */
function isCounted(tokens: Tokens, i: number, end: number): boolean {
  if (i >= end) return false;
  const hyphen = tokens.code[i] === 45 || tokens.code[i] === 0x2013;
  const next = hyphen && has(tokens, i, GLUED) ? i + 1 : i;
  if (next >= end || (hyphen && next === i)) return false;
  if (tokens.code[next] === 37) return true;
  return unitAt(tokens, next).unit !== undefined || (WORDS.of(tokens, next) & COUNTED) !== 0;
}

function romanValue(tokens: Tokens, i: number, end: number, system: string): boolean {
  const id = tokens.id[i] ?? -1;
  const [number, letter] = LETTERED.get(id) ?? [];
  if (typeof number === "number") return take(`${system === "Bosniak" ? NUMERALS[number] : number}${letter}`, i + 1);
  const value = ROMAN.get(id);
  if (value === undefined) return false;
  const dashed = i + 2 < end && tokens.code[i + 1] === 45 ? i + 2 : i + 1;
  const suffix = dashed < end && tokens.id[dashed] === LETTER_F && has(tokens, dashed, ALL_CAPS) ? "F" : "";
  const after = suffix === "" ? i + 1 : dashed + 1;
  return take((system === "Bosniak" ? (NUMERALS[value] ?? "") : String(value)) + suffix, after);
}

/** "LR-5", "LR5", "TR 4", "LR-TIV": in one piece, or a single digit behind. */
function shortValue(tokens: Tokens, i: number, end: number): boolean {
  const hyphen = i + 1 < end && tokens.code[i + 1] === 45 && has(tokens, i + 1, GLUED);
  const at = hyphen ? i + 2 : i + 1;
  if (at >= end) return false;
  if (tokens.id[i] === LR && hyphen && LI_RADS_WORDS.has(tokens.id[at] ?? -1)) return liRadsWord(tokens, at, end);
  const digits = (tokens.end[at] ?? 0) - (tokens.start[at] ?? 0);
  if (tokens.kind[at] !== NUMBER || digits !== 1) return false;
  const glued = has(tokens, at, GLUED);
  if (!glued && tokens.id[i] === LR && (tokens.value[at] ?? 0) > 5) return false;
  const counted = at + 1 < end && !has(tokens, at + 1, GLUED) && unitAt(tokens, at + 1).unit !== undefined;
  return (
    !counted &&
    !isCounted(tokens, at + 1, Math.min(end, has(tokens, at + 1, GLUED) ? end : at + 1)) &&
    take(String(tokens.value[at]), at + 1)
  );
}

function liRadsWord(tokens: Tokens, i: number, end: number): boolean {
  const value = LI_RADS_WORDS.get(tokens.id[i] ?? -1) ?? "";
  if (value !== "TR") return has(tokens, i, ALL_CAPS) && take(value, i + 1);
  const hyphen = i + 1 < end && (tokens.code[i + 1] === 45 || tokens.code[i + 1] === 40) ? 1 : 0;
  const response = RESPONSES.get(tokens.id[i + 1 + hyphen] ?? -1);
  return i + 1 + hyphen < end && response !== undefined ? take(`TR ${response}`, i + 2 + hyphen) : take("TR", i + 1);
}

const upper = (tokens: Tokens, i: number): string => tokens.text.slice(tokens.start[i], tokens.end[i]).toUpperCase();

function take(value: string, after: number): boolean {
  read.value = value;
  read.after = after;
  return true;
}
