import { useId } from "react";
import { headerFieldLabel } from "../../../shared/report/header-labels";
import { DEFAULT_SETTINGS, type ExportProfile } from "../../../shared/settings";
import { HEADER_FIELDS } from "../../session/new-report";
import { Choices, SettingRow, useSetting } from "./setting-row";

export function ExportPage() {
  const { value, change } = useSetting("exportProfile");
  const usual = DEFAULT_SETTINGS.exportProfile;
  const set = (part: Partial<ExportProfile>) => change({ ...value, ...part });
  const reset = <K extends keyof ExportProfile>(key: K) => ({
    changed: JSON.stringify(value[key]) !== JSON.stringify(usual[key]),
    run: () => set({ [key]: usual[key] }),
  });
  return (
    <>
      <SettingRow title="Usual format" about={`What "Export" makes.`} words="default pdf text" reset={reset("format")}>
        <Choices
          name="format"
          label="Usual format"
          choices={[
            { value: "text", label: "Text" },
            { value: "pdf", label: "PDF" },
          ]}
          value={value.format}
          choose={(format) => set({ format })}
        />
      </SettingRow>
      <SettingRow title="Page" about="Of the PDF." words="paper size a4 letter" reset={reset("pageSize")}>
        <Choices
          name="page"
          label="Page"
          choices={[
            { value: "A4", label: "A4" },
            { value: "LETTER", label: "Letter" },
          ]}
          value={value.pageSize}
          choose={(pageSize) => set({ pageSize })}
        />
      </SettingRow>
      <Switch
        title="Line with the status"
        about="Who has signed, and when. That a report is not signed yet is always said."
        checked={value.statusLine}
        reset={reset("statusLine")}
        change={(statusLine) => set({ statusLine })}
      />
      <Switch
        title="Empty sections"
        about="In text: a heading with nothing under it. A PDF leaves them out."
        checked={value.emptySections}
        reset={reset("emptySections")}
        change={(emptySections) => set({ emptySections })}
      />
      <SettingRow
        title="Header"
        about="Which of the header's fields are exported. Unnamed ones always are."
        words="patient fields identity deidentify"
        reset={reset("hiddenFields")}
      >
        <fieldset className="check-columns" aria-label="Header fields that are exported">
          {HEADER_FIELDS.map((name) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={!value.hiddenFields.includes(name)}
                onChange={(event) =>
                  set({
                    hiddenFields: event.target.checked
                      ? value.hiddenFields.filter((each) => each !== name)
                      : [...value.hiddenFields, name],
                  })
                }
              />
              {headerFieldLabel(name)}
            </label>
          ))}
        </fieldset>
      </SettingRow>
    </>
  );
}

interface SwitchProps {
  readonly title: string;
  readonly about: string;
  readonly checked: boolean;
  readonly change: (on: boolean) => void;
  readonly reset: { readonly changed: boolean; readonly run: () => void };
}

function Switch({ title, about, checked, change, reset }: SwitchProps) {
  const id = useId();
  return (
    <SettingRow title={title} about={about} words="export" htmlFor={id} reset={reset}>
      <input
        id={id}
        type="checkbox"
        className="switch"
        checked={checked}
        onChange={(event) => change(event.target.checked)}
      />
    </SettingRow>
  );
}
