import type { Concept } from "../../extract/types";
import { concepts } from "../../lexicons/load";
import { once } from "../../lexicons/table";
import type { Point } from "../case";
import { mainFinding, matchConcepts } from "./match-concepts";
import { matchWords } from "./match-words";
import { type Mention, STRENGTHS } from "./mention";
import type { Reading, ReadSentence } from "./reading";
import { rivalIn, rivalryOf } from "./rivals";
import { termsOf } from "./terms";
import { isAnatomical, type Wording, wordingsOf } from "./wordings";

/** Every place of the Impression that speaks of the point, asserted or not, in the order of the text. */
export function mentionsOf(point: Point, reading: Reading): readonly Mention[] {
  const listed = wordingsOf(reading.practice).get(point.id) ?? [];
  const wordings = listed.filter(({ isPart }) => !isPart);
  const parts = listed.filter(({ isPart }) => isPart);
  const accepted = wordings.flatMap((wording) => mainFinding(wording)?.concept ?? []);
  const found = reading.sentences.flatMap((at, index) => [
    ...wordings.flatMap((wording) => matchWords(wording, at)),
    ...wordings.flatMap((wording) => matchConcepts(wording, wordings, at)),
    ...wholesale(wordings, accepted, point, at),
    ...freed(wordings, point, at),
    ...noneThere(wordings, point, at, reading.sentences[index - 1]),
    ...parts.flatMap((wording) => [...matchWords(wording, at), ...matchConcepts(wording, parts, at)].map(asPart)),
  ]);
  return withoutRepeats(found.filter((mention) => !isRival(point, mention)));
}

/** "Cold nodule" for a hot one: another diagnosis, however much of the words agree. */
export function isRival(point: Point, { at, from, to, strength, isInWords }: Mention): boolean {
  if (strength === "same" && isInWords === true) return false;
  const start = Math.max(0, from - at.sentence.from - BEFORE);
  const text = at.terms.text.slice(start, to - at.sentence.from);
  return rivalIn(text.replace(/^.*[,;:.]/s, ""), rivalryOf(point)) !== undefined;
}

const BEFORE = 16;

/** "None on the right." behind "Reflux on the left": what it denies was named before it. */
function noneThere(
  wordings: readonly Wording[],
  { kind }: Point,
  at: ReadSentence,
  before: ReadSentence | undefined,
): readonly Mention[] {
  if (kind === "finding" || before === undefined || !NONE_THERE.test(at.sentence.text)) return [];
  const here = new Set(at.terms.terms.map(({ key }) => key));
  const around = new Set([...here, ...before.terms.terms.map(({ key }) => key)]);
  return wordings.flatMap((wording): Mention[] => {
    if (kind === "answer" && !wording.negative) return [];
    const sides = wording.terms.terms.filter(({ key }) => SIDE_KEYS.has(key));
    if (sides.length === 0 || !sides.every(({ key }) => here.has(key))) return [];
    if (
      !wording.needed.every(
        ({ key, parts }) => around.has(key) || (parts.length > 1 && parts.every((part) => around.has(part))),
      )
    )
      return [];
    const { from, to, text } = at.sentence;
    return [{ from, to, text, at, wording, strength: "same", assertion: "absent", certainty: 5, findings: [] }];
  });
}

const NONE_THERE = /^(?:none|nothing|nil|not)\b.{0,40}\b(?:right|left|bilateral(?:ly)?|contralateral(?:ly)?)\b/i;
const SIDE_KEYS = new Set(termsOf("right left").terms.map(({ key }) => key));

/** What the case's author counts as half of it. */
const asPart = (mention: Mention): Mention =>
  mention.strength === "same" ? { ...mention, strength: "vaguer", isInWords: false } : mention;

/** "Lungs are clear" denies pneumonia, "no acute abnormality" a little of everything. */
function wholesale(
  wordings: readonly Wording[],
  accepted: readonly Concept[],
  { kind }: Point,
  at: ReadSentence,
): readonly Mention[] {
  if (kind === "finding") return [];
  const denied = wordings.filter(({ negative }) => negative || kind === "negative");
  const wording = denied[0];
  if (wording === undefined || accepted.length === 0) return [];
  const { sentence, block } = at;
  return block.findings.flatMap((finding): Mention[] => {
    const { from, to, text, concept, certainty, assertion } = finding;
    if (concept.kind !== "normal" || from < sentence.from || to > sentence.to) return [];
    if (assertion !== "present" && assertion !== "absent") return [];
    const covers = coverageOf(concept);
    if (covers === undefined || accepted.includes(concept)) return [];
    const isCovered = (one: Concept) => covers.families.has("*") || covers.families.has(one.family);
    if (!accepted.some(isCovered)) return [];
    const strength = covers.isWide ? "vaguer" : "same";
    return [{ from, to, text, at, wording, strength, assertion: "absent", certainty, findings: [finding] }];
  });
}

/** "Seminal vesicles free", "ACL intact": what is said to be well has not what the point wants denied. */
function freed(wordings: readonly Wording[], { kind }: Point, at: ReadSentence): readonly Mention[] {
  if (kind === "finding") return [];
  const { terms, sentence, block } = at;
  return wordings.flatMap((wording): Mention[] => {
    if (kind === "answer" && !wording.negative) return [];
    const parts = wording.needed.filter(isAnatomical);
    const others = wording.needed.filter((term) => !isAnatomical(term));
    if (parts.length === 0 || others.length === 0) return [];
    const found = parts.map((part) =>
      terms.terms.find((term) => term.key === part.key || part.parts.includes(term.key)),
    );
    const places = found.filter((term) => term !== undefined);
    if (places.length < parts.length) return [];
    const well = terms.words.findIndex(({ from, to }) => WELL.test(terms.text.slice(from, to)));
    const first = Math.min(...places.map((term) => term.first));
    const end = Math.max(...places.map((term) => term.end));
    if (well < 0 || well < first - MOST_BETWEEN || well >= end + MOST_BETWEEN) return [];
    const word = terms.words[well];
    if (word === undefined || /\b(?:no|not|never)\s*$/i.test(terms.text.slice(0, word.from))) return [];
    const from = sentence.from + Math.min(word.from, ...places.map((term) => term.from));
    const to = sentence.from + Math.max(word.to, ...places.map((term) => term.to));
    const text = terms.text.slice(from - sentence.from, to - sentence.from);
    if (/[;.]/.test(text)) return [];
    return [
      {
        from,
        to,
        text,
        at,
        wording,
        strength: "same",
        assertion: "absent",
        certainty: 5,
        findings: block.findings.slice(0, 0),
      },
    ];
  });
}

const WELL =
  /^(?:free|spared|clear|clean|intact|normal|unremarkable|uninvolved|unaffected|undamaged|unharmed|untouched|healthy|patent|open|preserved|maintained|fine|ok|okay|good)$/i;
const MOST_BETWEEN = 5;

export interface Coverage {
  readonly families: ReadonlySet<string>;
  /** It speaks of everything at once, so of nothing in particular. */
  readonly isWide: boolean;
}

/** What a normal wording denies. */
export const coverageOf = ({ id }: Concept): Coverage | undefined => coverage().get(id);

const coverage = once(
  () =>
    new Map<string, Coverage>(
      concepts().flatMap(({ concept, covers, flags }) =>
        covers.length === 0
          ? []
          : [[concept, { families: new Set(covers), isWide: covers.includes("*") || flags.has("acuteOnly") }] as const],
      ),
    ),
);

/** One mention a place: the strongest of those that overlap with the same assertion. */
function withoutRepeats(mentions: readonly Mention[]): readonly Mention[] {
  const best = [...mentions].sort(
    (a, b) =>
      STRENGTHS[b.strength] - STRENGTHS[a.strength] ||
      Number(b.isInWords === true) - Number(a.isInWords === true) ||
      a.to - a.from - (b.to - b.from) ||
      a.from - b.from,
  );
  const kept: Mention[] = [];
  for (const mention of best) if (!kept.some((other) => isRepeat(mention, other))) kept.push(mention);
  return kept.sort((a, b) => a.from - b.from);
}

const isRepeat = (a: Mention, b: Mention): boolean =>
  a.from < b.to &&
  b.from < a.to &&
  (a.assertion === b.assertion || a.strength === b.strength) &&
  a.wording.negative === b.wording.negative;
