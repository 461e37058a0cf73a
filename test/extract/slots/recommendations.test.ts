import { describe, expect, it } from "vitest";
import { findRecommendations } from "../../../shared/extract/slots/recommendations";
import type { Recommendation } from "../../../shared/extract/types";
import { NOT_RECOMMENDATIONS, RECOMMENDATION_LINES } from "./recommendation-lines";
import { lines, oneSentence, rows } from "./rows";

function recommendationsOf(text: string): Recommendation[] {
  const { tokens, sentence } = oneSentence(text);
  const found: Recommendation[] = [];
  findRecommendations(tokens, 0, tokens.count, sentence, 0, found);
  return found;
}

/** The notation of the table. */
function shown(recommendation: Recommendation): string {
  const { action, modality, interval, strength, target, condition, object } = recommendation;
  const parts: string[] = [action];
  if (action === "none-needed") return action;
  if (modality !== undefined) parts.push(modality.code);
  if (interval !== undefined) {
    const { fromDays, toDays } = interval;
    parts.push(fromDays === toDays ? String(fromDays) : `${fromDays}-${toDays}`);
  }
  if (strength !== "recommend") parts.push(strength);
  if (target !== undefined && action !== "correlation") parts.push("target");
  if (condition !== undefined) parts.push("if");
  if (recommendation.escape !== undefined) parts.push("escape");
  if (object !== undefined) parts.push("object");
  return parts.join(" ");
}

describe("recommendations", () => {
  it.each(rows(RECOMMENDATION_LINES))("%s => %s", (text, expected) => {
    expect(recommendationsOf(text).map(shown).join(" | ") || "none").toBe(expected);
  });

  it.each(lines(NOT_RECOMMENDATIONS))("finds no order in: %s", (text) => {
    expect(recommendationsOf(text).map((found) => found.text)).toEqual([]);
  });

  it.each([
    ["Opacity may represent pneumonia, clinical correlation recommended.", "clinical correlation recommended"],
    ["Recommend follow-up CT in 6 months.", "Recommend follow-up CT in 6 months"],
    ["7 mm nodule, follow-up CT in 6-12 months.", "follow-up CT in 6-12 months"],
    [
      "1.2 cm lesion in the liver; further evaluation with MRI is recommended.",
      "further evaluation with MRI is recommended",
    ],
  ])("%s: the place is the recommendation alone", (text, place) => {
    expect(recommendationsOf(text).map(({ from, to }) => text.slice(from, to))).toEqual([place]);
  });

  it("names the place of each slot", () => {
    const text = "If symptoms persist, recommend MRI of the left knee within 6 weeks.";
    const [found] = recommendationsOf(text);
    const words = (range: { from: number; to: number } | undefined) => range && text.slice(range.from, range.to);
    expect([words(found?.modality), words(found?.interval), words(found?.target), words(found?.condition)]).toEqual([
      "MRI",
      "6 weeks",
      "of the left knee",
      "If symptoms persist",
    ]);
  });
});
