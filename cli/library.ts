import { join, resolve } from "node:path";
import { createCaseStore } from "../host/case-store";
import { dataFolder } from "../host/data-folder";
import { createSettingsFile, peekSettings } from "../host/settings-file";
import { createTemplateStore } from "../host/template-store";
import { BUILT_IN_CASES } from "../shared/practice/built-in";
import type { Result } from "../shared/result";
import { BUILT_IN_TEMPLATES } from "../shared/templates/built-in";
import { CannotWork, oneOf } from "./command";

/** Where a file comes from, in the order in which one is taken before another of the same name. */
export const ORIGINS = ["own", "shared", "built-in"] as const;
export type Origin = (typeof ORIGINS)[number];

/** What stands behind a name in a list. */
export const ORIGIN_WORDS: Readonly<Record<Origin, string>> = {
  own: "your own",
  shared: "department",
  "built-in": "",
};

/** Options of every command that looks templates or cases up. */
export const LIBRARY_OPTIONS = { templates: { type: "string" }, from: { type: "string" } } as const;

/**
 * The files that the app has: those that come with Readout, the user's own in the data folder, and the department's in the
 * folder of the settings, or in `named`. Nothing is written.
 */
export async function openLibrary(named: string | undefined) {
  const data = dataFolder();
  const path = join(data, "settings.json");
  const department = named === undefined ? (await peekSettings(path)).templateFolder : resolve(named);
  const common = { settings: createSettingsFile(path), shared: department };
  return {
    templates: createTemplateStore({ ...common, builtIn: BUILT_IN_TEMPLATES, own: join(data, "templates") }),
    cases: createCaseStore({ ...common, builtIn: BUILT_IN_CASES, own: join(data, "cases") }),
  };
}

/** What the host answers, or the end of the work. */
export function answered<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new CannotWork(result.message);
}

/** `--from`: one origin only. */
export function wantedOrigin(from: string | undefined): Origin | undefined {
  return from === undefined ? undefined : oneOf(from, "from", ORIGINS);
}

/** The first of a name, one's own before the department's before Readout's. */
export function firstOf<T extends { readonly id: string; readonly origin: Origin }>(
  all: readonly T[],
  id: string,
  from: Origin | undefined,
): T | undefined {
  const named = all.filter((one) => one.id === id && (from ?? one.origin) === one.origin);
  return named.toSorted((a, b) => ORIGINS.indexOf(a.origin) - ORIGINS.indexOf(b.origin))[0];
}

/** " Near it: a, b." for a name that there is not; "" where nothing is near. */
export function nearHint(all: readonly { readonly id: string }[], name: string): string {
  const parts = name.toLowerCase().split(/[^a-z0-9]+/);
  const near = all.filter(({ id }) => parts.some((part) => part.length > 2 && id.includes(part)));
  return near.length > 0 ? ` Near it: ${[...new Set(near.map(({ id }) => id))].join(", ")}.` : "";
}
