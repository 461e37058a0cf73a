import { type AppSettings, type CheckSettings, DEFAULT_CHECK_SETTINGS } from "./settings";

/**
 * What the checks are run with: the site's configuration, and over it what the user has chosen. A single value of the
 * user's counts where it differs from the default. The same settings give the same object.
 */
export function checksInForce({ checks, site }: Pick<AppSettings, "checks" | "site">): CheckSettings {
  if (site.name === "") return checks;
  const own = kept.get(checks) ?? new WeakMap<CheckSettings, CheckSettings>();
  const made = own.get(site.checks) ?? merged(site.checks, checks);
  own.set(site.checks, made);
  kept.set(checks, own);
  return made;
}

const kept = new WeakMap<CheckSettings, WeakMap<CheckSettings, CheckSettings>>();

function merged(site: CheckSettings, own: CheckSettings): CheckSettings {
  const one = <K extends keyof CheckSettings>(key: K): CheckSettings[K] =>
    JSON.stringify(own[key]) === JSON.stringify(DEFAULT_CHECK_SETTINGS[key]) ? site[key] : own[key];
  return {
    rules: { ...site.rules, ...own.rules },
    levels: { ...site.levels, ...own.levels },
    phrases: { ...site.phrases, ...own.phrases },
    guidelines: { ...site.guidelines, ...own.guidelines },
    impressionFirst: one("impressionFirst"),
    deidentified: one("deidentified"),
    impressionWords: one("impressionWords"),
    impressionItems: one("impressionItems"),
    communication: one("communication"),
  };
}
