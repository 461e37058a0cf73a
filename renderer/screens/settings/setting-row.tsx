import { createContext, type ReactNode, useContext } from "react";
import { type AppSettings, DEFAULT_SETTINGS } from "../../../shared/settings";
import { useSignal } from "../../state/signal";
import { changeSettings } from "../../workbench";
import { useWorkbench } from "../../workbench-context";

/** What was typed into the search box. Rows that do not match are not there. */
export const SettingsQuery = createContext("");

/** Every word of the query begins a word of the text, whatever their order. */
export function matchesQuery(text: string, query: string): boolean {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const whole = text.toLowerCase();
  return wanted.every(
    (part) => words.some((word) => word.startsWith(part)) || (part.length > 3 && whole.includes(part)),
  );
}

export function useMatches(text: string): boolean {
  return matchesQuery(text, useContext(SettingsQuery));
}

interface SettingRowProps {
  readonly title: string;
  readonly about?: string;
  /** More words that it is found by. */
  readonly words?: string;
  /** Of the control that the title names. */
  readonly htmlFor?: string;
  /** Whether something else than the default is set, and how to go back to it. */
  readonly reset?: { readonly changed: boolean; readonly run: () => void };
  readonly children: ReactNode;
}

export function SettingRow({ title, about = "", words = "", htmlFor, reset, children }: SettingRowProps) {
  if (!useMatches(`${title} ${about} ${words}`)) return null;
  return (
    <div className="setting-row">
      <div className="setting-text">
        {htmlFor === undefined ? (
          <span className="setting-title">{title}</span>
        ) : (
          <label className="setting-title" htmlFor={htmlFor}>
            {title}
          </label>
        )}
        {about !== "" && <p>{about}</p>}
      </div>
      <div className="setting-control">
        {children}
        {reset?.changed === true && (
          <button type="button" className="quiet" onClick={reset.run} aria-label={`Reset: ${title}`}>
            Reset
          </button>
        )}
      </div>
    </div>
  );
}

/** One setting with its change and its way back to the default. */
export function useSetting<K extends keyof AppSettings>(name: K) {
  const workbench = useWorkbench();
  const value = useSignal(workbench.settings, (settings) => settings[name]);
  const change = (next: AppSettings[K]) => changeSettings(workbench, { [name]: next });
  const reset = { changed: value !== DEFAULT_SETTINGS[name], run: () => change(DEFAULT_SETTINGS[name]) };
  return { value, change, reset };
}

interface ChoicesProps<T extends string> {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly choose: (value: T) => void;
}

/** A few choices side by side, one of them taken: radio buttons that look like one control. */
export function Choices<T extends string>({ name, label, choices, value, choose }: ChoicesProps<T>) {
  return (
    <div className="segments" role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => choose(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}
