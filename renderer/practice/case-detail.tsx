import { sectionText } from "../../shared/practice/section-text";
import { originLabel } from "../templates/origin-label";
import type { LibraryCase } from "./case-library";
import { CASE_REGION_NAMES, DIFFICULTY_NAMES, daysText } from "./skill-names";

interface DetailProps {
  readonly one: LibraryCase;
  readonly nowMs: number;
  readonly begin: () => void;
}

/** What is known before a case is opened: the question, never the findings. */
export function CaseDetail({ one, nowMs, begin }: DetailProps) {
  const { due, file, origin, practice, problems } = one;
  if (practice === undefined)
    return (
      <article className="case-detail">
        <h3>{file}</h3>
        <p>This case cannot be read. Mend the file, and it is here again:</p>
        <ul className="case-problems">
          {problems.map(({ line, message }) => (
            <li key={`${line} ${message}`}>
              line {line}: {message}
            </li>
          ))}
        </ul>
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
      <button type="button" className="button primary" onClick={begin}>
        Begin <kbd>Enter</kbd>
      </button>
    </article>
  );
}
