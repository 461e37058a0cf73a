import { relationOf } from "../checks/alignment/same-lesion";
import { currentSize } from "../checks/alignment/sizes";
import { communicationsIn } from "../checks/communication";
import { questionsOf, speaksOf } from "../checks/question";
import { withoutStop } from "../checks/sentences";
import type { Analysis, Finding, Level, Recommendation } from "../extract/types";
import { conceptNames } from "../lexicons/names";
import type { Point } from "./case";

/** A point that a report's own Impression suggests; whoever makes the case decides. */
export type ProposedPoint = Omit<Point, "line">;

const WEIGHTS = { 5: 5, 4: 4, 3: 3, 2: 2, 1: 1, 0: 1 } as const satisfies Record<Level, number>;

/** The points of an Impression: what it finds, denies, answers, recommends and passed on, with weights from the levels. */
export function proposePoints(analysis: Analysis): readonly ProposedPoint[] {
  const points: ProposedPoint[] = [];
  const ids = new Ids();
  const owners: { readonly finding: Finding; readonly id: string; readonly weight: number }[] = [];
  const questions = questionsOf(analysis);
  for (const block of analysis.blocksOf("impression"))
    for (const finding of block.findings) {
      const kind = kindOf(finding, points);
      if (kind === undefined || isAdvised(finding)) continue;
      if (
        owners.some(
          (owner) => owner.finding.concept === finding.concept && owner.finding.laterality === finding.laterality,
        )
      )
        continue;
      const twin = owners.find(
        (owner) =>
          owner.finding.sentence === finding.sentence &&
          relationOf(owner.finding.concept, finding.concept) !== undefined,
      );
      if (kind === "finding" && twin !== undefined) {
        extend(points, twin.id, wordingsOf(finding));
        continue;
      }
      const isAnswer = questions.some((question) => speaksOf(finding, question));
      const id = ids.take(finding.concept.id);
      if (kind === "negative" || kind === "answer") {
        const asAnswer = isAnswer || kind === "answer";
        const wordings = wordingsOf(finding).map((wording) =>
          asAnswer && kind === "negative" ? `no ${wording}` : wording,
        );
        points.push({ id, kind: asAnswer ? "answer" : "negative", of: undefined, weight: asAnswer ? 4 : 2, wordings });
        continue;
      }
      const weight = isAnswer ? Math.max(4, WEIGHTS[finding.level]) : WEIGHTS[finding.level];
      owners.push({ finding, id, weight });
      points.push({ id, kind: "finding", of: undefined, weight, wordings: wordingsOf(finding) });
      points.push(...attributesOf(finding, id, weight));
    }
  points.push(...stepsOf(analysis, owners, ids));
  const heaviest = [...owners].sort((a, b) => b.weight - a.weight)[0];
  if (communicationsIn(analysis).some(({ sentence }) => sentence.block.kind === "impression"))
    points.push({
      id: ids.take("communicated"),
      kind: "critical",
      of: heaviest?.id,
      weight: 3,
      wordings: ["discussed with", "communicated to", "telephoned", "called", "notified", "informed"],
    });
  return points;
}

/** "Mass, suspicious for carcinoma" is one finding under two names. */
function extend(points: ProposedPoint[], id: string, wordings: readonly string[]): void {
  const at = points.findIndex((point) => point.id === id);
  const point = points[at];
  if (point !== undefined) points[at] = { ...point, wordings: [...new Set([...point.wordings, ...wordings])] };
}

/** Undefined for what is no point: a hedge's other half, a history, a second mention. */
function kindOf(
  { assertion, concept, antecedent }: Finding,
  points: readonly ProposedPoint[],
): Point["kind"] | undefined {
  if (antecedent !== undefined || concept.kind === "device") return undefined;
  if (concept.kind === "normal") return points.some(({ kind }) => kind === "answer") ? undefined : "answer";
  if (assertion === "absent") return "negative";
  return assertion === "present" || assertion === "possible" ? "finding" : undefined;
}

const isAdvised = ({ sentence, from, to }: Finding): boolean =>
  sentence.block.recommendations.some((advice) => advice.from <= from && to <= advice.to);

/** As it is written, as the table calls it, and its first synonyms. */
function wordingsOf({ text, concept }: Finding): readonly string[] {
  const own = text.replace(/[;\s]+/g, " ").trim();
  const names = [own, concept.id, ...(conceptNames().get(concept.id) ?? []).slice(0, MOST_SYNONYMS)];
  const seen = new Set<string>();
  return names.filter((name) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()));
}

const MOST_SYNONYMS = 3;

function attributesOf(finding: Finding, id: string, weight: number): readonly ProposedPoint[] {
  const points: ProposedPoint[] = [];
  const own = Math.max(1, Math.min(2, weight - 1));
  const add = (kind: Point["kind"], wording: string) =>
    points.push({ id: `${id}-${kind}`, kind, of: id, weight: own, wordings: [wording] });
  if (finding.laterality !== undefined && finding.lateralityAt !== undefined) add("side", finding.laterality);
  const size = currentSize(finding);
  if (size !== undefined) add("size", size.text);
  const place = finding.locations[0];
  if (place !== undefined) add("place", place.text);
  return points;
}

interface Owner {
  readonly finding: Finding;
  readonly id: string;
  readonly weight: number;
}

/** Each recommendation belongs to the heaviest finding of its item before it. */
function stepsOf(analysis: Analysis, owners: readonly Owner[], ids: Ids): readonly ProposedPoint[] {
  return analysis.blocksOf("impression").flatMap((block) =>
    block.recommendations.flatMap((advice): ProposedPoint[] => {
      if (advice.action === "correlation" && advice.object === undefined) return [];
      const wording = stepWording(advice);
      if (wording === "") return [];
      const inItem = owners.filter(({ finding }) => finding.sentence.block === block);
      const owner = inItem.reduce<Owner | undefined>(
        (best, one) => (best === undefined || one.weight > best.weight ? one : best),
        undefined,
      );
      const id = ids.take(`${owner?.id ?? "report"}-next`);
      return [{ id, kind: "next", of: owner?.id, weight: 3, wordings: [wording] }];
    }),
  );
}

/** "Urology referral is recommended" without the words of recommending. */
function stepWording({ text }: Recommendation): string {
  const words = text
    .replace(
      /\b(?:is|are|was|were|may be|might be|could be|should be)? ?(?:strongly )?(?:recommended|advised|suggested|advisable|considered|obtained|warranted|indicated|performed)\b/gi,
      "",
    )
    .replace(/^\s*(?:we )?(?:recommend|advise|suggest|consider)\s+/i, "")
    .replace(/[;\s]+/g, " ")
    .trim();
  return withoutStop(words.endsWith(":") ? words.slice(0, -1) : words);
}

/** Names of points: small letters and hyphens, each once. */
class Ids {
  private readonly taken = new Set<string>();

  take(words: string): string {
    const slug =
      words
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "") || "point";
    let id = slug;
    for (let number = 2; this.taken.has(id); number += 1) id = `${slug}-${number}`;
    this.taken.add(id);
    return id;
  }
}
