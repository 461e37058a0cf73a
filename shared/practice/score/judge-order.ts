import { evidenceOf, type Judgement, type MainJudgement, quoted } from "./judgement";
import type { Reading, ReadSentence } from "./reading";

/** A unit of the order: an item, or in prose a sentence. */
interface Unit {
  readonly sentences: readonly ReadSentence[];
  /** The heaviest weight of what it says. */
  readonly weight: number;
  readonly leads: readonly MainJudgement[];
}

/** No unit stands above one that matters more. What the reference itself ranks so is in order. */
export function judgeOrder(mains: readonly MainJudgement[], answer: Reading): Judgement {
  const units = unitsOf(answer).map((sentences) => unitOf(sentences, mains));
  const most = Math.max(...mains.map(({ point }) => point.weight));
  let worst: { readonly above: Unit; readonly below: Unit } | undefined;
  units.forEach((above, at) => {
    for (const below of units.slice(at + 1)) {
      if (!isInverted(above, below) || !isPlain(above, below, most)) continue;
      if (worst === undefined || below.weight - above.weight > worst.below.weight - worst.above.weight)
        worst = { above, below };
    }
  });
  if (worst === undefined) return { verdict: "met", reason: "Nothing stands above what matters more.", evidence: [] };
  const { above, below } = worst;
  const first = wordsOf(above);
  const second = wordsOf(below);
  return {
    verdict: "missed",
    reason: `${quoted(second.text)} matters more than ${quoted(first.text)}, which stands above it.`,
    evidence: [evidenceOf(second), evidenceOf(first)],
  };
}

/** By two or more, or from the first place: a difference of one between lesser things is a matter of taste. */
const isPlain = (above: Unit, below: Unit, most: number): boolean =>
  below.weight - above.weight >= 2 || below.weight === most;

/** Items; the sentences where all stands in one. */
function unitsOf({ items }: Reading): readonly (readonly ReadSentence[])[] {
  const only = items[0];
  return items.length === 1 && only !== undefined
    ? only.sentences.map((sentence) => [sentence])
    : items.map(({ sentences }) => sentences);
}

function unitOf(sentences: readonly ReadSentence[], mains: readonly MainJudgement[]): Unit {
  const leads = mains.filter(({ mentions }) => mentions[0] !== undefined && sentences.includes(mentions[0].at));
  const weight = Math.max(0, ...leads.map(({ point }) => point.weight));
  return { sentences, weight, leads };
}

/** Heavier below lighter, and not so in the reference. A line that is none of the points weighs nothing if it is a trifle. */
function isInverted(above: Unit, below: Unit): boolean {
  if (below.weight <= above.weight || below.leads.length === 0) return false;
  if (above.leads.length === 0) return isTrifle(above) && below.weight >= 4;
  const heaviest = below.leads.filter(({ point }) => point.weight === below.weight);
  return above.leads.every((light) => heaviest.every((heavy) => isBefore(heavy, light)));
}

const MUCH = 3;

/** In an item above; in one item before it, where it matters much more. */
function isBefore(heavy: MainJudgement, light: MainJudgement): boolean {
  const [one, other] = [placeInReference(heavy), placeInReference(light)];
  if (one !== other) return one < other;
  const isMuch = heavy.point.weight - light.point.weight >= MUCH;
  return isMuch && (heavy.reference[0]?.from ?? 0) < (light.reference[0]?.from ?? 0);
}

const placeInReference = ({ reference }: MainJudgement): number => reference[0]?.at.item ?? Number.POSITIVE_INFINITY;

/** Something is said to be there that hardly matters. */
function isTrifle({ sentences }: Unit): boolean {
  const findings = sentences.flatMap(({ sentence, block }) =>
    block.findings.filter(({ from, to }) => from >= sentence.from && to <= sentence.to),
  );
  const asserted = findings.filter(({ assertion, concept }) => assertion !== "absent" && concept.kind !== "normal");
  return asserted.length > 0 && asserted.every(({ level }) => level <= 2);
}

function wordsOf({ sentences, leads }: Unit) {
  const lead = leads.reduce<MainJudgement | undefined>(
    (best, one) => (best === undefined || one.point.weight > best.point.weight ? one : best),
    undefined,
  );
  return lead?.mentions[0] ?? sentences[0]?.sentence ?? { from: 0, to: 0, text: "" };
}
