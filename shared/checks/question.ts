import { perBlock, perBlocks } from "../extract/keep";
import type { Analysis, Finding, ImpressionItem } from "../extract/types";

/** The conditions that the Indication asks about, in the order of the text. */
export const questionsOf = (analysis: Analysis): readonly Finding[] => askedIn(analysis.blocksOf("indication"));

const askedInBlock = perBlock(({ findings }): readonly Finding[] =>
  findings.length === 0 ? NONE : findings.filter(isQuestion),
);

const askedIn = perBlocks(askedInBlock, (parts): readonly Finding[] => {
  const [first = NONE] = parts;
  return parts.length < 2 ? first : parts.flat();
});

const NONE: readonly Finding[] = [];

function isQuestion(finding: Finding): boolean {
  const { assertion } = finding;
  return (assertion === "hypothetical" || assertion === "possible") && isCondition(finding) && asks(finding);
}

/** True where the item says something, with any polarity, about what the Indication asks. */
export function answersQuestion(item: ImpressionItem, analysis: Analysis): boolean {
  const questions = questionsOf(analysis);
  return questions.length > 0 && speaksOfAny(item.block.findings, questions);
}

function speaksOfAny(findings: readonly Finding[], questions: readonly Finding[]): boolean {
  for (const finding of findings) for (const question of questions) if (speaksOf(finding, question)) return true;
  return false;
}

/** The same condition, another depth of it, or what it is called where only its look is described. */
export function speaksOf(finding: Finding, question: Finding): boolean {
  const { id, family } = finding.concept;
  const asked = question.concept;
  if (finding.concept === asked || family === asked.family) return true;
  return (
    id.includes(asked.family) || asked.id.includes(id) || family.includes(asked.family) || asked.id.includes(family)
  );
}

const QUESTION =
  /\b(?:rule[sd]? out|r\/o|exclude|evaluat\w{1,4} for|eval for|assess\w{0,4} for|look\w{0,3} for|concern\w{0,3} (?:for|about|of)|suspect\w{0,3}|suspicion|query|question of|check for|screen\w{0,3} for)|\?/i;

/** The words before the finding put a question, or a question mark stands at it. */
function asks({ cue, sentence, from, to }: Finding): boolean {
  const text = sentence.text;
  if (cue !== undefined && QUESTION.test(text.slice(cue.from - sentence.from, cue.to - sentence.from))) return true;
  const before = text.slice(Math.max(0, from - sentence.from - 48), from - sentence.from);
  return QUESTION.test(before) || /^\s*\?/.test(text.slice(to - sentence.from));
}

function isCondition({ concept }: Finding): boolean {
  return concept.kind === "diagnosis" || concept.kind === "descriptor";
}
