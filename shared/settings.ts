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

export const THEMES = ["dark", "light", "system", "contrast-dark", "contrast-light"] as const;
export type Theme = (typeof THEMES)[number];

/** The sections that a text expansion may be bound to. */
export const MACRO_SECTIONS = ["indication", "technique", "comparison", "findings", "impression"] as const;
export type MacroSection = (typeof MACRO_SECTIONS)[number];

/** Text that is put in by its letters or from a list. One or more lines, open places in the notation of text/fields.ts. */
export interface Macro {
  /** Names it in lists; unique among a user's own. */
  readonly name: string;
  /** The letters that become the text; "" for one that is chosen from the list only. */
  readonly shortcut: string;
  readonly text: string;
  /** Where it belongs: its letters are left alone elsewhere. */
  readonly section: MacroSection | "any";
}

/** What an export holds and how it looks. */
export interface ExportProfile {
  readonly format: "text" | "pdf";
  readonly pageSize: "A4" | "LETTER";
  /** Header fields that are left out, by their DICOM keyword. */
  readonly hiddenFields: readonly string[];
  /** Sections without text are named, with nothing under them. */
  readonly emptySections: boolean;
  /** The line that says draft, preliminary or final. */
  readonly statusLine: boolean;
}

/** The department's configuration as it was loaded; `name` is the file's, "" where none is loaded. */
export interface SiteConfiguration {
  readonly name: string;
  readonly checks: CheckSettings;
}

export interface DictationSettings {
  /** "Next field" that arrives as text, alone between two pauses, is done instead of written. */
  readonly spokenCommands: boolean;
}

export interface PracticeSettings {
  /** The checks speak while the Impression is written. */
  readonly live: boolean;
  /** The time that has gone is shown. */
  readonly timer: boolean;
}

/** What the app remembers between starts. */
export interface AppSettings {
  readonly theme: Theme;
  /** The whole window. */
  readonly zoom: number;
  /** The report's text beside the rest of the window; 1 is what fits the monitor. */
  readonly textScale: number;
  readonly panelWidthPx: number;
  readonly panelOpen: boolean;
  /** The width of the column with a prior report. */
  readonly priorWidthPx: number;
  /** Who signs; "" until it was asked for once. */
  readonly authorName: string;
  /** The user's own choices; they go over the site's. */
  readonly checks: CheckSettings;
  readonly site: SiteConfiguration;
  /** Command id → keys ("Mod-Shift-s"), null for none; a command that is not named has its own. */
  readonly keys: Readonly<Record<string, string | null>>;
  readonly macros: readonly Macro[];
  /** The set that comes with the app. */
  readonly starterMacros: boolean;
  /** Names, the last used first. */
  readonly recentMacros: readonly string[];
  readonly exportProfile: ExportProfile;
  readonly dictation: DictationSettings;
  /** The department's templates; "" for none. Only the host changes it, when the user has chosen a folder. */
  readonly templateFolder: string;
  /** "own/knee.txt", the last used first. */
  readonly recentTemplates: readonly string[];
  readonly practice: PracticeSettings;
}

export const DEFAULT_SETTINGS: AppSettings = {
  theme: "dark",
  zoom: 1,
  textScale: 1,
  panelWidthPx: 364,
  panelOpen: true,
  priorWidthPx: 400,
  authorName: "",
  checks: DEFAULT_CHECK_SETTINGS,
  site: { name: "", checks: DEFAULT_CHECK_SETTINGS },
  keys: {},
  macros: [],
  starterMacros: true,
  recentMacros: [],
  exportProfile: { format: "text", pageSize: "A4", hiddenFields: [], emptySections: true, statusLine: true },
  dictation: { spokenCommands: true },
  templateFolder: "",
  recentTemplates: [],
  practice: { live: false, timer: false },
};
