import { SLASH } from "../../../extract/signs";
import { type Placeholder, placeholdersIn } from "../../placeholders";
import { overlaps } from "../../sentences";
import { characters } from "../../trigger";
import type { BlockRule, Fix } from "../../types";

export const dictPicklist: BlockRule = {
  id: "dict-picklist",
  title: "Choice left open",
  why: "A pick list that nobody answered says both: left and right, normal and abnormal.",
  source: "RSNA report template syntax; RSNA reporting wiki",
  severity: "error",
  scope: "block",
  sections: ["indication", "technique", "comparison", "findings", "impression", "other", "addendum"],
  examples: {
    flagged: [
      "FINDINGS: There is «mild/moderate/severe» canal stenosis.",
      "FINDINGS: The «[left|right]» kidney is normal.",
      "FINDINGS: The «[right/left]» kidney is normal.",
      "FINDINGS: The effusion has «increased/decreased/unchanged».",
      "FINDINGS: The kidneys «is/are» normal.",
      "INDICATION: «He/she» has pain.",
      "FINDINGS: Cyst in the «left / right» lobe.",
      "FINDINGS: Reflux is «present/absent».",
      "FINDINGS: The appendix is «{{normal|abnormal}}».",
    ],
    clean: [
      "FINDINGS: L4/L5 disc bulge; T1/T2 signal; PET/CT.",
      "COMPARISON: CT 08/10/2024; and/or.",
      "TECHNIQUE: MRI with/without contrast.",
      "FINDINGS: Mild/moderate degenerative change. Cardiac/mediastinal contours are normal.",
      "FINDINGS: Inspiratory/expiratory views. Left/right ventricular ratio 0.8. Right/left shunt.",
      "FINDINGS: Velocity in [cm/s].",
    ],
  },
  trigger: characters(SLASH),
  *check({ block }) {
    const { text, from, openFields = [] } = block;
    const open = placeholdersIn(text).filter((place) => place.kind === "choice");
    for (const place of [...open, ...chainsIn(text).filter((chain) => !open.some((place) => overlaps(place, chain)))]) {
      const at = { from: from + place.from, to: from + place.to };
      // An open field of the editor is reported as one.
      if (openFields.some((field) => overlaps(field, at))) continue;
      yield {
        ...at,
        message: `Choice left open: ${place.options.join(", ")}.`,
        fixes: fixesFor(place, at.from, at.to),
        ...(isPronoun(place) && { severity: "info" as const }),
      };
    }
  },
};

/** Terms of which one excludes the other. `least`: how many of them make a pick list; two grades often mean a range. */
const EXCLUSIVE: readonly { readonly terms: ReadonlySet<string>; readonly least: number }[] = [
  { terms: new Set(["left", "right", "bilateral"]), least: 2 },
  { terms: new Set(["mild", "moderate", "severe", "minimal", "marked", "no"]), least: 3 },
  { terms: new Set(["small", "moderate", "large", "tiny", "trace"]), least: 3 },
  { terms: new Set(["is", "are", "was", "were"]), least: 2 },
  { terms: new Set(["normal", "abnormal", "unremarkable"]), least: 2 },
  { terms: new Set(["increased", "decreased", "unchanged", "stable"]), least: 2 },
  { terms: new Set(["he", "she", "they"]), least: 2 },
  { terms: new Set(["his", "her", "their"]), least: 2 },
  { terms: new Set(["male", "female"]), least: 2 },
  { terms: new Set(["present", "absent"]), least: 2 },
  { terms: new Set(["yes", "no"]), least: 2 },
  { terms: new Set(["positive", "negative"]), least: 2 },
  { terms: new Set(["does", "does not", "do", "do not"]), least: 2 },
];

const CHAIN = /(?<![\w/])[A-Za-z]{2,12}(?: ?[/|] ?[A-Za-z]{2,12}){1,5}(?![\w/])/g;
const IDIOM =
  /^\s*(?:shunt|ventric|atri|ratio|difference|asymmetr|discrepan|comparison|orientation|confusion|marker|decubitus)/i;

function chainsIn(text: string): readonly Placeholder[] {
  return [...text.matchAll(CHAIN)].flatMap((match) => {
    const options = match[0].split(/ ?[/|] ?/);
    const terms = options.map((option) => option.toLowerCase());
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 24);
    const exclusive = EXCLUSIVE.some(
      (set) => terms.length >= set.least && terms.every((term) => set.terms.has(term)) && new Set(terms).size > 1,
    );
    if (!exclusive || IDIOM.test(after)) return [];
    return [{ kind: "choice" as const, from: match.index, to: match.index + match[0].length, options }];
  });
}

/** "His/her" may be deliberate; it misleads nobody. */
function isPronoun({ options }: Placeholder): boolean {
  return /^(?:he|she|his|her|they|their)$/i.test(options[0] ?? "");
}

function fixesFor({ options }: Placeholder, from: number, to: number): readonly Fix[] {
  return options.map((insert) => ({ label: `Choose "${insert}"`, edits: [{ from, to, insert }] }));
}
