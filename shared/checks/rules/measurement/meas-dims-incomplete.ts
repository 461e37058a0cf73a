import type { Measurement } from "../../../extract/types";
import type { BlockRule } from "../../types";
import { boundsOf, textBehind } from "./bounds";

export const measDimsIncomplete: BlockRule = {
  id: "meas-dims-incomplete",
  title: "One dimension where more are usual",
  why: "Volume and growth of a thyroid nodule or an adnexal cyst are judged on all dimensions.",
  source: "ACR TI-RADS 2017; O-RADS v2022; K for the others",
  severity: "info",
  scope: "block",
  sections: ["findings"],
  needs: "measurements",
  examples: {
    flagged: ["FINDINGS: «2.8 cm» thyroid nodule in the right lobe.", "FINDINGS: Left adnexal cyst measuring «6 cm»."],
    clean: [
      "IMPRESSION: 3 cm mass in the right upper lobe, concerning for primary lung neoplasm.",
      "FINDINGS: 5 mm gallbladder polyp.",
      "FINDINGS: 2.8 x 2.1 x 1.9 cm thyroid nodule.",
      "FINDINGS: Thyroid nodule of 2.8 cm in maximum dimension.",
      "FINDINGS: Thyroid nodules up to 2.8 cm.",
    ],
  },
  trigger: ({ measurements }) => measurements.some(isBig),
  *check({ measurements, phrases }) {
    for (const measurement of measurements) {
      const { finding, from, to, sentence } = measurement;
      if (finding === undefined || !isBig(measurement)) continue;
      const row = boundsOf(measurement);
      // Two of a mass are welcome; three of a thyroid nodule are the rule.
      if (row === undefined || row.dimsExpected < 3 || finding.assertion !== "present") continue;
      if (phrases.some((phrase) => phrase.group === "max-dimension" && phrase.sentence === sentence)) continue;
      if (measurements.some((other) => other !== measurement && other.sentence === sentence)) continue;
      const fixes = textBehind(measurement).startsWith(" x")
        ? []
        : [{ label: "Insert the others […]", edits: [{ from: to, to, insert: " x [__] x [__] cm" }] }];
      yield { from, to, message: `"${finding.text}" has one dimension of ${row.dimsExpected}.`, fixes };
    }
  },
};

/** One length of a centimetre or more, of a finding and of now. */
const isBig = ({ finding, form, values, quantity, role, comparator }: Measurement): boolean =>
  form === "single" &&
  finding !== undefined &&
  quantity === "length" &&
  role !== "prior" &&
  (values[0] ?? 0) >= 10 &&
  comparator === "exact";
