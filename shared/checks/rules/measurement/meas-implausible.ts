import type { Measurement } from "../../../extract/types";
import type { MeasurementRow } from "../../../lexicons/tables";
import type { BlockRule, Fix, Flag } from "../../types";
import { boundsOf, sameQuantity, scaleOf, textBefore, textBehind } from "./bounds";

export const measImplausible: BlockRule = {
  id: "meas-implausible",
  title: "Size that cannot be",
  why: "Centimetres for millimetres is a documented slip; a common bile duct of 6 cm sends the patient to the wrong procedure.",
  source:
    "Reported unit slips (catalogue E15, E19); bounds wider than any published case series, shared/lexicons/measurements.tsv",
  severity: "error",
  scope: "block",
  sections: ["findings", "impression", "other", "addendum"],
  needs: "measurements",
  examples: {
    flagged: [
      "FINDINGS: The common bile duct measures «6 cm».",
      "FINDINGS: The abdominal aorta measures «24 cm».",
      "FINDINGS: The appendix measures «6 cm» in diameter.",
      "FINDINGS: There is a «40 cm» nodule in the right lower lobe.",
      "FINDINGS: The right kidney measures «108 cm».",
      "FINDINGS: The spleen measures «11 mm» in length.",
      "FINDINGS: The endometrium measures «12 cm» in thickness.",
      "FINDINGS: Enlarged «22 cm» paratracheal lymph node.",
      "FINDINGS: The left adrenal gland measures «60 cm».",
      "FINDINGS: The pancreatic duct measures «3 cm» in diameter.",
      "FINDINGS: The thyroid isthmus measures «4 m».",
    ],
    clean: [
      "FINDINGS: The common bile duct measures 6 mm.",
      "FINDINGS: The spleen measures 21 cm.",
      "FINDINGS: 6 cm long stricture of the common bile duct.",
      "FINDINGS: 12 mm lesion in the spleen.",
      "FINDINGS: The endotracheal tube tip is 6 cm above the carina.",
      "FINDINGS: The appendix is 9 cm in length.",
      "FINDINGS: Lymph node conglomerate measures 24 cm.",
      "FINDINGS: Staghorn calculus of the left kidney measures 9 cm.",
      "FINDINGS: 3.4 cm nodule in the left upper lobe.",
      "FINDINGS: The pancreatic duct is massively dilated and measures 3 cm in diameter.",
    ],
  },
  *check({ measurements }) {
    for (const measurement of measurements) {
      if (measurement.unit === undefined || measurement.quantity === undefined) continue;
      const row = boundsOf(measurement);
      if (row === undefined || !sameQuantity(row, measurement)) continue;
      const flag = outOfBounds(measurement, row);
      if (flag !== undefined) yield flag;
    }
  },
};

function outOfBounds(measurement: Measurement, row: MeasurementRow): Flag | undefined {
  const { from, to, text, values } = measurement;
  const largest = Math.max(...values);
  const { min, max } = limitsOf(row, measurement);
  if (largest <= max && largest >= min) return tenfold(measurement, row, largest);
  if (isAlongIt(measurement, row)) return undefined;
  const swapped = largest > max ? largest / 10 : largest * 10;
  const slip = swapped >= min && swapped <= max;
  // Far outside without a slip to explain it: perhaps the size is that of something else.
  if (!slip && largest <= max * 2 && largest >= min / 2) return undefined;
  const fix = slip ? unitSwap(measurement, largest > max) : undefined;
  return {
    from,
    to,
    severity: slip ? "error" : "warning",
    message: `${nameOf(measurement)} of ${text} is outside ${sizeText(min)} to ${sizeText(max)}.`,
    ...(fix && { fixes: [fix] }),
  };
}

/** This many times the usual, and the sentence would speak of it. */
const FAR_ABOVE = 8;

/**
 * "The pancreatic duct measures 3 cm" may be true of a diseased duct; with no word for one, and a tenth of it just what is
 * usual, the unit has slipped.
 */
function tenfold(measurement: Measurement, row: MeasurementRow, largest: number): Flag | undefined {
  const { normalHigh } = row;
  if (row.kind !== "structure" || normalHigh === undefined || measurement.form !== "single") return undefined;
  const usual = normalHigh * scaleOf(row);
  if (measurement.unit !== "cm" || largest < FAR_ABOVE * usual || largest / 10 > usual) return undefined;
  if (ENLARGED.test(aroundOf(measurement)) || isAlongIt(measurement, row)) return undefined;
  const fix = unitSwap(measurement, true);
  return {
    from: measurement.from,
    to: measurement.to,
    severity: "warning",
    message: `${nameOf(measurement)} of ${measurement.text} is ten times the usual size, and nothing says that it is enlarged.`,
    ...(fix && { fixes: [fix] }),
  };
}

/** Its sentence and the two beside it. */
function aroundOf({ sentence }: Measurement): string {
  const { sentences } = sentence.block;
  return [sentences[sentence.index - 1], sentence, sentences[sentence.index + 1]]
    .map((one) => one?.text ?? "")
    .join(" ");
}

const ENLARGED =
  /dilat|enlarg|distend|distension|ecta|aneurysm|widen|thicken|IPMN|papillary mucinous|mass|tumou?r|cyst|obstruct|hypertroph|megaly|hydro/i;

/** A finding is measured in every state of its growth: only twice the table's largest is beyond belief. */
function limitsOf(row: MeasurementRow, measurement: Measurement): { readonly min: number; readonly max: number } {
  const scale = scaleOf(row);
  const max = (row.plausibleMax ?? Number.POSITIVE_INFINITY) * scale;
  const min = (row.plausibleMin ?? 0) * scale;
  if (row.kind === "finding") return { min: 0, max: findingLimit(row, measurement) ?? max * 2 };
  return { min, max: Math.min(max, CALIBRES.get(row.name) ?? max, caliberLimit(row, measurement)) };
}

/** In millimetres, for what has a natural end: a ureter holds no larger stone, a node that grows on is called a mass. */
const FINDINGS: ReadonlyMap<string, number> = new Map([
  ["ureteral stone", 50],
  ["renal stone", 150],
  ["enlarged lymph node", 200],
  ["breast mass", 350],
]);
const MERGED = ["conglomerat", "mass", "bulky", "matted", "confluent", "chain", "extent", "cluster"];

function findingLimit({ name }: MeasurementRow, { sentence, finding }: Measurement): number | undefined {
  if (name !== "enlarged lymph node") return FINDINGS.get(name);
  const text = sentence.text.toLowerCase();
  return finding === undefined || MERGED.some((word) => text.includes(word)) ? undefined : FINDINGS.get(name);
}

/**
 * Calibres in millimetres above which the sentence would have to speak of a cyst or mucocele, which `isAlongIt` lets pass:
 * the table's bounds hold those too.
 */
const CALIBRES: ReadonlyMap<string, number> = new Map([["common bile duct", 45]]);

/** The appendix' length is given as often as its diameter. */
function caliberLimit({ name }: MeasurementRow, measurement: Measurement): number {
  if (name !== "appendix") return Number.POSITIVE_INFINITY;
  const around = textBehind(measurement) + textBefore(measurement);
  return CROSS.some((word) => around.includes(word)) ? 45 : Number.POSITIVE_INFINITY;
}
const CROSS = ["diameter", "calib", "thick", "wide", "width", "transverse", "across"];

const LONG = ["long", "length", "segment", "craniocaud", "cranio-caud", "extent", "from ", "above", "below", "away"];
const DILATED = ["cyst", "mucocele", "aneurysm", "stricture", "stent", "length", "distance"];
const PART = ["same density", "accessory", "splenul", "nodul", "lesion", "formation"];

/** A length along a tube, a distance to it or the size of a part is not its calibre. */
function isAlongIt(measurement: Measurement, { quantity }: MeasurementRow): boolean {
  if (measurement.structure === undefined) return false;
  const behind = textBehind(measurement);
  const whole = measurement.sentence.text.toLowerCase();
  // The size of something in or beside the organ.
  if (PART.some((word) => whole.includes(word))) return true;
  const tubular = quantity.includes("diameter") || quantity.includes("caliber") || quantity.includes("thickness");
  return tubular && (LONG.some((word) => behind.includes(word)) || DILATED.some((word) => whole.includes(word)));
}

function unitSwap({ from, text, unit }: Measurement, tooLarge: boolean): Fix | undefined {
  const wanted = tooLarge && unit === "cm" ? "mm" : !tooLarge && unit === "mm" ? "cm" : undefined;
  if (wanted === undefined) return undefined;
  const edits = [];
  for (let at = text.indexOf(`${unit}`); at >= 0; at = text.indexOf(`${unit}`, at + 1))
    edits.push({ from: from + at, to: from + at + 2, insert: wanted });
  return edits.length === 0 ? undefined : { label: `Change to ${wanted}`, edits };
}

const nameOf = ({ structure, finding }: Measurement): string => {
  const name = structure ?? finding?.text ?? "Size";
  return name.charAt(0).toUpperCase() + name.slice(1);
};

const sizeText = (mm: number): string => (mm >= 100 ? `${Math.round(mm / 10)} cm` : `${mm} mm`);
