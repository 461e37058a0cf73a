import { communicationsIn } from "../../checks/communication";
import { evidenceOf, type Judgement, quoted } from "./judgement";
import type { Reading } from "./reading";

/** Somebody was told, and it is on record. What ought to be done is none. */
const TOLD =
  /\b(?:discussed|communicated|conveyed|relayed|notified|informed|called|telephoned|phoned|paged|alerted|made aware|spoke|spoken|reported (?:directly |verbally |by (?:tele)?phone )?to|verbally (?:reported|given)|notification of|told|rang|rung|knows|aware|(?:passed|handed) (?:on|over|to)|messaged|bleeped|contacted|reached|(?:over|on|by) the (?:tele)?phone|by (?:tele)?phone)\b/i;
const PLANNED =
  /\b(?:will be|must be|should be|please|to be|need to|needs to|not yet|not been|could not|cannot|unable|not reached|not available|no answer|tried|attempt(?:ed|s)?|awaiting)\b|\brecommend/i;

/** Judges the record that a critical result was passed on. */
export function judgeCritical(answer: Reading): Judgement {
  const known = new Set(communicationsIn(answer.analysis).map(({ sentence }) => sentence));
  const at = answer.sentences.find(
    ({ sentence }) => known.has(sentence) || (TOLD.test(sentence.text) && !PLANNED.test(sentence.text)),
  );
  if (at !== undefined) {
    const { from, to, text } = at.sentence;
    return { verdict: "met", reason: `${quoted(text)} records it.`, evidence: [evidenceOf({ from, to, text })] };
  }
  const planned = answer.sentences.find(({ sentence }) => TOLD.test(sentence.text))?.sentence;
  if (planned === undefined)
    return { verdict: "missed", reason: "Nothing records that the result was communicated.", evidence: [] };
  return {
    verdict: "missed",
    reason: `${quoted(planned.text)} says what should be done, not that it was.`,
    evidence: [evidenceOf(planned)],
  };
}
