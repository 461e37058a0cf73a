import type { Measurement } from "../../../extract/types";
import type { BlockRule, Fix } from "../../types";

export const measFormat: BlockRule = {
  id: "meas-format",
  title: "Size hard to read",
  why: 'The point of ".5 cm" is easily lost, and then it reads as 5 cm.',
  source:
    "ISMP and Joint Commission lists of error-prone notations (catalogue L21); trailing zeros of lesion sizes are exempt there",
  severity: "info",
  scope: "block",
  needs: "measurements",
  examples: {
    flagged: [
      "FINDINGS: «.5 cm» nodule.",
      "FINDINGS: «1.234 cm» lesion.",
      "FINDINGS: «3.2x2.1cm» mass.",
      "FINDINGS: «12 mms» nodule.",
      "FINDINGS: «2 inch» lipoma.",
    ],
    clean: [
      "FINDINGS: 2.0 cm nodule.",
      "FINDINGS: Mean diameter 7.4 mm (Lung-RADS).",
      "FINDINGS: 3.2 x 2.1 cm mass.",
      "FINDINGS: 12 mm nodule. 5 cm mass.",
      "TECHNIQUE: 2.5 mm slices.",
    ],
  },
  *check({ block, from: base, measurements }) {
    for (const measurement of measurements) {
      const { quantity } = measurement;
      if (quantity !== "length" && quantity !== "volume") continue;
      const naked = measurement.text.startsWith(".") || isBehindPoint(block.text, measurement.from - base);
      const from = naked && !measurement.text.startsWith(".") ? measurement.from - 1 : measurement.from;
      const wrong = naked ? "starts with a bare decimal point" : faultOf(measurement);
      if (wrong === undefined) continue;
      const text = block.text.slice(from - base, measurement.to - base);
      yield { from, to: measurement.to, message: `"${text}" ${wrong}.`, fixes: fixesFor(text, from, measurement) };
    }
  },
};

/** A decimal point that nothing stands before. */
function isBehindPoint(text: string, at: number): boolean {
  if (text.charCodeAt(at - 1) !== POINT) return false;
  const before = text.charAt(at - 2);
  return !isDigit(before) && !isLetter(before) && before !== ".";
}

const POINT = 46;

function faultOf({ text, raw, unit, units }: Measurement): string | undefined {
  if (text.endsWith("mms") || text.endsWith("cms") || isPlural(units)) return "has a plural unit";
  if (unit === "[in_i]") return "is in inches";
  if (unit === "cm" && raw.some((value) => decimals(value) > 2)) return "is more exact than can be measured";
  if (raw.length > 1 && isGlued(text)) return "has no spaces";
  return undefined;
}

/** By the first unit that is written. */
function isPlural(units: Measurement["units"]): boolean {
  for (const unit of units)
    if (unit !== undefined) return unit.length === 3 && (unit.toLowerCase() === "mms" || unit.toLowerCase() === "cms");
  return false;
}

/** "3.2x2.1cm": a letter right behind a digit and a digit right behind that. */
function isGlued(text: string): boolean {
  for (let i = 1; i < text.length - 1; i += 1)
    if (
      (text[i] === "x" || text[i] === "X" || text[i] === "×") &&
      isDigit(text.charAt(i - 1)) &&
      isDigit(text.charAt(i + 1)) &&
      isLetter(text.charAt(text.length - 1)) &&
      !text.includes(" ")
    )
      return true;
  return false;
}

const decimals = (value: string): number => {
  const point = value.indexOf(".");
  return point < 0 ? 0 : value.length - point - 1;
};

function fixesFor(text: string, from: number, { to, raw, units }: Measurement): readonly Fix[] {
  const unit = units.find((one) => one !== undefined)?.toLowerCase();
  const to_ = unit === "mms" ? "mm" : unit === "cms" ? "cm" : unit;
  if ((to_ !== "mm" && to_ !== "cm") || raw.some((value) => decimals(value) > 2)) return [];
  const insert = `${raw.map((value) => (value.startsWith(".") ? `0${value}` : value)).join(" x ")} ${to_}`;
  const naked = text.startsWith(".") && !raw[0]?.startsWith(".") ? `0.${insert}` : insert;
  return text.includes("-") || text.includes("to")
    ? []
    : [{ label: `Write "${naked}"`, edits: [{ from, to, insert: naked }] }];
}

const isDigit = (char: string): boolean => char >= "0" && char <= "9";
const isLetter = (char: string): boolean => (char >= "a" && char <= "z") || (char >= "A" && char <= "Z");
