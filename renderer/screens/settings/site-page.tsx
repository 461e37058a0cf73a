import { useState } from "react";
import { RULES } from "../../../shared/checks/rules/index";
import { readSiteConfiguration } from "../../../shared/checks/site-configuration";
import {
  type CheckSettings,
  DEFAULT_CHECK_SETTINGS,
  DEFAULT_SETTINGS,
  GUIDELINE_EDITIONS,
} from "../../../shared/settings";
import { checksInForce } from "../../../shared/settings-in-force";
import { useSignal } from "../../state/signal";
import { changeSettings } from "../../workbench";
import { useWorkbench } from "../../workbench-context";
import { FileButton } from "./file-button";
import { SettingRow, useMatches } from "./setting-row";

/** The department's file: loaded, shown with what it changes and where each value in force comes from, taken out again. */
export function SitePage() {
  const workbench = useWorkbench();
  const settings = useSignal(workbench.settings);
  const [problem, setProblem] = useState("");
  const { site } = settings;
  const load = (name: string, text: string) => {
    const read = readSiteConfiguration(text);
    setProblem(read.ok ? "" : `${name} was not loaded. ${read.message}`);
    if (read.ok) changeSettings(workbench, { site: { name, checks: read.value } });
  };
  const unload = () => {
    setProblem("");
    changeSettings(workbench, { site: DEFAULT_SETTINGS.site });
  };
  return (
    <>
      <SettingRow
        title="Configuration file"
        about="A JSON file that switches checks, severities, phrases, levels of significance and guideline editions. Your own choices go over it."
        words="site department file load"
      >
        <span className="setting-note">{site.name === "" ? "None is loaded" : site.name}</span>
        <FileButton label="Load…" accept=".json,application/json" read={load} />
        {site.name !== "" && (
          <button type="button" className="button small" onClick={unload}>
            Take out
          </button>
        )}
      </SettingRow>
      {problem !== "" && (
        <p className="setting-problem" role="alert">
          {problem} Nothing was changed.
        </p>
      )}
      <InForce site={site.checks} own={settings.checks} all={checksInForce(settings)} hasSite={site.name !== ""} />
    </>
  );
}

interface InForceProps {
  readonly site: CheckSettings;
  readonly own: CheckSettings;
  readonly all: CheckSettings;
  readonly hasSite: boolean;
}

interface Row {
  readonly what: string;
  readonly value: string;
  readonly from: "you" | "site file" | "default";
}

function InForce({ site, own, all, hasSite }: InForceProps) {
  const shown = useMatches("in force site configuration guideline edition phrases levels");
  if (!shown) return null;
  const rows = rowsOf(site, own, all);
  return (
    <div className="in-force">
      <h4>In force</h4>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Value</th>
            <th scope="col">From</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ what, value, from }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{value}</td>
              <td className={`from ${from === "default" ? "" : "set"}`}>{from}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hasSite && <p className="setting-note">Values that you have set go over those of the site file.</p>}
    </div>
  );
}

function rowsOf(site: CheckSettings, own: CheckSettings, all: CheckSettings): readonly Row[] {
  const source = (inOwn: boolean, inSite: boolean): Row["from"] => (inOwn ? "you" : inSite ? "site file" : "default");
  const differs = (settings: CheckSettings, key: keyof CheckSettings) =>
    JSON.stringify(settings[key]) !== JSON.stringify(DEFAULT_CHECK_SETTINGS[key]);
  const single = (key: keyof CheckSettings, what: string, value: string): Row => ({
    what,
    value,
    from: source(differs(own, key), differs(site, key)),
  });
  const table = (key: "rules" | "levels" | "phrases", what: (id: string) => string, value: (id: string) => string) =>
    Object.keys(all[key]).map(
      (id): Row => ({
        what: what(id),
        value: value(id),
        from: source(Object.hasOwn(own[key], id), Object.hasOwn(site[key], id)),
      }),
    );
  const title = (id: string) => RULES.find((rule) => rule.id === id)?.title ?? id;
  const editions = Object.entries(GUIDELINE_EDITIONS).map(([id, [usual]]): Row => {
    const edition = (settings: CheckSettings) => Object.entries(settings.guidelines).find(([name]) => name === id)?.[1];
    return {
      what: `Edition of ${id}`,
      value: edition(all) ?? usual,
      from: source(edition(own) !== undefined, edition(site) !== undefined),
    };
  });
  return [
    ...table("rules", title, (id) => (all.rules[id] === "info" ? "hint" : (all.rules[id] ?? ""))),
    ...table(
      "levels",
      (id) => `Level of ${id}`,
      (id) => String(all.levels[id] ?? ""),
    ),
    ...table(
      "phrases",
      (id) => `Phrases of ${title(id)}`,
      (id) => `${all.phrases[id]?.add.length ?? 0} added, ${all.phrases[id]?.remove.length ?? 0} taken out`,
    ),
    single("impressionFirst", "Impression stands above Findings", all.impressionFirst ? "yes" : "no"),
    single("deidentified", "Header without patient data", all.deidentified ? "yes" : "no"),
    single("impressionWords", "An Impression is long from", `${all.impressionWords} words`),
    single("impressionItems", "An Impression has many items from", `${all.impressionItems} items`),
    single("communication", "A critical result names", all.communication.join(", ")),
    ...editions,
  ];
}
