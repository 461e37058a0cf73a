import type { ReactNode } from "react";
import type { PracticeCase } from "../../../shared/practice/case";
import { readCase } from "../../../shared/practice/read-case";
import { validateCase } from "../../../shared/practice/validate-case";
import { failure, type Result } from "../../../shared/result";
import type { Draft } from "../../templates/draft";
import { FileEditor, type FileText, type Judged } from "../../templates/file-editor";
import type { Workbench } from "../../workbench";
import { useWorkbench } from "../../workbench-context";
import { takenBy } from "./case-draft";
import { CaseFields } from "./case-fields";
import { CasePoints } from "./case-points";
import "../../templates/templates.css";
import "../practice.css";
import "./make-case.css";

interface EditorProps {
  readonly title?: string;
  readonly draft: Draft;
  readonly done: (file: string | undefined) => void;
  readonly backTo?: string;
  /** Why it is not saved yet; undefined where nothing speaks against it. */
  readonly objection?: () => string | undefined;
  readonly before?: (file: FileText<PracticeCase>) => ReactNode;
}

/** A case as text, judged while it is written: what its file lacks, and what its own reference would not score. */
export function CaseEditor({ title, draft, done, backTo, objection, before }: EditorProps) {
  const workbench = useWorkbench();
  return (
    <FileEditor
      title={title ?? (draft.saved ? `Edit ${draft.id}.txt` : "New case")}
      draft={draft}
      kind="case"
      label="The case's text"
      judge={judgeCase}
      save={async (id, text) => {
        const why = objection?.();
        return why === undefined ? saveCase(workbench, draft, id, text) : failure("bad-argument", why);
      }}
      done={done}
      {...(backTo === undefined ? {} : { backTo })}
      fields={(file) => <CaseFields file={file} />}
      {...(before === undefined ? {} : { before })}
      after={({ preview }) => preview !== undefined && <CasePoints practice={preview} />}
    />
  );
}

function judgeCase(id: string, text: string): Judged<PracticeCase> {
  const read = readCase(id, text);
  return read.ok
    ? { problems: validateCase(read.value, text), preview: read.value }
    : { problems: read.problems.map((one) => ({ ...one, severity: "error" as const })), preview: undefined };
}

/** A new case takes no name that any case has: its results would be mixed with the other's. */
async function saveCase(
  { host }: Workbench,
  { saved }: Draft,
  id: string,
  text: string,
): Promise<Result<{ readonly file: string }>> {
  if (!saved) {
    const listed = await host.listCases();
    if (!listed.ok) return listed;
    const taken = takenBy(id, listed.value.cases);
    if (taken !== undefined) return failure("in-use", taken);
  }
  return host.saveCase({ file: `${id}.txt`, text, replace: saved });
}
