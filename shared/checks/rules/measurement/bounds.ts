import type { Concept, Finding, Measurement } from "../../../extract/types";
import { type MeasurementRow, measurementBounds } from "../../../lexicons/tables";

let structures: ReadonlyMap<string, MeasurementRow> | undefined;
let findings: ReadonlyMap<string, MeasurementRow> | undefined;
const byConcept = new Map<Concept, MeasurementRow | undefined>();

/** The row of the measurement table for what is measured: a structure by its name, a finding by its concept. */
export function boundsOf({ structure, finding }: Measurement): MeasurementRow | undefined {
  if (structure === undefined) return finding === undefined ? undefined : boundsOfConcept(finding.concept);
  return boundsOfStructure(structure);
}

/** The row of a structure of the table by its name. */
export function boundsOfStructure(name: string): MeasurementRow | undefined {
  structures ??= new Map([...rowsOf("index"), ...rowsOf("structure")].map((row) => [row.name, row]));
  return structures.get(name);
}

/** The row for a concept: by its own name, else by its family's. */
export function boundsOfConcept(concept: Concept): MeasurementRow | undefined {
  if (byConcept.has(concept)) return byConcept.get(concept);
  findings ??= namesOf(rowsOf("finding"));
  const row = findings.get(concept.id.toLowerCase()) ?? findings.get(concept.family.toLowerCase());
  byConcept.set(concept, row);
  return row;
}

const rowsOf = (kind: MeasurementRow["kind"]): readonly MeasurementRow[] =>
  measurementBounds().filter((row) => row.kind === kind);

function namesOf(rows: readonly MeasurementRow[]): ReadonlyMap<string, MeasurementRow> {
  const names = new Map<string, MeasurementRow>();
  for (const row of rows)
    for (const name of [row.name, row.name.replace(/ generic$/, ""), ...row.synonyms])
      if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), row);
  return names;
}

/** What leads from the table's unit to that of `Measurement.values`. */
export const scaleOf = ({ unit }: MeasurementRow): number => (unit === "cm" ? 10 : 1);

/** Lengths are compared with lengths and volumes with volumes. */
export function sameQuantity({ unit }: MeasurementRow, { quantity }: Measurement): boolean {
  return (quantity === "length" && (unit === "mm" || unit === "cm")) || (quantity === "volume" && unit === "mL");
}

/** The text that follows a measurement in its sentence. */
export function textBehind({ sentence, to }: Measurement, length = 24): string {
  return sentence.text.slice(to - sentence.from, to - sentence.from + length).toLowerCase();
}

export function textBefore({ sentence, from }: Measurement | Finding, length = 40): string {
  const end = from - sentence.from;
  return sentence.text.slice(Math.max(0, end - length), end).toLowerCase();
}
