import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { keysForPeople } from "../commands/keys";
import { useSignal } from "../state/signal";
import type { FindView } from "../state/view-state";
import { useWorkbench } from "../workbench-context";
import { changeQuery, closeFind, findStep, replaceAll, replaceOne, showReplace } from "./find-controller";
import { findKey } from "./find-plugin";

/** Find and replace: a bar above the text that covers nothing. */
export function FindBar() {
  const { view } = useWorkbench();
  const find = useSignal(view, (state) => state.find);
  return find === undefined ? null : <OpenBar find={find} />;
}

function OpenBar({ find }: { readonly find: FindView }) {
  const workbench = useWorkbench();
  const input = useRef<HTMLInputElement>(null);
  const [replacement, setReplacement] = useState("");
  const count = useSignal(workbench.editor.frame, (state) => {
    const found = findKey.getState(state);
    if (found?.query === undefined) return "";
    if (found.matches.length === 0) return "No match";
    return found.at < 0 ? `${found.matches.length} found` : `${found.at + 1} of ${found.matches.length}`;
  });
  useEffect(() => {
    if (find.focus === 0) return;
    input.current?.focus();
    input.current?.select();
  }, [find.focus]);
  const { query, replace, said } = find;
  const onKey = (event: KeyboardEvent) => {
    const act = BAR_KEYS[keyName(event)];
    if (act === undefined) return;
    event.preventDefault();
    act({ workbench, replacement, find });
  };
  return (
    <search className="find-bar" aria-label="Find in report" onKeyDown={onKey}>
      <button
        type="button"
        className="find-toggle"
        aria-label="Replace"
        aria-expanded={replace}
        onClick={() => showReplace(workbench, !replace)}
      >
        {replace ? "▾" : "▸"}
      </button>
      {/* Tab goes from what is sought to what stands for it, then to what can be done with both. */}
      <div className={replace ? "find-lines replacing" : "find-lines"}>
        <input
          ref={input}
          aria-label="Find"
          placeholder="Find"
          value={query.text}
          spellCheck={false}
          onChange={(event) => changeQuery(workbench, { text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing || hasModifier(event)) return;
            event.preventDefault();
            findStep(workbench, event.shiftKey ? -1 : 1);
          }}
        />
        {replace && (
          <input
            aria-label="Replace with"
            placeholder="Replace with"
            value={replacement}
            spellCheck={false}
            onChange={(event) => setReplacement(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.nativeEvent.isComposing || hasModifier(event)) return;
              event.preventDefault();
              replaceOne(workbench, replacement);
            }}
          />
        )}
        <div className="find-line">
          <Toggle
            label="Match case"
            keys="Alt+C"
            on={query.caseSensitive}
            change={(caseSensitive) => changeQuery(workbench, { caseSensitive })}
          >
            Aa
          </Toggle>
          <Toggle
            label="Whole words"
            keys="Alt+W"
            on={query.wholeWord}
            change={(wholeWord) => changeQuery(workbench, { wholeWord })}
          >
            <u>ab</u>
          </Toggle>
          <span className={count === "No match" ? "find-count none" : "find-count"} role="status">
            {count}
          </span>
          <Step label="Previous match" keys="Shift+F3" sign="↑" run={() => findStep(workbench, -1)} />
          <Step label="Next match" keys="F3" sign="↓" run={() => findStep(workbench, 1)} />
          <Step label="Close find" keys="Esc" sign="×" run={() => closeFind(workbench)} />
        </div>
        {replace && (
          <div className="find-line">
            <button type="button" className="button small" onClick={() => replaceOne(workbench, replacement)}>
              Replace
            </button>
            <button
              type="button"
              className="button small"
              title={`Replace all (${keysForPeople("Mod-Enter")})`}
              onClick={() => replaceAll(workbench, replacement)}
            >
              Replace all
            </button>
            <span className="find-said" role="status">
              {said}
            </span>
          </div>
        )}
      </div>
    </search>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly keys: string;
  readonly on: boolean;
  readonly change: (on: boolean) => void;
  readonly children: React.ReactNode;
}

function Toggle({ label, keys, on, change, children }: ToggleProps) {
  return (
    <button
      type="button"
      className="find-option"
      aria-pressed={on}
      title={`${label} (${keys})`}
      onClick={() => change(!on)}
    >
      <span aria-hidden="true">{children}</span>
      <span className="visually-hidden">{label}</span>
    </button>
  );
}

interface StepProps {
  readonly label: string;
  readonly keys: string;
  readonly sign: string;
  readonly run: () => void;
}

function Step({ label, keys, sign, run }: StepProps) {
  return (
    <button type="button" className="find-step" aria-label={label} title={`${label} (${keys})`} onClick={run}>
      {sign}
    </button>
  );
}

interface BarContext {
  readonly workbench: ReturnType<typeof useWorkbench>;
  readonly replacement: string;
  readonly find: FindView;
}

const BAR_KEYS: Readonly<Record<string, (context: BarContext) => void>> = {
  Escape: ({ workbench }) => closeFind(workbench),
  "Alt-KeyC": ({ workbench, find }) => changeQuery(workbench, { caseSensitive: !find.query.caseSensitive }),
  "Alt-KeyW": ({ workbench, find }) => changeQuery(workbench, { wholeWord: !find.query.wholeWord }),
  "Mod-Enter": ({ workbench, replacement, find }) => {
    if (find.replace) replaceAll(workbench, replacement);
  },
};

/** By the cap, not the letter: Alt writes other letters on a Mac. */
function keyName({ key, code, altKey, ctrlKey, metaKey }: KeyboardEvent): string {
  const name = altKey && code.startsWith("Key") ? code : key;
  return `${ctrlKey || metaKey ? "Mod-" : ""}${altKey ? "Alt-" : ""}${name}`;
}

const hasModifier = ({ altKey, ctrlKey, metaKey }: KeyboardEvent) => altKey || ctrlKey || metaKey;
