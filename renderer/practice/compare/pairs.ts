import type { ReportEntry } from "../../../shared/host";

/** A draft and its final of the listing, found by their names. */
export interface ReportPair {
  readonly name: string;
  readonly draft: ReportEntry;
  readonly final: ReportEntry;
}

export interface FoundPairs {
  readonly pairs: readonly ReportPair[];
  /** The names of drafts without a final, and of finals without a draft. */
  readonly alone: readonly string[];
}

const HALF = /^(.+)\.(draft|final)(?:\.(?:readout\.json|json|readout|txt|md))?$/i;

/** The pairs NAME.draft.* and NAME.final.* of the listing, by name. Of two of one kind the newer one counts. */
export function pairsIn(reports: readonly ReportEntry[]): FoundPairs {
  const halves = new Map<string, { name: string; draft?: ReportEntry; final?: ReportEntry }>();
  for (const entry of reports.toSorted((a, b) => b.modifiedMs - a.modifiedMs)) {
    const [, name, kind] = HALF.exec(entry.name) ?? [];
    if (name === undefined || kind === undefined) continue;
    const half = halves.get(name.toLowerCase()) ?? { name };
    halves.set(name.toLowerCase(), half);
    half[kind.toLowerCase() === "draft" ? "draft" : "final"] ??= entry;
  }
  const all = [...halves.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    pairs: all.flatMap(({ name, draft, final }) =>
      draft === undefined || final === undefined ? [] : [{ name, draft, final }],
    ),
    alone: all.flatMap(({ draft, final }) =>
      draft !== undefined && final !== undefined ? [] : [(draft ?? final)?.name ?? ""],
    ),
  };
}

/** The other half of a report that is one of a pair, and which half the report itself is. */
export function partnerOf(
  reports: readonly ReportEntry[],
  handle: string | undefined,
): { readonly is: "draft" | "final"; readonly other: ReportEntry } | undefined {
  if (handle === undefined) return undefined;
  for (const { draft, final } of pairsIn(reports).pairs) {
    if (draft.handle === handle) return { is: "draft", other: final };
    if (final.handle === handle) return { is: "final", other: draft };
  }
  return undefined;
}
