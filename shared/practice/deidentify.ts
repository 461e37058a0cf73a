import type { Analysis } from "../extract/types";
import type { Block, Range, SectionKind } from "../report/report";

/** Something that was taken out of a report, or put in another's place. */
export interface Taken {
  readonly what:
    | "name"
    | "number"
    | "date"
    | "time"
    | "institution"
    | "contact"
    | "signature"
    | "age"
    | "header"
    | "section";
  readonly section: SectionKind;
  /** The words as they stood, and what stands there now ("" where nothing does). */
  readonly was: string;
  readonly now: string;
}

/** A section's paragraphs without what tells who the patient is. */
export interface CleanSection {
  readonly kind: SectionKind;
  readonly blocks: readonly { readonly kind: Block["kind"]; readonly depth: number; readonly text: string }[];
}

export interface Deidentified {
  readonly sections: readonly CleanSection[];
  readonly taken: readonly Taken[];
}

/** The day that every such report is moved to: the time between its dates stays, and nothing leads back. */
export const CASE_DATE = "2000-01-03";

/**
 * Takes out of a report's sections what its header names (anywhere it stands), titles with names, institutions, numbers,
 * addresses, signatures and times of day; moves all dates by the same number of days. Rules find what looks like a name or a
 * number: whoever shares the text must read it once more.
 */
export function deidentify(analysis: Analysis, kinds: readonly SectionKind[]): Deidentified {
  const header = headerOf(analysis);
  const shift = shiftOf(analysis);
  const taken: Taken[] = [];
  const sections = kinds.map((kind): CleanSection => {
    const blocks = analysis.blocksOf(kind).map((block) => {
      const dates = block.dates.flatMap(({ from, to, iso }) =>
        replacementOf({ from: from - block.from, to: to - block.from }, iso, shift),
      );
      const text = cleaned(block.block.text, kind, header, dates, taken);
      return { kind: block.block.kind, depth: block.block.depth ?? 0, text };
    });
    return { kind, blocks: blocks.filter(({ text }) => text.trim() !== "") };
  });
  return { sections, taken };
}

interface Replacement extends Range {
  readonly what: Taken["what"];
  readonly now: string;
}

/** Words of the header that must not stand anywhere: names, numbers, institutions. */
function headerOf(analysis: Analysis): readonly RegExp[] {
  const patterns: RegExp[] = [];
  for (const { blocks } of analysis.sectionsOf("header"))
    for (const { name, text } of blocks) {
      if (name === undefined || !SECRET.has(name)) continue;
      for (const word of text.match(/[\p{L}\d][\p{L}\d'’-]{2,}/gu) ?? [])
        if (!COMMON.test(word)) patterns.push(new RegExp(`(?<![\\p{L}\\d])${escaped(word)}(?![\\p{L}\\d])`, "gu"));
    }
  return patterns;
}

const SECRET = new Set([
  "PatientName",
  "PatientID",
  "AccessionNumber",
  "ReferringPhysicianName",
  "NameOfPhysiciansReadingStudy",
  "InstitutionName",
]);
const COMMON =
  /^(?:md|phd|drs?|prof|mrs?|ms|the|and|hospital|clinic|center|centre|university|medical|general|radiology|department|case|patient|male|female|emergency|physician|doctor)$/i;

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

interface Rule {
  readonly what: Taken["what"];
  readonly pattern: RegExp;
  readonly now: string;
  /** What is found is only its end: the capitalised words before it, or the characters of an address, belong to it. */
  readonly back?: "capitals" | "address";
}

const RULES: readonly Rule[] = [
  {
    what: "signature",
    pattern:
      /^(?:electronically signed|signed by|dictated by|transcribed by|reported by|interpreted by|approved by|authenticated by|attending:|resident:).{0,200}$/gim,
    now: "",
  },
  { what: "contact", pattern: /@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}/g, now: "(address removed)", back: "address" },
  { what: "contact", pattern: /https?:\/\/\S{1,200}/g, now: "(address removed)" },
  {
    what: "contact",
    pattern: /(?<![\d.])(?:\+\d{1,3}[ -]?)?\(?\d{3}\)?[ -]\d{3}[ -]\d{4}(?!\d)/g,
    now: "(number removed)",
  },
  {
    what: "number",
    pattern:
      /\b(?:MRN|accession(?: number| no\.?| #)?|patient ID|case no\.?|medical record number|NHS number)[:# ]{1,3}[A-Z]{0,4}[- ]?\d[\d-]{2,20}/gi,
    now: "(number removed)",
  },
  { what: "number", pattern: /(?<![\d.,-])\d{7,14}(?![\d.,]*\d)/g, now: "(number removed)" },
  {
    what: "name",
    pattern:
      /\b(?:Drs?\.?|Doctor|Prof\.?|Professor) (?:[A-Z]\.? ?){0,2}\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30})?/gu,
    now: "Dr. A. Roe",
  },
  {
    what: "name",
    pattern: /\b(?:Mr|Mrs|Ms|Miss)\.? \p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30})?/gu,
    now: "the patient",
  },
  {
    what: "name",
    pattern: /\b(?:Nurse|Sister|RN|NP|PA) \p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30})?/gu,
    now: "Nurse B. Roe",
  },
  {
    what: "name",
    pattern: /, (?:MD|M\.D\.|DO|RN|NP|PA-C|MBBS)(?!\p{L})/gu,
    now: "Dr. A. Roe",
    back: "capitals",
  },
  {
    what: "institution",
    pattern:
      / (?:Hospitals?|Clinics?|Medical Cent(?:er|re)|Health System|Infirmary|Imaging Cent(?:er|re)|University)(?!\p{L})/gu,
    now: "another institution",
    back: "capitals",
  },
  {
    what: "time",
    pattern: /(?<=\bat )(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?: hours| hrs)?/gi,
    now: "12:00",
  },
];

/** Ages over 89 are rare enough to tell who it is. */
const OLD = /\b(9\d|1[01]\d)(?=[- ]?(?:year|yr|y\/?o))/gi;

function cleaned(
  text: string,
  section: SectionKind,
  header: readonly RegExp[],
  dates: readonly Replacement[],
  taken: Taken[],
): string {
  const found: Replacement[] = [...dates];
  const add = (what: Taken["what"], pattern: RegExp, now: string, back?: Rule["back"]) => {
    for (const match of text.matchAll(pattern)) {
      const from = back === undefined ? match.index : startBefore(text, match.index, back);
      const to = match.index + match[0].length;
      if (back !== undefined && from === match.index) continue;
      if (match[0] !== now && !found.some((one) => one.from < to && from < one.to)) found.push({ from, to, what, now });
    }
  };
  for (const { what, pattern, now, back } of RULES) add(what, pattern, now, back);
  for (const pattern of header) add("name", pattern, "");
  add("age", OLD, "90");
  let out = text;
  for (const { from, to, what, now: put } of found.sort((a, b) => b.from - a.from)) {
    const now = /(?:^|[.!?] )$/.test(text.slice(0, from)) ? put.charAt(0).toUpperCase() + put.slice(1) : put;
    taken.push({ what, section, was: text.slice(from, to), now });
    out = out.slice(0, from) + now + out.slice(to);
  }
  return out
    .replace(/ {2,}/g, " ")
    .replace(/ ([.,;:])/g, "$1")
    .trim();
}

/** Where an address begins, or the first of up to four capitalised words. */
function startBefore(text: string, end: number, back: "capitals" | "address"): number {
  let from = end;
  if (back === "address") {
    while (from > 0 && /[\w.+-]/.test(text[from - 1] ?? "")) from -= 1;
    return from;
  }
  for (let words = 0; words < 4; words += 1) {
    const stop = words === 0 ? from : from - 1;
    let first = stop;
    while (first > 0 && /[\p{L}.'’-]/u.test(text[first - 1] ?? "")) first -= 1;
    const isJoined = words === 0 || text[stop] === " ";
    if (!isJoined || first === stop || !/\p{Lu}/u.test(text[first] ?? "")) break;
    from = first;
  }
  return from;
}

/** By how many days the report's dates are moved; undefined where it has none. */
function shiftOf({ exam, blocks }: Analysis): number | undefined {
  const dates = blocks.flatMap(({ dates: own }) => own.flatMap(({ iso }) => (iso?.length === 10 ? [iso] : [])));
  const anchor = exam.date ?? dates.sort().at(-1);
  if (anchor === undefined || anchor.length < 10) return undefined;
  return dayOf(CASE_DATE) - dayOf(anchor);
}

const DAY_MS = 86_400_000;
const dayOf = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS);

/** A date with its day is moved; of a month or a year no more than that is left. */
function replacementOf(
  { from, to }: Range,
  iso: string | undefined,
  shift: number | undefined,
): readonly Replacement[] {
  if (iso === undefined || shift === undefined)
    return iso === undefined ? [] : [{ from, to, what: "date", now: "an earlier date" }];
  const whole = iso.length === 4 ? `${iso}-07-01` : iso.length === 7 ? `${iso}-15` : iso;
  const moved = new Date((dayOf(whole) + shift) * DAY_MS).toISOString().slice(0, iso.length);
  return [{ from, to, what: "date", now: moved }];
}
