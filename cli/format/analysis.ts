import type { Analysis, Finding, Measurement, Recommendation } from "../../shared/extract/types";
import type { Range } from "../../shared/report/report";
import { LineIndex } from "../line-index";
import type { Paint } from "./paint";

/** For people: each section with what was read in it, with its place. */
export function formatAnalysis(analysis: Analysis, text: string, paint: Paint): string {
  const lines = new LineIndex(text);
  const row = (at: Range, words: string, ...facts: readonly (string | undefined)[]) => {
    const { line, column } = lines.placeOf(at.from);
    const known = facts.filter((fact) => fact !== undefined && fact !== "").join(", ");
    return `  ${`${line}:${column}`.padEnd(7)} ${paint.bold(oneLine(words))}  ${paint.dim(known)}`;
  };
  const out = analysis.report.sections.map((section) => {
    const { line } = lines.placeOf(section.from);
    const blocks = analysis.blocks.filter(({ from, to }) => from >= section.from && to <= section.to);
    const rows = blocks.flatMap((block) => [
      ...block.findings.map((finding) => row(finding, finding.text, ...findingFacts(finding))),
      ...block.measurements.map((measurement) => row(measurement, measurement.text, ...sizeFacts(measurement))),
      ...block.recommendations.map((one) => row(one, one.text, ...recommendationFacts(one))),
      ...block.categories.map((one) => row(one, one.text, "category", `${one.system} ${one.value}`)),
    ]);
    return [`${paint.bold(section.kind.toUpperCase())}  ${paint.dim(`line ${line}`)}`, ...rows].join("\n");
  });
  return `${out.join("\n\n")}\n`;
}

const findingFacts = (finding: Finding) => [
  finding.assertion,
  finding.concept.id,
  finding.organ,
  finding.laterality,
  ...finding.locations.map(({ text }) => text),
  finding.change,
  `level ${finding.level}`,
];

const sizeFacts = ({ values, unit, role, quantity, finding, structure }: Measurement) => [
  quantity,
  `${values.join(" x ")}${unit === undefined ? ", no unit" : quantity === "length" ? " mm" : ` ${unit}`}`,
  role === "prior" ? "prior" : undefined,
  finding?.concept.id ?? structure,
];

const recommendationFacts = ({ action, strength, modality, interval }: Recommendation) => [
  "recommendation",
  action,
  strength,
  modality?.code,
  interval === undefined ? undefined : `${interval.fromDays} to ${interval.toDays} days`,
];

const oneLine = (text: string) => text.replace(/\s+/g, " ");
