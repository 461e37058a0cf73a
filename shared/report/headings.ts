import type { SectionKind } from "./report";

/** What a heading's wording stands for. */
export interface HeadingClass {
  readonly kind: SectionKind;
  readonly alsoKinds: readonly SectionKind[];
  /** The wording serves for Findings and for Impression; which of them it is depends on the other headings. */
  readonly ambiguous: boolean;
}

/** The heading that a section has where its report used no other wording. */
export const USUAL_HEADINGS = {
  header: "EXAM",
  indication: "INDICATION",
  technique: "TECHNIQUE",
  comparison: "COMPARISON",
  findings: "FINDINGS",
  impression: "IMPRESSION",
  other: "OTHER",
  addendum: "ADDENDUM",
} as const satisfies Record<SectionKind, string>;

/**
 * Wordings seen in radiology reports, in upper case and without an ending colon. The names are facts of usage
 * (rule catalogue, P1, and public report collections); "*" marks one that serves for Findings and Impression alike.
 */
const WORDINGS: Readonly<Record<SectionKind, string>> = {
  header: `EXAM|EXAMS|EXAMINATION|EXAMINATIONS|EXAM PERFORMED|EXAM TYPE|EXAM NAME|EXAM TITLE|EXAM DESCRIPTION
    |EXAMINATION PERFORMED|STUDY|STUDIES|STUDY PERFORMED|STUDY TYPE|STUDY DESCRIPTION|TYPE OF EXAM|TYPE OF EXAMINATION
    |TYPE OF STUDY|TYPE OF TEST|NAME OF EXAM|PROCEDURE PERFORMED`,
  indication: `INDICATION|INDICATIONS|CLINICAL INDICATION|CLINICAL INDICATIONS|HISTORY|CLINICAL HISTORY|PATIENT HISTORY
    |RELEVANT HISTORY|BRIEF HISTORY|MEDICAL HISTORY|CLINICAL|CLINICAL INFORMATION|CLINICAL INFO|CLINICAL DATA
    |CLINICAL DETAILS|CLINICAL STATEMENT|CLINICAL CONTEXT|CLINICAL BACKGROUND|CLINICAL NOTES|CLINICAL PROBLEM
    |CLINICAL QUESTION|CLINICAL CONCERN|CLINICAL SYMPTOMS|CLINICAL PRESENTATION|CLINICAL DIAGNOSIS
    |REASON FOR EXAM|REASON FOR THE EXAM|REASON FOR EXAMINATION|REASON FOR THE EXAMINATION|REASON FOR STUDY
    |REASON FOR THE STUDY|REASON FOR TEST|REASON FOR THE TEST|REASON FOR SCAN|REASON FOR CT SCAN|REASON FOR VISIT
    |REASON FOR REFERRAL|REASON FOR REQUEST|REASON FOR CONSULTATION|REASON FOR PROCEDURE|REASON|INDICATION FOR EXAM
    |INDICATION FOR STUDY|INDICATION FOR PROCEDURE|INDICATION FOR EXAMINATION|SIGNS AND SYMPTOMS|PRESENTING COMPLAINT
    |CHIEF COMPLAINT|CLINICAL IMPRESSION
    |REQUEST|REFERRAL`,
  technique: `TECHNIQUE|TECHNIQUES|TECHNIC|EXAM TECHNIQUE|EXAMINATION TECHNIQUE|STUDY TECHNIQUE|IMAGING TECHNIQUE
    |SCAN TECHNIQUE|PROCEDURE|PROCEDURES|PROCEDURE DONE|PROCEDURE DETAILS|PROCEDURE DESCRIPTION|PROTOCOL
    |IMAGING PROTOCOL|SCAN PROTOCOL|EXAM PROTOCOL|METHOD|METHODS|VIEWS|ACQUISITION|SEQUENCES|PROJECTIONS`,
  comparison: `COMPARISON|COMPARISONS|COMPARISON EXAM|COMPARISON EXAMS|COMPARISON STUDY|COMPARISON STUDIES
    |COMPARISON EXAMINATION|COMPARISON EXAMINATIONS|COMPARISON FILMS|COMPARED TO|COMPARED WITH|PRIOR|PRIORS|PRIOR STUDY
    |PRIOR STUDIES|PRIOR EXAM|PRIOR EXAMS|PRIOR IMAGING|PRIOR EXAMINATION|PRIOR EXAMINATIONS|PREVIOUS|PREVIOUS STUDY
    |PREVIOUS STUDIES|PREVIOUS EXAM|PREVIOUS EXAMS|PREVIOUS IMAGING|PREVIOUS EXAMINATION|PREVIOUS EXAMINATIONS
    |RELEVANT PRIORS|CORRELATION`,
  findings: `FINDINGS|FINDING|FINDINGS IN DETAIL|DETAILED FINDINGS|IMAGING FINDINGS|RADIOLOGICAL FINDINGS
    |RADIOLOGIC FINDINGS|RADIOGRAPHIC FINDINGS|SONOGRAPHIC FINDINGS|RESULT*|RESULTS*|REPORT*|BODY OF REPORT|OBSERVATION
    |OBSERVATIONS|DESCRIPTION|DESCRIPTION OF FINDINGS|INTERPRETATION*|INTERPRETATIONS*|DISCUSSION*|GENERAL EVALUATION`,
  impression: `IMPRESSION|IMPRESSIONS|FINAL IMPRESSION|DIAGNOSTIC IMPRESSION|OVERALL IMPRESSION
    |RADIOLOGICAL IMPRESSION|RADIOLOGIC IMPRESSION|RADIOGRAPHIC IMPRESSION|PRELIMINARY IMPRESSION|IMPRESSION SUMMARY
    |CONCLUSION|CONCLUSIONS|FINAL CONCLUSION|OPINION|SUMMARY|SUMMARY OF FINDINGS|SUMMARY AND CONCLUSION|ASSESSMENT
    |FINAL ASSESSMENT|OVERALL ASSESSMENT|DIAGNOSIS|DIAGNOSES|FINAL DIAGNOSIS|RADIOLOGICAL DIAGNOSIS
    |RADIOLOGIC DIAGNOSIS|IMAGING DIAGNOSIS`,
  other: `OTHER|OTHER INFORMATION|ADDITIONAL INFORMATION|RECOMMENDATION|RECOMMENDATIONS|PLAN|PLAN OF CARE|NOTE|NOTES
    |TECHNICAL NOTE|TECHNICAL NOTES|PROCEDURE NOTE|COMMENT|COMMENTS|DISCLAIMER|COMMUNICATION|CRITICAL RESULT
    |CRITICAL RESULTS|CRITICAL FINDINGS COMMUNICATION|COMMUNICATION OF RESULTS|NOTIFICATION|SIGNED|SIGNED BY
    |ELECTRONICALLY SIGNED|ELECTRONICALLY SIGNED BY|DICTATED BY|REPORTED BY|TRANSCRIBED BY|INTERPRETED BY|APPROVED BY
    |ATTESTATION|TEACHING PHYSICIAN STATEMENT|TEACHING POINTS|MAMMOGRAPHY INFORMATION|END OF IMPRESSION
    |END OF REPORT|CC|FOLLOW-UP|FOLLOW UP`,
  addendum: "ADDENDUM|ADDENDA|ADDENDUM REPORT|ADDENDUM TO REPORT",
};

/** Words that may stand before a section's name ("CT CHEST FINDINGS" does, "BONE FINDINGS" does not). */
const MODALITY_WORDS: ReadonlySet<string> = new Set(
  "CT CTA CTV MR MRI MRA MRV MRCP US ULTRASOUND SONOGRAM XR X-RAY XRAY RADIOGRAPH RADIOGRAPHS PET PET/CT NM SPECT MAMMOGRAM MAMMOGRAPHY ECHO DOPPLER".split(
    " ",
  ),
);

const TABLE: ReadonlyMap<string, HeadingClass> = buildTable();

/** The longest wording that can name a section, combined headings included. */
export const MAX_HEADING_LENGTH = 64;

/** What the wording of a heading (without its colon and decoration, in any case) stands for; undefined for no section. */
export function classifyHeading(wording: string): HeadingClass | undefined {
  if (wording.length > MAX_HEADING_LENGTH || !mayName(wording)) return undefined;
  const words = normalizeHeading(wording);
  return TABLE.get(words) ?? combined(words) ?? afterModality(words);
}

/** Upper case, one space between words, "(S)" and brackets around a whole wording left out. */
export function normalizeHeading(wording: string): string {
  return wording
    .toUpperCase()
    .replace(/\((?:S|IES)\)/g, (plural) => plural.slice(1, -1))
    .replace(/\s+/g, " ")
    .trim();
}

const BRACKET = 40;
const HYPHEN = 45;

/** The last words of all wordings: most lines of a report end in another one, and cost no more than this look. */
const LAST_WORDS: ReadonlySet<string> = new Set([...TABLE.keys()].map((wording) => wording.slice(lastWord(wording))));

/** False where the wording surely names no section. Brackets and letters beyond ASCII are left to the full reading. */
function mayName(wording: string): boolean {
  const words = wording.trimEnd();
  for (let i = 0; i < words.length; i += 1) {
    const code = words.charCodeAt(i);
    if (code === BRACKET || code > 127) return true;
  }
  return LAST_WORDS.has(words.slice(lastWord(words)).toUpperCase());
}

/** Where the last word begins; a hyphen belongs to it. */
function lastWord(words: string): number {
  let from = words.length;
  while (from > 0) {
    const code = words.charCodeAt(from - 1);
    const letter = code | 32;
    if (code !== HYPHEN && !(letter >= 97 && letter <= 122) && !(code >= 48 && code <= 57)) break;
    from -= 1;
  }
  return from;
}

function buildTable(): Map<string, HeadingClass> {
  const table = new Map<string, HeadingClass>();
  for (const [kind, list] of Object.entries(WORDINGS) as [SectionKind, string][])
    for (const entry of list.split("|")) {
      const wording = entry.trim();
      const ambiguous = wording.endsWith("*");
      table.set(ambiguous ? wording.slice(0, -1) : wording, { kind, alsoKinds: [], ambiguous });
    }
  return table;
}

/** "FINDINGS/IMPRESSION", "TECHNIQUE AND COMPARISON", "HISTORY, TECHNIQUE & COMPARISON": every part must name a section. */
function combined(words: string): HeadingClass | undefined {
  const parts = words.split(/ ?[/&+,] ?(?:AND )?| AND /);
  if (parts.length < 2 || parts.length > 4) return undefined;
  const kinds: SectionKind[] = [];
  for (const part of parts) {
    const kind = TABLE.get(part)?.kind;
    if (kind === undefined) return undefined;
    if (!kinds.includes(kind)) kinds.push(kind);
  }
  const placed = kinds.length > 1 ? kinds.filter((kind) => kind !== "other") : kinds;
  const main = ["findings", "impression", "technique"].find((kind) => placed.some((k) => k === kind)) ?? placed[0];
  const kind = placed.find((k) => k === main);
  return kind && { kind, alsoKinds: placed.filter((k) => k !== kind), ambiguous: false };
}

function afterModality(words: string): HeadingClass | undefined {
  const space = words.lastIndexOf(" ");
  if (
    space < 0 ||
    !words
      .slice(0, space)
      .split(" ")
      .some((word) => MODALITY_WORDS.has(word))
  )
    return undefined;
  const found = TABLE.get(words.slice(space + 1));
  return found && ["findings", "impression", "technique", "comparison"].includes(found.kind) ? found : undefined;
}
