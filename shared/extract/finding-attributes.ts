import type { SectionKind } from "../report/report";
import type { FindingDraft } from "./attach";
import { at, type Tokens } from "./tokens";
import type { Assertion, Finding } from "./types";
import { wordId } from "./vocabulary";

/** In the Indication everything that is not denied, past or somebody else's is a question. */
export function inSection(assertion: Assertion, kind: SectionKind): Assertion {
  return kind === "indication" && (assertion === "present" || assertion === "possible") ? "hypothetical" : assertion;
}

const QUESTION_MARK = 63;
const SPACE = 32;

/** "Metastasis?": a question mark right behind the word makes it a suspicion. */
export function isAsked(text: string, end: number): boolean {
  const next = text.charCodeAt(end);
  return next === QUESTION_MARK || (next === SPACE && text.charCodeAt(end + 1) === QUESTION_MARK);
}

/** How the finding has changed, by its modifiers; the last one counts. */
export function changeOf(draft: FindingDraft, tokens: Tokens): Finding["change"] {
  let change: Finding["change"];
  for (const modifier of draft.modifiers) {
    if (modifier.name === "acute" && NEW_WORDS.has(at(tokens.id, modifier.first))) change = "new";
    else change = CHANGE_OF[modifier.name] ?? change;
  }
  return change;
}

const CHANGE_OF: Readonly<Record<string, Finding["change"]>> = {
  increasing: "increased",
  improving: "decreased",
  stable: "stable",
};
const NEW_WORDS = new Set(["new", "newly", "interval", "has"].map(wordId));

/** "Upper lobe" with a side is one lobe. */
export function onSide(set: readonly string[], laterality: Finding["laterality"]): readonly string[] {
  if (set.length < 2 || (laterality !== "right" && laterality !== "left")) return set;
  const letter = laterality === "right" ? "lung:R" : "lung:L";
  const own = set.filter((name) => name.startsWith(letter));
  return own.length > 0 ? own : set;
}
