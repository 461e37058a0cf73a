import { studyWords } from "../lexicons/study-words";
import { once } from "../lexicons/table";
import { TEMPLATE_MODALITIES, type TemplateModality, type TemplateSide } from "./study-template";

/** What a study description says, whatever its abbreviations. */
export interface StudyWords {
  /** Words of the table study-words.tsv, and those that it does not know as they stand. */
  readonly words: ReadonlySet<string>;
  /** Words that say little: the number of views, "limited". */
  readonly views: ReadonlySet<string>;
  readonly modality: TemplateModality | undefined;
  readonly side: TemplateSide | undefined;
  readonly contrast: "with" | "without" | "both" | undefined;
  readonly child: boolean;
}

/** Reads a study description as departments write them: "CT ABD/PEL W CON", "XR KNEE 3V LT", "US OB <14W". */
export function readStudyWords(description: string): StudyWords {
  const words = new Set<string>();
  const views = new Set<string>();
  let modality: TemplateModality | undefined;
  let side: TemplateSide | undefined;
  let contrast: StudyWords["contrast"];
  let child = false;
  const take = (kind: string, means: string) => {
    if (kind === "contrast") contrast = joined(contrast, means);
    else if (kind === "side") side = side === undefined || side === means ? sideNamed(means) : "bilateral";
    else if (kind === "child") child = true;
    else if (kind !== "noise")
      for (const word of means.split(" ")) {
        const code = TEMPLATE_MODALITIES.find((one) => one === word);
        // "DX" is projection radiography, and diagnostic where another modality stands before it.
        if (code === "DX" && modality === "MG") words.add("diagnostic");
        else if (code !== undefined) modality ??= code;
        else (kind === "view" ? views : words).add(word);
      }
  };
  const { pattern, meaning } = compiled();
  const rest = plain(description).replace(pattern, (written) => {
    const row = meaning.get(written.replace(/[\s_-]+/g, " "));
    if (row !== undefined) take(row.kind, row.means);
    return " ; ";
  });
  if (modality === undefined && (views.has("view1") || views.has("view2"))) modality = "DX";
  for (const word of rest.split(/[^a-z]+/)) if (word.length > 2) words.add(word);
  return { words, views, modality, side, contrast, child };
}

const plain = (description: string): string =>
  description
    .toLowerCase()
    .replace(/[_,;:()[\].]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();

function joined(before: StudyWords["contrast"], means: string): StudyWords["contrast"] {
  const now = means === "both" ? "both" : means === "with" ? "with" : "without";
  if (before === undefined || before === now) return now;
  // "CT head without contrast" may stand as "WO" and "CONTRAST" apart.
  return before === "without" && now === "with" ? "without" : "both";
}

const sideNamed = (means: string): TemplateSide | undefined =>
  means === "left" || means === "right" || means === "bilateral" ? means : undefined;

/** One pattern of all that can be written, the longest first. */
const compiled = once(() => {
  const meaning = new Map<string, { readonly kind: string; readonly means: string }>();
  for (const { kind, written, means } of studyWords())
    for (const one of written) meaning.set(one.replace(/[\s_-]+/g, " "), { kind, means });
  const all = [...meaning.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const source = all.map((one) => one.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replace(/ /g, "[\\s-]+")).join("|");
  return { pattern: new RegExp(`(?<![a-z0-9])(?:${source})(?![a-z0-9])`, "g"), meaning };
});
