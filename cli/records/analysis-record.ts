import { assertionAt } from "../../shared/extract/span-assertions";
import type {
  Analysis,
  Assertion,
  Category,
  Finding,
  Location,
  Measurement,
  Recommendation,
} from "../../shared/extract/types";
import type { Range, SectionKind } from "../../shared/report/report";
import { type Span, spanOf } from "./diagnostic-record";

/** What `analyze` answers for one report: what was read, in the order of the text. */
export interface AnalysisRecord {
  readonly sections: readonly (Span & { readonly kind: SectionKind; readonly heading: string | null })[];
  readonly sentences: readonly (Span & { readonly section: SectionKind })[];
  readonly mentions: readonly object[];
  readonly measurements: readonly object[];
  readonly recommendations: readonly object[];
  /** One for each span of the input. */
  readonly assertions?: readonly Assertion[];
}

/** The analysis of `text` as plain data with the outside names; `spans` are places whose assertion is asked for. */
export function analysisRecord(
  analysis: Analysis,
  text: string,
  spans: readonly (readonly [number, number])[] | undefined,
): AnalysisRecord {
  const { blocks } = analysis;
  return {
    sections: analysis.report.sections.map(({ kind, from, to, heading }) => ({
      kind,
      start: from,
      end: to,
      heading: heading?.text ?? null,
    })),
    sentences: blocks.flatMap(({ kind, sentences }) =>
      sentences.map((sentence) => ({ ...spanOf(sentence), section: kind })),
    ),
    mentions: blocks.flatMap((block) => [
      ...block.findings.map((finding) => findingRecord(finding, block.kind)),
      ...block.categories.map((category) => categoryRecord(category, block.kind)),
    ]),
    measurements: blocks.flatMap((block) => block.measurements.map(measurementRecord)),
    recommendations: blocks.flatMap((block) => block.recommendations.map(recommendationRecord)),
    ...(spans === undefined ? {} : { assertions: assertionAt(text, spans) }),
  };
}

function findingRecord(finding: Finding, section: SectionKind) {
  return {
    kind: "finding",
    ...spanOf(finding),
    text: finding.text,
    section,
    concept: finding.concept.id,
    family: finding.concept.family,
    organ: finding.organ ?? null,
    assertion: finding.assertion,
    cue: spanOrNull(finding.cue),
    certainty: finding.certainty,
    level: finding.level,
    laterality: finding.laterality ?? null,
    locations: finding.locations.map(locationRecord),
    modifiers: finding.modifiers.map(({ name }) => name),
    change: finding.change ?? null,
  };
}

const locationRecord = (location: Location) => ({ ...spanOf(location), kind: location.kind, set: location.set });

const categoryRecord = (category: Category, section: SectionKind) => ({
  kind: "category",
  ...spanOf(category),
  text: category.text,
  section,
  system: category.system,
  value: category.value,
});

function measurementRecord(measurement: Measurement) {
  return {
    ...spanOf(measurement),
    text: measurement.text,
    values: measurement.values,
    unit: measurement.unit ?? null,
    quantity: measurement.quantity ?? null,
    role: measurement.role,
    comparator: measurement.comparator,
    finding: spanOrNull(measurement.finding),
    structure: measurement.structure ?? null,
  };
}

function recommendationRecord(recommendation: Recommendation) {
  const { modality, interval } = recommendation;
  return {
    ...spanOf(recommendation),
    text: recommendation.text,
    action: recommendation.action,
    strength: recommendation.strength,
    modality: modality === undefined ? null : { ...spanOf(modality), code: modality.code },
    interval:
      interval === undefined ? null : { ...spanOf(interval), fromDays: interval.fromDays, toDays: interval.toDays },
    target: spanOrNull(recommendation.target),
    condition: spanOrNull(recommendation.condition),
    escape: spanOrNull(recommendation.escape),
  };
}

const spanOrNull = (range: Range | undefined): Span | null => (range === undefined ? null : spanOf(range));
