import type { Finding, Location, Measurement, Recommendation } from "../../extract/types";
import { allNames, organNames } from "../../lexicons/names";
import { once } from "../../lexicons/table";
import type { Point, PracticeCase } from "../case";
import { readTexts } from "./reading";
import { type SpokenTerm, spokenTerms } from "./spoken-terms";
import { type Term, type TermList, termsOf } from "./terms";

/** An accepted wording, read as an Impression of the case would be. */
export interface Wording {
  readonly text: string;
  readonly point: Point;
  /** It says too little, and meets the point partly. */
  readonly isPart: boolean;
  readonly terms: TermList;
  /** The terms that must be there; what only describes is left out, unless there is nothing else. */
  readonly needed: readonly SpokenTerm[];
  /** It says that something is not there. */
  readonly negative: boolean;
  /** Certainty of its own words: a wording may hedge. */
  readonly findings: readonly Finding[];
  readonly locations: readonly Location[];
  readonly measurements: readonly Measurement[];
  readonly recommendation: Recommendation | undefined;
}

const known = new WeakMap<PracticeCase, ReadonlyMap<string, readonly Wording[]>>();

/** The accepted wordings of each point, by its id; read once a case. */
export function wordingsOf(practice: PracticeCase): ReadonlyMap<string, readonly Wording[]> {
  let found = known.get(practice);
  if (found === undefined) {
    found = readWordings(practice);
    known.set(practice, found);
  }
  return found;
}

function readWordings(practice: PracticeCase): ReadonlyMap<string, readonly Wording[]> {
  const all = practice.points.flatMap((point) => [
    ...point.wordings.map((text) => ({ point, text, isPart: false })),
    ...(point.partly ?? []).map((text) => ({ point, text, isPart: true })),
  ]);
  const plain = readTexts(
    practice,
    all.map(({ text }) => text),
  );
  const placed = readTexts(
    practice,
    all.map(({ point, text }) => (point.kind === "place" ? `Lesion in the ${text}.` : "None.")),
  );
  const advised = readTexts(
    practice,
    all.map(({ point, text }) => (point.kind === "next" ? `Recommend ${text}.` : "None.")),
  );
  const byPoint = new Map<string, Wording[]>();
  all.forEach(({ point, text, isPart }, at) => {
    const sentence = plain.sentences.find(({ item }) => item === at);
    const block = sentence?.block;
    if (sentence === undefined || block === undefined) return;
    const spoken = spokenTerms(sentence.terms, block.block.text);
    const needed = neededOf(spoken);
    const wording: Wording = {
      text,
      point,
      isPart,
      terms: sentence.terms,
      needed,
      negative: needed.some(({ assertion }) => assertion === "absent"),
      findings: block.findings,
      locations: placed.items[at]?.blocks[0]?.findings.flatMap(({ locations }) => locations) ?? [],
      measurements: block.measurements,
      recommendation: advised.items[at]?.blocks[0]?.recommendations[0],
    };
    byPoint.set(point.id, [...(byPoint.get(point.id) ?? []), wording]);
  });
  return byPoint;
}

/** Parts of the body that the table of anatomy does not need. */
const STRUCTURES = ["neurovascular bundle", "thecal sac", "mesorectal fascia", "parametrium", "growth plate"];

/** Words that name a part of the body. */
const anatomyKeys = once(
  () =>
    new Set([...allNames(organNames()), ...STRUCTURES].flatMap((name) => termsOf(name).terms.map(({ key }) => key))),
);

export const isOrgan = (key: string): boolean => anatomyKeys().has(key);

export const isAnatomical = ({ key, parts }: SpokenTerm): boolean =>
  anatomyKeys().has(key) || (parts.length > 1 && parts.every((part) => anatomyKeys().has(part)));

/** Plain words; general ones where there are no others; then whatever there is. */
function neededOf(terms: readonly SpokenTerm[]): readonly SpokenTerm[] {
  const plain = terms.filter((term) => term.class === "plain");
  if (plain.some(({ key }) => !anatomyKeys().has(key))) return plain;
  // "Right breast" alone says nothing: "suspicious finding in the right breast" needs all of it.
  const described = terms.filter((term) => term.class !== "side" && term.class !== "grammar");
  return described.length > 0 ? described : terms;
}

/** Whether two terms of a text share a word. */
export const overlap = (a: Term, b: Term): boolean => a.first < b.end && b.first < a.end;
