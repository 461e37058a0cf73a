import type { Entries } from "./entries";
import type { FindingDraft } from "./parts";
import { at, type Tokens } from "./tokens";

// A tube is a device and weighs nothing, unless it is said to lie where it must not: then it is what the table calls its
// malposition, which needs action within minutes (ACR Actionable Reporting Work Group, 2014: category 1).

const BRONCHUS =
  "(?:main|main ?-?stem|lobar|segmental|lobe|intermediate|left|right) bronch(?:us|i)|bronchus intermedius";
const INTO = "(?:in|within|into|inside|enters?|entering|intubat\\w{2,4}|down|advanced into|extends? into)";
const RULES = [
  {
    tube: "endotracheal tube",
    malposition: "endotracheal tube malposition",
    place: new RegExp(
      `\\b${INTO}\\b(?: [\\w-]{1,14}){0,4}? (?:${BRONCHUS}|(?:right|left) main ?-?stem|o?esophagus|hypopharynx)\\b`,
      "i",
    ),
  },
  {
    tube: "enteric tube",
    malposition: "malpositioned enteric tube",
    place: new RegExp(
      `\\b${INTO}\\b(?: [\\w-]{1,14}){0,4}? (?:${BRONCHUS}|trachea|airway|tracheobronchial tree|pleural (?:space|cavity)|(?:right|left) (?:lung|hemithorax|haemothorax|lower lobe|main ?-?stem))\\b`,
      "i",
    ),
  },
] as const;

/** How far behind the tube its place is named. */
const NEAR = 100;
/** It was there, is not, or was moved. */
const NOT_NOW =
  /\b(?:not|no longer|previously|formerly|was|were|withdrawn|retracted|pulled|repositioned|without|avoid)\b/i;

/** Gives a tube that lies in the wrong place the concept of its malposition; `end`: the token behind its sentence. */
export function nameMisplacedTubes(
  { conceptsById }: Entries,
  tokens: Tokens,
  end: number,
  findings: readonly FindingDraft[],
): void {
  for (const draft of findings) {
    if (draft.concept.kind !== "device") continue;
    const rule = RULES.find(({ tube }) => tube === draft.concept.id);
    const malposition = rule && conceptsById.get(rule.malposition);
    if (rule === undefined || malposition === undefined) continue;
    const from = at(tokens.start, draft.first);
    const behind = tokens.text.slice(from, Math.min(at(tokens.end, end - 1), from + NEAR));
    const stop = behind.search(OTHER_TUBE);
    const own = stop < 0 ? behind : behind.slice(0, stop);
    if (!rule.place.test(own) || NOT_NOW.test(own)) continue;
    draft.concept = malposition;
    draft.organ = malposition.organ;
  }
}

/** Here something else begins. */
const OTHER_TUBE = /[;:]|\band (?:the )?(?:right|left|an?|enteric|nasogastric|central)\b/;
