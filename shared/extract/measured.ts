// Which finding of its sentence a measurement belongs to.

import type { FindingDraft } from "./attach";
import { AND, BUT, GRAMMAR, OR, RELATIVE, VERB, WHERE, WITH } from "./grammar-words";
import type { MeasurementDraft } from "./slots/measurements";
import { at, NEWLINE, PUNCTUATION, type Tokens } from "./tokens";

const SEMICOLON = 59;
const NOT_ADJECTIVES = AND | OR | BUT | RELATIVE | VERB | WHERE | WITH;
/** Hyphens, slashes and the like stand inside a noun phrase; commas, brackets and colons end it. */
const isInner = (code: number): boolean => code === 45 || code === 47 || (code >= 0x2010 && code <= 0x2015);

/** How many words may stand between a size and the noun that it stands before: "3 cm spiculated left upper lobe mass". */
const BEFORE_NOUN = 8;

/**
 * The index of the finding that the measurement measures: the noun that it stands before ("3 cm mass"), else the nearest
 * finding before it in the clause; undefined where there is none.
 */
export function measuredFinding(
  tokens: Tokens,
  measurement: MeasurementDraft,
  findings: readonly FindingDraft[],
  first: number,
): number | undefined {
  for (let i = 0; i < findings.length; i += 1) {
    const finding = findings[i];
    if (finding === undefined || finding.first < measurement.afterToken) continue;
    if (standsBefore(tokens, measurement.afterToken, finding.first)) return i;
    break;
  }
  for (let i = findings.length - 1; i >= 0; i -= 1) {
    const finding = findings[i];
    if (finding === undefined || finding.end > measurement.firstToken) continue;
    if (finding.concept.kind === "normal") return undefined;
    return breaksBetween(tokens, Math.max(first, finding.end), measurement.firstToken) ? undefined : i;
  }
  return undefined;
}

/** Nothing but adjectives between: no comma, verb, preposition or conjunction. */
function standsBefore(tokens: Tokens, from: number, to: number): boolean {
  if (to - from > BEFORE_NOUN) return false;
  for (let i = from; i < to; i += 1) {
    const kind = at(tokens.kind, i);
    if (kind === NEWLINE) continue;
    if (kind === PUNCTUATION && !isInner(at(tokens.code, i))) return false;
    if ((GRAMMAR.of(tokens, i) & NOT_ADJECTIVES) !== 0) return false;
  }
  return true;
}

function breaksBetween(tokens: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    if (at(tokens.kind, i) === PUNCTUATION && at(tokens.code, i) === SEMICOLON) return true;
    if ((GRAMMAR.of(tokens, i) & BUT) !== 0) return true;
  }
  return false;
}
