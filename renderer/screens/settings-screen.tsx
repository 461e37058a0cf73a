import type { AppSettings } from "../../shared/settings";
import { useSignal } from "../state/signal";
import { changeSettings } from "../workbench";
import { useWorkbench } from "../workbench-context";
import { Screen } from "./screen";

const THEMES: readonly { readonly value: AppSettings["theme"]; readonly label: string }[] = [
  { value: "dark", label: "Dark" },
  { value: "light", label: "Light" },
  { value: "system", label: "As the system" },
];

export function SettingsScreen() {
  const workbench = useWorkbench();
  const { theme, zoom } = useSignal(workbench.settings);
  return (
    <Screen title="Settings">
      <fieldset className="setting">
        <legend>Theme</legend>
        {THEMES.map(({ value, label }, index) => (
          <label key={value}>
            <input
              type="radio"
              name="theme"
              checked={theme === value}
              {...(index === 0 ? { "data-first": true } : {})}
              onChange={() => changeSettings(workbench, { theme: value })}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <label className="setting">
        Size of the report's text
        <input
          type="range"
          min={0.8}
          max={2}
          step={0.1}
          value={zoom}
          onChange={(event) => changeSettings(workbench, { zoom: Number(event.target.value) })}
        />
        <output>{Math.round(zoom * 100)} %</output>
      </label>
    </Screen>
  );
}
