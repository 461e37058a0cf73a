import { type KeyboardEvent, type ReactNode, useId, useState } from "react";

export interface Choice {
  readonly id: string;
  readonly text: string;
  /** Other words that it is found by. */
  readonly also?: string;
  readonly detail?: ReactNode;
  /** Why it does nothing now. */
  readonly why?: string;
}

interface ChoiceListProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly empty: string;
  readonly choose: (id: string) => void;
  /** What the current choice would give, below the list. */
  readonly preview?: (id: string) => ReactNode;
}

/** Type to narrow, arrows to go, Enter to choose: the palette and the list of reports. */
export function ChoiceList({ label, choices, empty, choose, preview }: ChoiceListProps) {
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const listId = useId();
  const found = choices.filter(({ text, also = "" }) => matches(`${text} ${also}`, query));
  const current = Math.min(at, Math.max(0, found.length - 1));
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((current + step + found.length) % Math.max(1, found.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      const chosen = found[current];
      if (chosen !== undefined) choose(chosen.id);
    }
  };
  return (
    <div className="choice-list">
      <input
        data-first=""
        role="combobox"
        aria-label={label}
        aria-expanded={found.length > 0}
        aria-controls={found.length > 0 ? listId : undefined}
        aria-activedescendant={found.length > 0 ? `${listId}-${current}` : undefined}
        placeholder={label}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      {found.length === 0 && <p className="choices-empty">{empty}</p>}
      <div className="choices" id={listId} role="listbox" aria-label={label} hidden={found.length === 0}>
        {found.map((choice, index) => (
          <div
            key={choice.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            aria-disabled={choice.why === undefined ? undefined : true}
            ref={(element) => {
              if (index === current) element?.scrollIntoView({ block: "nearest" });
            }}
            onPointerMove={() => setAt(index)}
            onClick={() => choose(choice.id)}
            onKeyDown={onKey}
          >
            <span>{choice.text}</span>
            {choice.why === undefined ? choice.detail : <span className="choice-why">{choice.why}</span>}
          </div>
        ))}
      </div>
      {preview !== undefined && found[current] !== undefined && preview(found[current].id)}
    </div>
  );
}

/** Every word of the query begins a word of the text. */
function matches(text: string, query: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return query
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .every((part) => words.some((word) => word.startsWith(part)));
}
