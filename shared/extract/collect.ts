import type { Entries } from "./entries";
import { CONCEPT, LOCATION, MODIFIER, ORGAN, SIDE, STRUCTURE, type TermContext, WIDE_CONCEPT } from "./lexicon";
import { withNumberedPlaces, withoutPulseSequences } from "./locations";
import type { Hits } from "./matcher";
import { nameMisplacedTubes } from "./misplaced-tubes";
import { NONE, type SentenceParts, withOneMore } from "./parts";
import { mayNumberPlace } from "./slots/openers";
import { at, type Tokens } from "./tokens";
import type { Exam } from "./types";

/** Sorts the hits `hitFrom` to `hitTo`, which lie in the sentence of tokens `from` to `to`, into its parts. */
export function collect(
  entries: Entries,
  exam: Exam,
  tokens: Tokens,
  hits: Hits,
  hitFrom: number,
  hitTo: number,
  from: number,
  to: number,
  openers: number,
  parts: SentenceParts,
): void {
  parts.findings = NONE;
  parts.organs = NONE;
  parts.sides = NONE;
  parts.places = NONE;
  parts.modifiers = NONE;
  parts.structures = NONE;
  for (let i = hitFrom; i < hitTo; i += 1) {
    const entry = at(hits.entry, i);
    const first = at(hits.first, i);
    const end = at(hits.end, i);
    switch (at(hits.group, i)) {
      case WIDE_CONCEPT:
      case CONCEPT: {
        const concept = entries.concepts[entry];
        const condition = entries.conditions[entry];
        if (condition === "guard") break;
        if (condition !== undefined && !fits(condition, exam, end < tokens.count ? at(tokens.id, end) : -1)) break;
        if (concept !== undefined)
          parts.findings = withOneMore(parts.findings, {
            first,
            end,
            concept,
            organ: concept.organ,
            laterality: undefined,
            side: undefined,
            places: NONE,
            modifiers: NONE,
            modifierBits: 0,
          });
        break;
      }
      case ORGAN: {
        const organ = entries.organs[entry];
        if (organ !== undefined) parts.organs = withOneMore(parts.organs, { first, end, organ });
        break;
      }
      case SIDE: {
        const laterality = entries.sides[entry];
        if (laterality !== undefined) parts.sides = withOneMore(parts.sides, { first, end, laterality });
        break;
      }
      case LOCATION: {
        const place = entries.places[entry];
        if (place !== undefined) parts.places = withOneMore(parts.places, { first, end, place });
        break;
      }
      case STRUCTURE: {
        const name = entries.structures[entry];
        if (name !== undefined) parts.structures = withOneMore(parts.structures, { first, end, name });
        break;
      }
      case MODIFIER: {
        const row = entries.modifiers[entry];
        if (row !== undefined) parts.modifiers = withOneMore(parts.modifiers, { first, end, row });
        break;
      }
    }
  }
  if (mayNumberPlace(openers)) parts.places = withNumberedPlaces(tokens, from, to, parts.places);
  if (parts.places !== NONE) parts.places = withoutPulseSequences(tokens, to, parts.places);
  if (parts.findings.length > 0) nameMisplacedTubes(entries, tokens, to, parts.findings);
}

/** Does the term mean its concept in this exam and before this word? */
function fits({ regions, modalities, notBefore, mustBeKnown }: TermContext, exam: Exam, next: number): boolean {
  if (notBefore.has(next)) return false;
  return meets(regions, exam.regions, !mustBeKnown) && meets(modalities, exam.modalities, !mustBeKnown);
}

function meets(needed: readonly string[], known: readonly string[], whereUnknown: boolean): boolean {
  if (needed.length === 0) return true;
  return known.length === 0 ? whereUnknown : needed.some((one) => known.includes(one));
}
