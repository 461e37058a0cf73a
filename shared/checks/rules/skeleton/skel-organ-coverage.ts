import { perBlock } from "../../../extract/keep";
import type { Analysis, BlockAnalysis } from "../../../extract/types";
import type { Range } from "../../../report/report";
import { type ExamProfile, groupsIn, groupsOfOrgan, profileFor } from "../../exam-profile";
import { NO_FLAGS } from "../../no-flags";
import { trigger } from "../../trigger";
import type { ReportRule } from "../../types";

export const skelOrganCoverage: ReportRule = {
  id: "skel-organ-coverage",
  title: "Expected organ not described",
  why: "What a report does not mention may have been looked at or not; the next reader cannot tell.",
  source:
    "ACR Practice Parameter, 2020; RCR Standards for interpretation and reporting, 2018; own table of exam profiles",
  severity: "info",
  scope: "report",
  examples: {
    flagged: [
      "EXAM: CT abdomen and pelvis with contrast\n\n«FINDINGS»: The liver, gallbladder, spleen, adrenals and kidneys are normal. No bowel obstruction. No ascites. The aorta is normal in caliber. Bladder and prostate are normal. No enlarged lymph node. The lung bases are clear. No fracture.\n\nIMPRESSION: Normal CT.",
      "EXAM: MRI lumbar spine without contrast\n\n«FINDINGS»:\nAlignment: Normal.\nVertebrae: Normal marrow.\nDiscs: Mild bulge at L4-L5.\nCanal: No stenosis.\nSoft tissues: Normal.\n\nIMPRESSION: Mild bulge of the disc L4-L5.",
    ],
    clean: [
      "EXAM: CT abdomen and pelvis with contrast\n\nFINDINGS: The liver, gallbladder, spleen, pancreas, adrenals and kidneys are normal. No bowel obstruction. No ascites. The aorta is normal in caliber. Bladder and prostate are normal. No enlarged lymph node. The lung bases are clear. No fracture.\n\nIMPRESSION: Normal CT.",
      "EXAM: CT abdomen and pelvis with contrast\n\nFINDINGS: The liver, gallbladder, spleen, adrenals and kidneys are normal. No bowel obstruction. No ascites. The aorta is normal. Bladder and prostate are normal. No enlarged lymph node. The lung bases are clear. The remaining organs are unremarkable.\n\nIMPRESSION: Normal CT.",
      "EXAM: CT abdomen and pelvis with contrast\n\nFINDINGS: Appendix of 12 mm with stranding. Liver and spleen are normal.\n\nIMPRESSION: Acute appendicitis.",
      "EXAM: US abdomen limited, right upper quadrant\n\nFINDINGS: Gallbladder without stones.\n\nIMPRESSION: No gallstones.",
      "EXAM: MRI lumbar spine, follow-up\n\nFINDINGS:\nAlignment: Normal.\nVertebrae: Normal marrow.\nDiscs: Mild bulge at L4-L5.\nCanal: No stenosis.\nSoft tissues: Normal.\n\nIMPRESSION: Unchanged.",
      "EXAM: CT abdomen and pelvis with contrast\n\nFINDINGS: The liver, gallbladder, spleen, adrenals and kidneys are normal. No bowel obstruction. No ascites. The aorta is normal. Bladder and prostate are normal. No enlarged lymph node. The lung bases are clear. No fracture. Prior pancreatectomy.\n\nIMPRESSION: Normal CT.",
    ],
  },
  check(analysis) {
    if (analysis.exam.modalities.length !== 1) return NO_FLAGS;
    const findings = analysis.blocksOf("findings");
    const impression = analysis.blocksOf("impression");
    // While the report is written, what is missing is still to come.
    if (findings.length === 0 || !impression.some(({ words }) => words > 0)) return NO_FLAGS;
    if (findings.some(surelySumsUp) || impression.some(surelySumsUp)) return NO_FLAGS;
    const profile = profileOf(analysis);
    if (profile === undefined || findings.some(sumsUp) || impression.some(sumsUp)) return NO_FLAGS;
    const blocks = [...findings, ...impression];
    const missing = withoutWords(withoutOrgans(profile, blocks), blocks);
    const described = profile.groups.length - missing.length;
    if (missing.length === 0 || missing.length > MOST_MISSING || !isSystematic(findings, described, profile))
      return NO_FLAGS;
    const at = placeOf(analysis, findings);
    return at === undefined ? NO_FLAGS : [{ ...at, message: `Not mentioned: ${missing.join(", ")}.` }];
  },
};

/** More than this is a report of another kind, not one with a gap. */
const MOST_MISSING = 3;
const LEAST_DESCRIBED = 4;
const LEAST_HEADED = 4;
const LONG_LIST = 8;

/** The exam is one that the table knows, and it was not limited to a question. */
function profileOf(analysis: Analysis): ExamProfile | undefined {
  const { modalities } = analysis.exam;
  const [modality] = modalities;
  if (modality === undefined || modalities.length > 1) return undefined;
  const named = analysis
    .blocksOf("header")
    .filter(({ block }) => block.name === "StudyDescription" || block.name === undefined);
  const name = named.map(({ block }) => block.text).join(" ");
  if (name === "" || name.length > LONGEST_NAME) return undefined;
  if (last?.name !== name || last.modality !== modality)
    last = { name, modality, profile: LIMITED.test(name) ? undefined : profileFor(modality, name) };
  return last.profile;
}

const LONGEST_NAME = 120;
/** The table is searched once for each exam, not at every letter. */
let last: { readonly name: string; readonly modality: string; readonly profile: ExamProfile | undefined } | undefined;

const LIMITED =
  /\b(?:limited|ltd|targeted|focus(?:s?ed)?|follow-?\s?up|f\/u|spot|repeat|recheck|after|guid(?:ed|ance)|biops\w{1,3}|drain\w{0,4}|single|portable|only|attempt\w{0,2}|compar\w{2,5}|addendum|outside|consult\w{0,6})\b/i;

/** Words that speak for organs that are not named, and those that say why some are missing. */
const sumsUp = perBlock(({ block }) => SUMS_UP.test(block.text));

/** Those words that say so by themselves: mostly one of them is there. */
const surelySumsUp = trigger(
  ..."remain remains remainder remaining otherwise viscera organs limited incompletely unchanged stable transplant"
    .split(" ")
    .map((word) => `${word} `),
);

const SUMS_UP =
  /\b(?:remain(?:s|der|ing)?|otherwise|rest of|other(?:s| organs| structures| visuali[sz]ed| visceral?| intra\w+| than| abnormalit\w+| findings?)|viscera|solid organs?|organs|as above|see above|see (?:the )?(?:separate|prior|dedicated|concurrent)|dictated separately|reported separately|limited|not (?:well |adequately |fully )?(?:seen|visuali[sz]ed|evaluated|imaged|included|assessed)|incompletely|unchanged|no (?:significant |interval )*change|stable|unremarkable (?:study|exam|examination|scan)|visuali[sz]ed structures|surgically absent|status post|s\/p|prior [a-z]+ectomy|[a-z]{4,}ectomy|transplant)\b/i;

/** The profile's groups of which no organ is named. */
function withoutOrgans({ groups }: ExamProfile, blocks: readonly BlockAnalysis[]): readonly string[] {
  let left = groups;
  for (const block of blocks) {
    const named = organsOf(block);
    if (left.some((group) => named.has(group))) left = left.filter((group) => !named.has(group));
    if (left.length === 0) break;
  }
  return left;
}

/** Those of them of which no word speaks either ("no fracture"): mostly nothing is left to look for. */
function withoutWords(groups: readonly string[], blocks: readonly BlockAnalysis[]): readonly string[] {
  let left = groups;
  for (const { block } of blocks) {
    const said = groupsIn(block.text, left);
    if (said.size > 0) left = left.filter((group) => !said.has(group));
    if (left.length === 0) break;
  }
  return left;
}

const organsOf = perBlock((block): ReadonlySet<string> => {
  const groups = new Set<string>();
  const add = (organ: string | undefined) => {
    if (organ !== undefined) for (const group of groupsOfOrgan(organ)) groups.add(group);
  };
  for (const { organ } of block.anatomy) add(organ);
  for (const { organ } of block.findings) add(organ);
  return groups;
});

/**
 * Organ by organ, with headings or labels, and at least half of what is expected; in running text most of it, and of a long
 * list only: a chest film in five sentences leaves out what was not asked.
 */
function isSystematic(findings: readonly BlockAnalysis[], described: number, { groups }: ExamProfile): boolean {
  if (described < LEAST_DESCRIBED) return false;
  const headed = findings.filter(({ block }) => block.kind === "organ" || LABEL.test(block.text)).length;
  if (headed >= LEAST_HEADED) return described >= groups.length / 2;
  return groups.length >= LONG_LIST && described >= groups.length * 0.75;
}

const LABEL = /^[A-Z][A-Za-z ,/&-]{2,38}:/;

/** The heading of Findings; in a document, whose headings are no text, its first block's first words. */
function placeOf(analysis: Analysis, findings: readonly BlockAnalysis[]): Range | undefined {
  const [first] = findings;
  const heading = analysis.sectionsOf("findings")[0]?.heading;
  if (analysis.report.origin === "text" && heading !== undefined) return { from: heading.from, to: heading.to };
  if (first === undefined) return undefined;
  const words = first.block.kind === "organ" ? first.block.text : (/^\S+(?:\s\S+)?/.exec(first.block.text)?.[0] ?? "");
  return { from: first.from, to: first.from + words.length };
}
