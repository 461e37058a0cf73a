import anatomyText from "./anatomy.tsv?columns=organ,parent,paired,region&raw";
import assertionText from "./assertion.tsv?raw";
import conceptsText from "./concepts.tsv?columns=concept,level,kind,family,described_by,organ,region,flags,covers&raw";
import { alternatives, numberIn, once, oneOf, readTable } from "./table";

/** 0 normal … 5 critical; see README.md, "Levels". */
export type TableLevel = 0 | 1 | 2 | 3 | 4 | 5;

const KINDS = ["diagnosis", "descriptor", "normal", "category", "device"] as const;

export interface ConceptRow {
  readonly concept: string;
  readonly level: TableLevel;
  readonly kind: (typeof KINDS)[number];
  readonly family: string;
  /** Families that the Findings may use for it ("filling defect" for a pulmonary embolism). */
  readonly describedBy: readonly string[];
  /** A key of the anatomy table; undefined where the concept can sit anywhere. */
  readonly organ: string | undefined;
  readonly region: string;
  readonly flags: ReadonlySet<string>;
  /** Of a normal wording: the families that it denies. */
  readonly covers: readonly string[];
}

/** What the report may call things, with level and family; their other names are in names.ts. */
export const concepts = once((): readonly ConceptRow[] =>
  readTable(conceptsText, (row) => ({
    concept: row.concept ?? "",
    level: Number(oneOf(["0", "1", "2", "3", "4", "5"], row.level)) as TableLevel, // one of the six, checked here
    kind: oneOf(KINDS, row.kind),
    family: row.family ?? "",
    describedBy: alternatives(row.described_by),
    organ: row.organ || undefined,
    region: row.region ?? "",
    flags: new Set(alternatives(row.flags)),
    covers: alternatives(row.covers),
  })),
);

export interface AnatomyRow {
  readonly organ: string;
  /** The organ that it is a part of; undefined for the body. */
  readonly parent: string | undefined;
  readonly paired: boolean;
  readonly region: string;
}

/** Organs and parts of the body, each below what it is a part of; their other names are in names.ts. */
export const anatomy = once((): readonly AnatomyRow[] =>
  readTable(anatomyText, (row) => ({
    organ: row.organ ?? "",
    parent: row.parent || undefined,
    paired: row.paired === "yes",
    region: row.region ?? "",
  })),
);

const TRIGGERS = [
  "negation-pre",
  "negation-post",
  "resolved-pre",
  "resolved-post",
  "pseudo",
  "termination",
  "uncertain-pre",
  "uncertain-post",
  "historical-pre",
  "historical-post",
  "hypothetical-pre",
  "hypothetical-post",
  "experiencer",
] as const;

/** What a trigger does to the mentions around it. */
export interface AssertionRow {
  readonly category: (typeof TRIGGERS)[number];
  /** Which side of the trigger its scope lies on; "none" for pseudo-triggers and terminations. */
  readonly direction: "forward" | "backward" | "none";
  /** 1 unlikely … 5 definite; undefined where the trigger says nothing about certainty. */
  readonly certainty: 1 | 2 | 3 | 4 | 5 | undefined;
  /** The scope's greatest length in words; undefined: to the end of the clause. */
  readonly maxScope: number | undefined;
  /** Ends the scope of a trigger before it. */
  readonly endsScope: boolean;
}

export interface TriggerRow extends AssertionRow {
  readonly trigger: string;
  readonly source: string;
}

/** The words that decide whether a finding is there. A trigger may stand once for each direction. */
export const assertionTriggers = once((): readonly TriggerRow[] =>
  readTable(
    assertionText,
    (row): TriggerRow => ({
      trigger: row.trigger ?? "",
      category: oneOf(TRIGGERS, row.category),
      direction: oneOf(["forward", "backward", "none"], row.direction),
      certainty: row.certainty
        ? (Number(oneOf(["1", "2", "3", "4", "5"], row.certainty)) as 1 | 2 | 3 | 4 | 5)
        : undefined,
      maxScope: numberIn(row.max_scope),
      endsScope: row.ends_scope === "yes",
      source: row.source ?? "",
    }),
  ).flatMap((row) =>
    row.trigger.includes("(") ? spelledOut(row.trigger).map((trigger) => ({ ...row, trigger })) : row,
  ),
);

/** "(prior|old) CT" stands for "prior CT" and "old CT". */
function spelledOut(trigger: string): readonly string[] {
  const group = /\(([^()]*)\)/.exec(trigger);
  if (group === null) return [trigger];
  const before = trigger.slice(0, group.index);
  const after = trigger.slice(group.index + group[0].length);
  return alternatives(group[1]).flatMap((one) => spelledOut(before + one + after));
}

export * from "./tables";
