import { perBlock } from "../../../extract/keep";
import type { Analysis, BlockAnalysis, Sentence } from "../../../extract/types";
import { concepts } from "../../../lexicons/load";
import { trigger } from "../../trigger";
import type { Fix, Flag, ReportRule } from "../../types";

export const dictDroppedNegation: ReportRule = {
  id: "dict-dropped-negation",
  title: "Missing “No”",
  why: "Speech recognition drops the short word first, and a negative becomes a finding.",
  source: "RSNA 2017 (speech recognition errors); ReXErr error study, 2024",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "FINDINGS: «Evidence of acute intracranial hemorrhage.» Ventricles are normal.\n\nIMPRESSION: No acute intracranial abnormality.",
      "FINDINGS: Lungs are clear. «Pleural effusion or pneumothorax.»",
      "FINDINGS: «Fracture or dislocation.» The joint spaces are normal.",
      "FINDINGS: «Acute fracture, dislocation or suspicious osseous lesion.»",
      "FINDINGS: «Definite pneumothorax.»\n\nIMPRESSION: No pneumothorax.",
    ],
    clean: [
      "FINDINGS: No pleural effusion or pneumothorax.",
      "FINDINGS: Evidence of prior granulomatous disease.",
      "FINDINGS: Pleural effusion and atelectasis at the left base.",
      "FINDINGS: Consolidation or atelectasis at the right base.",
      "FINDINGS: Evidence of acute intracranial hemorrhage.\n\nIMPRESSION: Acute intracranial hemorrhage.",
      "FINDINGS: Pleural effusion or pneumothorax: none.",
    ],
  },
  *check(analysis) {
    const impression = new Set(analysis.blocksOf("impression"));
    const deniedFamilies = familiesDeniedIn(impression);
    for (const block of analysis.blocksOf("findings")) {
      if (impression.has(block)) continue;
      const pairs = verblessPairsIn(block);
      const denied = deniedLater(block, analysis, deniedFamilies);
      if (pairs.length === 0 && denied.size === 0) continue;
      for (const sentence of block.sentences) {
        const flag = pairs.includes(sentence) ? verblessPair(sentence) : denied.get(sentence.index);
        if (flag !== undefined) yield flag;
      }
    }
  },
};

/** What reports deny in pairs; nobody asserts one of them "or" the other. */
const DENIED_IN_PAIRS =
  "(?:pleural effusions?|pericardial effusions?|joint effusions?|effusions?|pneumothorax|pneumothoraces|fractures?|dislocations?|subluxations?|malalignment|mass effect|midline shift|hydronephrosis|hydroureter|(?:intracranial |extra-?axial )?h(?:a)?emorrhage|extra-?axial (?:fluid )?collections?|infarct(?:ion)?s?|free (?:intraperitoneal )?(?:air|fluid)|ascites|lymphadenopathy|adenopathy|lymph nodes|bowel (?:obstruction|wall thickening|dilatation)|obstruction|filling defects?|aneurysms?|dissections?|gallstones|cholelithiasis|pericholecystic fluid|wall thickening|(?:biliary )?duct(?:al)? dilat(?:at)?ion|(?:osseous |bone |bony |lytic |blastic )?lesions?|bony destruction|foreign bod(?:y|ies)|calculi|stones?|mass(?:es)?)";
const ADJECTIVE =
  "(?:(?:acute|large|significant|focal|definite|evidence of|suspicious|osseous|bony|displaced|enlarged|cervical|axillary|mediastinal|hilar|pelvic|inguinal|retroperitoneal|mesenteric|aggressive|abnormal|radiopaque|renal|ureteral|destructive|intracranial|pulmonary|visible|gross|obvious|discrete|drainable|loculated) ){0,3}";
const PAIR = new RegExp(
  `^${ADJECTIVE}${DENIED_IN_PAIRS}(?:, ${ADJECTIVE}${DENIED_IN_PAIRS}){0,4},? or ${ADJECTIVE}${DENIED_IN_PAIRS}[.;]?\\s*$`,
  "i",
);

const mayHoldPair = trigger("or ");

const verblessPairsIn = perBlock((block): readonly Sentence[] => {
  if (!mayHoldPair(block)) return NO_SENTENCES;
  return block.sentences.filter(({ text }) => text.length <= 160 && / or /i.test(text) && PAIR.test(text));
});

const NO_SENTENCES: readonly Sentence[] = [];

function verblessPair(sentence: Sentence): Flag {
  return {
    from: sentence.from,
    to: sentence.to,
    message: `"${sentence.text.trim()}" reads like a negative without its "No".`,
    fixes: [insertNo(sentence)],
  };
}

const BARE_START = /^(?:evidence of|definite|focal|there is evidence of)\b/i;

/** Sentences that start like the rest of a negative, about something that the Impression denies; by their index. */
function deniedLater(
  block: BlockAnalysis,
  analysis: Analysis,
  deniedFamilies: ReadonlySet<string>,
): ReadonlyMap<number, Flag> {
  const flags = new Map<number, Flag>();
  if (deniedFamilies.size === 0) return flags;
  for (const finding of block.findings) {
    const { sentence, level, assertion } = finding;
    if (level < 3 || assertion !== "present" || flags.has(sentence.index)) continue;
    const bare = BARE_START.test(sentence.text);
    if (!bare && (level < 5 || sentence.text.length > 60)) continue;
    if (!deniedFamilies.has(finding.concept.family)) continue;
    if (!bare && !isLoneCritical(sentence, analysis)) continue;
    flags.set(sentence.index, {
      from: sentence.from,
      to: sentence.to,
      message: `"${sentence.text.trim()}" stands against a negative Impression.`,
      fixes: [insertNo(sentence)],
    });
    if (flags.size >= MOST_FLAGS) break;
  }
  return flags;
}

const MOST_FLAGS = 20;

/** Families that the Impression denies, by name or by a wording that covers them, and nowhere asserts. */
function familiesDeniedIn(blocks: Iterable<BlockAnalysis>): ReadonlySet<string> {
  const denied = new Set<string>();
  const said = new Set<string>();
  for (const { findings } of blocks)
    for (const { concept, assertion } of findings) {
      if (assertion === "absent") denied.add(concept.family);
      else if (concept.kind === "normal") for (const family of coveredBy(concept.id)) denied.add(family);
      else said.add(concept.family);
    }
  return new Set([...denied].filter((family) => !said.has(family)));
}

/** The only thing asserted in the Findings is critical, has no verb, and the Impression calls everything normal. */
function isLoneCritical(sentence: Sentence, analysis: Analysis): boolean {
  if (/\b(?:is|are|was|were|has|have|with|measur\w{1,4}|in|of the|along|at|on)\b/i.test(sentence.text)) return false;
  const asserted = analysis
    .blocksOf("findings")
    .flatMap(({ findings }) => findings.filter(({ assertion, level }) => assertion === "present" && level > 0));
  return asserted.length === 1 && analysis.items.every(({ level }) => (level ?? 0) === 0);
}

let covered: ReadonlyMap<string, readonly string[]> | undefined;

function coveredBy(concept: string): readonly string[] {
  covered ??= new Map(concepts().map((row) => [row.concept, row.covers]));
  return covered.get(concept) ?? [];
}

function insertNo({ from, text }: Sentence): Fix {
  const first = text[0] ?? "";
  // An abbreviation keeps its capital.
  const keep = /^[A-Z]{2}/.test(text);
  return { label: `Insert "No"`, edits: [{ from, to: from + 1, insert: `No ${keep ? first : first.toLowerCase()}` }] };
}
