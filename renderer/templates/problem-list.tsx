import type { TemplateProblem } from "../../shared/templates/study-template";

interface ProblemsProps {
  readonly problems: readonly TemplateProblem[];
  /** Goes to a line; without it the lines are only named. */
  readonly goTo?: (line: number) => void;
}

/** What is wrong with a template, line by line. */
export function ProblemList({ problems, goTo }: ProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <ul className="problems" aria-label="What is wrong">
      {problems.map((problem) => (
        <li key={`${problem.line} ${problem.message}`} className={problem.severity}>
          {goTo === undefined ? (
            <Words problem={problem} />
          ) : (
            <button type="button" onClick={() => goTo(problem.line)}>
              <Words problem={problem} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Words({ problem: { line, message, severity } }: { readonly problem: TemplateProblem }) {
  return (
    <>
      <span className={`severity ${severity}`} role="img" aria-label={severity}>
        {severity === "error" ? "●" : "▲"}
      </span>
      <span className="problem-line">Line {line}</span>
      <span>{message}</span>
    </>
  );
}
