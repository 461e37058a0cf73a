/** One row of a table: column name → cell, in which an empty cell is "". */
export type Cells = Readonly<Record<string, string>>;

/** Reads a tab-separated table with a header row. Lines that are empty are left out; a short row has empty cells. */
export function readTable(text: string): readonly Cells[] {
  const lines = text.split(/\r?\n/);
  const names = (lines[0] ?? "").split("\t");
  const rows: Cells[] = [];
  for (let line = 1; line < lines.length; line++) {
    const source = lines[line];
    if (source === undefined || source === "") continue;
    const cells = source.split("\t");
    const row: Record<string, string> = {};
    for (let column = 0; column < names.length; column++) row[names[column] ?? ""] = cells[column] ?? "";
    rows.push(row);
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

/** Runs `make` at the first call and keeps its answer. */
export function once<T>(make: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => {
    kept ??= { value: make() };
    return kept.value;
  };
}
