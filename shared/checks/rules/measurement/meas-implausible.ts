import type { Measurement } from "../../../extract/types";
import type { BlockRule, Fix, Flag } from "../../types";
import { boundsOf, sameQuantity, scaleOf, textBefore, textBehind } from "./bounds";
import { type Limits, limitsFor } from "./limits";

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
      "FINDINGS: The wall of the urinary bladder is thickened to «9 cm».",
      "FINDINGS: Left kidney «10.6 mm», right kidney 11 cm.",
      "FINDINGS: The tip of the ETT lies «35 cm» above the carina.",
      "FINDINGS: Pneumothorax on the right with a rim of «28 cm».",
      "FINDINGS: Solitary «7 m» nodule in the middle lobe.",
      "FINDINGS: Simple cyst in segment III, «62 cm».",
      "FINDINGS: Infrarenal aortic aneurysm measuring «5.8 mm».",
      "FINDINGS: Left para-aortic lymph node, «16 cm» in short axis.",
      "FINDINGS: Medial joint space of «4 cm».",
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
      "FINDINGS: The wall of the sigmoid is thickened over a length of 14 cm.",
      "FINDINGS: Confluent retroperitoneal lymph node mass of 16 cm.",
      "FINDINGS: Rectal tumor 11 cm from the anal verge.",
      "FINDINGS: Giant simple cyst of the right lobe of the liver, 28 cm.",
      "FINDINGS: The pulmonary conus is 34 mm wide.",
      "FINDINGS: Lymph nodes of less than 1 mm.",
      "FINDINGS: Subdural hematoma over the left convexity, 14 cm long and 8 mm thick.",
      "FINDINGS: Ovarian cyst filling the abdomen, 38 cm.",
      "FINDINGS: Follow-up at 6 m showed no nodule.",
      "FINDINGS: The ETT is at 22 cm at the lip; PICC length 42 cm.",
      "FINDINGS: Tendon rupture with 6 cm of retraction.",
      "FINDINGS: Thrombus in the superficial femoral vein extending over 14 cm.",
      "FINDINGS: The left femur is 44 cm long; femur length on the right 45 cm.",
    ],
  },
  *check({ measurements }) {
    for (const measurement of measurements) {
      if (measurement.unit === undefined || measurement.quantity === undefined) continue;
      const limits = limitsFor(measurement);
      const flag = limits && (outOfBounds(measurement, limits) ?? tenfold(measurement));
      if (flag !== undefined) yield flag;
    }
  },
};

function outOfBounds(measurement: Measurement, limits: Limits): Flag | undefined {
  const { from, to, text, values, comparator } = measurement;
  const largest = Math.max(...values);
  const { min, max, name } = limits;
  if (largest <= max && (largest >= min || comparator === "less-than")) return undefined;
  if (isAlongIt(measurement, limits)) return undefined;
  const swapped = largest > max ? largest / 10 : largest * 10;
  const slip = (swapped >= min && swapped <= max) || measurement.unit === "m";
  // Far outside without a slip to explain it: perhaps the size is that of something else.
  if (!slip && largest <= max * 2 && largest >= min / 2) return undefined;
  const fix = slip ? (lostLetter(measurement, limits) ?? unitSwap(measurement, largest > max)) : undefined;
  return {
    from,
    to,
    severity: slip ? "error" : "warning",
    message: `${capital(name)} of ${text} is ${max === Number.POSITIVE_INFINITY ? `below ${sizeText(min)}` : `outside ${sizeText(min)} to ${sizeText(max)}`}.`,
    ...(fix && { fixes: [fix] }),
  };
}

/** This many times the usual, and the sentence would speak of it. */
const FAR_ABOVE = 8;

/**
 * "The pancreatic duct measures 3 cm" may be true of a diseased duct; with no word for one, and a tenth of it just what is
 * usual, the unit has slipped.
 */
function tenfold(measurement: Measurement): Flag | undefined {
  const row = measurement.structure === undefined ? undefined : boundsOf(measurement);
  if (row === undefined || !sameQuantity(row, measurement)) return undefined;
  const { normalHigh } = row;
  const largest = Math.max(...measurement.values);
  const across = ACROSS.test(row.quantity);
  if (row.kind !== "structure" || normalHigh === undefined || measurement.form !== "single") return undefined;
  const usual = normalHigh * scaleOf(row);
  if (measurement.unit !== "cm" || largest < FAR_ABOVE * usual || largest / 10 > usual) return undefined;
  if (ENLARGED.test(aroundOf(measurement)) || isAlongIt(measurement, { across })) return undefined;
  const fix = unitSwap(measurement, true);
  return {
    from: measurement.from,
    to: measurement.to,
    severity: "warning",
    message: `${capital(row.name)} of ${measurement.text} is ten times the usual size, and nothing says that it is enlarged.`,
    ...(fix && { fixes: [fix] }),
  };
}

const ACROSS = /diameter|caliber|thickness|width/;

/** Its sentence and the two beside it. */
function aroundOf({ sentence }: Measurement): string {
  const { sentences } = sentence.block;
  return [sentences[sentence.index - 1], sentence, sentences[sentence.index + 1]]
    .map((one) => one?.text ?? "")
    .join(" ");
}

const ENLARGED =
  /dilat|enlarg|distend|distension|ecta|aneurysm|widen|thicken|IPMN|papillary mucinous|mass|tumou?r|cyst|obstruct|hypertroph|megaly|hydro/i;

const LONG = ["long", "length", "segment", "craniocaud", "cranio-caud", "extent", "from ", "above", "below", "away"];
const DILATED = /\bcysts?\b|cystic lesion|mucocele|aneurysm|stricture|stent|length|distance/;
const PART = ["same density", "accessory", "splenul", "nodul", "lesion", "formation"];

/** A length along a tube, a distance to it or the size of a part is not its calibre. */
function isAlongIt(measurement: Measurement, { across }: { readonly across: boolean }): boolean {
  const behind = textBehind(measurement);
  const whole = measurement.sentence.text.toLowerCase();
  if (measurement.structure === undefined)
    return across && (LONG.some((word) => behind.includes(word)) || OVER.test(textBefore(measurement)));
  // The size of something in or beside the organ.
  if (PART.some((word) => whole.includes(word))) return true;
  return across && (LONG.some((word) => behind.includes(word)) || DILATED.test(whole));
}

/** "over a length of 12 cm", "a 12 cm segment", "involving 12 cm". */
const OVER = /\b(?:over|length|segment|extent|extends|extending|involving|for|span|spanning)\b[^,;]{0,24}$/;

/** "6 m" for "6 mm". */
function lostLetter({ to, unit, values }: Measurement, { min, max }: Limits): Fix | undefined {
  const millimetres = Math.max(...values) / 1000;
  if (unit !== "m" || millimetres < min || millimetres > max) return undefined;
  return { label: "Change to mm", edits: [{ from: to, to, insert: "m" }] };
}

function unitSwap({ from, text, unit }: Measurement, tooLarge: boolean): Fix | undefined {
  const wanted = tooLarge && unit === "cm" ? "mm" : !tooLarge && unit === "mm" ? "cm" : undefined;
  if (wanted === undefined) return undefined;
  const edits = [];
  for (let at = text.indexOf(`${unit}`); at >= 0; at = text.indexOf(`${unit}`, at + 1))
    edits.push({ from: from + at, to: from + at + 2, insert: wanted });
  return edits.length === 0 ? undefined : { label: `Change to ${wanted}`, edits };
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const sizeText = (mm: number): string => (mm >= 100 ? `${Math.round(mm / 10)} cm` : `${mm} mm`);
