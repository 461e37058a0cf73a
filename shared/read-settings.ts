import {
  type AppSettings,
  type CheckSettings,
  COMMUNICATION_ELEMENTS,
  DEFAULT_CHECK_SETTINGS,
  DEFAULT_SETTINGS,
  type DictationSettings,
  type ExportProfile,
  MACRO_SECTIONS,
  type Macro,
  type PhraseChange,
  type PracticeSettings,
  type SiteConfiguration,
  THEMES,
} from "./settings";

/**
 * Reads settings from anything: a file by hand, a page's message. Unknown keys are dropped without a word (a newer
 * version may have written them); a known key with a value that makes no sense has its default and is named in
 * `problems` ("zoom", "checks.levels").
 */
export function readAppSettings(value: unknown): {
  readonly settings: AppSettings;
  readonly problems: readonly string[];
} {
  return readObject(value, APP_READERS, DEFAULT_SETTINGS, "");
}

export function readCheckSettings(value: unknown): {
  readonly settings: CheckSettings;
  readonly problems: readonly string[];
} {
  return readObject(value, CHECK_READERS, DEFAULT_CHECK_SETTINGS, "");
}

type Reader<T> = (value: unknown, problem: (at: string) => void) => T | undefined;
type Readers<T> = { readonly [K in keyof T]-?: Reader<T[K]> };

const oneOf =
  <T extends string | number>(...choices: readonly T[]): Reader<T> =>
  (value) =>
    choices.find((choice) => choice === value);
const boolean: Reader<boolean> = (value) => (typeof value === "boolean" ? value : undefined);
const numberWithin =
  (low: number, high: number): Reader<number> =>
  (value) =>
    typeof value === "number" && value >= low && value <= high ? value : undefined;

/** A table by id; one entry that makes no sense costs that entry alone. */
const table =
  <T>(read: Reader<T>): Reader<Readonly<Record<string, T>>> =>
  (value, problem) => {
    if (!isObject(value)) return undefined;
    const entries: [string, T][] = [];
    for (const [id, item] of Object.entries(value)) {
      const known = /^[\w][\w .,:;()'/&+-]{0,119}$/.test(id) ? read(item, problem) : undefined;
      if (known === undefined) problem("");
      else entries.push([id, known]);
    }
    return Object.fromEntries(entries);
  };

const text: Reader<string> = (value) => (typeof value === "string" && value.length <= 200 ? value : undefined);

const listOf =
  <T>(read: Reader<T>): Reader<readonly T[]> =>
  (value, problem) => {
    if (!Array.isArray(value)) return undefined;
    const items = value.map((item) => read(item, problem));
    return items.every((item) => item !== undefined) ? items : undefined;
  };

const phraseChange: Reader<PhraseChange> = (value, problem) => {
  if (!isObject(value)) return undefined;
  const add = listOf(text)(value.add ?? [], problem);
  const remove = listOf(text)(value.remove ?? [], problem);
  return add && remove && { add, remove };
};

const checkSettings: Reader<CheckSettings> = (value, problem) =>
  part(value, problem, CHECK_READERS, DEFAULT_CHECK_SETTINGS);

const textOf =
  (longest: number): Reader<string> =>
  (value) =>
    typeof value === "string" && value.length <= longest ? value : undefined;

/** A list of things with names: one that makes no sense is named by its place and left out, the others stay. */
const entries =
  <T>(read: (value: Readonly<Record<string, unknown>>) => T | undefined): Reader<readonly T[]> =>
  (value, problem) => {
    if (!Array.isArray(value) || value.length > MOST_ENTRIES) return undefined;
    return value.flatMap((item, index) => {
      const known = isObject(item) ? read(item) : undefined;
      if (known === undefined) problem(`.${index + 1}`);
      return known === undefined ? [] : [known];
    });
  };

const MOST_ENTRIES = 5000;

function macro({ name, shortcut, text, section }: Readonly<Record<string, unknown>>): Macro | undefined {
  const place = [...MACRO_SECTIONS, "any" as const].find((known) => known === section);
  if (typeof name !== "string" || typeof shortcut !== "string" || typeof text !== "string") return undefined;
  if (place === undefined || name === "" || text === "" || !isShortcut(shortcut)) return undefined;
  return name.length > 120 || text.length > 20_000 ? undefined : { name, shortcut, text, section: place };
}

/** One word: letters and digits, so that where it begins and ends is never in doubt. "" for none. */
export function isShortcut(text: string): boolean {
  return text === "" || /^[\p{L}\p{N}]{1,20}$/u.test(text);
}

const KEYS = /^(?:Mod-|Ctrl-)?(?:Alt-)?(?:Shift-)?(?:[^\s]|[A-Z][A-Za-z0-9]{1,20})$/;
const keys: Reader<string | null> = (value) =>
  value === null || (typeof value === "string" && KEYS.test(value)) ? value : undefined;

const EXPORT_READERS: Readers<ExportProfile> = {
  format: oneOf("text", "pdf"),
  pageSize: oneOf("A4", "LETTER"),
  hiddenFields: listOf(text),
  emptySections: boolean,
  statusLine: boolean,
};

const CHECK_READERS: Readers<CheckSettings> = {
  rules: table(oneOf("off", "error", "warning", "info")),
  levels: table(oneOf(0, 1, 2, 3, 4, 5)),
  phrases: table(phraseChange),
  guidelines: table(text),
  impressionFirst: boolean,
  deidentified: boolean,
  impressionWords: numberWithin(1, 10_000),
  impressionItems: numberWithin(1, 1000),
  communication: listOf(oneOf(...COMMUNICATION_ELEMENTS)),
};

const SITE_READERS: Readers<SiteConfiguration> = { name: textOf(400), checks: checkSettings };
const DICTATION_READERS: Readers<DictationSettings> = { spokenCommands: boolean };

const PRACTICE_READERS: Readers<PracticeSettings> = { live: boolean, timer: boolean };

const APP_READERS: Readers<AppSettings> = {
  theme: oneOf(...THEMES),
  zoom: numberWithin(0.5, 3),
  panelWidthPx: numberWithin(200, 1200),
  panelOpen: boolean,
  priorWidthPx: numberWithin(200, 1200),
  authorName: text,
  textScale: numberWithin(0.5, 3),
  checks: checkSettings,
  site: (value, problem) => part(value, problem, SITE_READERS, DEFAULT_SETTINGS.site),
  keys: table(keys),
  macros: entries(macro),
  starterMacros: boolean,
  recentMacros: listOf(text),
  exportProfile: (value, problem) => part(value, problem, EXPORT_READERS, DEFAULT_SETTINGS.exportProfile),
  dictation: (value, problem) => part(value, problem, DICTATION_READERS, DEFAULT_SETTINGS.dictation),
  templateFolder: textOf(4096),
  recentTemplates: listOf(textOf(300)),
  practice: (value, problem) => part(value, problem, PRACTICE_READERS, DEFAULT_SETTINGS.practice),
};

/** An object within the settings: what is wrong with it is named by the way to it. */
function part<T extends object>(value: unknown, problem: (at: string) => void, readers: Readers<T>, defaults: T): T {
  const { settings, problems } = readObject(value, readers, defaults, "");
  for (const name of problems) problem(name === "" ? "" : `.${name}`);
  return settings;
}

function readObject<T extends object>(value: unknown, readers: Readers<T>, defaults: T, path: string) {
  const problems = new Set<string>();
  if (!isObject(value)) return { settings: defaults, problems: [path] };
  const settings = { ...defaults };
  for (const key in readers) {
    if (!Object.hasOwn(value, key)) continue;
    const read = readers[key](value[key], (at) => problems.add(`${key}${at}`));
    if (read === undefined) problems.add(key);
    else settings[key] = read;
  }
  return { settings, problems: [...problems] };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
