import type { Concept, Measurement } from "../../../extract/types";
import { type SizeLimitRow, sizeLimits } from "../../../lexicons/tables";
import { boundsOf, sameQuantity, scaleOf, textBehind } from "./bounds";

/** The sizes in millimetres (volumes in millilitres) between which one is to be believed. */
export interface Limits {
  readonly min: number;
  readonly max: number;
  /** What was measured, for the message. */
  readonly name: string;
  /** A width: a length along it says nothing. */
  readonly across: boolean;
}

/** No lesion was ever larger, and in no unit of a report is one this small. */
const LARGEST = 600;

/** The limits for what was measured; undefined where nothing is known of it. */
export function limitsFor(measurement: Measurement): Limits | undefined {
  const { structure, finding, quantity } = measurement;
  if (structure !== undefined) return ofStructure(measurement, structure);
  if (quantity !== "length") return undefined;
  return finding === undefined ? ofDistance(measurement) : ofFinding(measurement);
}

function ofStructure(measurement: Measurement, structure: string): Limits | undefined {
  const row = boundsOf(measurement);
  const name = structure;
  if (row !== undefined) {
    if (!sameQuantity(row, measurement)) return undefined;
    if (row.note.includes("exam ob") && !FETAL.test(measurement.sentence.block.block.text)) return undefined;
    const scale = scaleOf(row);
    const across = ACROSS.some((word) => row.quantity.includes(word));
    const max = (row.plausibleMax ?? Number.POSITIVE_INFINITY) * scale;
    return { min: (row.plausibleMin ?? 0) * scale, max: Math.min(max, calibreLimit(name, measurement)), name, across };
  }
  if (measurement.quantity !== "length") return undefined;
  const organ = rowOf("organ", structure, measurement);
  return organ && { min: organ.least, max: organ.most, name, across: organ.across };
}

const ACROSS = ["diameter", "caliber", "thickness", "width"];
const FETAL = /f(?:o?)et(?:al|us)|gestation|pregnan|trimester|embryo|intrauterine/i;

/**
 * Calibres in millimetres above which the sentence would have to speak of a cyst or mucocele: the table's bounds hold those
 * too. The appendix' length is given as often as its diameter.
 */
function calibreLimit(name: string, measurement: Measurement): number {
  if (name === "common bile duct") return 45;
  if (name !== "appendix") return Number.POSITIVE_INFINITY;
  const text = measurement.sentence.text.toLowerCase();
  return CROSS.some((word) => text.includes(word)) ? 45 : Number.POSITIVE_INFINITY;
}
const CROSS = ["diameter", "calib", "thick", "wide", "width", "transverse", "across", "dilated", "distended"];

function ofFinding(measurement: Measurement): Limits | undefined {
  const { finding } = measurement;
  if (finding === undefined) return undefined;
  const { concept, organ, text } = finding;
  // How long a tube is says nothing of where it lies.
  if (concept.kind === "device") return undefined;
  if (/node|adenopath/i.test(text) && MERGED.test(measurement.sentence.text)) return generic(text);
  const own = rowsOfConcept(concept).find((row) => applies(row, measurement));
  const place = own ?? (organ === undefined ? undefined : rowOf("organ", organ, measurement));
  const noun = rowOf("noun", text.slice(text.lastIndexOf(" ") + 1).toLowerCase(), measurement);
  return {
    min: own?.least ?? noun?.least ?? 0,
    max: Math.min(place?.most ?? LARGEST, noun?.most ?? LARGEST),
    name: text,
    across: own?.across ?? false,
  };
}

/** Nodes that have grown together are measured as one. */
const MERGED = /conglomerat|\bmass|bulky|matted|confluent|chain|extent|cluster|packet/i;
const generic = (name: string): Limits => ({ min: 0, max: LARGEST, name, across: false });

const WAY =
  /^,?\s{0,2}(?:in distance )?(?:above|below|from|beyond|away from|proximal to|distal to|superior to|inferior to|cephalad to|caudal to|cranial to|past|short of|off|beneath|deep to)\s/;
const LANDMARK = /^(?:the |level of |tip of |top of |origin of |right |left |edge of ){0,4}/;

/** "4 cm above the carina": the way to a landmark of the table. */
function ofDistance(measurement: Measurement): Limits | undefined {
  const behind = textBehind(measurement, 80);
  const way = WAY.exec(behind);
  if (way === null) return undefined;
  const rest = behind.slice(way[0].length);
  const at = rest.slice(LANDMARK.exec(rest)?.[0].length ?? 0);
  for (const [name, rows] of byKind("distance")) {
    if (!at.startsWith(name)) continue;
    const row = rows.find((one) => applies(one, measurement));
    return row && { min: 0, max: row.most, name: `Distance to the ${name}`, across: false };
  }
  return undefined;
}

type Table = ReadonlyMap<string, readonly SizeLimitRow[]>;
let tables: ReadonlyMap<SizeLimitRow["kind"], Table> | undefined;

function byKind(kind: SizeLimitRow["kind"]): Table {
  tables ??= compile();
  return tables.get(kind) ?? NO_ROWS;
}
const NO_ROWS: Table = new Map();

function compile(): ReadonlyMap<SizeLimitRow["kind"], Table> {
  const made = new Map<SizeLimitRow["kind"], Map<string, SizeLimitRow[]>>();
  for (const row of sizeLimits()) {
    const table = made.get(row.kind) ?? new Map<string, SizeLimitRow[]>();
    made.set(row.kind, table);
    for (const name of row.names) table.set(name.toLowerCase(), [...(table.get(name.toLowerCase()) ?? []), row]);
  }
  return made;
}

const byConcept = new Map<Concept, readonly SizeLimitRow[]>();

/** The rows of a concept and of its family, its own first: asked for with every size, so they are kept. */
function rowsOfConcept(concept: Concept): readonly SizeLimitRow[] {
  let rows = byConcept.get(concept);
  if (rows === undefined) {
    const table = byKind("finding");
    rows = [...(table.get(concept.id.toLowerCase()) ?? []), ...(table.get(concept.family.toLowerCase()) ?? [])];
    byConcept.set(concept, rows);
  }
  return rows;
}

function rowOf(kind: SizeLimitRow["kind"], name: string, measurement: Measurement): SizeLimitRow | undefined {
  return byKind(kind)
    .get(name.toLowerCase())
    ?.find((row) => applies(row, measurement));
}

function applies({ when }: SizeLimitRow, { sentence }: Measurement): boolean {
  if (when.length === 0) return true;
  const text = sentence.text.toLowerCase();
  return when.some((word) => text.includes(word.toLowerCase()));
}
