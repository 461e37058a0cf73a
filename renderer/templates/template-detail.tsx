import { useEffect, useMemo, useState } from "react";
import {
  choicesOf,
  type LibraryEntry,
  type TemplateChoice,
  type TemplateLibrary,
} from "../../shared/templates/library";
import type { TemplateProblem } from "../../shared/templates/study-template";
import { validateTemplate } from "../../shared/templates/validate-template";
import { handFile } from "../export/hand-file";
import { closeScreen } from "../screens/close-screen";
import type { Workbench } from "../workbench";
import { useWorkbench } from "../workbench-context";
import { applyTemplate } from "./apply-template";
import { DeleteButton } from "./delete-button";
import { MODALITY_NAMES, originLabel, REGION_NAMES } from "./origin-label";
import { ProblemList } from "./problem-list";
import { TemplatePreview } from "./template-preview";

interface DetailProps {
  readonly entry: LibraryEntry;
  readonly library: TemplateLibrary;
  readonly edit: () => void;
  readonly duplicate: () => void;
  readonly say: (sentence: string) => void;
  readonly reload: () => void;
}

/** Back to the report, with the template under it. */
export function takeTemplate(workbench: Workbench, library: TemplateLibrary, choice: TemplateChoice): void {
  closeScreen(workbench);
  setTimeout(() => applyTemplate(workbench, library, choice), 0);
}

/** One template: what it is, what is wrong with it, what can be done with it, and how its report begins. */
export function TemplateDetail({ entry, library, edit, duplicate, say, reload }: DetailProps) {
  const workbench = useWorkbench();
  const { template } = entry;
  const problems = useProblems(entry);
  const choices = useMemo(() => (template === undefined ? [] : choicesOf(template)), [template]);
  const use = (choice: TemplateChoice) => takeTemplate(workbench, library, choice);
  return (
    <section className="template-detail" aria-label={template?.name ?? entry.file}>
      <header>
        <h3>{template?.name ?? entry.file}</h3>
        <div className="template-actions">
          {choices.map((choice) => (
            <button key={choice.id} type="button" className="button primary" data-use="" onClick={() => use(choice)}>
              {choice.side === undefined ? "Use" : `Use, ${choice.side}`}
              {choices.length === 1 && <kbd>Enter</kbd>}
            </button>
          ))}
          {entry.origin === "own" && (
            <button type="button" className="button" onClick={edit} disabled={entry.text === ""}>
              Edit
            </button>
          )}
          <button type="button" className="button" onClick={duplicate} disabled={entry.text === ""}>
            {entry.origin === "own" ? "Duplicate" : "Edit a copy"}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => void handFile(workbench, entry.file, entry.text, say)}
            disabled={entry.text === ""}
          >
            Export file
          </button>
          {entry.origin === "own" && (
            <DeleteButton
              file={entry.file}
              remove={() => workbench.host.deleteTemplate({ file: entry.file })}
              say={say}
              reload={reload}
            />
          )}
        </div>
      </header>
      <Facts entry={entry} library={library} />
      <ProblemList problems={problems} />
      {template !== undefined && choices[0] !== undefined && (
        <TemplatePreview template={template} side={choices[0].side} />
      )}
    </section>
  );
}

/** A check of the whole template takes some ten milliseconds: it comes once the list stands still. */
function useProblems({ template, problems }: LibraryEntry): readonly TemplateProblem[] {
  const [found, setFound] = useState(problems);
  useEffect(() => {
    if (template === undefined || template.origin === "built-in") return;
    const timer = setTimeout(() => setFound(validateTemplate(template)), 120);
    return () => clearTimeout(timer);
  }, [template]);
  return found;
}

function Facts({ entry, library }: { readonly entry: LibraryEntry; readonly library: TemplateLibrary }) {
  const { template } = entry;
  const facts: readonly (readonly [string, string])[] = [
    ["From", `${originLabel(entry.origin, library.folder)}, ${entry.file}`],
    ...(template === undefined
      ? []
      : ([
          ["Modality", MODALITY_NAMES[template.modality]],
          ["Region", template.regions.map((region) => REGION_NAMES[region] ?? region).join(", ")],
          ["For", forWhom(template)],
          ["Ordered as", template.study.join("; ")],
          ["Source", template.source],
        ] as const)),
  ];
  return (
    <dl className="template-facts">
      {facts.map(([term, words]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function forWhom({ population, sex }: NonNullable<LibraryEntry["template"]>): string {
  const age = { adult: "Adults", paediatric: "Children", any: "All ages" }[population];
  return sex === undefined ? age : `${age}, ${sex === "F" ? "women" : "men"}`;
}
