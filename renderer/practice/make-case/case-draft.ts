import type { CaseEntry } from "../../../shared/host";
import { caseIdOf } from "../../../shared/practice/case";
import type { Draft } from "../../templates/draft";
import { fieldIn, withField } from "./front-matter-text";

/** What is known of the other cases: results are kept by a case's name, so no two may have the same. */
export type KnownCases = readonly Pick<CaseEntry, "file" | "origin">[];

type Named = Pick<CaseEntry, "file" | "text">;

/** One's own, to be changed in its place. */
export const ownDraft = ({ file, text }: Named): Draft => ({
  id: caseIdOf(file),
  text,
  saved: true,
  imported: false,
  notes: [],
});

/** Another's case, or one's own a second time, under a name of its own. */
export function copyDraft({ file, text }: Named, cases: KnownCases): Draft {
  const title = fieldIn(text, "title");
  return {
    id: freeCaseId(caseIdOf(file), cases),
    text: title === "" ? text : withField(text, "title", `${title} (copy)`),
    saved: false,
    imported: false,
    notes: [],
  };
}

/** A file from elsewhere: it is nowhere before it is saved. */
export const importedDraft = (file: string, text: string, cases: KnownCases): Draft => ({
  id: freeCaseId(slug(caseIdOf(file)), cases),
  text: text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n"),
  saved: false,
  imported: true,
  notes: [],
});

/** A free name made of what the study is called: a report's own name may be the patient's. */
export const idOfStudy = (study: string, cases: KnownCases): string => freeCaseId(slug(study), cases);

/** Small letters, digits and hyphens, as a case's name must be. */
export function slug(words: string): string {
  const made = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replace(/^-+|-+$/g, "");
  return made.length >= 2 ? made : "case";
}

function freeCaseId(wanted: string, cases: KnownCases): string {
  const taken = new Set(cases.map(({ file }) => caseIdOf(file).toLowerCase()));
  let id = wanted;
  for (let number = 2; taken.has(id.toLowerCase()); number += 1) id = `${wanted}-${number}`;
  return id;
}

/** Why a new case cannot have this name; undefined where it can. */
export function takenBy(id: string, cases: KnownCases): string | undefined {
  const other = cases.find(({ file }) => caseIdOf(file).toLowerCase() === id.toLowerCase());
  return other === undefined
    ? undefined
    : `A case named "${id}" is there already (${WHOSE[other.origin]}). Choose another name.`;
}

const WHOSE: Readonly<Record<CaseEntry["origin"], string>> = {
  own: "your own",
  shared: "the department's",
  "built-in": "with Readout",
};
