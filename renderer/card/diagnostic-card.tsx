import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { RULES } from "../../shared/checks/rules/index";
import { SECTION_NAMES } from "../../shared/checks/skeleton";
import type { Diagnostic } from "../../shared/checks/types";
import { SIGNED, whyLocked } from "../commands/availability";
import { checkKey } from "../editor/check-plugin";
import { wordsAt } from "../editor/diagnostic-words";
import { goToRange } from "../editor/go-to-range";
import { type Place, placeBelow } from "../editor/place-below";
import { SeverityMark } from "../panel/severity-mark";
import { addAddendum } from "../session/signing";
import { useReturnFocus } from "../shell/return-focus";
import { useSignal } from "../state/signal";
import type { Card } from "../state/view-state";
import { useWorkbench } from "../workbench-context";
import { applyFix, changeCard, closeCard, type DismissalScope, dismiss, findDiagnostic } from "./card-controller";
import { RuleHelp } from "./rule-help";

const WIDTH_PX = 600;

/** The card under the flagged words: what is wrong, the fixes, the three ways out, and why behind "?". */
export function DiagnosticCard() {
  const workbench = useWorkbench();
  const card = useSignal(workbench.view, (view) => view.card);
  // Redrawn when the checks say something else, not at each key.
  useSignal(workbench.editor.frame, (state) => checkKey.getState(state)?.version);
  const found = card === undefined ? undefined : findDiagnostic(workbench, card.key);
  if (card === undefined || found === undefined) return null;
  return <OpenCard key={card.key} card={card} diagnostic={found.diagnostic} />;
}

function OpenCard({ card, diagnostic }: { readonly card: Card; readonly diagnostic: Diagnostic }) {
  const workbench = useWorkbench();
  const box = useRef<HTMLDivElement>(null);
  useReturnFocus(box);
  const [place, setPlace] = useState<Place>();
  const ends = [diagnostic, ...(diagnostic.related ?? [])];
  const end = ends[card.end % ends.length] ?? diagnostic;
  useLayoutEffect(() => {
    const around = box.current?.closest<HTMLElement>(".report");
    const { view } = workbench.editor;
    if (view === undefined || around == null) return;
    setPlace(placeBelow(view, end, around, WIDTH_PX));
  }, [workbench, end]);
  useLayoutEffect(() => {
    if (place === undefined) return;
    box.current?.scrollIntoView({ block: "nearest" });
    void card.help; // the help makes the card longer
    if (card.focus && !box.current?.contains(document.activeElement))
      box.current?.querySelector<HTMLElement>("[data-first]")?.focus({ preventScroll: true });
  }, [place, card.focus, card.help]);

  // A fix that had the focus may be another one after the next look; the card that was opened by key keeps it.
  useLayoutEffect(() => {
    if (place !== undefined && card.focus && document.activeElement === document.body)
      box.current?.querySelector<HTMLElement>("[data-first]")?.focus({ preventScroll: true });
  });

  const why = whyLocked(workbench, diagnostic.from);
  const fixes = why === undefined ? (diagnostic.fixes ?? []) : [];
  // What is signed is neither fixed nor dismissed: both would change its record.
  const outs = why === undefined ? OUTS : OUTS.filter(({ scope }) => scope === "off");
  const rule = RULES.find(({ id }) => id === diagnostic.ruleId);
  const onKey = (event: KeyboardEvent) => {
    const act = KEYS[event.key];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act({ workbench, card, box: box.current, ends: ends.length });
  };
  return (
    <section
      ref={box}
      className="card"
      role="dialog"
      aria-label={`${diagnostic.severity}: ${diagnostic.message}`}
      style={{ ...place, width: WIDTH_PX, visibility: place === undefined ? "hidden" : "visible" }}
      onKeyDown={onKey}
    >
      <header className="card-title">
        <SeverityMark severity={diagnostic.severity} />
        <strong>{diagnostic.message}</strong>
      </header>
      <OtherEnds diagnostic={diagnostic} card={card} />
      <div className="card-row">
        {why !== undefined && <SignedNote why={why} />}
        {why === undefined && fixes.length === 0 && (
          <button
            type="button"
            className="button primary"
            data-first=""
            onClick={() => {
              closeCard(workbench, "stay");
              goToRange(workbench, diagnostic);
            }}
          >
            Go there
          </button>
        )}
        {fixes.map((fix, index) => (
          <button
            key={fix.label}
            type="button"
            className={index === 0 ? "button primary" : "button"}
            data-first={index === 0 ? "" : undefined}
            onClick={() => applyFix(workbench, card.key, fix)}
          >
            {fix.label}
          </button>
        ))}
        <span className="card-out">
          {outs.map(({ scope, label }) => (
            <button key={scope} type="button" className="quiet" onClick={() => dismiss(workbench, card.key, scope)}>
              {label}
            </button>
          ))}
          <button
            type="button"
            className="quiet"
            aria-expanded={card.help}
            aria-label="Why this check"
            onClick={() => changeCard(workbench, { help: !card.help })}
          >
            ?
          </button>
        </span>
      </div>
      {card.help && rule !== undefined && <RuleHelp rule={rule} />}
    </section>
  );
}

/** Why nothing is offered, and the way on. */
function SignedNote({ why }: { readonly why: string }) {
  const workbench = useWorkbench();
  const { practice } = workbench;
  return (
    <>
      <span className="card-signed">{why}</span>
      {practice.get() === undefined && (
        <button
          type="button"
          className="button primary"
          data-first=""
          onClick={() => {
            closeCard(workbench, "stay");
            addAddendum(workbench);
          }}
        >
          {why === SIGNED ? "Add addendum" : "Go to the addendum"}
        </button>
      )}
    </>
  );
}

const OUTS: readonly { readonly scope: DismissalScope; readonly label: string }[] = [
  { scope: "here", label: "Not here" },
  { scope: "report", label: "Not in this report" },
  { scope: "off", label: "Turn this check off" },
];

interface KeyContext {
  readonly workbench: ReturnType<typeof useWorkbench>;
  readonly card: Card;
  readonly box: HTMLElement | null;
  readonly ends: number;
}

const KEYS: Readonly<Record<string, (context: KeyContext) => void>> = {
  Escape: ({ workbench }) => closeCard(workbench),
  ArrowRight: ({ box }) => focusNext(box, 1),
  ArrowDown: ({ box }) => focusNext(box, 1),
  ArrowLeft: ({ box }) => focusNext(box, -1),
  ArrowUp: ({ box }) => focusNext(box, -1),
  "?": ({ workbench, card }) => changeCard(workbench, { help: !card.help }),
  j: ({ workbench, card, ends }) => changeCard(workbench, { end: (card.end + 1) % ends }),
};

function focusNext(box: HTMLElement | null, direction: 1 | -1): void {
  const buttons = [...(box?.querySelectorAll<HTMLElement>("button") ?? [])];
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement ? buttons.indexOf(activeElement) : -1;
  buttons[(at + direction + buttons.length) % buttons.length]?.focus();
}

/** A contradiction shows what stands at its other end; J jumps there and back. */
function OtherEnds({ diagnostic, card }: { readonly diagnostic: Diagnostic; readonly card: Card }) {
  const workbench = useWorkbench();
  const related = diagnostic.related ?? [];
  if (related.length === 0) return null;
  const ends = [diagnostic, ...related];
  return (
    <div className="card-ends">
      {ends.map((range, index) => {
        const words = wordsAt(workbench.editor.doc, range);
        const here = index === card.end % ends.length;
        return (
          <button
            key={`${range.from}-${range.to}`}
            type="button"
            className={here ? "card-end here" : "card-end"}
            tabIndex={-1}
            onClick={() => changeCard(workbench, { end: index })}
          >
            <span className="card-end-place">{SECTION_NAMES[words.kind]}</span>
            <span className="card-end-words">
              {words.before}
              <b>{words.flagged}</b>
              {words.after}
            </span>
          </button>
        );
      })}
      <span className="card-hint">
        <kbd>J</kbd> jump across
      </span>
    </div>
  );
}
