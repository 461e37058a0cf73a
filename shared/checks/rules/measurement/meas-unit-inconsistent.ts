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
  *check({ measurements }) {
    for (const [index, measurement] of measurements.entries()) {
      const { from, to, text, unit } = measurement;
      if (unit === undefined || measurement.quantity !== "length") continue;
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

const mixes = ({ units, form }: Measurement): boolean =>
  form === "dimensions" && units.some((unit) => unit !== undefined && unit !== units.find((one) => one !== undefined));

/** Every value in the first one's unit. */
function converted({ from, to, values, units }: Measurement): readonly Fix[] {
  const unit = units.find((one) => one !== undefined)?.toLowerCase();
  if (unit !== "mm" && unit !== "cm") return [];
  const numbers = values.map((mm) => String(Math.round((unit === "cm" ? mm / 10 : mm) * 100) / 100));
  return [{ label: `Convert to ${unit}`, edits: [{ from, to, insert: `${numbers.join(" x ")} ${unit}` }] }];
}
