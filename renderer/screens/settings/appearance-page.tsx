import { useId } from "react";
import { Choices, SettingRow, useSetting } from "./setting-row";

const THEME_CHOICES = [
  { value: "dark", label: "Dark" },
  { value: "light", label: "Light" },
  { value: "contrast-dark", label: "High contrast, dark" },
  { value: "contrast-light", label: "High contrast, light" },
  { value: "system", label: "As the system" },
] as const;

export function AppearancePage() {
  const theme = useSetting("theme");
  const panel = useSetting("panelOpen");
  const panelId = useId();
  return (
    <>
      <SettingRow
        title="Theme"
        about="Dark suits a reading room; high contrast has letters of 7 to 1 and more."
        words="colour color bright"
        reset={theme.reset}
      >
        <Choices name="theme" label="Theme" choices={THEME_CHOICES} value={theme.value} choose={theme.change} />
      </SettingRow>
      <Scale setting="zoom" title="Zoom" about="The whole window." words="larger smaller size" />
      <Scale
        setting="textScale"
        title="Size of the report's text"
        about="Beside the zoom; 100 % is what fits the monitor."
        words="larger smaller font letters"
      />
      <SettingRow
        title="Side panel"
        about="Diagnostics, measurements and the like beside the report."
        htmlFor={panelId}
        reset={panel.reset}
      >
        <input
          id={panelId}
          type="checkbox"
          className="switch"
          checked={panel.value}
          onChange={(event) => panel.change(event.target.checked)}
        />
      </SettingRow>
    </>
  );
}

interface ScaleProps {
  readonly setting: "zoom" | "textScale";
  readonly title: string;
  readonly about: string;
  readonly words: string;
}

function Scale({ setting, title, about, words }: ScaleProps) {
  const { value, change, reset } = useSetting(setting);
  const id = useId();
  return (
    <SettingRow title={title} about={about} words={words} htmlFor={id} reset={reset}>
      <input
        id={id}
        type="range"
        min={0.8}
        max={2}
        step={0.1}
        value={value}
        onChange={(event) => change(Number(event.target.value))}
      />
      <output htmlFor={id}>{Math.round(value * 100)} %</output>
    </SettingRow>
  );
}
