/** What a point asks of the Impression; templates/README.md says how each is judged. */
export const POINT_KINDS = ["finding", "negative", "answer", "side", "place", "size", "next", "critical"] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/** Five points come with every case. */
export const GENERAL_KINDS = ["order", "certainty", "brevity", "unsupported", "contradiction"] as const;
export type GeneralKind = (typeof GENERAL_KINDS)[number];

export const GENERAL_WEIGHTS = {
  order: 2,
  certainty: 1,
  brevity: 1,
  unsupported: 2,
  contradiction: 2,
} as const satisfies Record<GeneralKind, number>;

export const CASE_REGIONS = [
  "chest",
  "abdomen",
  "pelvis",
  "brain",
  "spine",
  "ob",
  "breast",
  "msk",
  "neck",
  "vascular",
  "body",
] as const;
export type CaseRegion = (typeof CASE_REGIONS)[number];

export type Difficulty = 1 | 2 | 3;

/** One `point` line. */
export interface Point {
  readonly id: string;
  readonly kind: PointKind;
  /** The point whose finding it is about; undefined for a finding, a negative, an answer, and what is about the whole. */
  readonly of: string | undefined;
  readonly weight: number;
  /** The accepted wordings, the most usual first; at least one. */
  readonly wordings: readonly string[];
  /** Wordings that say too little: they meet the point partly. Marked "(partly)" in the file. */
  readonly partly?: readonly string[];
  /** The line of the file, from 1. */
  readonly line: number;
}

/** What is shown after submission, with where it comes from. */
export interface TeachingPoint {
  readonly text: string;
  readonly source: string;
}

/** A practice case, as its file says it. */
export interface PracticeCase {
  /** The file's name without ".txt". */
  readonly id: string;
  readonly title: string;
  /** A DICOM code. */
  readonly modality: string;
  readonly region: CaseRegion;
  readonly difficulty: Difficulty;
  /** A fair time for it. */
  readonly minutes: number;
  readonly population: "adult" | "paediatric";
  readonly source: string;
  readonly points: readonly Point[];
  readonly teaching: readonly TeachingPoint[];
  /** The whole report as text, with the reference Impression. */
  readonly report: string;
  /** The report up to the Impression's heading: what the resident reads. */
  readonly presented: string;
  /** The reference Impression as text, without its heading. */
  readonly reference: string;
}

/** The id that a file's name gives its case. */
export const caseIdOf = (file: string): string => file.replace(/^.*[\\/]/, "").replace(/\.txt$/i, "");
