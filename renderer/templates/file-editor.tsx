import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { WorkKind } from "../../shared/host";
import type { Result } from "../../shared/result";
import type { TemplateProblem } from "../../shared/templates/study-template";
import { keptAt } from "../session/clock";
import type { Draft } from "./draft";
import { LinedText } from "./lined-text";
import { ProblemList } from "./problem-list";
import { useKept } from "./use-kept";

/** A template's or a case's text as it is judged; `preview` is the last readable state. */
export interface Judged<T> {
  readonly problems: readonly TemplateProblem[];
  readonly preview: T | undefined;
}

/** What the parts beside the text may ask and do. */
export interface FileText<T> {
  readonly text: string;
  readonly change: (text: string) => void;
  readonly preview: T | undefined;
  /** Takes the caret to a line, from 1. */
  readonly goTo: (line: number) => void;
}

interface EditorProps<T> {
  readonly title: string;
  readonly draft: Draft;
  /** What it is kept as until it is saved. */
  readonly kind: WorkKind;
  /** What the text field is called. */
  readonly label: string;
  readonly judge: (id: string, text: string) => Judged<T>;
  readonly save: (id: string, text: string) => Promise<Result<{ readonly file: string }>>;
  /** Back to where one came from, with the file that was saved. */
  readonly done: (file: string | undefined) => void;
  readonly backTo?: string;
  /** Controls beside the file's name. */
  readonly fields?: (file: FileText<T>) => ReactNode;
  /** Above the problems, and below them. */
  readonly before?: (file: FileText<T>) => ReactNode;
  readonly after?: (file: FileText<T>) => ReactNode;
}

/** A file of the user's own as text, checked while it is written: every problem names its line. */
export function FileEditor<T>(props: EditorProps<T>) {
  const { title, draft, kind, label, judge, save, done, backTo = "the list", fields, before, after } = props;
  const [text, setText] = useState(draft.kept?.text ?? draft.text);
  const [id, setId] = useState(draft.kept?.id ?? draft.id);
  const [refused, setRefused] = useState("");
  const [leaving, setLeaving] = useState(false);
  const goTo = useRef<(line: number) => void>(undefined);
  const name = useRef<HTMLInputElement>(null);
  const { problems, preview } = useJudged(judge, id, text);
  const changed = text !== draft.text || id !== draft.id || draft.imported;
  const kept = useKept(kind, draft, { id, text }, changed);
  const keep = async () => {
    const saved = await save(id, text);
    if (saved.ok) {
      await kept.discard();
      return done(saved.value.file);
    }
    setRefused(saved.message);
    if (saved.code === "in-use") name.current?.select();
  };
  const leave = () => (changed && !leaving ? setLeaving(true) : void throwAway());
  const throwAway = async () => {
    await kept.discard();
    done(undefined);
  };
  const leaveForLater = async () => {
    if (await kept.flush()) done(undefined);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (leaving) setLeaving(false);
      else leave();
    } else if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      void keep();
    }
  };
  const file: FileText<T> = { text, change: setText, preview, goTo: (line) => goTo.current?.(line) };
  return (
    <main className="screen templates" aria-label={title} tabIndex={-1} data-own-keys="" onKeyDown={onKey}>
      <header className="screen-bar">
        <h2>{title}</h2>
        <span className="spacer" />
        {leaving ? (
          <>
            <span role="alert">What was changed is not saved.</span>
            <button ref={focusOnce} type="button" className="button" onClick={() => setLeaving(false)}>
              Go on writing
            </button>
            <button type="button" className="button" onClick={() => void leaveForLater()}>
              Keep for later
            </button>
            <button type="button" className="button danger" onClick={() => void throwAway()}>
              Throw away
            </button>
          </>
        ) : (
          <>
            <span className={refused || kept.problem ? "editor-state refused" : "editor-state"} role="status">
              {refused || kept.problem || verdict(problems)}
            </span>
            <button type="button" className="button primary" onClick={() => void keep()}>
              Save
            </button>
            <button type="button" className="button" onClick={leave}>
              Back to {backTo} <kbd>Esc</kbd>
            </button>
          </>
        )}
      </header>
      <div className="screen-body">
        <div className="template-editor">
          <div className="editor-text">
            {draft.kept !== undefined && (
              <p className="editor-kept" role="status">
                This is not saved yet. It was kept {keptAt(draft.kept.savedMs)}.
              </p>
            )}
            <div className="editor-file">
              <label>
                File name
                <input
                  ref={name}
                  className="editor-name"
                  value={id}
                  readOnly={draft.saved}
                  spellCheck={false}
                  onChange={(event) => {
                    setRefused("");
                    setId(event.target.value.trim());
                  }}
                />
                .txt
              </label>
              {fields?.(file)}
            </div>
            <LinedText label={label} text={text} change={setText} problems={problems} goTo={goTo} />
          </div>
          <div className="editor-side">
            {before?.(file)}
            <ProblemList problems={problems} goTo={file.goTo} />
            {after?.(file)}
          </div>
        </div>
      </div>
    </main>
  );
}

const PAUSE_MS = 250;

/** What is wrong with the text, once the hands are still; the last readable state to look at. */
function useJudged<T>(judge: (id: string, text: string) => Judged<T>, id: string, text: string): Judged<T> {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return useMemo(() => judge(id, settled), [judge, id, settled]);
}

function verdict(problems: readonly TemplateProblem[]): string {
  if (problems.length === 0) return "All is well";
  return problems.length === 1 ? "1 problem" : `${problems.length} problems`;
}

function focusOnce(button: HTMLButtonElement | null): void {
  button?.focus();
}
