import type { Measurement } from "../../../extract/types";
import type { BlockRule, Fix } from "../../types";

export const measUnitInconsistent: BlockRule = {
  id: "meas-unit-inconsistent",
  title: "Two units in one comparison",
  why: "8 mm against 0.6 cm has to be converted in the reader's head; that is where a slip happens.",
  source: "RadioGraphics 2020;40:1658 (catalogue L11)",
  severity: "info",
  scope: "block",
  sections: ["findings", "impression", "other", "addendum"],
  needs: "measurements",
  examples: {
    flagged: ["FINDINGS: «3 cm x 12 mm» lesion.", "FINDINGS: Nodule now «8 mm», previously 0.6 cm."],
    clean: [
      "FINDINGS: 3.0 x 1.2 cm lesion.",
      "FINDINGS: 8 mm nodule; separate 4 cm mass.",
      "FINDINGS: Nodule now 8 mm, previously 6 mm.",
      "FINDINGS: 3 cm x 1.2 cm lesion.",
    ],
  },
  trigger: ({ measurements }) => measurements.some((one) => one.role === "prior" || one.form === "dimensions"),
  *check({ measurements }) {
    for (let index = 0; index < measurements.length; index += 1) {
      const measurement = measurements[index];
      if (measurement?.unit === undefined || measurement.quantity !== "length") continue;
      const { from, to, text, unit } = measurement;
      if (mixes(measurement)) {
        const fixes = converted(measurement);
        yield { from, to, message: `"${text}" mixes units.`, fixes };
        continue;
      }
      const prior = measurements[index + 1];
      if (prior?.role !== "prior" || prior.sentence !== measurement.sentence || measurement.role !== "current")
        continue;
      if (prior.unit === undefined || prior.unit === unit || prior.quantity !== "length") continue;
      if (prior.finding !== measurement.finding) continue;
      yield { from, to, message: `${text} and ${prior.text} of one finding are in two units.`, related: [prior] };
    }
  },
};

function mixes({ units, form }: Measurement): boolean {
  if (form !== "dimensions") return false;
  let first: string | undefined;
  for (const unit of units) {
    if (unit === undefined) continue;
    first ??= unit;
    if (unit !== first) return true;
  }
  return false;
}

/** Every value in the first one's unit. */
function converted({ from, to, values, units }: Measurement): readonly Fix[] {
  const unit = units.find((one) => one !== undefined)?.toLowerCase();
  if (unit !== "mm" && unit !== "cm") return [];
  const numbers = values.map((mm) => String(Math.round((unit === "cm" ? mm / 10 : mm) * 100) / 100));
  return [{ label: `Convert to ${unit}`, edits: [{ from, to, insert: `${numbers.join(" x ")} ${unit}` }] }];
}
