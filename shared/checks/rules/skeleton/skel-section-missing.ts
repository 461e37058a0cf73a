import type { Analysis } from "../../../extract/types";
import { CANONICAL_KINDS, type Section, type SectionKind } from "../../../report/report";
import { NO_FLAGS } from "../../no-flags";
import { placeFor, SECTION_NAMES, saysNothing, wholeSection } from "../../skeleton";
import type { Fix, Flag, ReportRule, Severity } from "../../types";

export const skelSectionMissing: ReportRule = {
  id: "skel-section-missing",
  title: "Missing or empty section",
  why: "Most referrers read the Impression first and some read nothing else; a section that is not there cannot answer them.",
  source: "ACR Practice Parameter for Communication of Diagnostic Imaging Findings, 2020; ESR 2011",
  severity: "error",
  scope: "report",
  examples: {
    flagged: [
      "FINDINGS: Lungs are clear.\n\n«IMPRESSION:»\n",
      "«COMPARISON:»\n\nFINDINGS: Lungs are clear.\n\nIMPRESSION: Normal chest radiograph.\n",
      "FINDINGS: The spleen is normal.\n\n«IMPRESSION: ***»\n",
      "INDICATION: Cough.\n\nTECHNIQUE: Two views.\n\nFINDINGS: Lungs are clear.«»",
      "«FINDINGS: ___»\n\nIMPRESSION: Normal abdominal ultrasound.\n",
    ],
    clean: [
      "Name: Roe, Jan\nMRN: 5512\n\nCLINICAL HISTORY: Cough for two weeks.\n\nTECHNIQUE: Two views of the chest.\n\nCOMPARISON: None.\n\nFINDINGS: Lungs are clear.\n\nIMPRESSION: Normal chest radiograph.\n",
      "Name: Roe, Jan\nMRN: 5512\n\nINDICATION: Fall.\n\nTECHNIQUE AND COMPARISON: Three views; none available.\n\nFINDINGS AND IMPRESSION: No fracture.\n",
    ],
  },
  check(analysis, settings) {
    let flags = NO_FLAGS;
    for (const kind of CANONICAL_KINDS) {
      if ((kind === "header" && settings.deidentified) || isThere(analysis.report.sections, kind)) continue;
      const sections = analysis.sectionsOf(kind);
      flags = [...flags, sections.length === 0 ? absent(analysis, kind) : empty(sections, kind)];
    }
    return flags;
  },
};

/** A section of the kind that says something. */
function isThere(sections: readonly Section[], kind: SectionKind): boolean {
  for (const section of sections)
    if ((section.kind === kind || section.alsoKinds.includes(kind)) && !saysNothing(section)) return true;
  return false;
}

const SEVERITY = { findings: "error", impression: "error" } as const satisfies Partial<Record<SectionKind, Severity>>;

const severityOf = (kind: SectionKind): Severity =>
  kind === "findings" || kind === "impression" ? SEVERITY[kind] : "warning";

function absent({ report }: Analysis, kind: SectionKind): Flag {
  const at = placeFor(report, kind);
  const message =
    kind === "header" ? "No patient data above the report." : `No ${SECTION_NAMES[kind]} section in the report.`;
  const insert: Fix = {
    label: `Insert ${SECTION_NAMES[kind]}`,
    operation: { name: "insert-section", kind, text: stub(kind) },
  };
  return { from: at, to: at, message, severity: severityOf(kind), ...(kind === "header" ? {} : { fixes: [insert] }) };
}

function empty(sections: readonly Section[], kind: SectionKind): Flag {
  const range = sections.map(wholeSection).reduce((first, next) => ({ from: first.from, to: next.to }));
  return { ...range, message: `The ${SECTION_NAMES[kind]} section is empty.`, severity: severityOf(kind) };
}

/** What the inserted section holds: an honest default for Comparison, an open field for the others. */
function stub(kind: SectionKind): string {
  return kind === "comparison" ? "None available." : `[${SECTION_NAMES[kind].toLowerCase()}]`;
}
