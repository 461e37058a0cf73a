import { FOREIGN, ODD_DOSE } from "../../../extract/signs";
import type { BlockAnalysis, Sentence } from "../../../extract/types";
import { rangeOf } from "../../sentences";
import { characters, trigger } from "../../trigger";
import type { BlockRule, Fix, Flag } from "../../types";

export const langErrorProneAbbrev: BlockRule = {
  id: "lang-error-prone-abbrev",
  title: "Error-prone abbreviation",
  why: "Doses written this way have been read as ten times as much, or as another drug.",
  source: "Joint Commission do-not-use list, 2004; ISMP list of error-prone abbreviations, 2021",
  severity: "warning",
  scope: "block",
  sections: ["indication", "technique", "findings", "impression", "other"],
  examples: {
    flagged: [
      "TECHNIQUE: 100 «cc» of iohexol.",
      "TECHNIQUE: Glucagon «.5 mg» IV.",
      "TECHNIQUE: Diazepam «5.0 mg» orally.",
      "TECHNIQUE: Heparin 5000 «U» were given.",
      "TECHNIQUE: Fentanyl 50 «µg» IV.",
      "IMPRESSION: Aspirin 100 mg «QD».",
      "INDICATION: On «MSO4» for pain.",
    ],
    clean: [
      "TECHNIQUE: 100 mL of iohexol.",
      "FINDINGS: 2.0 cm nodule.",
      "TECHNIQUE: US of the liver. CC and MLO views.",
      "FINDINGS: Prostate volume 42.0 mL.",
      "TECHNIQUE: 0.5 mg glucagon, 10 mCi of F-18 FDG.",
      "INDICATION: MS with new symptoms.",
    ],
  },
  trigger: (block) => hasOddDose(block) || hasAbbreviation(block),
  *check(block) {
    if (!MAY_HOLD.test(block.block.text)) return;
    for (const sentence of block.sentences) yield* inSentence(sentence, block);
  },
};

const hasOddDose = characters(ODD_DOSE | FOREIGN);
const hasAbbreviation = trigger("q ", "qd ", "qo ", "qod ", "mso", "mgso");

interface Pattern {
  readonly pattern: RegExp;
  readonly reason: string;
  /** The safe form; undefined where it depends on what was meant. */
  readonly write?: (words: string) => string;
  /** Needs the name of a drug or contrast agent, or the Technique section, around it. */
  readonly onlyWithDrug: boolean;
}

const MAY_HOLD =
  /\d\s?cc\b|\d\s?I?U\b|[µμ]g|\bQ\.?O?\.?D\b|MSO4|MgSO4|(?:^|[^\d])\.\d|\.0\s?(?:mg|mcg|mL|g|mCi|MBq)\b/im;

const PATTERNS: readonly Pattern[] = [
  { pattern: /(?<=\d\s?)cc\b/i, reason: "can be read as U", write: () => "mL", onlyWithDrug: false },
  { pattern: /(?<=\d[\s-]?)(?:IU|U)\b/, reason: "can be read as 0 or 4", write: () => "units", onlyWithDrug: true },
  { pattern: /(?<=\d\s?)[µμ]g\b/, reason: "can be read as mg", write: () => "mcg", onlyWithDrug: false },
  { pattern: /\bQ\.?O\.?D\b\.?/, reason: "can be read as daily", write: () => "every other day", onlyWithDrug: false },
  { pattern: /\bQ\.?D\b\.?/, reason: "can be read as four times a day", write: () => "daily", onlyWithDrug: false },
  {
    pattern: /\bMSO4\b/,
    reason: "can be read as magnesium sulfate",
    write: () => "morphine sulfate",
    onlyWithDrug: false,
  },
  {
    pattern: /\bMgSO4\b/,
    reason: "can be read as morphine sulfate",
    write: () => "magnesium sulfate",
    onlyWithDrug: false,
  },
  {
    pattern: /(?<![\d.])\.\d{1,4}\s?(?:mg|mcg|mL|mCi|MBq)\b/i,
    reason: "can be read without its decimal point",
    write: (words) => `0${words}`,
    onlyWithDrug: true,
  },
  {
    pattern: /\b\d{1,5}\.0\s?(?:mg|mcg|mL|g)\b(?!\/)/i,
    reason: "can be read as ten times as much",
    write: (words) => words.replace(".0", ""),
    onlyWithDrug: true,
  },
];

const DRUG =
  /\b(?:iv|intravenous\w{0,2}|oral\w{0,2}|dose|bolus|inject\w{1,3}|administ\w{1,8}|infus\w{1,4}|contrast|iohexol|iopamidol|iodixanol|ioversol|omnipaque|isovue|visipaque|optiray|gado\w{3,12}|magnevist|dotarem|gadavist|glucagon|heparin|insulin|buscopan|butylscopolamine|midazolam|versed|fentanyl|morphine|diazepam|lorazepam|lidocaine|adenosine|regadenoson|furosemide|lasix|nitroglycerin|metoprolol|atropine|fdg|technetium|tc-?99m)\b/i;

function* inSentence(sentence: Sentence, block: BlockAnalysis): Iterable<Flag> {
  for (const { pattern, reason, write, onlyWithDrug } of PATTERNS) {
    const match = pattern.exec(sentence.text);
    if (match === null || (onlyWithDrug && block.kind !== "technique" && !DRUG.test(sentence.text))) continue;
    const range = rangeOf(sentence, match);
    const insert = write?.(match[0]);
    const fixes: readonly Fix[] | undefined =
      insert === undefined ? undefined : [{ label: `Write "${insert}"`, edits: [{ ...range, insert }] }];
    // A volume in cc that somebody measured harms nobody: only what is given to a patient does.
    const measured = block.kind !== "technique" && block.kind !== "indication" && !DRUG.test(sentence.text);
    yield {
      ...range,
      message: `"${match[0]}" ${reason}.`,
      ...(measured && { severity: "info" as const }),
      ...(fixes && { fixes }),
    };
  }
}
