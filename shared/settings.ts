/** What a site or a user may change about the checks. Plain data; read by readSettings, never by a rule from a file. */
export interface CheckSettings {
  /** Rule id → off, or another severity than the rule's own. */
  readonly rules: Readonly<Record<string, "off" | "error" | "warning" | "info">>;
  /** Concept id → level (0 to 5), over the lexicon's. */
  readonly levels: Readonly<Record<string, 0 | 1 | 2 | 3 | 4 | 5>>;
  /** The department writes the Impression above the Findings. */
  readonly impressionFirst: boolean;
  /** The header is filled in by the information system, or the files are teaching files without patient data. */
  readonly deidentified: boolean;
}

export const DEFAULT_CHECK_SETTINGS: CheckSettings = {
  rules: {},
  levels: {},
  impressionFirst: false,
  deidentified: false,
};

/** What the app remembers between starts. */
export interface AppSettings {
  readonly theme: "system" | "dark" | "light";
  readonly zoom: number;
  readonly panelWidthPx: number;
  readonly panelOpen: boolean;
  readonly checks: CheckSettings;
}

export const DEFAULT_SETTINGS: AppSettings = {
  theme: "dark",
  zoom: 1,
  panelWidthPx: 364,
  panelOpen: true,
  checks: DEFAULT_CHECK_SETTINGS,
};
