import { concepts } from "../lexicons/load";
import { failure, type Result, success } from "../result";
import {
  type CheckSettings,
  COMMUNICATION_ELEMENTS,
  DEFAULT_CHECK_SETTINGS,
  GUIDELINE_EDITIONS,
  type Guideline,
} from "../settings";
import { locateJson } from "./locate-json";
import { RULES } from "./rules/index";

/**
 * Reads a site's configuration: one JSON object with any of the keys of `CheckSettings`. What it leaves out has its
 * default. A key or value that makes no sense is refused, with its line and what is allowed there, because a rule that a
 * site believes to have switched must not stay as it was.
 */
export function readSiteConfiguration(text: string): Result<CheckSettings> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return failure("bad-argument", `The site configuration is not valid JSON. ${locateJson(text, []).hint}`);
  }
  try {
    return success(settingsFrom(value));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { line } = locateJson(text, error.path);
    return failure("bad-argument", `Line ${line} of the site configuration: ${error.message}`);
  }
}

class Refused extends Error {
  readonly path: readonly (string | number)[];

  constructor(path: readonly (string | number)[], message: string) {
    super(message);
    this.path = path;
  }
}

type Path = readonly (string | number)[];
type Reader<T> = (value: unknown, path: Path) => T;

const READERS: { readonly [K in keyof CheckSettings]: Reader<CheckSettings[K]> } = {
  rules: (value, path) =>
    tableOf(value, path, ruleId, (one, at) => oneOf(one, at, ["off", "error", "warning", "info"])),
  levels: (value, path) => tableOf(value, path, conceptId, (one, at) => oneOf(one, at, [0, 1, 2, 3, 4, 5])),
  phrases: (value, path) =>
    tableOf(value, path, ruleId, (one, at) => {
      const { add, remove, ...rest } = objectAt(one, at);
      for (const key of Object.keys(rest))
        throw new Refused([...at, key], `"${key}" is not known; "add" and "remove" are.`);
      return {
        add: listOf(add ?? [], [...at, "add"], phrase),
        remove: listOf(remove ?? [], [...at, "remove"], phrase),
      };
    }),
  guidelines: (value, path) =>
    tableOf(value, path, guideline, (one, at) => oneOf(one, at, GUIDELINE_EDITIONS[at.at(-1) as Guideline])), // read as one above
  impressionFirst: booleanAt,
  deidentified: booleanAt,
  impressionWords: (value, path) => wholeNumber(value, path, 1, 10_000),
  impressionItems: (value, path) => wholeNumber(value, path, 1, 1000),
  communication: (value, path) => listOf(value, path, (one, at) => oneOf(one, at, COMMUNICATION_ELEMENTS)),
};

function settingsFrom(value: unknown): CheckSettings {
  const given = objectAt(value, []);
  for (const key of Object.keys(given))
    if (!Object.hasOwn(READERS, key))
      throw new Refused([key], `"${key}" is not known. Allowed: ${listed(Object.keys(READERS))}.`);
  const read = <K extends keyof CheckSettings>(key: K): CheckSettings[K] =>
    Object.hasOwn(given, key) ? READERS[key](given[key], [key]) : DEFAULT_CHECK_SETTINGS[key];
  return {
    rules: read("rules"),
    levels: read("levels"),
    phrases: read("phrases"),
    guidelines: read("guidelines"),
    impressionFirst: read("impressionFirst"),
    deidentified: read("deidentified"),
    impressionWords: read("impressionWords"),
    impressionItems: read("impressionItems"),
    communication: read("communication"),
  };
}

function ruleId(id: string, path: Path): void {
  const ids = RULES.map((rule) => rule.id);
  if (ids.includes(id)) return;
  const family = ids.filter((known) => known.split("-")[0] === id.split("-")[0]);
  throw new Refused(path, `there is no rule "${id}". Allowed: ${listed(family.length > 0 ? family : ids)}.`);
}

let conceptNames: ReadonlySet<string> | undefined;

function conceptId(id: string, path: Path): void {
  conceptNames ??= new Set(concepts().map(({ concept }) => concept));
  if (conceptNames.has(id)) return;
  const word =
    id
      .toLowerCase()
      .split(/[\s-]+/)
      .at(-1) ?? id;
  const alike = [...conceptNames].filter((name) => name.includes(word)).slice(0, 5);
  const hint =
    alike.length > 0 ? ` Names like it: ${listed(alike)}.` : " Allowed are the names in the table of concepts.";
  throw new Refused(path, `there is no concept "${id}".${hint}`);
}

function guideline(id: string, path: Path): void {
  if (!Object.hasOwn(GUIDELINE_EDITIONS, id))
    throw new Refused(path, `there is no guideline "${id}". Allowed: ${listed(Object.keys(GUIDELINE_EDITIONS))}.`);
}

function phrase(value: unknown, path: Path): string {
  if (typeof value === "string" && value.trim() !== "" && value.length <= 120) return value;
  throw new Refused(path, "a phrase is a text of 1 to 120 characters.");
}

function objectAt(value: unknown, path: Path): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw new Refused(path, `${named(path)} must be an object: { … }.`);
}

function tableOf<T>(
  value: unknown,
  path: Path,
  checkKey: (key: string, path: Path) => void,
  read: Reader<T>,
): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(objectAt(value, path)).map(([key, one]) => {
      const at = [...path, key];
      checkKey(key, at);
      return [key, read(one, at)];
    }),
  );
}

function listOf<T>(value: unknown, path: Path, read: Reader<T>): readonly T[] {
  if (!Array.isArray(value)) throw new Refused(path, `${named(path)} must be a list: [ … ].`);
  return value.map((one, index) => read(one, [...path, index]));
}

function oneOf<T extends string | number>(value: unknown, path: Path, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined)
    throw new Refused(path, `${named(path)} has a value that is not known. Allowed: ${listed(allowed)}.`);
  return found;
}

function booleanAt(value: unknown, path: Path): boolean {
  if (typeof value === "boolean") return value;
  throw new Refused(path, `${named(path)} must be true or false.`);
}

function wholeNumber(value: unknown, path: Path, least: number, most: number): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Refused(path, `${named(path)} must be a whole number from ${least} to ${most}.`);
}

function named(path: Path): string {
  const last = path.findLast((step) => typeof step === "string");
  return last === undefined ? "the file" : `"${last}"`;
}

function listed(values: readonly (string | number)[]): string {
  return values.map((value) => (typeof value === "string" ? `"${value}"` : String(value))).join(", ");
}
