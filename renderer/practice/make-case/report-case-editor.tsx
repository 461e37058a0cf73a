import { useRef, useState } from "react";
import type { ReportCase } from "../../../shared/practice/from-report";
import type { Draft } from "../../templates/draft";
import { CaseEditor } from "./case-editor";
import { DoubtList, TakenList } from "./taken-list";

interface EditorProps {
  readonly title?: string;
  readonly draft: Draft;
  readonly done: (file: string | undefined) => void;
  readonly backTo?: string;
  /** What making it has taken out and left out; not known any more once the program was ended in between. */
  readonly made?: Pick<ReportCase, "taken" | "leftOut" | "notice"> & { readonly signed: boolean };
}

/** A case made of a report: what to look at once more comes first, and it is not saved before somebody has. */
export function ReportCaseEditor({ title, draft, done, backTo, made }: EditorProps) {
  const [read, setRead] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const objection = () => {
    if (read) return undefined;
    box.current?.focus();
    return "Read the case once more and say so, then save it.";
  };
  return (
    <CaseEditor
      {...(title === undefined ? {} : { title })}
      {...(backTo === undefined ? {} : { backTo })}
      draft={draft}
      objection={objection}
      done={done}
      before={({ text, goTo }) => (
        <div className="make-case">
          {made?.signed === false && <p className="practice-facts">This report is not signed: is it finished?</p>}
          <section aria-label="Look once more">
            <h3>Look once more</h3>
            <p className="make-case-notice">{made?.notice ?? NOTICE}</p>
            <DoubtList text={text} taken={made?.taken ?? []} goTo={goTo} />
            <label className="practice-switch">
              <input ref={box} type="checkbox" checked={read} onChange={(event) => setRead(event.target.checked)} />
              <span>I have read the whole case: nothing in it tells who the patient is</span>
            </label>
          </section>
          {made !== undefined && (
            <details>
              <summary>
                Taken out or changed <span className="count">{made.taken.length}</span>
              </summary>
              <TakenList taken={made.taken} />
            </details>
          )}
          {made !== undefined && made.leftOut.length > 0 && (
            <p className="practice-facts">
              Left out, since the Impression itself would not meet {made.leftOut.length === 1 ? "it" : "them"}:{" "}
              {made.leftOut.join(", ")}.
            </p>
          )}
        </div>
      )}
    />
  );
}

const NOTICE =
  "This case was made of a report. Read it once more: rules take out what looks like a name, not every name.";
