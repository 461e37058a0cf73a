import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import type { TemplateChoice, TemplateLibrary } from "../../shared/templates/library";
import { closeDialog, Dialog } from "../dialogs/dialog";
import { HoldKeys, releaseKeys } from "../shell/early-keys";
import { useSignal } from "../state/signal";
import { useWorkbench } from "../workbench-context";
import { applyTemplate } from "./apply-template";
import { SHORT_ORIGINS } from "./origin-label";
import { pickerRows, type RowGroup } from "./picker-rows";
import { studyOfReport } from "./study-of-report";
import { TemplatePreview } from "./template-preview";
import "./templates.css";
import { useLibrary } from "./use-library";

/** Type to narrow, arrows to go, Enter to take: what the template says stands beside the list. */
export function TemplatePicker() {
  const workbench = useWorkbench();
  const { library, problem } = useLibrary();
  const choose = (choice: TemplateChoice) => {
    if (library === undefined) return;
    closeDialog(workbench);
    workbench.view.update((view) => ({ ...view, screen: undefined }));
    // After the dialog has given the focus back.
    setTimeout(() => applyTemplate(workbench, library, choice), 0);
  };
  return (
    <Dialog title="Choose a template" className="template-picker">
      {library === undefined ? (
        <>
          <HoldKeys />
          <p className="choices-empty" role="status">
            {problem ?? "The templates are being read."}
          </p>
        </>
      ) : (
        <Picker library={library} choose={choose} />
      )}
    </Dialog>
  );
}

interface PickerProps {
  readonly library: TemplateLibrary;
  readonly choose: (choice: TemplateChoice) => void;
}

function Picker({ library, choose }: PickerProps) {
  const workbench = useWorkbench();
  const recent = useSignal(workbench.settings, (settings) => settings.recentTemplates);
  const study = useMemo(() => studyOfReport(workbench.editor.state), [workbench]);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const preview = useRef<HTMLElement>(null);
  const listId = useId();
  const groups = useMemo(() => pickerRows(library, query, study, recent), [library, query, study, recent]);
  const rows = useMemo(() => groups.flatMap((group) => group.rows), [groups]);
  const current = Math.min(at, Math.max(0, rows.length - 1));
  const shown = rows[current];
  const onKey = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (event.key === "Enter") {
      event.preventDefault();
      if (shown !== undefined) choose(shown);
    } else if (event.key === "PageDown" || event.key === "PageUp") {
      event.preventDefault();
      preview.current?.scrollBy({ top: (event.key === "PageDown" ? 0.8 : -0.8) * preview.current.clientHeight });
    } else if (step !== undefined) {
      event.preventDefault();
      setAt((current + step + rows.length) % Math.max(1, rows.length));
    }
  };
  return (
    <div className="picker">
      <div className="picker-list">
        <input
          ref={focusOnce}
          role="combobox"
          aria-label="Find a template"
          aria-expanded={rows.length > 0}
          aria-controls={rows.length > 0 ? listId : undefined}
          aria-activedescendant={rows.length > 0 ? `${listId}-${current}` : undefined}
          placeholder="Study, region, modality, side"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
        {rows.length === 0 && <p className="choices-empty">No template says this.</p>}
        <div className="choices" id={listId} role="listbox" aria-label="Templates" hidden={rows.length === 0}>
          <Groups {...{ groups, current, listId, setAt, choose }} />
        </div>
        <Unread library={library} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached with Tab */}
      <section className="picker-preview" ref={preview} aria-label="Preview" tabIndex={0}>
        {shown !== undefined && (
          <>
            <h3 className="visually-hidden">{shown.template.name}</h3>
            <TemplatePreview template={shown.template} side={shown.side} />
          </>
        )}
      </section>
      <p className="picker-keys">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> choose
        </span>
        <span>
          <kbd>Enter</kbd> use
        </span>
        <span>
          <kbd>PgUp</kbd> <kbd>PgDn</kbd> read
        </span>
        <span>
          <kbd>Esc</kbd> back
        </span>
      </p>
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The list comes a moment after the dialog, which gave the focus to what there was; keys of that moment are for it. */
function focusOnce(input: HTMLInputElement | null): void {
  input?.focus();
  if (input !== null) releaseKeys(input);
}

interface GroupsProps {
  readonly groups: readonly RowGroup[];
  readonly current: number;
  readonly listId: string;
  readonly setAt: (index: number) => void;
  readonly choose: (choice: TemplateChoice) => void;
}

function Groups({ groups, current, listId, setAt, choose }: GroupsProps) {
  let index = -1;
  return groups.map(({ title, rows }) => (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list box
    <div key={title} role="group" aria-label={title === "" ? "Found" : title}>
      {title !== "" && <div className="group-title">{title}</div>}
      {rows.map((choice) => {
        index += 1;
        const own = index;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys go to the field above
          <div
            key={choice.id}
            id={`${listId}-${own}`}
            role="option"
            tabIndex={-1}
            aria-selected={own === current}
            ref={(element) => {
              if (own === current) element?.scrollIntoView({ block: "nearest" });
            }}
            onPointerMove={() => own !== current && setAt(own)}
            onClick={() => choose(choice)}
          >
            <span className="row-name">{choice.template.name}</span>
            {choice.side !== undefined && <span className="row-side">{choice.side}</span>}
            {choice.template.origin !== "built-in" && (
              <span className="row-origin">{SHORT_ORIGINS[choice.template.origin]}</span>
            )}
            <span className="row-modality">{choice.template.modality}</span>
          </div>
        );
      })}
    </div>
  ));
}

/** Files that can't be read do not hide the others, and are not hidden. */
function Unread({ library: { entries, folder } }: { readonly library: TemplateLibrary }) {
  const broken = entries.filter(({ template }) => template === undefined);
  if (broken.length === 0 && folder?.problem === undefined) return null;
  return (
    <p className="picker-unread">
      {folder?.problem}{" "}
      {broken.length > 0 &&
        `Not readable: ${broken.map(({ file, problems }) => `${file}, line ${problems[0]?.line ?? 1}`).join("; ")}. The template manager says why.`}
    </p>
  );
}
