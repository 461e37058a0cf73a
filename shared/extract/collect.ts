import type { SentenceParts } from "./attach";
import {
  CONCEPT,
  type Lexicon,
  LOCATION,
  MODIFIER,
  ORGAN,
  SIDE,
  STRUCTURE,
  type TermContext,
  WIDE_CONCEPT,
} from "./lexicon";
import { addNumberedPlaces } from "./locations";
import type { Hits } from "./matcher";
import { nameMisplacedTubes } from "./misplaced-tubes";
import { at, type Tokens } from "./tokens";
import type { Exam } from "./types";

/** Sorts the hits `hitFrom` to `hitTo`, which lie in the sentence of tokens `from` to `to`, into its parts. */
export function collect(
  lexicon: Lexicon,
  exam: Exam,
  tokens: Tokens,
  hits: Hits,
  hitFrom: number,
  hitTo: number,
  from: number,
  to: number,
  parts: SentenceParts,
): void {
  empty(parts.findings);
  empty(parts.organs);
  empty(parts.sides);
  empty(parts.places);
  empty(parts.modifiers);
  empty(parts.structures);
  for (let i = hitFrom; i < hitTo; i += 1) {
    const entry = at(hits.entry, i);
    const first = at(hits.first, i);
    const end = at(hits.end, i);
    switch (at(hits.group, i)) {
      case WIDE_CONCEPT:
      case CONCEPT: {
        const concept = lexicon.concepts[entry];
        const condition = lexicon.conditions[entry];
        if (condition === "guard") break;
        if (condition !== undefined && !fits(condition, exam, end < tokens.count ? at(tokens.id, end) : -1)) break;
        if (concept !== undefined)
          parts.findings.push({
            first,
            end,
            concept,
            organ: concept.organ,
            laterality: undefined,
            side: undefined,
            places: [],
            modifiers: [],
          });
        break;
      }
      case ORGAN: {
        const organ = lexicon.organs[entry];
        if (organ !== undefined) parts.organs.push({ first, end, organ });
        break;
      }
      case SIDE: {
        const laterality = lexicon.sides[entry];
        if (laterality !== undefined && laterality !== "idiom") parts.sides.push({ first, end, laterality });
        break;
      }
      case LOCATION: {
        const place = lexicon.places[entry];
        if (place !== undefined) parts.places.push({ first, end, place });
        break;
      }
      case STRUCTURE: {
        const name = lexicon.structures[entry];
        if (name !== undefined) parts.structures.push({ first, end, name });
        break;
      }
      case MODIFIER: {
        const name = lexicon.modifiers[entry];
        if (name !== undefined && name !== "none") parts.modifiers.push({ first, end, name });
        break;
      }
    }
  }
  addNumberedPlaces(tokens, from, to, parts.places);
  if (parts.findings.length > 0) nameMisplacedTubes(lexicon, tokens, to, parts.findings);
}

/** Setting the length is slow even where there is nothing to drop. */
function empty(list: unknown[]): void {
  if (list.length > 0) list.length = 0;
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
