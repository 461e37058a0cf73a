import type { Analysis, Finding, ImpressionItem } from "../extract/types";

/** A condition that the Indication asks about, in the order of the text. */
export function questionsOf(analysis: Analysis): readonly Finding[] {
  return analysis
    .blocksOf("indication")
    .flatMap(({ findings }) =>
      findings.filter(
        (finding) =>
          (finding.assertion === "hypothetical" || finding.assertion === "possible") &&
          asks(finding) &&
          isCondition(finding),
      ),
    );
}

/** True where the item says something, with any polarity, about what the Indication asks. */
export function answersQuestion(item: ImpressionItem, analysis: Analysis): boolean {
  const questions = questionsOf(analysis);
  return (
    questions.length > 0 &&
    item.block.findings.some((finding) => questions.some((question) => speaksOf(finding, question)))
  );
}

/** The same condition, another depth of it, or what it is called where only its look is described. */
export function speaksOf(finding: Finding, question: Finding): boolean {
  if (finding.concept === question.concept || finding.concept.family === question.concept.family) return true;
  const names = [finding.concept.id, finding.concept.family];
  return names.some((name) => name.includes(question.concept.family) || question.concept.id.includes(name));
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
