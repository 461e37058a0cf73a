import { describe, expect, it } from "vitest";
import { findDates } from "../../../shared/extract/slots/dates";
import { findMeasurements, type MeasurementDraft, statedUnit } from "../../../shared/extract/slots/measurements";
import type { CalendarDate } from "../../../shared/extract/types";
import { MEASUREMENT_FORMS, NOT_MEASUREMENTS } from "./measurement-forms";
import { lines, oneSentence, rows } from "./rows";

function measurementsOf(text: string): MeasurementDraft[] {
  const { tokens, sentence } = oneSentence(text);
  const dates: CalendarDate[] = [];
  findDates(tokens, 0, tokens.count, sentence, 0, dates);
  const found: MeasurementDraft[] = [];
  findMeasurements(tokens, 0, tokens.count, sentence, 0, dates, statedUnit(tokens, 0, tokens.count), found);
  return found;
}

/** The notation of the tables. */
function shown({ values, unit, units, quantity, form, role, comparator }: MeasurementDraft): string {
  const written = [...new Set(units.filter((own) => own !== undefined))];
  const parts = [values.join(form === "range" ? "-" : "x"), written.length > 1 ? written.join(" ") : (unit ?? "-")];
  if (quantity !== undefined && quantity !== "length") parts.push(quantity);
  if (comparator !== "exact") parts.push(comparator === "approximately" ? "about" : comparator);
  if (role === "prior") parts.push("prior");
  return parts.join(" ");
}

describe("measurements", () => {
  it.each(rows(MEASUREMENT_FORMS))("%s => %s", (text, expected) => {
    expect(measurementsOf(text).map(shown).join(" | ") || "none").toBe(expected);
  });

  it.each(lines(NOT_MEASUREMENTS))("finds no measurement in: %s", (text) => {
    expect(measurementsOf(text).map((found) => found.text)).toEqual([]);
  });

  it.each([
    ["Mass measures 3.5 x 3.1 x 2.9 cm today.", "3.5 x 3.1 x 2.9 cm"],
    ["Mass measures 3.2 cm AP x 2.1 cm TR.", "3.2 cm AP x 2.1 cm"],
    ["A .5 cm polyp.", ".5 cm"],
    ["A 12-mm nodule.", "12-mm"],
    ["A two-centimeter nodule.", "two-centimeter"],
    ["Attenuation of -12 HU.", "-12 HU"],
    ["Right renal mass measures 3.5 x 3.1.", "3.5 x 3.1"],
  ])("%s has its place at %s", (text, written) => {
    expect(measurementsOf(text).map(({ from, to }) => text.slice(from, to))).toEqual([written]);
  });
});
