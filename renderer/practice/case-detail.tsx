import { sectionText } from "../../shared/practice/section-text";
import { handFile } from "../export/hand-file";
import { DeleteButton } from "../templates/delete-button";
import { originLabel } from "../templates/origin-label";
import { ProblemList } from "../templates/problem-list";
import { useWorkbench } from "../workbench-context";
import type { LibraryCase } from "./case-library";
import { CASE_REGION_NAMES, DIFFICULTY_NAMES, daysText } from "./skill-names";

interface DetailProps {
  readonly one: LibraryCase;
  readonly nowMs: number;
  readonly begin: () => void;
  readonly edit: () => void;
  readonly duplicate: () => void;
  readonly say: (sentence: string) => void;
  readonly reload: () => void;
}

/** What is known before a case is opened: the question, never the findings. */
export function CaseDetail(props: DetailProps) {
  const { one, nowMs, begin } = props;
  const { begunMs, due, file, origin, practice, problems } = one;
  if (practice === undefined)
    return (
      <article className="case-detail">
        <h3>{file}</h3>
        <p>This case cannot be read. {origin === "own" ? "Mend it, " : "Mend the file, "}and it is here again:</p>
        <ProblemList problems={problems.map((problem) => ({ ...problem, severity: "error" }))} />
        <FileActions {...props} />
      </article>
    );
  return (
    <article className="case-detail">
      <h3>{practice.title}</h3>
      <p className="practice-facts">
        {CASE_REGION_NAMES[practice.region]} · {practice.modality} · {DIFFICULTY_NAMES[practice.difficulty]} · about{" "}
        {practice.minutes} min{practice.population === "paediatric" ? " · child" : ""}
        {origin === "built-in" ? "" : ` · ${originLabel(origin, undefined)}`}
      </p>
      <h4>Indication</h4>
      <p className="case-question">{sectionText(practice.presented, "indication") ?? "None is given."}</p>
      <p className="case-history">
        {due === undefined
          ? "You have not done this case yet."
          : `Done ${due.submissions === 1 ? "once" : `${due.submissions} times`}, last ${daysText(due.lastMs, nowMs)} with ${due.lastScore} of 100. ${
              due.dueMs <= nowMs ? "It is due again." : `Due again ${daysText(due.dueMs, nowMs)}.`
            }`}
      </p>
      {begunMs !== undefined && (
        <p className="case-history">You have begun it {daysText(begunMs, nowMs)}; what you wrote is kept.</p>
      )}
      <button type="button" className="button primary" onClick={begin}>
        {begunMs === undefined ? "Begin" : "Go on"} <kbd>Enter</kbd>
      </button>
      <FileActions {...props} />
    </article>
  );
}

/** What can be done with the case's file; only one's own is changed in its place. */
function FileActions({ one: { file, origin, text }, edit, duplicate, say, reload }: DetailProps) {
  const workbench = useWorkbench();
  const isOwn = origin === "own";
  return (
    <div className="case-actions">
      <button type="button" className="button" onClick={isOwn ? edit : duplicate} disabled={text === ""}>
        {isOwn ? "Edit" : "Edit a copy"}
      </button>
      {isOwn && (
        <button type="button" className="button" onClick={duplicate} disabled={text === ""}>
          Duplicate
        </button>
      )}
      <button
        type="button"
        className="button"
        onClick={() => void handFile(workbench, file, text, say)}
        disabled={text === ""}
      >
        Export file
      </button>
      {isOwn && (
        <DeleteButton file={file} remove={() => workbench.host.deleteCase({ file })} say={say} reload={reload} />
      )}
    </div>
  );
}
