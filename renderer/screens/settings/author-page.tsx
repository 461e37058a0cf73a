import { useId } from "react";
import { SettingRow, useSetting } from "./setting-row";

export function AuthorPage() {
  const { value, change, reset } = useSetting("authorName");
  const id = useId();
  return (
    <SettingRow
      title="Your name"
      about="Stands under what you sign. It is kept on this computer."
      words="author signature radiologist"
      htmlFor={id}
      reset={reset}
    >
      <input
        id={id}
        type="text"
        maxLength={200}
        autoComplete="off"
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    </SettingRow>
  );
}

export function DictationPage() {
  const { value, change, reset } = useSetting("dictation");
  const id = useId();
  return (
    <>
      <SettingRow
        title="Do commands that arrive as text"
        about={`"Next field", "go to impression", "scratch that": said alone between two pauses they are done instead of written.`}
        words="voice speech spoken"
        htmlFor={id}
        reset={{ ...reset, changed: !value.spokenCommands }}
      >
        <input
          id={id}
          type="checkbox"
          className="switch"
          checked={value.spokenCommands}
          onChange={(event) => change({ ...value, spokenCommands: event.target.checked })}
        />
      </SettingRow>
      <SettingRow
        title="Where speech is recognised"
        about="Readout takes text from any dictation program and sends nothing anywhere. The program itself may: Windows voice typing (Win+H) sends the sound to Microsoft, Voice Access does not."
        words="voice privacy microphone dragon powerscribe"
      >
        <span className="setting-note">Nothing to set here</span>
      </SettingRow>
    </>
  );
}
