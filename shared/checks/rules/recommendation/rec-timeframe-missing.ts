import type { BlockRule } from "../../types";

export const recTimeframeMissing: BlockRule = {
  id: "rec-timeframe-missing",
  title: "Follow-up without an interval",
  why: "Follow-up without a time is carried out less often; the interval was missing in 79 % of such recommendations.",
  source: "Study of 4,819 follow-up recommendations and of their completion (catalogue R1, R3)",
  severity: "warning",
  scope: "block",
  sections: ["impression"],
  needs: "recommendations",
  examples: {
    flagged: [
      "IMPRESSION: «Recommend follow-up chest CT».",
      "IMPRESSION: «Continued surveillance with ultrasound is advised».",
      "IMPRESSION: 8 mm nodule. «Follow-up CT of the chest is recommended».",
      "IMPRESSION: «Suggest repeat MRI of the liver».",
    ],
    clean: [
      "IMPRESSION: Consider follow-up MRI in 3-6 months.",
      "IMPRESSION: Recommend CT-guided biopsy.",
      "IMPRESSION: Urologic consultation recommended.",
      "IMPRESSION: Annual follow-up mammography is recommended.",
      "IMPRESSION: Unchanged from the follow-up CT of 2023.",
      "IMPRESSION: If symptoms persist, repeat radiographs are recommended.",
      "IMPRESSION: No follow-up CT is needed.",
    ],
  },
  *check({ recommendations }) {
    for (const { action, modality, interval, condition, from, to, text } of recommendations) {
      if (modality === undefined || interval !== undefined || condition !== undefined) continue;
      if (action !== "follow-up" && action !== "imaging") continue;
      const fixes = [{ label: "Add the interval […]", edits: [{ from: to, to, insert: " in [interval]" }] }];
      // A "control" by another test is often one for now, and what waits for a treatment has its time.
      const isOpen = action === "follow-up" && !SOON.some((word) => text.toLowerCase().includes(word));
      const severity = isOpen ? "warning" : "info";
      yield { from, to, severity, message: `"${text}" gives no time.`, fixes };
    }
  },
};

const SOON = [
  "control",
  "after treatment",
  "following treatment",
  "after therapy",
  "following therapy",
  "posttreatment",
];
