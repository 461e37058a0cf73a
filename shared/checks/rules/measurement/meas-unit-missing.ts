import type { Measurement } from "../../../extract/types";
import type { BlockRule, Fix } from "../../types";

export const measUnitMissing: BlockRule = {
  id: "meas-unit-missing",
  title: "Measurement without a unit",
  why: "12 mm and 12 cm call for different care; the reader must not guess.",
  source: "ACR Communication Practice Parameter, rev. 2020; unit slips as a documented error class (catalogue E15)",
  severity: "error",
  scope: "block",
  sections: ["findings", "impression"],
  needs: "measurements",
  examples: {
    flagged: [
      "FINDINGS: Right renal mass measures «3.5 x 3.1».",
      "FINDINGS: Common bile duct is «9» in diameter.",
      "FINDINGS: A nodule measuring «14 x 11» in the left lobe.",
      "IMPRESSION: Hepatic cyst measuring «2.2».",
    ],
    clean: [
      "FINDINGS: Gleason 3+4; series 4 image 52; C5-6 disc.",
      "FINDINGS: SUVmax 6.2; nodule measures 3 x 2 x 1 cm.",
      "FINDINGS: Nodule measures 12 mm.",
      "FINDINGS: All measurements are in mm. The nodule measures 12 x 9.",
      "FINDINGS: The resistive index measures 0.68.",
      "FINDINGS: The mass measures 3.5 by 3.1 centimeters.",
    ],
  },
  trigger: ({ measurements }) => measurements.some(({ unit }) => unit === undefined),
  *check({ measurements }) {
    for (const measurement of measurements)
      if (measurement.unit === undefined && !isOtherNumber(measurement)) {
        const { from, to, text } = measurement;
        yield { from, to, message: `Measurement "${text}" has no unit.`, fixes: units(measurement) };
      }
  },
};

/** Decimals and small numbers are most often centimetres, whole numbers from 5 up millimetres: that order of the choice. */
function units({ raw, to }: Measurement): readonly Fix[] {
  const centimetres = raw.some((number) => number.includes(".")) || raw.every((number) => Number(number) < 5);
  const order = centimetres ? ["cm", "mm"] : ["mm", "cm"];
  return order.map((unit) => ({ label: unit, edits: [{ from: to, to, insert: ` ${unit}` }] }));
}

const UNITLESS = ["index", "ratio", "score", "xxxx", "gravity", "t-score", "angle", "grade", "factor", "fraction"];

/** Numbers that have no unit of length, and gaps where the unit was blanked out. */
function isOtherNumber({ sentence }: Measurement): boolean {
  const words = sentence.text.toLowerCase();
  return UNITLESS.some((word) => words.includes(word));
}
