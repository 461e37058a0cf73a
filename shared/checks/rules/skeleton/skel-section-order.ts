import type { Section, SectionKind } from "../../../report/report";
import type { CheckSettings } from "../../../settings";
import { NO_FLAGS } from "../../no-flags";
import { canonicalIndex, SECTION_NAMES, saysNothing, wholeSection } from "../../skeleton";
import type { Flag, ReportRule } from "../../types";

export const skelSectionOrder: ReportRule = {
  id: "skel-section-order",
  title: "Sections out of order",
  why: "Readers look for each part at its usual place; a part that stands elsewhere is overlooked.",
  source: "Cross-guideline review of report structure, Insights into Imaging 2020; ACR Practice Parameter, 2020",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "«IMPRESSION: Normal chest radiograph.»\n\nFINDINGS: Lungs are clear.\n",
      "FINDINGS: Lungs are clear.\n\n«FINDINGS: The heart is normal in size.»\n\nIMPRESSION: Normal chest radiograph.\n",
      "FINDINGS: No fracture.\n\n«COMPARISON: Radiograph of 2024-03-01.»\n\nIMPRESSION: No fracture.\n",
      "COMPARISON: None.\n\n«TECHNIQUE: Two views.»\n\nFINDINGS: No fracture.\n\nIMPRESSION: No fracture.\n",
    ],
    clean: [
      "INDICATION: Cough.\n\nTECHNIQUE: CT.\n\nFINDINGS:\nCHEST: Lungs are clear.\nABDOMEN: Liver is normal.\n\nIMPRESSION: Normal.\n",
      "FINDINGS: No fracture.\n\nIMPRESSION: No fracture.\n\nADDENDUM:\nFINDINGS: The scaphoid is intact.\n",
      "TECHNIQUE: CT of the head.\n\nFINDINGS: No bleed.\n\nIMPRESSION: Normal head.\n\nTECHNIQUE: CT of the neck.\n\nFINDINGS: No fracture.\n\nIMPRESSION: Normal neck.\n",
    ],
  },
  check({ report }, settings) {
    // A document's schema keeps the order; only text can break it.
    if (report.origin === "document" || isInOrder(report.sections, settings)) return NO_FLAGS;
    return examsOf(report.sections, settings).flatMap((exam) => [...repeats(exam), ...misplaced(exam, settings)]);
  },
};

/** Each section stands behind those that belong before it, and Findings and Impression are there once: nothing more is to be asked. */
function isInOrder(sections: readonly Section[], settings: CheckSettings): boolean {
  let last: SectionKind | undefined;
  let reached = 0;
  for (const section of sections) {
    const { kind } = section;
    if (kind === "addendum") break;
    const place = rank(kind, settings);
    if (place === undefined || section.heading === undefined || saysNothing(section)) continue;
    if (place < reached || (kind === last && (kind === "findings" || kind === "impression"))) return false;
    reached = place;
    last = kind;
  }
  return true;
}

/** Sections with a place in the skeleton, one list an exam: a report on several exams repeats the skeleton for each. */
function examsOf(sections: readonly Section[], settings: CheckSettings): readonly (readonly Section[])[] {
  const exams: Section[][] = [];
  let current: Section[] = [];
  for (const section of sections) {
    // What an addendum says has its own order.
    if (section.kind === "addendum") break;
    if (section.heading === undefined || saysNothing(section) || rank(section.kind, settings) === undefined) continue;
    if (startsNextExam(section, current)) {
      exams.push(current);
      current = [];
    }
    current.push(section);
  }
  return [...exams, current];
}

/** A kind comes again after the exam before has had its Findings and Impression. */
function startsNextExam(section: Section, current: readonly Section[]): boolean {
  const kinds = current.map(({ kind }) => kind);
  const complete = kinds.includes("findings") && kinds.includes("impression");
  return complete && (kinds.includes(section.kind) || section.kind === "header");
}

function* repeats(exam: readonly Section[]): Iterable<Flag> {
  const seen = new Map<SectionKind, Section>();
  for (const section of exam) {
    const first = seen.get(section.kind);
    // The header's lines and the remarks on technique are often given in several places.
    if (first !== undefined && (section.kind === "findings" || section.kind === "impression"))
      yield {
        ...headingOf(section),
        message: `${SECTION_NAMES[section.kind]} stands in the report twice.`,
        related: [headingOf(first)],
      };
    seen.set(section.kind, section);
  }
}

function* misplaced(exam: readonly Section[], settings: CheckSettings): Iterable<Flag> {
  const stays = new Set(longestInOrder(exam, settings));
  for (const [index, section] of exam.entries()) {
    if (stays.has(section) || exam.slice(0, index).some(({ kind }) => kind === section.kind)) continue;
    const place = rank(section.kind, settings) ?? 0;
    const after = exam.slice(0, index).findLast((other) => (rank(other.kind, settings) ?? 0) > place);
    const before = exam.slice(index + 1).find((other) => (rank(other.kind, settings) ?? 0) < place);
    const other = after ?? before;
    if (other === undefined) continue;
    yield {
      ...headingOf(section),
      message: `${SECTION_NAMES[section.kind]} stands ${after ? "after" : "before"} ${SECTION_NAMES[other.kind]}; the usual order is ${usualOrder(settings)}.`,
      related: [headingOf(other)],
      ...(isSwap(section, other) && { severity: "info" }),
      fixes: [
        { label: `Move ${SECTION_NAMES[section.kind]}`, operation: { name: "move-section", kind: section.kind } },
      ],
    };
  }
}

/** Technique and Comparison change places in many departments. */
function isSwap(a: Section, b: Section): boolean {
  return [a, b].every(({ kind }) => kind === "technique" || kind === "comparison");
}

function rank(kind: SectionKind, settings: CheckSettings): number | undefined {
  if (kind === "impression" && settings.impressionFirst) return 3.5;
  return canonicalIndex(kind);
}

function usualOrder(settings: CheckSettings): string {
  const kinds: readonly SectionKind[] = ["indication", "technique", "comparison", "findings", "impression"];
  return kinds
    .toSorted((a, b) => (rank(a, settings) ?? 0) - (rank(b, settings) ?? 0))
    .map((kind) => SECTION_NAMES[kind])
    .join(", ");
}

/** The largest set of sections that already stand in order; Findings stay rather than what surrounds them. */
function longestInOrder(exam: readonly Section[], settings: CheckSettings): readonly Section[] {
  const best: { readonly weight: number; readonly chain: readonly Section[] }[] = [];
  for (const section of exam) {
    const own = section.kind === "findings" ? 1.5 : 1;
    const fitting = exam
      .slice(0, best.length)
      .map((earlier, index) => ({ earlier, before: best[index] }))
      .filter(({ earlier }) => (rank(earlier.kind, settings) ?? 0) <= (rank(section.kind, settings) ?? 0))
      .reduce((top, { before }) => (before !== undefined && before.weight > top.weight ? before : top), {
        weight: 0,
        chain: [] as readonly Section[],
      });
    best.push({ weight: fitting.weight + own, chain: [...fitting.chain, section] });
  }
  return best.reduce((top, next) => (next.weight > top.weight ? next : top), { weight: 0, chain: [] }).chain;
}

function headingOf(section: Section) {
  const { from, to } = section.heading ?? wholeSection(section);
  return { from, to };
}
