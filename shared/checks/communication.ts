import { perAnalysis, perBlock } from "../extract/keep";
import type { BlockAnalysis, Sentence } from "../extract/types";
import type { CommunicationElement } from "../settings";
import { trigger } from "./trigger";

/** A sentence that says that a result was passed on to somebody. */
export interface Communication {
  readonly sentence: Sentence;
  /** What the sentence and the one behind it name. */
  readonly elements: ReadonlySet<CommunicationElement>;
}

/** All statements in the report that a result was passed on, in the order of the text. */
export const communicationsIn = perAnalysis((analysis): readonly Communication[] => {
  let all: Communication[] | undefined;
  for (const block of analysis.blocks) {
    if (block.kind === "header" || block.kind === "indication" || !mayHold(block)) continue;
    const own = inBlock(block);
    if (own.length === 0) continue;
    all ??= [];
    for (const one of own) all.push(one);
  }
  return all ?? NONE;
});

const NONE: readonly Communication[] = [];

const inBlock = perBlock((block): readonly Communication[] => {
  if (!MAY_HOLD.test(block.block.text)) return NONE;
  return block.sentences.flatMap((sentence) =>
    isCommunication(sentence.text) ? [{ sentence, elements: elementsOf(sentence, block) }] : [],
  );
});

const mayHold = trigger(
  ..."discuss communicat convey relay report notif inform call phone telephon page messag made spoke".split(" "),
  ..."alert review verbal".split(" "),
);

const MAY_HOLD =
  /\b(?:discuss|communicat|convey|relay|report(?:ed)? to|notif|inform|call|phone|telephon|paged?|messag|made aware|spoke|alert|review(?:ed)? with|verbal)/i;
const VERB =
  /\b(?:discussed|communicated|conveyed|relayed|(?:was|were|been|results?|findings?) reported to|notified|informed|called|telephoned|phoned|paged|messaged|(?:made|is|are|was|were) aware|spoke|spoken|alerted|reviewed with|communication (?:of|with|to)|notification|message (?:was )?left|verbally|phone call|telephone call)\b/i;
/** Somebody who takes care of the patient: a title, a role, a ward; "XXXX" is a name that was taken out. */
const PERSON =
  /\b(?:dr|drs|doctors?|md|do|rn|np|pa-?c?|nurse|physicians?|practitioner|assistant|team|residents?|attending|fellow|intern|provider|clinicians?|surgeons?|surgery|registrar|consultant|oncologist|urologist|cardiologist|neurologist|obstetrician|midwife|referrer|referring|ordering|requesting|emergency (?:department|room)|ed|er|icu|nicu|ward|service|office|clinic|hospitalist|trauma|gp|family doctor|charge|staff|XXXX)\b/i;
/** "So-called", "the patient was informed", "a call for" and what was planned or failed are not statements. */
const NOT_A_STATEMENT =
  /\b(?:so-?called|not (?:yet )?(?:been )?(?:communicated|discussed|notified|informed|called)|will be|to be (?:called|notified|informed|discussed|communicated)|please|should be|informed consent|consent|was explained|risks|discussed (?:above|below|in|previously|at (?:tumor board|mdt)))\b/i;

function isCommunication(text: string): boolean {
  return VERB.test(text) && PERSON.test(text) && !NOT_A_STATEMENT.test(text);
}

const NAME =
  /\b(?:Drs?\.?|[Dd]octor|[Nn]urse|RN|NP|PA(?:-?C)?|Mr\.?|Ms\.?|Mrs\.?|[Pp]rof\.?|[Ss]ister)\s+(?:[A-Z]\.? ?){0,2}[A-Z][\w'’-]*|\b[A-Z][a-z'’-]+,? (?:MD|M\.D\.|DO|RN|NP|PA|PA-C|MBBS)\b|\bXXXX\b/;
const ROLE =
  /\b(?:attending|resident|fellow|intern|nurse|RN|NP|PA-?C?|physician|surgeon|registrar|consultant|provider|practitioner|clinician|hospitalist|oncologist|urologist|cardiologist|neurologist|MD|M\.D\.|DO|ED|ER|ICU|emergency|trauma|surgery|service|team|ward|Dr\.?|doctor|XXXX)(?!\w)/i;
const SENDER =
  /\b(?:by (?:Dr\.?|the radiolog\w{2,4}|me|myself|the undersigned|[A-Z][a-z]+)|I (?:have |personally )?(?:discussed|called|notified|informed|spoke|communicated)|radiologist|undersigned|XXXX)\b/;
const TIME =
  /\b(?:[01]?\d|2[0-3])[:.h][0-5]\d\b|\b(?:[01]?\d|2[0-3])[0-5]\d (?:hours|hrs|h)\b|\b\d{1,2} ?[ap]\.?m\b|\bat the time of|\bnoon\b|\bmidnight\b|\bXXXX\b|\bimmediately\b/i;
const DATE =
  /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}\b|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\btoday\b|\bsame day\b|\bat the time of|\bXXXX\b|\bon the day\b/i;
const METHOD =
  /\b(?:telephone\w{0,1}|phone\w{0,1}|phoned|called|by call|in person|verbal\w{0,2}|face[- ]to[- ]face|directly|page|paged|pager|messag\w{1,3}|e-?mail\w{0,2}|secure chat|text\w{0,2}|fax\w{0,2}|spoke|spoken|voicemail|epic|video)\b/i;
const READ_BACK =
  /\bread[- ]?back|\bread the result|\backnowledg|\bconfirm|\bunderst(?:oo|an)d|\bverbali[sz]ed|\brepeated back/i;

function elementsOf(sentence: Sentence, block: BlockAnalysis): ReadonlySet<CommunicationElement> {
  const next = block.sentences[sentence.index + 1];
  const text = next === undefined ? sentence.text : `${sentence.text} ${next.text}`;
  const found = new Set<CommunicationElement>();
  const patterns: Readonly<Record<CommunicationElement, RegExp>> = {
    recipient: NAME,
    role: ROLE,
    sender: SENDER,
    date: DATE,
    time: TIME,
    method: METHOD,
    "read-back": READ_BACK,
  };
  for (const [element, pattern] of Object.entries(patterns) as [CommunicationElement, RegExp][])
    if (pattern.test(text)) found.add(element);
  return found;
}
