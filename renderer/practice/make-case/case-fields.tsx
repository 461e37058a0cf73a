import { useState } from "react";
import type { PracticeCase } from "../../../shared/practice/case";
import type { FileText } from "../../templates/file-editor";
import { DIFFICULTY_NAMES } from "../skill-names";
import { fieldIn, withField } from "./front-matter-text";

/** Title, difficulty and minutes: what they change is the text, and what the text says they show. */
export function CaseFields({ file: { text, change } }: { readonly file: FileText<PracticeCase> }) {
  const set = (key: string) => (value: string) => change(withField(text, key, value));
  const difficulty = fieldIn(text, "difficulty");
  return (
    <>
      <TextField label="Title" className="case-title-field" value={fieldIn(text, "title")} change={set("title")} />
      <label>
        Difficulty
        <select value={difficulty} onChange={(event) => set("difficulty")(event.target.value)}>
          {!Object.hasOwn(DIFFICULTY_NAMES, difficulty) && <option value={difficulty}>–</option>}
          {([1, 2, 3] as const).map((value) => (
            <option key={value} value={value}>
              {DIFFICULTY_NAMES[value]}
            </option>
          ))}
        </select>
      </label>
      <TextField
        label="Minutes"
        className="case-minutes-field"
        value={fieldIn(text, "minutes")}
        change={set("minutes")}
      />
    </>
  );
}

interface FieldProps {
  readonly label: string;
  readonly className: string;
  readonly value: string;
  readonly change: (value: string) => void;
}

/** Keeps the blank that was just written: the file has none at the end of a value. */
function TextField({ label, className, value, change }: FieldProps) {
  const [written, setWritten] = useState(value);
  return (
    <label className={className}>
      {label}
      <input
        value={written.trim() === value ? written : value}
        onChange={(event) => {
          setWritten(event.target.value);
          change(event.target.value);
        }}
      />
    </label>
  );
}
