import type { BlockAnalysis, Measurement, Phrase } from "../../../extract/types";
import type { Range } from "../../../report/report";
import type { BlockRule } from "../../types";

export const saneValueRange: BlockRule = {
  id: "sane-value-range",
  title: "Value that cannot be",
  why: "An ejection fraction of 550 % is a dictation slip; the true value decides on treatment.",
  source: "Physical limits and bounds of shared/lexicons/measurements.tsv (catalogue E14)",
  severity: "warning",
  scope: "block",
  examples: {
    flagged: [
      "FINDINGS: Ejection fraction «550%».",
      "TECHNIQUE: «1000 mL» iohexol IV.",
      "FINDINGS: The lesion measures «4500 HU».",
      "FINDINGS: «150%» stenosis of the left internal carotid artery.",
      "FINDINGS: SUVmax «640».",
    ],
    clean: [
      "FINDINGS: Renal resistive index 0.68.",
      "TECHNIQUE: 100 mL iohexol 350.",
      "TECHNIQUE: 1000 mL of oral contrast.",
      "FINDINGS: Ejection fraction 55%.",
      "FINDINGS: The lesion has grown by 150% in volume.",
      "FINDINGS: SUVmax 6.4.",
    ],
  },
  trigger: ({ kind, measurements }) => kind === "technique" || measurements.some(({ quantity }) => isBounded(quantity)),
  *check(block) {
    const { kind, measurements, phrases } = block;
    const dose = kind === "technique" && phrases.some(isAgent) ? doseOf(block) : undefined;
    if (dose !== undefined) yield { ...dose, message: `More than ${INJECTED.max} mL of contrast at once.` };
    for (const measurement of measurements) {
      const limits = limitsOf(measurement);
      if (limits === undefined) continue;
      const value = measurement.values.find((one) => one < limits.min || one > limits.max);
      if (value === undefined) continue;
      const { from, to, text } = measurement;
      yield { from, to, message: `${text} is outside the possible ${limits.min} to ${limits.max} ${limits.unit}.` };
    }
  },
};

interface Limits {
  readonly min: number;
  readonly max: number;
  readonly unit: string;
}

const HOUNSFIELD: Limits = { min: -1024, max: 4095, unit: "HU" };
const UPTAKE: Limits = { min: 0, max: 200, unit: "SUV" };
const SHARE: Limits = { min: 0, max: 100, unit: "%" };
const INJECTED: Limits = { min: 0, max: 400, unit: "mL" };

const isBounded = (quantity: Measurement["quantity"]): boolean =>
  quantity === "attenuation" || quantity === "suv" || quantity === "percent";

function limitsOf(measurement: Measurement): Limits | undefined {
  switch (measurement.quantity) {
    case "attenuation":
      // Metal lies beyond the usual scale.
      return /metal|implant|hardware|clip|contrast/i.test(measurement.sentence.text) ? undefined : HOUNSFIELD;
    case "suv":
      return UPTAKE;
    case "percent":
      return isShare(measurement) ? SHARE : undefined;
    default:
      return undefined;
  }
}

const SHARES = [
  "ejection fraction",
  "stenosis",
  "narrowing",
  "lvef",
  "height loss",
  "loss of height",
  "occlu",
  "fat fraction",
  "rvef",
];
const GROWN = ["increase", "grown", "growth", "predicted", "increment"];

/** Of a whole there is no more than 100 %; a growth may be any number. */
function isShare({ sentence, values }: Measurement): boolean {
  if (!values.some((value) => value > 100)) return false;
  const text = sentence.text.toLowerCase();
  return SHARES.some((word) => text.includes(word)) && !GROWN.some((word) => text.includes(word));
}

const isAgent = ({ group }: Phrase): boolean => group.startsWith("agent-");
const DOSE = /\b(\d{3,5})\s?(?:mL|ml|cc)\b/;

/** A volume beside a contrast agent, unless it was drunk or fills a bowel. */
function doseOf({ block, from }: BlockAnalysis): Range | undefined {
  const match = DOSE.exec(block.text);
  if (match === null || Number(match[1]) <= INJECTED.max || NOT_INJECTED.test(block.text)) return undefined;
  return { from: from + match.index, to: from + match.index + match[0].length };
}

const NOT_INJECTED = /oral|rectal|bladder|drink|enter|water|saline/i;
