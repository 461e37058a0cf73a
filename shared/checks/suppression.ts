import type { Diagnostic } from "./types";

/**
 * Which rule hides which, where both speak of the same words: the stronger statement contains the weaker. Nothing else
 * hides anything; the panel groups what overlaps.
 */
export const SUPPRESSIONS: Readonly<Record<string, readonly string[] | "all">> = {
  "cons-laterality-mismatch": ["sane-anatomy-impossible"],
  "cons-missing-in-impression": ["comm-critical-missing"],
  "cons-measurement-mismatch": ["meas-unit-inconsistent"],
  "dict-unfilled-field": ["meas-missing"],
  "imp-critical-not-first": ["imp-order-inversion"],
  "imp-vague-item": ["imp-not-interpretive"],
  "skel-section-missing": "all",
};

/** The diagnostics, which stand in the order of their positions, less those that another one of them hides. */
export function withoutSuppressed(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const cover = new Map<string, Cover>();
  for (const diagnostic of diagnostics) {
    const hidden = SUPPRESSIONS[diagnostic.ruleId];
    if (hidden === undefined || hidden === "all") continue;
    for (const id of hidden) addTo(cover, id, diagnostic);
  }
  // An empty section's range holds no more than its heading and placeholder; there are six sections at most.
  const emptied = diagnostics.filter(({ ruleId, from, to }) => SUPPRESSIONS[ruleId] === "all" && from < to);
  if (cover.size === 0 && emptied.length === 0) return diagnostics;
  // A warning hides no error: what a template left open in it must be asked for before the report goes out.
  const weaker = new Set(emptied.filter((section) => diagnostics.some((other) => isWorseIn(section, other))));
  return diagnostics.filter(
    (weak) =>
      !weaker.has(weak) &&
      !isCovered(weak, cover.get(weak.ruleId)) &&
      !emptied.some((strong) => !weaker.has(strong) && strong.ruleId !== weak.ruleId && isIn(strong, weak)),
  );
}

const isIn = (outer: Diagnostic, { from, to }: Diagnostic): boolean => from >= outer.from && to <= outer.to;

const isWorseIn = (section: Diagnostic, other: Diagnostic): boolean =>
  section.severity !== "error" && other.severity === "error" && other.ruleId !== section.ruleId && isIn(section, other);

/** Where a hiding rule spoke: starts in order, and how far all up to here reach. */
interface Cover {
  readonly from: number[];
  readonly reach: number[];
}

function addTo(cover: Map<string, Cover>, id: string, { from, to }: Diagnostic): void {
  let one = cover.get(id);
  if (one === undefined) {
    one = { from: [], reach: [] };
    cover.set(id, one);
  }
  one.from.push(from);
  one.reach.push(Math.max(to, one.reach.at(-1) ?? to));
}

/** By bisection: a report full of placeholders must not cost the square of their number. */
function isCovered({ from, to }: Diagnostic, cover: Cover | undefined): boolean {
  if (cover === undefined) return false;
  let low = 0;
  let high = cover.from.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cover.from[middle] ?? 0) < to) low = middle + 1;
    else high = middle;
  }
  return low > 0 && (cover.reach[low - 1] ?? 0) > from;
}
