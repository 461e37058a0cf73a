import { type KeyboardEvent, memo, useContext, useMemo, useRef, useState } from "react";
import { RULES } from "../../../shared/checks/rules/index";
import type { Rule, Severity } from "../../../shared/checks/types";
import { type CheckSettings, DEFAULT_CHECK_SETTINGS } from "../../../shared/settings";
import { isSigned } from "../../../shared/signing";
import { setDismissals } from "../../card/card-controller";
import { RuleHelp } from "../../card/rule-help";
import { useSignal } from "../../state/signal";
import { changeSettings } from "../../workbench";
import { useWorkbench } from "../../workbench-context";
import { FAMILY_NAMES } from "./family-names";
import { matchesQuery, SettingsQuery } from "./setting-row";

type Level = "off" | Severity;
const LEVELS: readonly { readonly value: Level; readonly label: string }[] = [
  { value: "off", label: "Off" },
  { value: "info", label: "Hint" },
  { value: "warning", label: "Warning" },
  { value: "error", label: "Error" },
];

/** Every check with its severity. Arrows go from check to check and from severity to severity, "?" tells why it is there. */
export function ChecksPage() {
  const workbench = useWorkbench();
  const query = useContext(SettingsQuery);
  const { checks, site } = useSignal(workbench.settings);
  const dismissed = useSignal(workbench.session.state, (state) => state.record.dismissed);
  const signed = useSignal(workbench.session.state, (state) => isSigned(state.record.status));
  const [onlyChanged, setOnlyChanged] = useState(false);
  const [open, setOpen] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(
    () =>
      RULES.filter(
        (rule) =>
          matchesQuery(`${rule.title} ${rule.id} ${rule.why} checks severity`, query) &&
          (!onlyChanged || Object.hasOwn(checks.rules, rule.id)),
      ),
    [query, onlyChanged, checks.rules],
  );
  const change = useMemo(() => changer(workbench), [workbench]);
  const changed = Object.keys(checks.rules).length;
  const toggle = useMemo(() => (id: string) => setOpen((before) => (before === id ? undefined : id)), []);
  return (
    <>
      {query === "" && (
        <div className="setting-tools">
          <label>
            <input type="checkbox" checked={onlyChanged} onChange={(event) => setOnlyChanged(event.target.checked)} />
            Only what I have changed ({changed})
          </label>
          <span className="spacer" />
          {dismissed.length > 0 && (
            <button
              type="button"
              className="button small"
              disabled={signed}
              title={signed ? "What is signed keeps what was dismissed, and why." : undefined}
              onClick={() => setDismissals(workbench, [])}
            >
              Show again what was dismissed in this report ({dismissed.length})
            </button>
          )}
          <button
            type="button"
            className="button small"
            disabled={changed === 0}
            onClick={() => changeSettings(workbench, { checks: { ...checks, rules: DEFAULT_CHECK_SETTINGS.rules } })}
          >
            Reset all
          </button>
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the radio buttons in it */}
      <div className="rules" ref={list} onKeyDown={(event) => walk(event, list.current)}>
        {families(found).map(([family, rules]) => (
          <div key={family} className="rules-family">
            <h4>{FAMILY_NAMES[family] ?? family}</h4>
            {rules.map((rule) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                usual={site.checks.rules[rule.id] ?? rule.severity}
                own={checks.rules[rule.id]}
                fromSite={Object.hasOwn(site.checks.rules, rule.id)}
                open={open === rule.id}
                change={change}
                toggle={toggle}
              />
            ))}
          </div>
        ))}
        {found.length === 0 && query === "" && <p className="setting-note">Nothing is changed.</p>}
      </div>
    </>
  );
}

interface RuleRowProps {
  readonly rule: Rule;
  /** What it is without the author's own choice. */
  readonly usual: Level;
  readonly own: Level | undefined;
  readonly fromSite: boolean;
  readonly open: boolean;
  readonly change: (id: string, level: Level, usual: Level) => void;
  readonly toggle: (id: string) => void;
}

const RuleRow = memo(function RuleRow({ rule, usual, own, fromSite, open, change, toggle }: RuleRowProps) {
  const level = own ?? usual;
  return (
    <div className={level === "off" ? "rule-row off" : "rule-row"}>
      <div className="rule-line">
        <span className="rule-title">
          {rule.title}
          <code>{rule.id}</code>
          {fromSite && <span className="rule-site">site</span>}
        </span>
        {own !== undefined && (
          <button
            type="button"
            className="quiet"
            tabIndex={-1}
            aria-label={`Reset: ${rule.title}`}
            onClick={() => change(rule.id, usual, usual)}
          >
            Reset
          </button>
        )}
        <div className="segments" role="radiogroup" aria-label={rule.title}>
          {LEVELS.map(({ value, label }) => (
            <label key={value} className={value}>
              <input
                type="radio"
                name={`rule-${rule.id}`}
                value={value}
                checked={value === level}
                onChange={() => change(rule.id, value, usual)}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
        <button
          type="button"
          className="quiet rule-why"
          tabIndex={-1}
          aria-expanded={open}
          aria-label={`Why: ${rule.title}`}
          onClick={() => toggle(rule.id)}
        >
          ?
        </button>
      </div>
      {open && <RuleHelp rule={rule} />}
    </div>
  );
});

function changer(workbench: ReturnType<typeof useWorkbench>) {
  return (id: string, level: Level, usual: Level) => {
    const { checks } = workbench.settings.get();
    const { [id]: _, ...others } = checks.rules;
    const rules: CheckSettings["rules"] = level === usual ? others : { ...others, [id]: level };
    changeSettings(workbench, { checks: { ...checks, rules } });
  };
}

/** Up and down go to the next check; left and right are the radio buttons' own. */
function walk(event: KeyboardEvent, list: HTMLElement | null): void {
  const row = event.target instanceof Element ? event.target.closest(".rule-row") : null;
  if (list === null || row === null) return;
  if (event.key === "?") {
    event.preventDefault();
    row.querySelector<HTMLElement>(".rule-why")?.click();
    return;
  }
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const ends: Readonly<Record<string, number>> = { Home: 0, End: -1 };
  if (step === 0 && !Object.hasOwn(ends, event.key)) return;
  event.preventDefault();
  const rows = [...list.querySelectorAll(".rule-row")];
  const next = step === 0 ? rows.at(ends[event.key] ?? 0) : rows[rows.indexOf(row) + step];
  next?.querySelector<HTMLElement>("input:checked")?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function families(rules: readonly Rule[]): readonly (readonly [string, readonly Rule[]])[] {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    const family = rule.id.split("-")[0] ?? "";
    groups.set(family, [...(groups.get(family) ?? []), rule]);
  }
  return [...groups];
}
