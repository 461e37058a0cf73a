import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDates, isoDateIn } from "../../../shared/extract/slots/dates";
import { createTokens, scan } from "../../../shared/extract/tokens";
import type { CalendarDate } from "../../../shared/extract/types";
import { DATE_LINES } from "./date-lines";
import { oneSentence, rows } from "./rows";

function datesOf(text: string): CalendarDate[] {
  const { tokens, sentence } = oneSentence(text);
  const dates: CalendarDate[] = [];
  findDates(tokens, 0, tokens.count, sentence, 100, dates);
  return dates;
}

describe("dates", () => {
  it.each(rows(DATE_LINES))("%s => %s", (text, expected) => {
    const found = datesOf(text).map((date) => date.iso ?? "?");
    expect(found.join(" | ") || "none").toBe(expected);
  });

  it("names the place of each date in the report", () => {
    const text = "CT of May 2, 2024 and 2023-11-30.";
    expect(datesOf(text).map(({ from, to }) => text.slice(from - 100, to - 100))).toEqual([
      "May 2, 2024",
      "2023-11-30",
    ]);
  });

  it("reads every real day in each order", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date("1950-01-01"), max: new Date("2090-12-31"), noInvalidDate: true }), (day) => {
        const iso = day.toISOString().slice(0, 10);
        const [year, month, date] = iso.split("-");
        for (const text of [iso, `${date}.${month}.${year}`, `${month}/${date}/${year}`])
          expect(datesOf(`CT of ${text} was reviewed.`).map((d) => d.iso)).toEqual([iso]);
      }),
    );
  });

  it.each([
    ["20240502", "2024-05-02"],
    ["2024-05-02", "2024-05-02"],
    ["May 2, 2024", "2024-05-02"],
    ["2024", "2024"],
    ["tomorrow", undefined],
  ])("reads the header field %s", (text, iso) => {
    expect(isoDateIn(scan(text, createTokens()))).toBe(iso);
  });
});
