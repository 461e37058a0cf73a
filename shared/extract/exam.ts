import type { Block, Report, Section } from "../report/report";
import * as W from "./exam-words";
import { EXAM_WORDS, REGION_BITS, regionBits, regionNames, YEARS } from "./exam-words";
import { isoDateIn } from "./slots/dates";
import { modalityAt } from "./slots/modality-words";
import { createTokens, NUMBER, scan, type Tokens, WORD } from "./tokens";
import type { Exam } from "./types";
import { wordId } from "./vocabulary";

/** Reads the exam's profile out of the header, Technique and Indication. Reports with the same texts there get the same object. */
export function createExamReader(): (report: Report) => Exam {
  const tokens = createTokens(1024);
  const seen: (Section | undefined)[] = [];
  let texts: readonly string[] = [];
  let exam: Exam | undefined;
  return (report) => {
    // Sections of a document stay the same objects while nothing is typed in or before them.
    if (exam !== undefined && areSame(report.sections, seen)) return exam;
    keepSources(report.sections, seen);
    const sources = sourcesOf(report);
    const now = [...sources.fields.values(), ...sources.names, ...sources.technique, ...sources.indication];
    if (exam === undefined || now.length !== texts.length || now.some((text, i) => text !== texts[i]))
      exam = readExam(sources, tokens);
    texts = now;
    return exam;
  };
}

const isSource = ({ kind }: Section): boolean => kind === "header" || kind === "technique" || kind === "indication";

function keepSources(sections: readonly Section[], into: (Section | undefined)[]): void {
  into.length = 0;
  for (const section of sections) into.push(isSource(section) ? section : undefined);
}

/** Whether the sections that tell of the exam are those that were kept. */
function areSame(sections: readonly Section[], kept: readonly (Section | undefined)[]): boolean {
  if (sections.length !== kept.length) return false;
  for (let i = 0; i < kept.length; i += 1) {
    const section = sections[i];
    if (section !== kept[i] && (section === undefined || kept[i] !== undefined || isSource(section))) return false;
  }
  return true;
}

/** An exam about which nothing is known. */
export const UNKNOWN_EXAM: Exam = {
  modalities: [],
  regions: [],
  laterality: undefined,
  contrast: undefined,
  sex: undefined,
  ageYears: undefined,
  date: undefined,
  screening: false,
};

interface Sources {
  readonly fields: ReadonlyMap<string, string>;
  /** The exam's name: the study description, and header lines without a label. */
  readonly names: readonly string[];
  readonly technique: readonly string[];
  readonly indication: readonly string[];
}

function sourcesOf(report: Report): Sources {
  const fields = new Map<string, string>();
  const names: string[] = [];
  const technique: string[] = [];
  const indication: string[] = [];
  for (const section of report.sections) {
    if (section.kind === "header") for (const block of section.blocks) headerBlock(block, fields, names);
    else if (section.kind === "technique") for (const block of section.blocks) technique.push(block.text);
    else if (section.kind === "indication") for (const block of section.blocks) indication.push(block.text);
  }
  return { fields, names, technique, indication };
}

function headerBlock({ name, text }: Block, fields: Map<string, string>, names: string[]): void {
  if (name === undefined || name === "StudyDescription") names.push(text);
  else if (!fields.has(name)) fields.set(name, text);
}

const MOST_NAME = 200;

function readExam({ fields, names, technique, indication }: Sources, tokens: Tokens): Exam {
  const name = names.join(" ; ").slice(0, MOST_NAME * 4);
  const named = profileOf(scan(name, tokens));
  const modalityField = fields.get("Modality")?.trim();
  const how = technique.join(" ; ");
  const made = profileOf(scan(how, tokens));
  const contrast = contrastIn(scan(`${name} ; ${how}`, tokens));
  const date = isoDateIn(scan(fields.get("StudyDate") ?? "", tokens));
  const asked = indication.join(" ; ");
  const person = personIn(scan(`${asked} ; ${name}`, tokens));
  const reasons = profileOf(scan(asked, tokens));
  const fromField =
    modalityField !== undefined && /^[A-Z]{2}$/.test(modalityField)
      ? [MODALITY_CODES[modalityField] ?? modalityField]
      : [];
  const modalities = firstFilled(named.modalities, fromField, made.modalities, reasons.modalities);
  return {
    modalities,
    regions: regionNames(named.regions || made.regions),
    laterality:
      named.laterality ?? (named.regions === 0 || (named.regions & LIMBS) !== 0 ? limbSide(how, tokens) : undefined),
    contrast,
    sex: sexField(fields.get("PatientSex")) ?? person.sex,
    ageYears:
      ageField(fields.get("PatientAge"), tokens) ??
      ageBetween(fields.get("PatientBirthDate"), date, tokens) ??
      person.age,
    date: date?.length === 10 ? date : undefined,
    screening: named.screening || (reasons.screening && !named.diagnostic) || made.screening,
  };
}

/** Projection radiography has two codes and older ones. */
const MODALITY_CODES: Readonly<Record<string, string>> = { CR: "DX", XR: "DX", DR: "DX" };

const firstFilled = (...lists: readonly (readonly string[])[]): readonly string[] =>
  lists.find((list) => list.length > 0) ?? [];

interface Profile {
  readonly modalities: readonly string[];
  readonly regions: number;
  readonly laterality: Exam["laterality"];
  readonly screening: boolean;
  readonly diagnostic: boolean;
}

const DIAGNOSTIC = wordId("diagnostic");
const XR = wordId("xr");
const NOT = wordId("not");

function profileOf(tokens: Tokens): Profile {
  const modalities: string[] = [];
  let regions = 0;
  let sides = 0;
  let screening = false;
  let diagnostic = false;
  let compared = false;
  for (let i = 0; i < tokens.count; i += 1) {
    const bits = EXAM_WORDS.of(tokens, i);
    regions |= REGION_BITS.of(tokens, i);
    if (tokens.code[i] === 46 || tokens.code[i] === 59) compared = false;
    if ((bits & W.COMPARED) !== 0) compared = true;
    if ((bits & W.SCREENING) !== 0 && tokens.id[i - 1] !== NOT) screening = true;
    if (tokens.id[i] === DIAGNOSTIC) diagnostic = true;
    // "left lateral decubitus", "right anterior oblique": how the patient lies.
    if ((EXAM_WORDS.of(tokens, i + 1) & W.POSITION) === 0 || i + 1 >= tokens.count)
      sides |= bits & (W.RIGHT | W.LEFT | W.BOTH);
    const modality = tokens.id[i] === XR ? undefined : modalityAt(tokens, i, tokens.count);
    const code = tokens.id[i] === XR ? "DX" : isView(tokens, i) ? viewCode(modalities) : modality?.code;
    if (code !== undefined && !compared && !modalities.includes(code)) modalities.push(code);
  }
  const both = (sides & W.BOTH) !== 0 || (sides & (W.RIGHT | W.LEFT)) === (W.RIGHT | W.LEFT);
  const laterality = both
    ? "bilateral"
    : (sides & W.RIGHT) !== 0
      ? "right"
      : (sides & W.LEFT) !== 0
        ? "left"
        : undefined;
  return { modalities, regions, laterality, screening, diagnostic };
}

const LIMBS = regionBits("msk") | regionBits("breast");
/** How the contrast came in, or where a needle went. */
const ACCESS = new Set(
  ["via", "antecubital", "vein", "venous", "injected", "injection", "iv", "access", "approach", "catheter", "side"].map(
    wordId,
  ),
);
const MOST_TO_LIMB = 2;

/** "Three views of the left wrist": the side that the Technique gives right in front of a limb or breast; undefined where it gives both. */
function limbSide(text: string, scratch: Tokens): Exam["laterality"] {
  const tokens = scan(text, scratch);
  let sides = 0;
  for (let i = 0; i < tokens.count; i += 1) {
    const side = EXAM_WORDS.of(tokens, i) & (W.RIGHT | W.LEFT | W.BOTH);
    if (side !== 0 && isBeforeLimb(tokens, i)) sides |= side;
    if (ACCESS.has(tokens.id[i] ?? -1)) return undefined;
  }
  return sides === W.RIGHT ? "right" : sides === W.LEFT ? "left" : undefined;
}

function isBeforeLimb(tokens: Tokens, i: number): boolean {
  for (let j = i + 1; j <= i + MOST_TO_LIMB && j < tokens.count; j += 1) {
    if ((EXAM_WORDS.of(tokens, j) & W.POSITION) !== 0) return false;
    if ((REGION_BITS.of(tokens, j) & LIMBS) !== 0) return true;
  }
  return false;
}

const VIEW = wordId("view");
const isView = (tokens: Tokens, i: number): boolean => tokens.id[i] === VIEW;

/** "PA and lateral views": a radiograph, where nothing else is named. */
const viewCode = (modalities: readonly string[]): string | undefined => (modalities.length === 0 ? "DX" : undefined);

const MOST_BACK = 5;
const MOST_AHEAD = 5;

/** With, without or both; undefined where nothing is said. Oral contrast is no answer. */
function contrastIn(tokens: Tokens): Exam["contrast"] {
  let withIt = false;
  let without = false;
  for (let i = 0; i < tokens.count; i += 1) {
    const bits = EXAM_WORDS.of(tokens, i);
    if ((bits & W.PLAIN) !== 0 || endsInWithout(tokens, i)) without = true;
    if ((bits & W.ENHANCED) !== 0) {
      if (isDenied(tokens, i)) without = true;
      else withIt = true;
    }
    if ((bits & W.AGENT) !== 0) withIt = true;
    if ((bits & W.PHASE) !== 0 && (EXAM_WORDS.of(tokens, i + 1) & W.IMAGES) !== 0 && !isDenied(tokens, i))
      withIt = true;
    if ((bits & W.BARE) !== 0 && (EXAM_WORDS.of(tokens, i + 1) & W.CT_NAME) !== 0) without = true;
    if ((bits & W.CONTRAST) === 0) continue;
    const said = wordsBefore(tokens, i);
    if (said === undefined) continue;
    const denied = said.without || deniedBehind(tokens, i + 1) || saysNone(tokens, i + 1);
    without ||= denied;
    withIt ||= said.with || !denied;
  }
  if (withIt && without) return "both";
  return withIt ? "with" : without ? "without" : undefined;
}

/** "CT abdomen w/o." */
const endsInWithout = (tokens: Tokens, i: number): boolean =>
  tokens.code[i] === 47 && tokens.code[i + 1] === 111 && tokens.id[i - 1] === W_ALONE && endsHere(tokens, i + 2);
const W_ALONE = wordId("w");

/** "with and without IV contrast"; undefined where the contrast is oral or the words are "contrast resolution". */
function wordsBefore(tokens: Tokens, at: number): { readonly with: boolean; readonly without: boolean } | undefined {
  let withIt = false;
  let without = false;
  for (let i = at - 1; i >= 0 && i >= at - MOST_BACK; i -= 1) {
    const bits = EXAM_WORDS.of(tokens, i);
    const code = tokens.code[i] ?? 0;
    if ((code === 46 && !isInitial(tokens, i - 1)) || code === 59) break;
    // "without oral or IV contrast"
    const isJoined = JOINS.has(tokens.id[i + 1] ?? -1) && (EXAM_WORDS.of(tokens, i + 2) & (W.WITH | W.WITHOUT)) === 0;
    const isSecond = JOINS.has(tokens.id[i - 1] ?? -1) && INTRAVENOUS.has(tokens.id[i - 2] ?? -1);
    if ((bits & W.ORAL) !== 0 && (isJoined || isSecond)) continue;
    if ((bits & W.ORAL) !== 0) {
      if (!withIt && !without) return undefined;
      break;
    }
    if (code === 111 && tokens.code[i - 1] === 47)
      without = true; // "w/o"
    else if ((bits & (W.WITHOUT | W.HELD)) !== 0) without = true;
    else if ((bits & W.WITH) !== 0 && !opensDenial(tokens, i + 1)) withIt = true;
    if ((bits & W.CONTRAST) !== 0) break;
  }
  return { with: withIt, without };
}

/** "w/o", "with no": the "with" is denied. */
const opensDenial = (tokens: Tokens, i: number): boolean =>
  (tokens.code[i] === 47 && tokens.code[i + 1] === 111) || tokens.id[i] === NO;
const NO = wordId("no");
const INTRAVENOUS = new Set(["iv", "intravenous"].map(wordId));
const JOINS = new Set(["or", "and", "nor"].map(wordId));

/** The "i" of "i.v." */
const isInitial = (tokens: Tokens, i: number): boolean =>
  i >= 0 && (tokens.end[i] ?? 0) - (tokens.start[i] ?? 0) === 1 && tokens.kind[i] === WORD;

/** "Contrast: none", "contrast medium: nil", "contrast was withheld". */
function saysNone(tokens: Tokens, from: number): boolean {
  let isNamed = false;
  for (let i = from; i < tokens.count && i < from + MOST_AHEAD; i += 1) {
    const code = tokens.code[i] ?? 0;
    if (code === 46 || code === 59) return false;
    const bits = EXAM_WORDS.of(tokens, i);
    if ((bits & W.HELD) !== 0) return true;
    if (isNamed) return (bits & W.NONE) !== 0 || (tokens.id[i] === NO && deniesIt(tokens, i + 1));
    if (code === 58) isNamed = true;
  }
  return false;
}

/** "No" and nothing behind it, or "no IV contrast". */
const deniesIt = (tokens: Tokens, i: number): boolean =>
  endsHere(tokens, i) ||
  ((EXAM_WORDS.of(tokens, i) & W.ORAL) === 0 &&
    ((EXAM_WORDS.of(tokens, i) | EXAM_WORDS.of(tokens, i + 1)) & W.CONTRAST) !== 0);

const endsHere = (tokens: Tokens, i: number): boolean =>
  i >= tokens.count || (tokens.kind[i] !== WORD && tokens.kind[i] !== NUMBER);

const isDenied = (tokens: Tokens, i: number): boolean =>
  (EXAM_WORDS.of(tokens, i - 1) & W.WITHOUT) !== 0 ||
  (EXAM_WORDS.of(tokens, i - 2) & W.WITHOUT) !== 0 ||
  // "non-contrast-enhanced"
  ((EXAM_WORDS.of(tokens, i - 2) & W.CONTRAST) !== 0 && (EXAM_WORDS.of(tokens, i - 4) & W.WITHOUT) !== 0);

/** "contrast was not administered" */
function deniedBehind(tokens: Tokens, from: number): boolean {
  let no = false;
  for (let i = from; i < tokens.count && i < from + MOST_AHEAD; i += 1) {
    if (tokens.code[i] === 46 || tokens.code[i] === 59) return false;
    if ((EXAM_WORDS.of(tokens, i) & W.WITHOUT) !== 0) no = true;
    if (no && (EXAM_WORDS.of(tokens, i) & W.GIVEN) !== 0) return true;
  }
  return false;
}

const OLD = wordId("old");
/** "58 y/o" */
const O = wordId("o");
const AGE = wordId("age");
const AGED = wordId("aged");
const MOST_TO_SEX = 6;

/** "58-year-old woman", "7-week-old boy", "a man aged 58". */
function personIn(tokens: Tokens): { readonly age: number | undefined; readonly sex: Exam["sex"] } {
  let age: number | undefined;
  let sex: Exam["sex"];
  let mixed = false;
  for (let i = 0; i < tokens.count; i += 1) {
    if (tokens.kind[i] === NUMBER && age === undefined) age = ageAt(tokens, i);
    const bits = EXAM_WORDS.of(tokens, i);
    if ((bits & (W.MALE | W.FEMALE)) === 0 || isKin(tokens, i)) continue;
    const own = (bits & W.MALE) !== 0 ? "M" : "F";
    if (sex !== undefined && sex !== own) mixed = true;
    sex ??= own;
  }
  return { age, sex: mixed ? undefined : sex };
}

function isKin(tokens: Tokens, i: number): boolean {
  for (let j = Math.max(0, i - MOST_TO_SEX); j < Math.min(tokens.count, i + MOST_TO_SEX); j += 1)
    if ((EXAM_WORDS.of(tokens, j) & W.KIN) !== 0) return true;
  return false;
}

/** The age that starts at a number: "58-year-old", "58 y/o", "58yo", "58 years old"; after "age" the number alone. */
function ageAt(tokens: Tokens, i: number): number | undefined {
  const value = tokens.value[i] ?? Number.NaN;
  if (!(value >= 0 && value <= 120)) return undefined;
  const before = i > 0 ? tokens.id[i - 1] : -1;
  const named = before === AGE || before === AGED || (i > 1 && tokens.id[i - 2] === AGE);
  const next = tokens.code[i + 1] === 45 ? i + 2 : i + 1;
  const factor = next < tokens.count ? YEARS.get(tokens.id[next] ?? -1) : undefined;
  if (named) return value * (factor ?? 1);
  if (factor === undefined) return undefined;
  for (let j = next + 1; j < tokens.count && j <= next + 2; j += 1) {
    if (tokens.id[j] === OLD || tokens.id[j] === O) return value * factor;
    if ((EXAM_WORDS.of(tokens, j) & (W.MALE | W.FEMALE)) !== 0) return value * factor;
  }
  return tokens.id[next] === YO ? value : undefined;
}
const YO = wordId("yo");

function sexField(text: string | undefined): Exam["sex"] {
  const first = text?.trim().toLowerCase() ?? "";
  if (first === "m" || first.startsWith("male") || first === "man") return "M";
  return first === "f" || first.startsWith("female") || first === "woman" ? "F" : undefined;
}

/** DICOM's "058Y", "058", "58 years", "6 months". */
function ageField(text: string | undefined, tokens: Tokens): number | undefined {
  if (text === undefined) return undefined;
  scan(text, tokens);
  if (tokens.kind[0] !== NUMBER || tokens.count === 0) return undefined;
  const value = tokens.value[0] ?? Number.NaN;
  const next = tokens.code[1] === 45 ? 2 : 1;
  const factor = tokens.count > next ? (YEARS.get(tokens.id[next] ?? -1) ?? 1) : 1;
  return value >= 0 && value * factor <= 120 ? value * factor : undefined;
}

function ageBetween(birth: string | undefined, date: string | undefined, tokens: Tokens): number | undefined {
  const born = birth === undefined ? undefined : isoDateIn(scan(birth, tokens));
  if (born === undefined || date === undefined || born.length < 10 || date.length < 10 || born > date) return undefined;
  const years = Number(date.slice(0, 4)) - Number(born.slice(0, 4));
  return date.slice(5) < born.slice(5) ? years - 1 : years;
}
