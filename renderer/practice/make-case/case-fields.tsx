import type { PracticeCase } from "../../../shared/practice/case";
import type { FileText } from "../../templates/file-editor";
import { DIFFICULTY_NAMES } from "../skill-names";
import { fieldIn, withField } from "./front-matter-text";

/** Title, difficulty and minutes: what they change is the text, and what the text says they show. */
export function CaseFields({ file: { text, change } }: { readonly file: FileText<PracticeCase> }) {
  const set = (key: string) => (value: string) => change(withField(text, key, value));
  return (
    <>
      <label className="case-title-field">
        Title
        <input value={fieldIn(text, "title")} onChange={(event) => set("title")(event.target.value)} />
      </label>
      <label>
        Difficulty
        <select value={fieldIn(text, "difficulty")} onChange={(event) => set("difficulty")(event.target.value)}>
          {!(fieldIn(text, "difficulty") in DIFFICULTY_NAMES) && <option value={fieldIn(text, "difficulty")}>–</option>}
          {([1, 2, 3] as const).map((value) => (
            <option key={value} value={value}>
              {DIFFICULTY_NAMES[value]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Minutes
        <input
          className="case-minutes-field"
          inputMode="numeric"
          value={fieldIn(text, "minutes")}
          onChange={(event) => set("minutes")(event.target.value)}
        />
      </label>
    </>
  );
}
