import type { AppSettings, Macro } from "../../shared/settings";
import { readMacroTable } from "./macro-table";
import starterText from "./starter-macros.tsv?raw";

/** The set that comes with the app. */
export const STARTER_MACROS: readonly Macro[] = readMacroTable(starterText).macros;

type Chosen = Pick<AppSettings, "macros" | "starterMacros">;

/** All that may be put in: the author's own, then those of the starter set that none of them replaces. */
export function macrosOf({ macros, starterMacros }: Chosen): readonly Macro[] {
  if (!starterMacros) return macros;
  const names = new Set(macros.map(({ name }) => name));
  const letters = new Set(macros.map(({ shortcut }) => shortcut).filter(Boolean));
  return [...macros, ...STARTER_MACROS.filter(({ name, shortcut }) => !names.has(name) && !letters.has(shortcut))];
}

let known: { readonly own: readonly Macro[]; readonly starter: boolean; readonly map: Index } | undefined;
type Index = ReadonlyMap<string, readonly Macro[]>;

/** By their letters. Made once for the settings as they are: it is asked at each key. */
export function macroIndex(settings: Chosen): Index {
  if (known?.own === settings.macros && known.starter === settings.starterMacros) return known.map;
  const map = new Map<string, Macro[]>();
  for (const macro of macrosOf(settings)) {
    if (macro.shortcut === "") continue;
    const same = map.get(macro.shortcut);
    if (same === undefined) map.set(macro.shortcut, [macro]);
    else same.push(macro);
  }
  known = { own: settings.macros, starter: settings.starterMacros, map };
  return map;
}

/** Recently used first, then by name. */
export function byRecent(macros: readonly Macro[], recent: readonly string[]): readonly Macro[] {
  const rank = (name: string) => {
    const at = recent.indexOf(name);
    return at < 0 ? recent.length : at;
  };
  return macros.toSorted((a, b) => rank(a.name) - rank(b.name) || a.name.localeCompare(b.name));
}
