import { perBlock, perBlocks } from "../../../extract/keep";
import type { Analysis, BlockAnalysis, Finding, Sentence } from "../../../extract/types";
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
  check(analysis) {
    const impression = analysis.blocksOf("impression");
    let denied: ReadonlySet<string> | undefined;
    let own: ReadonlySet<BlockAnalysis> | undefined;
    const flags: Flag[] = [];
    for (const block of analysis.blocksOf("findings")) {
      const pairs = verblessPairsIn(block);
      const claims = bareClaimsIn(block);
      if (pairs.length === 0 && claims.length === 0) continue;
      own ??= new Set(impression);
      if (own.has(block)) continue;
      denied ??= familiesDenied(impression);
      const against = deniedLater(claims, analysis, denied);
      for (const sentence of block.sentences) {
        const flag = pairs.includes(sentence) ? verblessPair(sentence) : against.get(sentence.index);
        if (flag !== undefined) flags.push(flag);
      }
    }
    return flags;
  },
};

/** What reports deny in pairs; nobody asserts one of them "or" the other. */
const DENIED_IN_PAIRS =
  "(?:pleural effusions?|pericardial effusions?|joint effusions?|effusions?|pneumothorax|pneumothoraces|fractures?|dislocations?|subluxations?|malalignment|mass effect|midline shift|hydronephrosis|hydroureter|(?:intracranial |extra-?axial )?h(?:a)?emorrhage|extra-?axial (?:fluid )?collections?|infarct(?:ion)?s?|free (?:intraperitoneal )?(?:air|fluid)|ascites|lymphadenopathy|adenopathy|lymph nodes|bowel (?:obstruction|wall thickening|dilatation)|obstruction|filling defects?|aneurysms?|dissections?|gallstones|cholelithiasis|pericholecystic fluid|wall thickening|(?:biliary )?duct(?:al)? dilat(?:at)?ion|(?:osseous |bone |bony |lytic |blastic )?lesions?|bony destruction|foreign bod(?:y|ies)|calculi|stones?|mass(?:es)?)";
const ADJECTIVE =
  "(?:(?:acute|large|significant|focal|definite|evidence of|suspicious|osseous|bony|displaced|enlarged|cervical|axillary|mediastinal|hilar|pelvic|inguinal|retroperitoneal|mesenteric|aggressive|abnormal|radiopaque|renal|ureteral|destructive|intracranial|pulmonary|visible|gross|obvious|discrete|drainable|loculated) ){0,3}";
const DENIED = new RegExp(`^${ADJECTIVE}${DENIED_IN_PAIRS}$`, "i");
const MOST_DENIED = 5;

/** "Effusion or pneumothorax.", "Fracture, dislocation, or malalignment.": things that are denied together, and nothing else. In one pattern they would be compiled six times over. */
function isPair(text: string): boolean {
  const whole = text.trimEnd();
  const parts = (/[.;]$/.test(whole) ? whole.slice(0, -1) : whole).split(/,? or /i);
  const [before = "", last = ""] = parts;
  if (parts.length !== 2) return false;
  const others = before.split(", ");
  return others.length <= MOST_DENIED && [...others, last].every((one) => DENIED.test(one));
}

const mayHoldPair = trigger("or ");

const verblessPairsIn = perBlock((block): readonly Sentence[] => {
  if (!mayHoldPair(block)) return NO_SENTENCES;
  return block.sentences.filter(({ text }) => text.length <= 160 && / or /i.test(text) && isPair(text));
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

/** Something of weight, in a sentence that starts like the rest of a negative or is short and critical. */
interface BareClaim {
  readonly finding: Finding;
  readonly startsBare: boolean;
}

const NO_CLAIMS: readonly BareClaim[] = [];

const bareClaimsIn = perBlock(({ findings }): readonly BareClaim[] => {
  let claims: BareClaim[] | undefined;
  for (const finding of findings) {
    if (finding.level < 3 || finding.assertion !== "present") continue;
    const { text } = finding.sentence;
    const startsBare = BARE_START.test(text);
    if (!startsBare && (finding.level < 5 || text.length > 60)) continue;
    claims ??= [];
    claims.push({ finding, startsBare });
  }
  return claims ?? NO_CLAIMS;
});

/** Those of the claims that are about something that the Impression denies; by the index of their sentence. */
function deniedLater(
  claims: readonly BareClaim[],
  analysis: Analysis,
  deniedFamilies: ReadonlySet<string>,
): ReadonlyMap<number, Flag> {
  const flags = new Map<number, Flag>();
  for (const { finding, startsBare } of claims) {
    const { sentence } = finding;
    if (flags.has(sentence.index) || !deniedFamilies.has(finding.concept.family)) continue;
    if (!startsBare && !isLoneCritical(sentence, analysis)) continue;
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

const itself = (block: BlockAnalysis): BlockAnalysis => block;

/** Families that the Impression denies, by name or by a wording that covers them, and nowhere asserts. */
const familiesDenied = perBlocks(itself, (blocks): ReadonlySet<string> => {
  const denied = new Set<string>();
  const said = new Set<string>();
  for (const { findings } of blocks)
    for (const { concept, assertion } of findings) {
      if (assertion === "absent") denied.add(concept.family);
      else if (concept.kind === "normal") for (const family of coveredBy(concept.id)) denied.add(family);
      else said.add(concept.family);
    }
  for (const family of said) denied.delete(family);
  return denied;
});

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
