import type { LibraryEntry, TemplateLibrary } from "../../shared/templates/library";
import { templateId } from "../../shared/templates/read-template";

/** A template's text while it is written. */
export interface Draft {
  /** The file's name without its ending. */
  readonly id: string;
  readonly text: string;
  /** It is one of the user's own: its name stays, and saving replaces it. */
  readonly saved: boolean;
  /** What an import left out. */
  readonly notes: readonly string[];
}

/** One's own is changed in place; of another one a copy is made, under the same name where that is free. */
export function draftOf(entry: LibraryEntry, library: TemplateLibrary): Draft {
  const saved = entry.origin === "own";
  const id = templateId(entry.file);
  return { id: saved ? id : freeId(id, library), text: entry.text, saved, notes: [] };
}

/** A copy beside the original. */
export function copyOf(entry: LibraryEntry, library: TemplateLibrary): Draft {
  const id = freeId(templateId(entry.file), library);
  const text = entry.origin === "own" ? entry.text.replace(/^name:\s*(.*)$/m, "name: $1 (copy)") : entry.text;
  return { id, text, saved: false, notes: [] };
}

export const newDraft = (id: string, text: string, library: TemplateLibrary, notes: readonly string[] = []): Draft => ({
  id: freeId(id, library),
  text,
  saved: false,
  notes,
});

export const emptyDraft = (library: TemplateLibrary): Draft => newDraft("new-template", BLANK, library);

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
