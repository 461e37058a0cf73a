import { WRONG_WORD } from "../../../extract/phrase-groups";
import type { Phrase } from "../../../extract/types";
import { confusions } from "../../../lexicons/load";
import { phrasesOf } from "../../phrase-groups";
import { around, wordsOf } from "../../sentences";
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
  trigger: phrasesOf(WRONG_WORD),
  *check({ phrases }) {
    for (const phrase of phrases) {
      if (phrase.group !== "dict-wrong-word") continue;
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
  /** The letters with which the word next to it starts (`next`) or ends (`prev`): most phrases are told by them. */
  readonly edges: string;
}

let table: ReadonlyMap<string, readonly Confusion[]> | undefined;

function confusionsOf(word: string): readonly Confusion[] {
  table ??= readTable();
  return table.get(word.toLowerCase()) ?? [];
}

/** The cue column reads "always", or "next: a, b & near: c, d". */
function readTable(): ReadonlyMap<string, readonly Confusion[]> {
  const made = new Map<string, Confusion[]>();
  for (const { phrase, value, cue } of confusions()) {
    const list = made.get(phrase) ?? [];
    const cues = cue === "always" ? [] : cue.split(" & ").map(readCue);
    // What stands right beside it is quicker to tell than what is near.
    list.push({ right: value, cues: cues.toSorted((a, b) => Number(a.where === "near") - Number(b.where === "near")) });
    made.set(phrase, list);
  }
  return made;
}

function readCue(text: string): Cue {
  const [where = "", words = ""] = text.split(": ");
  if (where !== "near" && where !== "next" && where !== "prev") throw new Error(`Cue of a confusion: "${text}"`);
  const list = words.split(", ").map((word) => word.trim());
  const edges = where === "near" ? "" : list.map((word) => word.at(where === "next" ? 0 : -1)).join("");
  return { where, words: list.map((word) => ` ${word} `), edges };
}

/** The word that was meant, where the words around speak for it and none speaks for the word that stands there. */
function meant(phrase: Phrase): string | undefined {
  for (const { right, cues } of confusionsOf(phrase.text)) {
    if (!mayHoldAll(cues, phrase) || !cues.every((cue) => holds(cue, phrase, phrase.text))) continue;
    const own = phrase.text.toLowerCase();
    const reverse = confusionsOf(right).filter((one) => one.right === own);
    if (!reverse.some(({ cues: others }) => others.some((cue) => holds(cue, phrase, right)))) return right;
  }
  return undefined;
}

/** False where the letter next to the phrase already says that a cue does not hold. */
function mayHoldAll(cues: readonly Cue[], phrase: Phrase): boolean {
  for (const { where, edges } of cues)
    if (where !== "near" && !edges.includes(letterBeside(phrase, where === "next" ? 1 : -1))) return false;
  return true;
}

/** The letter or digit next to the phrase, in lower case; "" where another alphabet comes first, which may be anything. */
function letterBeside({ sentence: { text, from: base }, from, to }: Phrase, step: 1 | -1): string {
  for (let i = step > 0 ? to - base : from - base - 1; i >= 0 && i < text.length; i += step) {
    const code = text.charCodeAt(i);
    if (code >= 128) return "";
    const low = code | 32;
    if ((low >= 97 && low <= 122) || (code >= 48 && code <= 57)) return String.fromCharCode(code | 32);
  }
  return NO_LETTER;
}

const NO_LETTER = " ";

const NEAR_WORDS = 10;
const NEAR = 120;

/** Whether the words around the phrase are those of the cue; `own` stands for the phrase itself. */
function holds({ where, words }: Cue, phrase: Phrase, own: string): boolean {
  const { before, after } = around(phrase.sentence, phrase);
  if (where === "next") {
    const text = ` ${wordsOf(after.slice(0, NEAR), 3).join(" ")} `;
    return words.some((word) => text.startsWith(word));
  }
  const left = wordsOf(before.slice(-NEAR));
  if (where === "prev") {
    const text = ` ${left.slice(-2).join(" ")} `;
    return words.some((word) => text.endsWith(word));
  }
  const right = wordsOf(after.slice(0, NEAR), NEAR_WORDS);
  const text = ` ${[...left.slice(-NEAR_WORDS), ...wordsOf(own), ...right].join(" ")} `;
  return words.some((word) => text.includes(word));
}
