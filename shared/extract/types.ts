import type { Block, Range, Report, Section, SectionKind } from "../report/report";
import type { BlockWords } from "./block-words";
import type { Signs } from "./signs";

/** critical 5 · urgent 4 · significant 3 · minor 2 · incidental-benign 1 · normal-negative 0 (ACR Actionable Reporting 2014: 5/4/3 are its categories 1/2/3). */
export type Level = 0 | 1 | 2 | 3 | 4 | 5;

export type Assertion = "present" | "absent" | "possible" | "hypothetical" | "historical" | "other";
export type Laterality = "right" | "left" | "bilateral";
export type Change = "new" | "increased" | "decreased" | "stable" | "resolved";

/** A row of the significance table with its family. Plain data, one object a concept, comparable by identity. */
export interface Concept {
  /** The canonical name, e.g. "pulmonary embolism". */
  readonly id: string;
  /** Its place in the table, from 0. */
  readonly place: number;
  readonly level: Level;
  /** What it is. `normal`: a wording that says that all is well; `descriptor`: what is seen, not what it is (opacity, lesion). */
  readonly kind: "diagnosis" | "descriptor" | "normal" | "category" | "device";
  /** What it may be called otherwise at another depth: "renal cell carcinoma" and "renal mass" share `renal lesion`. */
  readonly family: string;
  /** Families whose finding it may rest on (column described_by): "pneumonia" on consolidation, opacity. */
  readonly describedBy: readonly string[];
  /** The organ that the concept itself implies, a key of the organ table. */
  readonly organ: string | undefined;
  readonly region: string;
  /** PE, ICH, free air, dissection, rupture, torsion, ectopic …: small or mild does not lower them. */
  readonly neverLowered: boolean;
  /** Looks like cancer or may be: breaks ties in the order. */
  readonly malignant: boolean;
  /** Something that takes up space: nodule, mass, lesion, cyst. */
  readonly lesion: boolean;
  /** A report that names it is expected to give its size. */
  readonly sizeRequired: boolean;
  /** A report that names it is expected to give its side. */
  readonly sideRequired: boolean;
}

/** Positions of every mention are positions of the report; they are half-open. */
export interface Mention extends Range {
  readonly text: string;
  readonly sentence: Sentence;
}

/** A finding or diagnosis named in the text, with everything the sentence says about it (catalogue P9). */
export interface Finding extends Mention {
  readonly concept: Concept;
  readonly assertion: Assertion;
  /** The words that decided the assertion ("no evidence of"), where there are any. */
  readonly cue: Range | undefined;
  /** The denial is of a kind only, "no acute …", "no significant …": it contradicts nothing that is old or small. */
  readonly scoped: boolean;
  /** "This lesion": the finding before it that is meant, from which it takes its concept, organ and place. */
  readonly antecedent: Finding | undefined;
  /** 5 definite … 1 unlikely (catalogue Lex-1); 5 where nothing hedges. */
  readonly certainty: 1 | 2 | 3 | 4 | 5;
  /** The concept's organ, or the anatomy that it is attached to. */
  readonly organ: string | undefined;
  readonly laterality: Laterality | undefined;
  /** Where the side word stands. */
  readonly lateralityAt: Range | undefined;
  readonly locations: readonly Location[];
  readonly measurements: readonly Measurement[];
  readonly modifiers: readonly Modifier[];
  readonly change: Change | undefined;
  /** The level after size rules and modifiers (catalogue section 4). */
  readonly level: Level;
  /** What the alignment keeps with it: a map by mentions would have to give each of them a number first. */
  memo: unknown;
}

/** A lobe, segment, vertebral level, rib, quadrant …; `set` lists the atomic places, so that sets can be compared. */
export interface Location extends Range {
  readonly kind: "lobe" | "segment" | "vertebra" | "rib" | "quadrant" | "clock" | "digit" | "vessel" | "other";
  readonly text: string;
  readonly set: readonly string[];
}

/** `name` is a row of the modifier table ("acute", "stable", "benign-appearing", …), `op` what it does to the level. */
export interface Modifier extends Range {
  readonly name: string;
}

export interface Anatomy extends Mention {
  readonly organ: string;
  readonly laterality: Laterality | undefined;
  readonly lateralityAt: Range | undefined;
  readonly assertion: Assertion;
}

/** A side word that says a side of the body, idioms ("left ventricle", "left lateral decubitus") left out. */
export interface Side extends Mention {
  readonly laterality: Laterality;
}

/** A size or another measured value as written, "3.5 x 3.1 cm". */
export interface Measurement extends Mention {
  /** In millimetres for lengths, mL for volumes; in the written unit otherwise. As many as were written. */
  readonly values: readonly number[];
  readonly raw: readonly string[];
  /** UCUM code of the last number's unit; undefined where none is written. */
  readonly unit: string | undefined;
  /** Unit as written, for each value ("cm", "mm"); undefined where the value has none of its own. */
  readonly units: readonly (string | undefined)[];
  readonly quantity:
    | "length"
    | "volume"
    | "attenuation"
    | "suv"
    | "percent"
    | "velocity"
    | "angle"
    | "time"
    | "other"
    | undefined;
  /** "3.5 x 3.1 cm" are dimensions of one thing, "3-5 mm" is a range. */
  readonly form: "single" | "dimensions" | "range";
  readonly role: "current" | "prior";
  readonly comparator: "exact" | "approximately" | "up-to" | "less-than" | "greater-than";
  /** What it measures: a finding of the clause, or a structure of the measurement table by its name. */
  readonly finding: Finding | undefined;
  readonly structure: string | undefined;
}

/** A recommendation with its slots (RSNA and ACR wording: what, when, where, why, on what condition). */
export interface Recommendation extends Range {
  readonly text: string;
  readonly sentence: Sentence;
  readonly action:
    | "imaging"
    | "tissue"
    | "referral"
    | "correlation"
    | "treatment"
    | "laboratory"
    | "none-needed"
    | "follow-up"
    | "evaluation";
  /** Each slot's place, where it is filled. */
  readonly modality: (Range & { readonly code: string }) | undefined;
  /** In days; a range where the report gives one. */
  readonly interval: (Range & { readonly fromDays: number; readonly toDays: number }) | undefined;
  readonly target: Range | undefined;
  readonly condition: Range | undefined;
  readonly strength: "recommend" | "consider" | "may";
  /** "if clinically indicated", "as warranted": a condition that says nothing. */
  readonly escape: Range | undefined;
  /** The object of a correlation ("with serum lipase"), where it names data. */
  readonly object: Range | undefined;
}

/** A phrase of shared/lexicons/phrases.tsv; `group` is its first column, `value` its replacement or payload. */
export interface Phrase extends Mention {
  readonly group: string;
  readonly value: string;
}

/** BI-RADS 4A, LR-5, TI-RADS TR4 … */
export interface Category extends Mention {
  readonly system: string;
  readonly value: string;
}

export interface CalendarDate extends Mention {
  /** ISO year-month-day, as far as it is given ("2024-05", "2024"); undefined where it names no real date. */
  readonly iso: string | undefined;
}

/** One sentence of a block: `text[i]` stands at `from + i`. */
export interface Sentence extends Range {
  readonly text: string;
  readonly block: BlockAnalysis;
  /** 0 for the block's first. */
  readonly index: number;
}

/** All that one block says. The lists stand in the order of the text. */
export interface BlockAnalysis extends Range {
  readonly block: Block;
  /** The kind of its section. */
  readonly kind: SectionKind;
  readonly sentences: readonly Sentence[];
  readonly findings: readonly Finding[];
  readonly anatomy: readonly Anatomy[];
  readonly sides: readonly Side[];
  readonly measurements: readonly Measurement[];
  readonly recommendations: readonly Recommendation[];
  readonly phrases: readonly Phrase[];
  /** The groups of its phrases that rules look for, as bits of phrase-groups.ts. */
  readonly groups: number;
  readonly categories: readonly Category[];
  readonly dates: readonly CalendarDate[];
  /** The number of words. */
  readonly words: number;
  /** The words themselves, as numbers. */
  readonly wording: BlockWords;
  /** What its letters alone tell. */
  readonly signs: Signs;
  /** What keep.ts keeps with the block. */
  kept: unknown[];
}

/** What the exam is, read from the header, Technique and Indication (catalogue P12). */
export interface Exam {
  /** DICOM modality codes: CT, MR, US, DX, MG, NM, PT, RF, XA. */
  readonly modalities: readonly string[];
  readonly regions: readonly string[];
  readonly laterality: Laterality | undefined;
  readonly contrast: "with" | "without" | "both" | undefined;
  readonly sex: "M" | "F" | undefined;
  readonly ageYears: number | undefined;
  /** ISO date. */
  readonly date: string | undefined;
  readonly screening: boolean;
}

/** An Impression item or the paragraph that stands for one. */
export interface ImpressionItem {
  readonly block: BlockAnalysis;
  /** 0-based. */
  readonly index: number;
  /** The highest level of its findings; undefined where nothing in it is ranked (it is then left out of the order). */
  readonly level: Level | undefined;
  readonly lead: Finding | undefined;
}

/** The whole report, analysed. */
export interface Analysis {
  readonly report: Report;
  readonly exam: Exam;
  readonly blocks: readonly BlockAnalysis[];
  readonly items: readonly ImpressionItem[];
  /** What keep.ts keeps with the analysis. */
  kept: unknown[];
  /** The blocks of one kind of section (a combined heading's among them). */
  blocksOf(kind: SectionKind): readonly BlockAnalysis[];
  sectionsOf(kind: SectionKind): readonly Section[];
}
