import type { Phrase } from "../../../extract/types";
import { phrases } from "../../../lexicons/load";
import { around, phrasesFor, wordsOf } from "../../sentences";
import type { BlockRule } from "../../types";

export const dictWrongWord: BlockRule = {
  id: "dict-wrong-word",
  title: "Word that sounds alike",
  why: "Speech recognition writes a real word that spelling checks accept and that names another organ or the opposite.",
  source: "RSNA 2017 and RadGraph-era error studies, 2024 (speech recognition errors); confusion list, K",
  severity: "warning",
  scope: "block",
  needs: "phrases",
  examples: {
    flagged: [
      "FINDINGS: The terminal «ilium» is thickened with mesenteric stranding.",
      "FINDINGS: Acute «hypodense» subdural hematoma along the left convexity.",
      "FINDINGS: The «prostrate» is enlarged.",
      "FINDINGS: Fracture of the left «ileum» near the acetabulum.",
      "FINDINGS: Small pleural «infusion» on the right.",
      "FINDINGS: «Auxiliary» lymph nodes are normal.",
      "FINDINGS: «Faucet» joint arthropathy at L4-L5.",
      "FINDINGS: Stone in the distal «urethra» with hydronephrosis.",
      "FINDINGS: «A cute» fracture of the radius.",
    ],
    clean: [
      "FINDINGS: Fracture of the left ilium.",
      "FINDINGS: Hypodense hepatic cyst.",
      "FINDINGS: The terminal ileum is normal.",
      "FINDINGS: Small pleural effusion. Infusion pump in place.",
      "FINDINGS: The terminal ileum is normal. Lytic lesion of the ilium and iliac crest.",
      "INDICATION: Auxiliary information from the patient.",
      "FINDINGS: Chronic hypodense subdural hematoma.",
      "FINDINGS: The urethra is normal on the cystourethrogram.",
    ],
  },
  *check(block) {
    for (const phrase of phrasesFor(block, "dict-wrong-word")) {
      const right = meant(phrase);
      if (right === undefined) continue;
      const insert = /^[A-Z]/.test(phrase.text) ? `${right[0]?.toUpperCase()}${right.slice(1)}` : right;
      yield {
        from: phrase.from,
        to: phrase.to,
        message: `"${phrase.text}" stands where "${right}" is usual.`,
        fixes: [{ label: `Write "${insert}"`, edits: [{ from: phrase.from, to: phrase.to, insert }] }],
      };
    }
  },
};

/** One row of the confusion table: the word that was meant, and what around the wrong one gives it away. */
interface Confusion {
  readonly right: string;
  /** All of them must hold; none: the word is never right in a report. */
  readonly cues: readonly Cue[];
}

interface Cue {
  readonly where: "near" | "next" | "prev";
  readonly words: readonly string[];
}

let table: ReadonlyMap<string, readonly Confusion[]> | undefined;

function confusionsOf(word: string): readonly Confusion[] {
  table ??= readTable();
  return table.get(word.toLowerCase()) ?? [];
}

/** The cue column reads "always", or "next: a, b & near: c, d". */
function readTable(): ReadonlyMap<string, readonly Confusion[]> {
  const made = new Map<string, Confusion[]>();
  for (const { group, phrase, value, cue } of phrases()) {
    if (group !== "dict-wrong-word") continue;
    const list = made.get(phrase) ?? [];
    list.push({ right: value, cues: cue === "always" ? [] : cue.split(" & ").map(readCue) });
    made.set(phrase, list);
  }
  return made;
}

function readCue(text: string): Cue {
  const [where = "", words = ""] = text.split(": ");
  if (where !== "near" && where !== "next" && where !== "prev") throw new Error(`Cue of a confusion: "${text}"`);
  return { where, words: words.split(", ").map((word) => ` ${word.trim()} `) };
}

/** The word that was meant, where the words around speak for it and none speaks for the word that stands there. */
function meant(phrase: Phrase): string | undefined {
  let words: WordsAround | undefined;
  for (const { right, cues } of confusionsOf(phrase.text)) {
    if (cues.length > 0) words ??= wordsAround(phrase);
    if (words !== undefined && !holdAll(cues, words, phrase.text)) continue;
    const own = phrase.text.toLowerCase();
    const reverse = confusionsOf(right).filter((one) => one.right === own && one.cues.length > 0);
    if (reverse.length === 0) return right;
    const around = words ?? wordsAround(phrase);
    if (!reverse.some(({ cues }) => cues.some((cue) => holds(cue, around, right)))) return right;
  }
  return undefined;
}

const NEAR_WORDS = 10;

interface WordsAround {
  readonly left: readonly string[];
  readonly right: readonly string[];
}

function wordsAround(phrase: Phrase): WordsAround {
  const { before, after } = around(phrase.sentence, phrase);
  return { left: wordsOf(before.slice(-120)), right: wordsOf(after.slice(0, 120)) };
}

const holdAll = (cues: readonly Cue[], around: WordsAround, own: string): boolean =>
  cues.every((cue) => holds(cue, around, own));

function holds({ where, words }: Cue, { left, right }: WordsAround, own: string): boolean {
  if (where === "next") {
    const text = ` ${right.slice(0, 3).join(" ")} `;
    return words.some((word) => text.startsWith(word));
  }
  if (where === "prev") {
    const text = ` ${left.slice(-2).join(" ")} `;
    return words.some((word) => text.endsWith(word));
  }
  const text = ` ${[...left.slice(-NEAR_WORDS), ...wordsOf(own), ...right.slice(0, NEAR_WORDS)].join(" ")} `;
  return words.some((word) => text.includes(word));
}
