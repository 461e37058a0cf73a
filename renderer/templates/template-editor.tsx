import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { TemplateLibrary } from "../../shared/templates/library";
import { readTemplate } from "../../shared/templates/read-template";
import type { TemplateProblem } from "../../shared/templates/study-template";
import { validateTemplate } from "../../shared/templates/validate-template";
import { useWorkbench } from "../workbench-context";
import type { Draft } from "./draft";
import { LinedText } from "./lined-text";
import { ProblemList } from "./problem-list";
import { TemplatePreview } from "./template-preview";

interface EditorProps {
  readonly draft: Draft;
  readonly library: TemplateLibrary;
  /** Back to the list, with the file that was saved. */
  readonly done: (file: string | undefined) => void;
}

/** A template as text, checked while it is written: every problem names its line. */
export function TemplateEditor({ draft, done }: EditorProps) {
  const { host } = useWorkbench();
  const [text, setText] = useState(draft.text);
  const [id, setId] = useState(draft.id);
  const [refused, setRefused] = useState("");
  const [leaving, setLeaving] = useState(false);
  const goTo = useRef<(line: number) => void>(undefined);
  const { problems, preview } = useJudged(id, text);
  const changed = text !== draft.text || id !== draft.id || draft.imported;
  const save = async () => {
    const saved = await host.saveTemplate({ file: `${id}.txt`, text, replace: draft.saved });
    if (saved.ok) done(saved.value.file);
    else setRefused(saved.message);
  };
  const leave = () => (changed && !leaving ? setLeaving(true) : done(undefined));
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (leaving) setLeaving(false);
      else leave();
    } else if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      void save();
    }
  };
  const title = draft.saved ? `Edit ${draft.id}.txt` : "New template";
  const tools = leaving ? (
    <>
      <span role="alert">What was changed is not saved.</span>
      <button ref={focusOnce} type="button" className="button" onClick={() => setLeaving(false)}>
        Go on writing
      </button>
      <button type="button" className="button danger" onClick={() => done(undefined)}>
        Throw away
      </button>
    </>
  ) : (
    <>
      <span className="editor-state" role="status">
        {refused || verdict(problems)}
      </span>
      <button type="button" className="button primary" onClick={() => void save()}>
        Save
      </button>
      <button type="button" className="button" onClick={leave}>
        Back to the list <kbd>Esc</kbd>
      </button>
    </>
  );
  return (
    <main className="screen templates" aria-label={title} tabIndex={-1} data-own-keys="" onKeyDown={onKey}>
      <header className="screen-bar">
        <h2>{title}</h2>
        <span className="spacer" />
        {tools}
      </header>
      <div className="screen-body">
        <div className="template-editor">
          <div className="editor-text">
            <label className="editor-file">
              File name
              <input
                value={id}
                readOnly={draft.saved}
                spellCheck={false}
                onChange={(event) => setId(event.target.value.trim())}
              />
              .txt
            </label>
            <LinedText text={text} change={setText} problems={problems} goTo={goTo} />
          </div>
          <div className="editor-side">
            {draft.notes.length > 0 && (
              <ul className="import-notes" aria-label="What the import left out">
                {draft.notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            )}
            <ProblemList problems={problems} goTo={(line) => goTo.current?.(line)} />
            {preview !== undefined && (
              <>
                <h3 className="visually-hidden">{preview.name}</h3>
                <TemplatePreview template={preview} side={preview.sides[0]} />
              </>
            )}
          </div>
        </div>
      </div>
    </main>
  );
}

const PAUSE_MS = 250;

/** What is wrong with the text, once the hands are still; the last readable state to look at. */
function useJudged(id: string, text: string) {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const read = useMemo(() => readTemplate(`${id}.txt`, settled), [id, settled]);
  const problems = useMemo(() => (read.ok ? validateTemplate(read.value) : read.problems), [read]);
  return { problems, preview: read.ok ? read.value : undefined };
}

function verdict(problems: readonly TemplateProblem[]): string {
  if (problems.length === 0) return "All is well";
  return problems.length === 1 ? "1 problem" : `${problems.length} problems`;
}

function focusOnce(button: HTMLButtonElement | null): void {
  button?.focus();
}
