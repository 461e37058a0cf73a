/** One row of a table: column name → cell, in which an empty cell is "". */
export type Cells = Readonly<Record<string, string>>;

/**
 * Reads a tab-separated table with a header row and makes a value of each row. Lines that are empty are left out; a short row
 * has empty cells. `make` takes what it needs from the cells at once: they are one object, overwritten for the next row,
 * because thousands of small dictionaries would be most of the loading time.
 */
export function readTable<Row>(text: string, make: (row: Cells) => Row): readonly Row[] {
  const lines = (text.includes("\r") ? text.replaceAll("\r", "") : text).split("\n");
  const names = (lines[0] ?? "").split("\t");
  const cells: Record<string, string> = {};
  const rows: Row[] = [];
  for (let line = 1; line < lines.length; line++) {
    const source = lines[line];
    if (source === undefined || source === "") continue;
    const parts = source.split("\t");
    for (let column = 0; column < names.length; column++) cells[names[column] ?? ""] = parts[column] ?? "";
    rows.push(make(cells));
  }
  return rows;
}

/** The alternatives of a cell, which stand between "|"; none for an empty cell. */
export function alternatives(cell: string | undefined): readonly string[] {
  return cell === undefined || cell === "" ? [] : cell.split("|");
}

/** A cell's number; undefined for an empty cell. Throws where the cell holds something else: the table is wrong. */
export function numberIn(cell: string | undefined): number | undefined {
  if (cell === undefined || cell === "") return undefined;
  const value = Number(cell);
  if (Number.isNaN(value)) throw new Error(`Not a number in a table: "${cell}"`);
  return value;
}

/** The cell as one of `known`. Throws where it is none of them: the table is wrong. */
export function oneOf<T extends string>(known: readonly T[], cell: string | undefined): T {
  const found = known.find((name) => name === cell);
  if (found === undefined) throw new Error(`"${cell}" is none of ${known.join(", ")}`);
  return found;
}

/**
 * Runs `make` at the first call and keeps its answer. What nobody calls is left out of a program, with the table in it.
 *
 * @__NO_SIDE_EFFECTS__
 */
export function once<T>(make: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => {
    kept ??= { value: make() };
    return kept.value;
  };
}
