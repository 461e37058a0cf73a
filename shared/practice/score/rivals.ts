import { once, readTable } from "../../lexicons/table";
import type { Point } from "../case";
import rivalsText from "./rivals.tsv?raw";
import { termsOf } from "./terms";

/** A diagnosis of which another one of its group is not a form: osteopenia is no osteoporosis. */
interface Rival {
  readonly name: string;
  readonly keys: readonly string[];
}

const groups = once((): readonly (readonly Rival[])[] =>
  readTable(rivalsText, ({ diagnoses }) =>
    (diagnoses ?? "").split("|").map((name) => ({ name, keys: termsOf(name).widest.map(({ key }) => key) })),
  ),
);

/** The diagnoses of the table that a point asks for, and those that exclude them. */
export interface Rivalry {
  readonly excluded: readonly Rival[];
}

const known = new WeakMap<Point, Rivalry>();

export function rivalryOf(point: Point): Rivalry {
  let found = known.get(point);
  if (found === undefined) {
    const wanted = [...point.wordings, ...(point.partly ?? [])].map(keysOf);
    const isWanted = ({ keys }: Rival) => wanted.some((own) => keys.every((key) => own.has(key)));
    const excluded = groups().flatMap((group) =>
      group.some(isWanted) ? group.filter((rival) => !isWanted(rival)) : [],
    );
    found = { excluded };
    known.set(point, found);
  }
  return found;
}

const keysOf = (text: string): ReadonlySet<string> => new Set(termsOf(text).terms.map(({ key }) => key));

/** The excluded diagnosis that a text names; undefined where it names none. */
export function rivalIn(text: string, { excluded }: Rivalry): Rival | undefined {
  if (excluded.length === 0) return undefined;
  const own = keysOf(text);
  return excluded.find(({ keys }) => keys.every((key) => own.has(key)));
}
