import type { AssertionRow } from "../lexicons/load";

const SOURCE = "own reading";
const STUDIES = [
  "ct",
  "mri",
  "mr",
  "study",
  "exam",
  "examination",
  "radiograph",
  "ultrasound",
  "scan",
  "x-ray",
  "film",
  "mammogram",
  "imaging",
];

/** Triggers that are made of parts: every study noun with every past adjective, every relative, every way to ask. */
export const MORE_TRIGGERS: readonly AssertionRow[] = [
  ...earlierStudies(),
  ...["wife", "husband", "son", "daughter", "spouse", "roommate", "child's mother", "the donor", "donor"].map(
    (trigger) => row(trigger, "experiencer", "forward", 10),
  ),
  ...["FH:", "FHx:", "family history:", "paternal", "maternal", "paternal history of", "maternal history of"].map(
    (trigger) => row(trigger, "experiencer", "forward"),
  ),
  ...[
    "determine presence of",
    "determine the presence of",
    "to determine if",
    "to determine whether",
    "requested for",
    "ordered for",
    "ordered to evaluate",
    "requested for suspicion of",
    "ordered for suspicion of",
    "was requested for",
    "treat for",
    "treat empirically for",
    "would treat for",
    "empiric treatment for",
    "precautions were given for",
    "return precautions for",
    "low threshold for",
  ].map((trigger) => row(trigger, "hypothetical-pre", "forward")),
  ...["screening", "screening program", "surveillance", "prevention", "rule out protocol"].map((trigger) =>
    row(trigger, "hypothetical-post", "backward", 3),
  ),
  ...[
    "a suggestion of",
    "suggestion of",
    "the suggestion of",
    "uncertain whether",
    "uncertain if",
    "unclear whether",
    "unclear if",
    "unsure whether",
    "difficult to rule out",
    "hard to rule out",
    "difficult to exclude",
    "hard to exclude",
    "less likely",
    "either",
    "favored over",
    "cannot completely rule out",
    "cannot rule out",
  ].map((trigger) => row(trigger, "uncertain-pre", "forward", undefined, 2)),
  ...[
    "would be hard to see",
    "would be difficult to see",
    "may be obscured",
    "could be missed",
    "could be obscured",
    "may be missed",
    "would be missed",
  ].map((trigger) => row(trigger, "uncertain-post", "backward", undefined, 2)),
  row("apparent", "uncertain-pre", "forward", 3, 3),
  ...["versus", "vs", "vs."].map((trigger) => row(trigger, "uncertain-post", "backward", 4, 2)),
  ...[
    "years ago with",
    "months ago with",
    "weeks ago with",
    "year ago with",
    "ago with",
    "ago for",
    "years ago for",
    "ex",
  ].map((trigger) => row(trigger, "historical-pre", "forward", trigger === "ex" ? 2 : undefined)),
  ...["no longer", "no evidence that"].map((trigger) => row(trigger, "pseudo", "none")),
];

function row(
  trigger: string,
  category: AssertionRow["category"],
  direction: AssertionRow["direction"],
  maxScope: number | undefined = undefined,
  certainty: AssertionRow["certainty"] = undefined,
): AssertionRow {
  return { trigger, category, direction, certainty, maxScope, endsScope: false, source: SOURCE };
}

/** "The previous CT showed", "on the prior study there was": what follows was seen then. */
function earlierStudies(): AssertionRow[] {
  const rows: AssertionRow[] = [];
  for (const past of ["prior", "previous", "earlier", "last", "outside", "old"])
    for (const study of STUDIES) {
      for (const verb of ["showed", "demonstrated", "revealed", "described", "reported", "identified"])
        rows.push(row(`${past} ${study} ${verb}`, "historical-pre", "forward"));
      for (const opening of ["there was", "there were", "there was a", "there was an"])
        rows.push(row(`on the ${past} ${study} ${opening}`, "historical-pre", "forward"));
    }
  return rows;
}
