import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";

interface SearchListProps<T extends { readonly key: string }> {
  readonly entries: readonly T[];
  /** What the list holds, for its name: "Templates"; and what the search is called. */
  readonly label: string;
  readonly searchLabel: string;
  readonly placeholder: string;
  readonly empty: string;
  readonly query: string;
  readonly search: (query: string) => void;
  readonly current: T | undefined;
  readonly choose: (key: string) => void;
  /** Enter and a double click; without it they do nothing. */
  readonly open?: (entry: T) => void;
  /** The entries are not there yet: Enter waits for them. */
  readonly loading?: boolean;
  readonly row: (entry: T) => ReactNode;
}

/** A search and what it finds; the arrows go through the list while the words stay in the search. */
export function SearchList<T extends { readonly key: string }>(props: SearchListProps<T>) {
  const {
    entries,
    label,
    searchLabel,
    placeholder,
    empty,
    query,
    search,
    current,
    choose,
    open,
    loading = false,
    row,
  } = props;
  const listId = useId();
  const at = current === undefined ? -1 : entries.indexOf(current);
  const wanted = useRef(false);
  useEffect(() => {
    if (loading || !wanted.current) return;
    wanted.current = false;
    if (current !== undefined) open?.(current);
  }, [loading, current, open]);
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Enter" && open !== undefined) {
      event.preventDefault();
      if (current !== undefined) open(current);
      else wanted.current = loading;
    }
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
        aria-label={searchLabel}
        aria-expanded={entries.length > 0}
        aria-controls={listId}
        aria-activedescendant={at < 0 ? undefined : `${listId}-${at}`}
        placeholder={placeholder}
        value={query}
        onChange={(event) => search(event.target.value)}
        onKeyDown={onKey}
      />
      {entries.length === 0 && <p className="choices-empty">{empty}</p>}
      <div className="choices" id={listId} role="listbox" aria-label={label}>
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
            onDoubleClick={() => open?.(entry)}
          >
            {row(entry)}
          </div>
        ))}
      </div>
    </div>
  );
}
