import type { Finding } from "../../../extract/types";
import type { Range } from "../../../report/report";
import { type Alignment, alignmentOf } from "../../alignment/alignment";
import { placesOf } from "../../alignment/places";
import { sidesDiffer } from "../../alignment/same-lesion";
import { trigger } from "../../trigger";
import type { Flag, ReportRule } from "../../types";

export const consAttributeMismatch: ReportRule = {
  id: "cons-attribute-mismatch",
  title: "Severity, age or course differs between Findings and Impression",
  why: "Mild and severe, acute and chronic, stable and increased lead to different care; only one of them can be meant.",
  source: "Attribute errors in reports (catalogue E13, E14)",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "FINDINGS: Mild left hydronephrosis.\nIMPRESSION: «Severe» left hydronephrosis.",
      "FINDINGS: Chronic L1 compression fracture.\nIMPRESSION: «Acute» L1 compression fracture.",
      "FINDINGS: Small right pleural effusion.\nIMPRESSION: «Large» right pleural effusion.",
      "FINDINGS: Nondisplaced fracture of the right clavicle.\nIMPRESSION: «Displaced» right clavicle fracture.",
      "FINDINGS: Nonocclusive thrombus in the left popliteal vein.\nIMPRESSION: «Occlusive» thrombus in the left popliteal vein.",
    ],
    clean: [
      "FINDINGS: Mild-to-moderate hydronephrosis.\nIMPRESSION: Moderate hydronephrosis.",
      "FINDINGS: Acute on chronic subdural hematoma.\nIMPRESSION: Acute subdural hematoma.",
      "FINDINGS: Mild right and severe left hydronephrosis.\nIMPRESSION: Severe left hydronephrosis.",
      "FINDINGS: Mild canal stenosis at L3-L4. Severe canal stenosis at L4-L5.\nIMPRESSION: Severe canal stenosis at L4-L5.",
      "FINDINGS: Mild hydronephrosis.\nIMPRESSION: Severe pain explained by a stone with hydronephrosis.",
      "FINDINGS: Small pleural effusion with large pericardial effusion.\nIMPRESSION: Small pleural effusion.",
    ],
  },
  *check(analysis) {
    const alignment = alignmentOf(analysis);
    for (const finding of alignment.concluded) {
      const own = mayDescribe(finding.sentence.block) ? attributesOf(finding) : NONE;
      if (own.length === 0) continue;
      const other = counterpart(finding, alignment);
      if (other === undefined) continue;
      const clash = clashOf(own, attributesOf(other));
      if (clash !== undefined) yield flag(finding, other, ...clash);
    }
  },
};

/** A word in front of the finding that says how it is, and on which scale. */
interface Attribute extends Range {
  readonly scale: string;
  readonly value: number;
  readonly text: string;
}

/** Words by scale; on one scale, values two or more apart exclude each other. */
const SCALES: Readonly<Record<string, readonly [string, number]>> = {
  trace: ["severity", 0],
  minimal: ["severity", 0],
  tiny: ["severity", 0],
  mild: ["severity", 0],
  small: ["severity", 0],
  moderate: ["severity", 1],
  marked: ["severity", 2],
  severe: ["severity", 2],
  large: ["severity", 2],
  massive: ["severity", 2],
  acute: ["age", 2],
  subacute: ["age", 1],
  chronic: ["age", 0],
  displaced: ["displacement", 2],
  nondisplaced: ["displacement", 0],
  undisplaced: ["displacement", 0],
  occlusive: ["occlusion", 2],
  nonocclusive: ["occlusion", 0],
};

const mayDescribe = trigger(...Object.keys(SCALES).map((word) => `${word} `));

/** The words between the last comma or statement and the finding, and the finding's own. */
function attributesOf(finding: Finding): readonly Attribute[] {
  const { sentence, from, to, modifiers } = finding;
  if (modifiers.some(({ name }) => name === "acute-on-chronic")) return NONE;
  const { text } = sentence;
  const start = Math.max(0, from - sentence.from - REACH);
  const end = to - sentence.from;
  const found: Attribute[] = [];
  let word = start;
  for (let i = start; i <= end; i += 1) {
    const character = i < end ? text.charAt(i) : " ";
    if (isLetter(character)) continue;
    if (i > word && !(start > 0 && word === start)) {
      const written = text.slice(word, i);
      const known = SCALES[written.toLowerCase()];
      if (known !== undefined && Object.hasOwn(SCALES, written.toLowerCase()))
        found.push({
          scale: known[0],
          value: known[1],
          text: written,
          from: sentence.from + word,
          to: sentence.from + i,
        });
      else if (endsDescription(written.toLowerCase()) && i <= from - sentence.from) found.length = 0;
    }
    if ((character === "," || character === ";" || character === ".") && i < from - sentence.from) found.length = 0;
    word = i + 1;
  }
  return found;
}

const NONE: readonly Attribute[] = [];
const REACH = 40;
/** Words by which what stands before belongs to something else. */
const STOPS = new Set(["with", "and", "of", "in", "from", "by", "is", "are", "or", "to", "versus"]);

/** "A marked regressed effusion": what comes before a participle describes how, not how much. */
const endsDescription = (word: string): boolean => STOPS.has(word) || (word.length > 4 && word.endsWith("ed"));

function isLetter(character: string): boolean {
  return (character >= "a" && character <= "z") || (character >= "A" && character <= "Z");
}

/** The one mention in the Findings of the same name, side and place; undefined where there are more, or more in the Impression. */
function counterpart(finding: Finding, { candidates, seen, concluded }: Alignment): Finding | undefined {
  const own = namesakes(candidates(finding, concluded));
  const others = namesakes(candidates(finding, seen));
  if (own.length !== 1 || others.length !== 1) return undefined;
  const other = others[0];
  if (other === undefined || other.assertion !== finding.assertion) return undefined;
  if (sidesDiffer(finding.laterality, other.laterality) || placesOf(finding, other) === "disjoint") return undefined;
  return finding.laterality === other.laterality || finding.laterality === undefined ? other : undefined;
}

function namesakes(found: ReturnType<Alignment["candidates"]>): readonly Finding[] {
  if (found === undefined) return [];
  return found.filter(({ relation }) => relation === "same").map((candidate) => candidate.finding);
}

/** Two values on one scale that exclude each other, with no value between them named by either. */
function clashOf(own: readonly Attribute[], others: readonly Attribute[]): readonly [Attribute, Attribute] | undefined {
  for (const attribute of own) {
    const against = others.filter(({ scale }) => scale === attribute.scale);
    const beside = own.filter(({ scale }) => scale === attribute.scale);
    const [other] = against;
    if (other === undefined || against.length > 1 || beside.length > 1) continue;
    if (Math.abs(attribute.value - other.value) >= 2) return [attribute, other];
  }
  return undefined;
}

function flag(finding: Finding, other: Finding, own: Attribute, against: Attribute): Flag {
  return {
    from: own.from,
    to: own.to,
    message: `"${against.text} ${other.text}" in Findings, "${own.text} ${finding.text}" in Impression.`,
    related: [{ from: against.from, to: against.to }],
    fixes: [copy("Impression", own, against.text), copy("Findings", against, own.text)],
  };
}

function copy(section: string, { from, to, text }: Attribute, word: string) {
  const insert = text[0] === text[0]?.toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word.toLowerCase();
  return { label: `${section}: ${insert}`, edits: [{ from, to, insert }] };
}
