import { overlaps } from "../../checks/sentences";
import type { MainJudgement } from "./judgement";
import { isAsserted, isDoubted } from "./mention";
import type { Reading, ReadSentence } from "./reading";
import { rivalIn, rivalryOf } from "./rivals";
import type { Evidence } from "./scorecard";
import { assertionsOf } from "./spoken-terms";
import { knownStatements } from "./statements";
import type { Term } from "./terms";
import { isOrgan } from "./wordings";

/** A diagnosis in place of the one that the case has, or one that nothing in the case speaks of. */
export function unsupportedDiagnosis(
  mains: readonly MainJudgement[],
  answer: Reading,
  reference: Reading,
  isContradicted: boolean,
): Evidence | undefined {
  const statements = knownStatements(answer, reference);
  const known = new Set(statements.flatMap((keys) => [...keys]));
  const missed = mains.filter(({ verdict, point }) => verdict === "missed" && point.kind === "finding");
  for (const at of answer.sentences) {
    if (at.block.recommendations.some((advice) => overlaps(advice, at.sentence))) continue;
    const found =
      (isContradicted ? undefined : rivalOf(missed, at, statements)) ?? unheardOf(at, known) ?? causeIn(at, known);
    if (found === undefined || mains.some(({ mentions }) => mentions.some((one) => overlaps(one, found)))) continue;
    return found;
  }
  return undefined;
}

/** "Left adrenal adenoma" where it is a metastasis, and the case speaks of no adenoma. */
function rivalOf(
  missed: readonly MainJudgement[],
  at: ReadSentence,
  statements: readonly ReadonlySet<string>[],
): Evidence | undefined {
  for (const { point } of missed) {
    const rival = rivalIn(at.sentence.text, rivalryOf(point));
    if (rival === undefined || statements.some((keys) => rival.keys.every((key) => keys.has(key)))) continue;
    const terms = at.terms.terms.filter(({ key }) => rival.keys.includes(key));
    if (terms.length > 0 && terms.every((term) => isClaimed(term, at))) return placeOf(terms, at);
  }
  return undefined;
}

/** The name of a disease that no table and nothing in the case has: "achalasia". */
function unheardOf(at: ReadSentence, known: ReadonlySet<string>): Evidence | undefined {
  const term = at.terms.terms.find(
    ({ key, first, end, from, to }) =>
      end - first === 1 &&
      DISEASE.test(at.terms.text.slice(from, to)) &&
      !known.has(key) &&
      !isInFinding(at, from, to) &&
      isClaimed({ key, first, end, from, to }, at),
  );
  return term && placeOf([term], at);
}

const DISEASE =
  /^(?!.*(?:diagnosis|prognosis|anastomosis|metastasis|biopsy|stenosis|syndrome|disease)$)\p{L}{4,}(?:itis|osis|oma|asia|pathy|sarcoma|iasis)$/iu;

/** "Consistent with birth trauma": a cause that nothing speaks of. */
function causeIn(at: ReadSentence, known: ReadonlySet<string>): Evidence | undefined {
  const match = CAUSE.exec(at.terms.text);
  if (match === null) return undefined;
  const from = match.index + match[0].length - (match[1]?.length ?? 0);
  const to = match.index + match[0].length;
  const named = at.terms.widest.filter(
    (term) => term.from >= from && term.to <= to && at.terms.words[term.first]?.class === "plain",
  );
  const novel = named.filter(({ key }) => !known.has(key) && !isOrgan(key) && !/\d/.test(key));
  if (novel.length === 0 || novel.length * 2 < named.length || isInFinding(at, from, to)) return undefined;
  return placeOf(novel, at);
}

const CAUSE =
  /\b(?:consistent with|in keeping with|typical (?:of|for)|due to|caused by|secondary to) ((?:\p{L}+[ -]?){1,3})/iu;

/** A finding of the tables: the claims have judged it. */
const isInFinding = ({ block, sentence }: ReadSentence, from: number, to: number): boolean =>
  block.findings.some((finding) => finding.from < sentence.from + to && sentence.from + from < finding.to);

function isClaimed(term: Term, { terms, sentence, block }: ReadSentence): boolean {
  const by = sentence.from - block.from;
  const [verdict] = assertionsOf(terms, [{ ...term, from: term.from + by, to: term.to + by }], block.block.text);
  return verdict === undefined || (isAsserted(verdict) && !(isDoubted(verdict) && verdict.certainty <= 1));
}

function placeOf(terms: readonly Term[], { terms: { text }, sentence }: ReadSentence): Evidence {
  const from = Math.min(...terms.map((term) => term.from));
  const to = Math.max(...terms.map((term) => term.to));
  return { from: sentence.from + from, to: sentence.from + to, text: text.slice(from, to) };
}
