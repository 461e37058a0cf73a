// What concepts, organs and places are called: a third of all tables' text. What is made of it is compiled, and a program does
// without these tables until somebody asks for the names themselves (practice, the check of templates).

import organNamesText from "./anatomy.tsv?columns=organ,synonyms&raw";
import conceptNamesText from "./concepts.tsv?columns=concept,synonyms&raw";
import locationsText from "./locations.tsv?raw";
import { alternatives, once, oneOf, readTable } from "./table";

/** The other names of each concept; its own is not repeated among them. */
export const conceptNames = once(
  (): ReadonlyMap<string, readonly string[]> =>
    new Map(readTable(conceptNamesText, (row) => [row.concept ?? "", alternatives(row.synonyms)] as const)),
);

/** The nouns and adjectives that name each organ, besides its own name. */
export const organNames = once(
  (): ReadonlyMap<string, readonly string[]> =>
    new Map(readTable(organNamesText, (row) => [row.organ ?? "", alternatives(row.synonyms)] as const)),
);

const LOCATION_KINDS = ["lobe", "segment", "vertebra", "rib", "quadrant", "clock", "digit", "vessel", "other"] as const;

/** Lobes, segments, vertebrae …; `set` lists the atomic places ("lung:RUL"), so that containment is comparing sets. */
export const locations = once(() =>
  readTable(locationsText, (row) => ({
    kind: oneOf(LOCATION_KINDS, row.kind),
    words: alternatives(row.words),
    set: alternatives(row.set),
    source: row.source ?? "",
  })),
);

/** A concept or an organ by all its names. */
export const allNames = (names: ReadonlyMap<string, readonly string[]>): readonly string[] =>
  [...names].flatMap(([name, others]) => [name, ...others]);
