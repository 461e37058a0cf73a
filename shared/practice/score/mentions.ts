import type { Concept } from "../../extract/types";
import { concepts } from "../../lexicons/load";
import { once } from "../../lexicons/table";
import type { Point } from "../case";
import { mainFinding, matchConcepts } from "./match-concepts";
import { matchWords } from "./match-words";
import { type Mention, STRENGTHS } from "./mention";
import type { Reading, ReadSentence } from "./reading";
import { type Wording, wordingsOf } from "./wordings";

/** Every place of the Impression that speaks of the point, asserted or not, in the order of the text. */
export function mentionsOf(point: Point, reading: Reading): readonly Mention[] {
  const wordings = wordingsOf(reading.practice).get(point.id) ?? [];
  const accepted = wordings.flatMap((wording) => mainFinding(wording)?.concept ?? []);
  const found = reading.sentences.flatMap((at) => [
    ...wordings.flatMap((wording) => matchWords(wording, at)),
    ...wordings.flatMap((wording) => matchConcepts(wording, wordings, at)),
    ...wholesale(wordings, accepted, point, at),
  ]);
  return withoutRepeats(found);
}

/** "Lungs are clear" denies pneumonia, "no acute abnormality" a little of everything. */
function wholesale(
  wordings: readonly Wording[],
  accepted: readonly Concept[],
  { kind }: Point,
  at: ReadSentence,
): readonly Mention[] {
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
    (a, b) => STRENGTHS[b.strength] - STRENGTHS[a.strength] || a.to - a.from - (b.to - b.from) || a.from - b.from,
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
