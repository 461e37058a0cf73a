import { type KeyboardEvent, useId } from "react";
import type { LibraryEntry } from "../../shared/templates/library";
import { SHORT_ORIGINS } from "./origin-label";

interface ListProps {
  readonly entries: readonly LibraryEntry[];
  readonly query: string;
  readonly search: (query: string) => void;
  readonly current: string | undefined;
  readonly choose: (key: string) => void;
}

/** The search and what it finds; the arrows go through the list while the words stay in the search. */
export function TemplateList({ entries, query, search, current, choose }: ListProps) {
  const listId = useId();
  const at = entries.findIndex(({ key }) => key === current);
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = entries[(at + step + entries.length) % Math.max(1, entries.length)];
    if (next !== undefined) choose(next.key);
  };
  return (
    <div className="template-list">
      <input
        data-first=""
        role="combobox"
        aria-label="Find a template"
        aria-expanded={entries.length > 0}
        aria-controls={listId}
        aria-activedescendant={at < 0 ? undefined : `${listId}-${at}`}
        placeholder="Study, region, modality"
        value={query}
        onChange={(event) => search(event.target.value)}
        onKeyDown={onKey}
      />
      {entries.length === 0 && <p className="choices-empty">No template fits.</p>}
      <div className="choices" id={listId} role="listbox" aria-label="Templates">
        {entries.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys go to the field above
          <div
            key={entry.key}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            ref={(element) => {
              if (index === at) element?.scrollIntoView({ block: "nearest" });
            }}
            onClick={() => choose(entry.key)}
          >
            <Row entry={entry} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Row({ entry }: { readonly entry: LibraryEntry }) {
  const { template, origin, file } = entry;
  return (
    <>
      <span className="row-name">{template?.name ?? file}</span>
      {template === undefined && <span className="row-broken">not readable</span>}
      {origin !== "built-in" && <span className="row-origin">{SHORT_ORIGINS[origin]}</span>}
      <span className="row-modality">{template?.modality ?? ""}</span>
    </>
  );
}
