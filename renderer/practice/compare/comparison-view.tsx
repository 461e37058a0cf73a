import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { ChangeKind, Comparison, MeaningChange } from "../../../shared/practice/compare/comparison";
import { changeName, changeTitle, countsOf } from "./change-names";
import { ComparedTable } from "./compared-table";
import type { SideText } from "./read-side";
import { comparedSections } from "./rows";

interface ViewProps {
  readonly comparison: Comparison;
  readonly draft: SideText;
  readonly final: SideText;
  readonly changedOnly: boolean;
  readonly setChangedOnly: (only: boolean) => void;
}

/** A draft beside its final: counts on top, what changed in meaning, and the words of both with what is not in the other. */
export function ComparisonView({ comparison, draft, final, changedOnly, setChangedOnly }: ViewProps) {
  const [kind, setKind] = useState<ChangeKind>();
  const [spot, setSpot] = useState<MeaningChange>();
  const table = useRef<HTMLDivElement>(null);
  const sections = useMemo(
    () => comparedSections(draft.text, final.text, comparison),
    [draft.text, final.text, comparison],
  );
  useEffect(() => {
    setKind((before) => (comparison.changes.some((change) => change.kind === before) ? before : undefined));
    setSpot((before) => (comparison.changes.some((change) => change === before) ? before : undefined));
  }, [comparison]);
  useEffect(() => {
    if (spot === undefined) return;
    for (const side of ["draft", "final"])
      table.current?.querySelector(`.side-${side} .spot`)?.scrollIntoView({ block: "nearest" });
  }, [spot]);
  const removed = sections.reduce((sum, section) => sum + section.removed, 0);
  const added = sections.reduce((sum, section) => sum + section.added, 0);
  const shown = comparison.changes.filter((change) => kind === undefined || change.kind === kind);
  if (sections.length === 0)
    return <p className="screen-empty">Neither text has Findings or an Impression: there is nothing to compare.</p>;
  return (
    <>
      <Counts
        comparison={comparison}
        kind={kind}
        choose={(next) => setKind(next === kind ? undefined : next)}
        removed={removed}
        added={added}
      />
      <div className="compared">
        <section className="changes" aria-label="What changed in meaning">
          <h3>In meaning</h3>
          {shown.length === 0 && (
            <p className="practice-facts">
              {removed + added === 0
                ? "The two are the same."
                : "Nothing: the Impression says the same in other words, or only the Findings changed."}
            </p>
          )}
          <ChangeList changes={shown} spot={spot} choose={setSpot} />
        </section>
        <div ref={table}>
          <ComparedTable
            sections={sections}
            draft={draft}
            final={final}
            spot={spot}
            changedOnly={changedOnly}
            setChangedOnly={setChangedOnly}
          />
        </div>
      </div>
    </>
  );
}

interface CountsProps {
  readonly comparison: Comparison;
  readonly kind: ChangeKind | undefined;
  readonly choose: (kind: ChangeKind) => void;
  readonly removed: number;
  readonly added: number;
}

function Counts({ comparison: { changes }, kind, choose, removed, added }: CountsProps) {
  return (
    <div className="change-counts">
      <p role="status">
        <strong>{changes.length}</strong> {changes.length === 1 ? "change" : "changes"} in meaning ·{" "}
        <strong>{removed}</strong> {removed === 1 ? "word" : "words"} removed · <strong>{added}</strong> added
      </p>
      {changes.length > 0 && (
        <fieldset>
          <legend className="visually-hidden">Show only</legend>
          {countsOf(changes).map((one) => (
            <button
              key={one.kind}
              type="button"
              className="button small"
              aria-pressed={one.kind === kind}
              onClick={() => choose(one.kind)}
            >
              {one.count} {changeName(one.kind, one.count)}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

interface ListProps {
  readonly changes: readonly MeaningChange[];
  readonly spot: MeaningChange | undefined;
  readonly choose: (change: MeaningChange) => void;
}

/** One stop for Tab; the arrows go from change to change, and the words of each show on both sides. */
function ChangeList({ changes, spot, choose }: ListProps) {
  const list = useRef<HTMLUListElement>(null);
  const at = Math.max(0, spot === undefined ? 0 : changes.indexOf(spot));
  const onKey = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(at + step, changes.length - 1));
    const change = changes[next];
    if (change === undefined) return;
    choose(change);
    list.current?.querySelectorAll("button")[next]?.focus();
  };
  if (changes.length === 0) return null;
  return (
    <ul ref={list} onKeyDown={onKey}>
      {changes.map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list stands still, and a change may be told twice
        <li key={index}>
          <button
            type="button"
            className="change"
            tabIndex={index === at ? 0 : -1}
            aria-current={change === spot ? "true" : undefined}
            onClick={() => choose(change)}
          >
            <span className="change-kind">{changeTitle(change.kind)}</span>
            <span>{change.message}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Home: -1e6, End: 1e6 };
