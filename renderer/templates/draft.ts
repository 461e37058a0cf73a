import type { LibraryEntry, TemplateLibrary } from "../../shared/templates/library";
import { templateId } from "../../shared/templates/read-template";

/** A template's text while it is written. */
export interface Draft {
  /** The file's name without its ending. */
  readonly id: string;
  readonly text: string;
  /** It is one of the user's own: its name stays, and saving replaces it. */
  readonly saved: boolean;
  /** It comes from outside: leaving it unsaved loses it. */
  readonly imported: boolean;
  /** What an import left out. */
  readonly notes: readonly string[];
  /** A case made of a report: somebody must say that nothing in it tells who the patient is. */
  readonly fromReport?: true;
  /** It was written on and not saved: its name and text as they were kept, and under what. */
  readonly kept?: { readonly key: string; readonly id: string; readonly text: string; readonly savedMs: number };
}

/** One's own, to be changed in its place. */
export const draftOf = ({ file, text }: LibraryEntry): Draft => ({
  id: templateId(file),
  text,
  saved: true,
  imported: false,
  notes: [],
});

/** A copy: of another's template under the same name where that is free, so that it stands before the other one. */
export function copyOf({ file, origin, text }: LibraryEntry, library: TemplateLibrary): Draft {
  const renamed = origin === "own" ? text.replace(/^name:\s*(.*)$/m, "name: $1 (copy)") : text;
  return { id: freeId(templateId(file), library), text: renamed, saved: false, imported: false, notes: [] };
}

export function importedDraft(
  id: string,
  text: string,
  library: TemplateLibrary,
  notes: readonly string[] = [],
): Draft {
  return { id: freeId(id, library), text, saved: false, imported: true, notes };
}

export const emptyDraft = (library: TemplateLibrary): Draft => ({
  ...importedDraft("new-template", BLANK, library),
  imported: false,
});

function freeId(wanted: string, { entries }: TemplateLibrary): string {
  const taken = new Set(
    entries.flatMap(({ origin, file }) => (origin === "own" ? templateId(file).toLowerCase() : [])),
  );
  let id = wanted;
  for (let number = 2; taken.has(id.toLowerCase()); number += 1) id = `${wanted}-${number}`;
  return id;
}

/** Everything that a template needs, in its place: what is still missing is said line by line. */
const BLANK = `# Fill in the keys above the dashes; lists are separated by ";". templates/README.md explains them.
name:
modality:
regions:
study:
organs:
source:
fill indication:
---
Exam:
Modality:

INDICATION:
[indication]

TECHNIQUE:

COMPARISON:
[prior: None|Radiographs]

FINDINGS:

IMPRESSION:
1.
`;
