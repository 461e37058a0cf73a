/** What became of the old lines: each change names old lines by index, in order. */
export type LineChange =
  | { readonly kind: "kept" | "changed"; readonly old: number; readonly text: string }
  | { readonly kind: "gone"; readonly old: number }
  /** A line that was not there, behind old line `after`, -1 for in front of all. */
  | { readonly kind: "new"; readonly after: number; readonly text: string };

const GONE = 0.55;
const ALIKE = 0.35;

/**
 * Reads a rewritten text as changes of its lines: what is equal stays, what is alike has changed, the rest is new or
 * gone. Blank lines count for nothing, and breaks that a tool has lost are put back where the old lines tell them.
 */
export function alignLines(oldLines: readonly string[], rewritten: readonly string[]): readonly LineChange[] {
  const filled = rewritten.map((line) => line.trim()).filter((line) => line !== "");
  const fresh = cutAgain(oldLines, filled);
  let head = 0;
  while (head < oldLines.length && head < fresh.length && same(oldLines[head], fresh[head])) head++;
  let tail = 0;
  const room = Math.min(oldLines.length, fresh.length) - head;
  while (tail < room && same(oldLines.at(-1 - tail), fresh.at(-1 - tail))) tail++;
  const middle = cheapest(oldLines.slice(head, oldLines.length - tail), fresh.slice(head, fresh.length - tail)).map(
    (change) =>
      change.kind === "new" ? { ...change, after: change.after + head } : { ...change, old: change.old + head },
  );
  const kept = (old: number): LineChange => ({ kind: "kept", old, text: oldLines[old] ?? "" });
  const before = Array.from({ length: head }, (_, old) => kept(old));
  const after = Array.from({ length: tail }, (_, index) => kept(oldLines.length - tail + index));
  return [...before, ...middle, ...after];
}

const squeezed = (text: string) => text.replace(/\s+/g, "");
const same = (a: string | undefined, b: string | undefined) =>
  a !== undefined && b !== undefined && squeezed(a) === squeezed(b);

/**
 * A line that runs several old ones together, "one.Second one.", is cut where they end. A short old line ("12") is looked
 * for only where it is the next in turn: anywhere else it is part of something.
 */
function cutAgain(oldLines: readonly string[], lines: readonly string[]): readonly string[] {
  if (lines.length * 2 > oldLines.length) return lines;
  const known = oldLines.map((line) => line.trim());
  let next = 0;
  return lines.flatMap((line) => {
    const heads: string[] = [];
    const tails: string[] = [];
    let rest = line;
    let turn = known.length - 1;
    for (let index = next; index < known.length; index++) {
      const old = known[index] ?? "";
      if (old === "" || !rest.startsWith(old) || (index !== next && old.length < LONG_ENOUGH)) continue;
      heads.push(old);
      rest = rest.slice(old.length).trimStart();
      next = index + 1;
    }
    for (let index = turn; index >= next; index--) {
      const old = known[index] ?? "";
      if (old === "" || !rest.endsWith(old) || (index !== turn && old.length < LONG_ENOUGH)) continue;
      tails.unshift(old);
      rest = rest.slice(0, -old.length).trimEnd();
      turn = index - 1;
    }
    if (rest === "") return [...heads, ...tails];
    // Where no old line is left over for it, it was written on at the end of the one before.
    if (turn < next && heads.length > 0) return [...heads.slice(0, -1), `${heads.at(-1)} ${rest}`, ...tails];
    return [...heads, rest, ...tails];
  });
}

const LONG_ENOUGH = 12;

/** The edit script of least cost; lines that share enough words may become each other. */
function cheapest(oldLines: readonly string[], lines: readonly string[]): LineChange[] {
  const [m, n] = [oldLines.length, lines.length];
  const oldBags = oldLines.map(bagOf);
  const newBags = lines.map(bagOf);
  const cost = Array.from({ length: m + 1 }, () => new Float64Array(n + 1));
  const at = (i: number, j: number) => cost[i]?.[j] ?? Number.POSITIVE_INFINITY;
  const become = (i: number, j: number) => {
    const alike = likeness(oldBags[i] ?? [], newBags[j] ?? []);
    return alike < ALIKE ? Number.POSITIVE_INFINITY : 1 - alike;
  };
  for (let i = m; i >= 0; i--)
    for (let j = n; j >= 0; j--) {
      const row = cost[i];
      if (row === undefined || (i === m && j === n)) continue;
      const pair = i < m && j < n ? become(i, j) + at(i + 1, j + 1) : Number.POSITIVE_INFINITY;
      row[j] = Math.min(pair, i < m ? GONE + at(i + 1, j) : pair, j < n ? GONE + at(i, j + 1) : pair);
    }
  const changes: LineChange[] = [];
  for (let i = 0, j = 0; i < m || j < n; ) {
    const text = lines[j] ?? "";
    if (i < m && j < n && at(i, j) === become(i, j) + at(i + 1, j + 1)) {
      changes.push({ kind: same(oldLines[i], text) ? "kept" : "changed", old: i, text });
      i++;
      j++;
    } else if (i < m && at(i, j) === GONE + at(i + 1, j)) changes.push({ kind: "gone", old: i++ });
    else {
      changes.push({ kind: "new", after: i - 1, text });
      j++;
    }
  }
  return changes;
}

function bagOf(line: string): readonly string[] {
  return line
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .toSorted();
}

/** Shared words over all words, 0 to 1. */
function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0;
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x = "", y = ""] = [a[i], b[j]];
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return (2 * shared) / (a.length + b.length);
}
