import { once } from "../lexicons/table";
import type { SectionKind } from "../report/report";
import { modifierBit } from "./level";
import type { FindingDraft } from "./parts";
import { at, codeAt, type Tokens } from "./tokens";
import type { Assertion, Finding } from "./types";
import { wordId } from "./vocabulary";

/** In the Indication everything that is not denied, past or somebody else's is a question. */
export function inSection(assertion: Assertion, kind: SectionKind): Assertion {
  return kind === "indication" && (assertion === "present" || assertion === "possible") ? "hypothetical" : assertion;
}

const QUESTION_MARK = 63;
const SPACE = 32;

/** "Metastasis?": a question mark right behind the word, which ends at index `end`, makes it a suspicion. */
export function isAsked({ codes, text }: Tokens, end: number): boolean {
  const next = codeAt(codes, end);
  const mark = next === SPACE ? end + 1 : end;
  return mark < text.length && codeAt(codes, mark) === QUESTION_MARK;
}

/** How the finding has changed, by its modifiers; the last one counts. */
export function changeOf({ modifiers, modifierBits }: FindingDraft, tokens: Tokens): Finding["change"] {
  const bits = changeBits();
  let change: Finding["change"];
  if ((modifierBits & bits.any) === 0) return change;
  for (const { first, row } of modifiers) {
    if (row.bit === bits.increasing) change = "increased";
    else if (row.bit === bits.improving) change = "decreased";
    else if (row.bit === bits.stable) change = "stable";
    else if (row.bit === bits.acute && NEW_WORDS.has(at(tokens.id, first))) change = "new";
  }
  return change;
}

const changeBits = once(() => {
  const acute = modifierBit("acute");
  const increasing = modifierBit("increasing");
  const improving = modifierBit("improving");
  const stable = modifierBit("stable");
  return { acute, increasing, improving, stable, any: acute | increasing | improving | stable };
});
const NEW_WORDS = new Set(["new", "newly", "interval", "has"].map(wordId));

/** "Upper lobe" with a side is one lobe. */
export function onSide(set: readonly string[], laterality: Finding["laterality"]): readonly string[] {
  if (set.length < 2 || (laterality !== "right" && laterality !== "left")) return set;
  const letter = laterality === "right" ? "lung:R" : "lung:L";
  const own = set.filter((name) => name.startsWith(letter));
  return own.length > 0 ? own : set;
}
