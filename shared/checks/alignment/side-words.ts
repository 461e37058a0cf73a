import type { Finding, Laterality, Location, Sentence } from "../../extract/types";
import type { Range } from "../../report/report";
import type { TextEdit } from "../types";
import { placeInCommon } from "./places";

/** Where the finding's side is said: its side word, or a place that implies one ("RUL"). */
export function sidePlace(finding: Finding): Range | undefined {
  const { lateralityAt, laterality } = finding;
  if (lateralityAt !== undefined) return { from: lateralityAt.from, to: lateralityAt.to };
  if (!isMirrored(laterality)) return undefined;
  for (const place of finding.locations)
    if (place.from >= finding.sentence.from && place.to <= finding.sentence.to && mirrored(place.text) !== undefined)
      return { from: place.from, to: place.to };
  return undefined;
}

/** Right or left: a side that has another. */
export function isMirrored(side: Laterality | undefined): side is "right" | "left" {
  return side === "right" || side === "left";
}

/** Writes the other side at `at`, in the case that was used; undefined where the words there name no side alone. */
export function sideEdit(sentence: Sentence, at: Range): TextEdit | undefined {
  const written = sentence.text.slice(at.from - sentence.from, at.to - sentence.from);
  const found = mirrored(written);
  return found === undefined
    ? undefined
    : { from: at.from + found.at, to: at.from + found.at + found.length, insert: found.insert };
}

/** The places of the two findings, where they differ in nothing but their side ("left hepatic lobe", "right lobe of the liver"). */
export function otherSidePlaces(finding: Finding, other: Finding): readonly [Location, Location] | undefined {
  const at = placeInCommon(finding, other);
  const otherAt = placeInCommon(other, finding);
  if (at === undefined || otherAt === undefined) return undefined;
  const own = sideIn(at.text);
  const theirs = sideIn(otherAt.text);
  return own !== undefined && theirs !== undefined && own !== theirs ? [at, otherAt] : undefined;
}

function sideIn(words: string): "right" | "left" | undefined {
  const lower = words.toLowerCase();
  const right = lower.includes("right");
  const left = lower.includes("left");
  return right === left ? undefined : right ? "right" : "left";
}

interface Mirrored {
  readonly at: number;
  readonly length: number;
  readonly insert: string;
}

const PAIRS = [
  ["right", "left"],
  ["left", "right"],
  ["rt", "lt"],
  ["lt", "rt"],
] as const;

/** Abbreviations with no counterpart of the same kind ("RML") are left alone. */
const SHORT: Readonly<Record<string, string>> = {
  RUL: "LUL",
  LUL: "RUL",
  RLL: "LLL",
  LLL: "RLL",
  RUQ: "LUQ",
  LUQ: "RUQ",
  RLQ: "LLQ",
  LLQ: "RLQ",
};

function mirrored(words: string): Mirrored | undefined {
  const short = SHORT[words];
  if (short !== undefined) return { at: 0, length: words.length, insert: short };
  const lower = words.toLowerCase();
  for (const [side, other] of PAIRS) {
    const at = lower.indexOf(side);
    if (at < 0 || (side.length === 2 && lower.length > 3)) continue;
    return { at, length: side.length, insert: inCaseOf(words.slice(at, at + side.length), other) };
  }
  return undefined;
}

function inCaseOf(written: string, word: string): string {
  if (written === written.toUpperCase()) return word.toUpperCase();
  return written[0] === written[0]?.toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
