/** A level of the significance scale, 5 critical … 0 normal. */
export type SettingLevel = 0 | 1 | 2 | 3 | 4 | 5;

/** What a statement that a critical result was passed on may be asked to name. */
export const COMMUNICATION_ELEMENTS = ["recipient", "role", "sender", "date", "time", "method", "read-back"] as const;
export type CommunicationElement = (typeof COMMUNICATION_ELEMENTS)[number];

/** Guidelines with the editions that the checks know; the first is the default. */
export const GUIDELINE_EDITIONS = {
  fleischner: ["2017"],
  "lung-rads": ["2022"],
  "bi-rads": ["2013", "2025"],
  "ti-rads": ["2017"],
  "li-rads": ["2018"],
  "pi-rads": ["2.1"],
  "o-rads": ["2022"],
  "cad-rads": ["2.0"],
  bosniak: ["2019", "2005"],
} as const satisfies Record<string, readonly [string, ...string[]]>;
export type Guideline = keyof typeof GUIDELINE_EDITIONS;

/** Phrases that a site takes out of a rule's list, or adds to it. */
export interface PhraseChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** What a site or a user may change about the checks. Plain data; read by readSettings, never by a rule from a file. */
export interface CheckSettings {
  /** Rule id → off, or another severity than the rule's own. */
  readonly rules: Readonly<Record<string, "off" | "error" | "warning" | "info">>;
  /** Concept id → level (0 to 5), over the lexicon's. */
  readonly levels: Readonly<Record<string, SettingLevel>>;
  /** Rule id → phrases added to its list or taken out of it. */
  readonly phrases: Readonly<Record<string, PhraseChange>>;
  /** Guideline → edition; the default edition where it is absent. */
  readonly guidelines: Readonly<Partial<Record<Guideline, string>>>;
  /** The department writes the Impression above the Findings. */
  readonly impressionFirst: boolean;
  /** The header is filled in by the information system, or the files are teaching files without patient data. */
  readonly deidentified: boolean;
  /** An Impression of more words than this is long, unless the Findings are far longer. */
  readonly impressionWords: number;
  /** An Impression of more items than this is long. */
  readonly impressionItems: number;
  /** What a communication statement must name. */
  readonly communication: readonly CommunicationElement[];
}

export const DEFAULT_CHECK_SETTINGS: CheckSettings = {
  rules: {},
  levels: {},
  phrases: {},
  guidelines: {},
  impressionFirst: false,
  deidentified: false,
  impressionWords: 120,
  impressionItems: 8,
  communication: ["recipient", "date", "time", "method"],
};

/** What the app remembers between starts. */
export interface AppSettings {
  readonly theme: "system" | "dark" | "light";
  readonly zoom: number;
  readonly panelWidthPx: number;
  readonly panelOpen: boolean;
  /** The width of the column with a prior report. */
  readonly priorWidthPx: number;
  /** Who signs; "" until it was asked for once. */
  readonly authorName: string;
  readonly checks: CheckSettings;
}

export const DEFAULT_SETTINGS: AppSettings = {
  theme: "dark",
  zoom: 1,
  panelWidthPx: 364,
  panelOpen: true,
  priorWidthPx: 400,
  authorName: "",
  checks: DEFAULT_CHECK_SETTINGS,
};
