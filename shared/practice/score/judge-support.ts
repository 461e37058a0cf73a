import { alignmentOf } from "../../checks/alignment/alignment";
import { isFirm } from "../../checks/alignment/denials";
import { isKindOf, organsAgree, relationOf } from "../../checks/alignment/same-lesion";
import { RULES } from "../../checks/rules/index";
import { runChecks } from "../../checks/run-checks";
import { overlaps } from "../../checks/sentences";
import type { Finding } from "../../extract/types";
import { concepts } from "../../lexicons/load";
import { once } from "../../lexicons/table";
import type { Range } from "../../report/report";
import { DEFAULT_CHECK_SETTINGS } from "../../settings";
import type { Point } from "../case";
import { type Contrary, evidenceOf, type Judgement, type MainJudgement, quoted } from "./judgement";
import type { Reading, ReadSentence } from "./reading";
import { knownStatements } from "./statements";
import { termsOf } from "./terms";
import { unsupportedDiagnosis } from "./unsupported-diagnosis";
import { isOrgan } from "./wordings";

const CONTRADICTIONS = new Set([
  "cons-laterality-mismatch",
  "cons-measurement-mismatch",
  "cons-level-mismatch",
  "cons-negation-contradiction",
]);
const RULES_ON_SUPPORT = RULES.filter(({ id }) => CONTRADICTIONS.has(id));

/** Nothing that the Findings deny, nothing that they have otherwise. */
export function judgeContradiction(
  mains: readonly MainJudgement[],
  others: readonly Judgement[],
  answer: Reading,
): Judgement {
  const contrary =
    [...mains, ...others].find((one) => one.contrary !== undefined)?.contrary ??
    denied(answer) ??
    flagged(answer, [...mains, ...others]) ??
    falsePeace(mains, answer);
  if (contrary === undefined) return { verdict: "met", reason: "Nothing contradicts the Findings.", evidence: [] };
  return { verdict: "missed", reason: contrary.message, evidence: [evidenceOf(contrary)] };
}

/** Nothing that the Findings do not carry. */
export function judgeUnsupported(
  mains: readonly MainJudgement[],
  answer: Reading,
  reference: Reading,
  contradiction: Judgement,
): Judgement {
  const claim =
    [unsupportedClaim(mains, answer, reference), unsupportedWords(mains, answer, reference)].find(
      // One of the two is enough.
      (one) => one !== undefined && !isContradiction(one, contradiction, answer),
    ) ?? unsupportedDiagnosis(mains, answer, reference, contradiction.verdict === "missed");
  if (claim === undefined) return { verdict: "met", reason: "The Findings carry all of it.", evidence: [] };
  return { verdict: "missed", reason: `${quoted(claim.text)} is not in the Findings.`, evidence: [evidenceOf(claim)] };
}

const isContradiction = (claim: Range, { evidence }: Judgement, { sentences }: Reading): boolean =>
  evidence.some((place) => sentences.some(({ sentence }) => overlaps(sentence, place) && overlaps(sentence, claim)));

/** What the checks of the editor say against the Impression. */
function flagged(answer: Reading, judged: readonly Judgement[]): Contrary | undefined {
  const { analysis } = answer;
  // What the case itself wants said, the checks may read more strictly: "no free air" beside bubbles in the fat.
  const wanted = judged
    .filter(({ verdict }) => verdict === "met")
    .flatMap((one) => (isDenialOrPlace(one) ? one.evidence : []));
  for (const { from, to, message } of runChecks(analysis, DEFAULT_CHECK_SETTINGS, RULES_ON_SUPPORT)) {
    const at = answer.sentences.find(({ sentence }) => sentence.from <= from && to <= sentence.to);
    if (at === undefined || wanted.some((place) => overlaps(place, { from, to }))) continue;
    return { from, to, text: at.sentence.text.slice(from - at.sentence.from, to - at.sentence.from), message };
  }
  return undefined;
}

function isDenialOrPlace(judgement: Judgement): boolean {
  const main = judgement as Partial<MainJudgement>;
  if (main.point === undefined) return judgement.isPlace === true;
  return main.point.kind === "negative" || main.mentions?.[0]?.wording.negative === true;
}

/** Said to be there, where the Findings deny it and never say otherwise. */
function denied(answer: Reading): Contrary | undefined {
  const { candidates, names } = alignmentOf(answer.analysis);
  for (const finding of claimsOf(answer)) {
    if (!isFirm(finding) || finding.change === "resolved" || finding.concept.level < 2) continue;
    if (names(finding.concept, answer.seen) || (candidates(finding, answer.seen)?.length ?? 1) > 0) continue;
    const against = answer.denied.find(
      (other) =>
        (other.concept === finding.concept ||
          isKindOf(finding.concept, other.concept) ||
          other.concept.family === finding.concept.family) &&
        !other.scoped &&
        organsAgree(other.organ, finding.organ),
    );
    if (against !== undefined)
      return {
        ...evidenceOf(finding),
        message: `${quoted(finding.text)} is said to be there, and the Findings deny it.`,
      };
  }
  return undefined;
}

/** "Normal study" above Findings that are not. */
function falsePeace(mains: readonly MainJudgement[], answer: Reading): Contrary | undefined {
  const weighty = mains.filter(
    ({ point, reference }) =>
      point.kind === "finding" && reference.some((one) => one.findings.some(({ level }) => level >= 3)),
  );
  if (weighty.length === 0) return undefined;
  for (const { sentence, block } of answer.sentences)
    for (const finding of block.findings) {
      const { concept, assertion, from, to } = finding;
      if (concept.kind !== "normal" || assertion === "hypothetical" || from < sentence.from || to > sentence.to)
        continue;
      // "No intrauterine pregnancy" is no good news.
      if (assertion === "absent" && !/^(?:no|without|absence)\b/i.test(finding.text)) continue;
      const organs = new Set(termsOf(sentence.text).terms.flatMap(({ key }) => (isOrgan(key) ? [key] : [])));
      const families = covered().get(concept.id);
      const hit = weighty.find(
        ({ point, reference, verdict }) =>
          verdict === "missed" &&
          (families?.has("*") === true || organs.size === 0 || speaksOf(point, organs)) &&
          reference.some(({ findings }) =>
            findings.some((one) => one.level >= 3 && (families?.has("*") || families?.has(one.concept.family))),
          ),
      );
      if (hit === undefined || OTHERWISE.test(sentence.text)) continue;
      return {
        ...evidenceOf(finding),
        message: `${quoted(finding.text)} is said, and the Findings have ${quoted(hit.point.wordings[0] ?? "")}.`,
      };
    }
  return undefined;
}

/** "Patent portal vein" says nothing of the hepatic artery. */
function speaksOf({ wordings }: Point, organs: ReadonlySet<string>): boolean {
  const named = termsOf(wordings[0] ?? "").terms.flatMap(({ key }) => (isOrgan(key) ? [key] : []));
  return named.every((key) => organs.has(key));
}

const OTHERWISE = /\b(?:other|otherwise|additional|further|else|remaining|rest)\b/i;

const covered = once(
  () =>
    new Map(
      concepts().flatMap(({ concept, covers }) => (covers.length === 0 ? [] : [[concept, new Set(covers)] as const])),
    ),
);

/** What the answer says to be there, advice and questions left out. */
function claimsOf({ sentences }: Reading): readonly Finding[] {
  return sentences.flatMap(({ sentence, block }) =>
    block.findings.filter(
      (finding) =>
        finding.from >= sentence.from &&
        finding.to <= sentence.to &&
        (finding.assertion === "present" || finding.assertion === "possible") &&
        finding.concept.kind !== "normal" &&
        finding.concept.kind !== "device" &&
        finding.concept.kind !== "category" &&
        !block.recommendations.some((advice) => overlaps(advice, finding)),
    ),
  );
}

function unsupportedClaim(mains: readonly MainJudgement[], answer: Reading, reference: Reading) {
  const { candidates } = alignmentOf(answer.analysis);
  const judged = mains.flatMap(({ mentions }) => mentions);
  const known = knownStatements(answer, reference);
  const concluded = reference.sentences.flatMap(({ block }) => block.findings);
  return claimsOf(answer).find((finding) => {
    if (finding.concept.level < 2 || finding.change === "resolved") return false;
    if (judged.some((mention) => mention.strength !== "other" && overlaps(mention, finding))) return false;
    if (finding.assertion === "possible" && finding.certainty <= 1) return false;
    if ((candidates(finding, answer.seen)?.length ?? 1) > 0) return false;
    if (isDenied(finding, answer)) return false;
    if (
      [...concluded, ...answer.analysis.blocksOf("indication").flatMap(({ findings }) => findings)].some(
        ({ concept, organ }) => relationOf(concept, finding.concept) !== undefined && organsAgree(organ, finding.organ),
      )
    )
      return false;
    return !isWritten(finding.text, known);
  });
}

const isDenied = (finding: Finding, { denied: list }: Reading): boolean =>
  list.some(({ concept }) => relationOf(concept, finding.concept) !== undefined);

/** Every word of it that names something stands in one sentence of the case. */
function isWritten(text: string, statements: readonly ReadonlySet<string>[]): boolean {
  const { terms, words } = termsOf(text);
  const named = terms.filter(({ first, end }) => end - first === 1 && words[first]?.class === "plain");
  return named.length > 0 && statements.some((known) => named.every(({ key }) => known.has(key)));
}

/** A sentence about the images of which hardly a word stands in the case: nothing that the lexicon knows, and still a claim. */
function unsupportedWords(mains: readonly MainJudgement[], answer: Reading, reference: Reading) {
  const known = new Set(knownStatements(answer, reference).flatMap((keys) => [...keys]));
  const judged = mains.flatMap(({ mentions }) => mentions);
  const at = answer.sentences.find(
    (one) =>
      isForeign(one, known) &&
      !judged.some((mention) => mention.at === one) &&
      !one.block.findings.some((finding) => overlaps(finding, one.sentence) && isDenied(finding, answer)),
  );
  return at?.sentence;
}

const NOVEL_SHARE = 0.5;
const NOVEL_LEAST = 2;

function isForeign({ terms, sentence, block }: ReadSentence, known: ReadonlySet<string>): boolean {
  if (block.recommendations.some((advice) => overlaps(advice, sentence)) || NO_CLAIM.test(sentence.text)) return false;
  const named = terms.widest.filter(({ first, end }) => end - first > 1 || terms.words[first]?.class === "plain");
  const novel = named.filter(({ key }) => !known.has(key) && !isKnownNumber(key, known));
  return novel.length >= NOVEL_LEAST && novel.length / named.length >= NOVEL_SHARE;
}

/** Small numbers count items; others may stand in the case in centimetres. */
function isKnownNumber(key: string, known: ReadonlySet<string>): boolean {
  const value = Number(key);
  if (Number.isNaN(value)) return false;
  return Math.abs(value) < 10 || known.has(String(value * 10)) || known.has(String(value / 10));
}

/** Denials, advice, courtesy and records of a call claim nothing of the images. */
const NO_CLAIM =
  /^(?:for|to|via)\b|\b(?:retract|withdraw|pull|advance|drain|treatment|therapy|surgeons?|clinic|team|board|meeting|theatre|please|next|no|not|without|normal|unremarkable|intact|clear|recommend|advis|suggest|consider|should|discussed|communicated|notified|called|telephoned|thank|correlat|follow-?up|referral|refer|limited|otherwise|study|examination|report|as above|above)/i;
