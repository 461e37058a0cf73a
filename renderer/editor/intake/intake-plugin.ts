import { closeHistory, undo } from "prosemirror-history";
import { Plugin, Selection, TextSelection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { schema } from "../../../shared/report/schema";
import { createPause } from "../../state/pause";
import { enter } from "../commands/structure";
import { arrivalTransaction, coversAll } from "./arrival";
import { readDragonChange } from "./dragon-messages";
import { createKeyBursts } from "./key-bursts";
import { SCRATCH, spokenCommand } from "./spoken-commands";
import { positionOf, textLines } from "./text-control";
import { deleteLastUtterance, type IntakeMeta, intakeKey, lastUtterance, nextUtterances } from "./utterances";
import { wholeTextTransaction } from "./whole-text";

/** A pause of this length on both sides makes an utterance. */
const UTTERANCE_MS = 300;
/** ProseMirror reads what was composed this long after its end. */
const COMPOSED_MS = 45;
const WINDOW_BACK_MS = 500;
const CHORD_MS = 10;

/** How others hand something over to the plugin of a view. */
export interface Intake {
  /** Text that was dictated, for the place where the caret is. */
  readonly arrive: (text: string) => void;
  /** True while letters come faster than fingers go. */
  readonly isFast: () => boolean;
  /** Something rewrote the whole page from outside. */
  readonly replaced: (text: string) => void;
  readonly rewritten: () => void;
}

const intakes = new WeakMap<EditorView, Intake>();

export function intakeOf(view: EditorView): Intake | undefined {
  return intakes.get(view);
}

export interface IntakeOptions {
  readonly spokenCommands: () => boolean;
}

/**
 * Takes in what comes from dictation tools, however it arrives: as text at once, letter by letter, composed, pasted,
 * written over the accessibility interface, or as Dragon's messages. Each utterance is tinted, one step to undo, and can
 * be taken away by its command. Nothing is changed in what was said.
 */
export function intakePlugin({ spokenCommands }: IntakeOptions): Plugin {
  const bursts = createKeyBursts((view, from, to) => noteArrived(view, from, to, performance.now()));
  /** While the page holds a foreign text, ProseMirror's reading of it is refused: it would join sections. */
  let takingOver = false;
  let foreign = false;
  let dictatedPaste = false;
  let composedFrom: number | undefined;
  let windowBackAt = Number.NEGATIVE_INFINITY;
  let controlAt = Number.NEGATIVE_INFINITY;
  let current: EditorView | undefined;
  const quiet = createPause(UTTERANCE_MS, () => current !== undefined && rest(current));

  function arrive(view: EditorView, text: string): boolean {
    const tr = arrivalTransaction(view.state, text);
    if (tr === undefined) return true;
    dispatchArrival(view, tr);
    return true;
  }

  function dispatchArrival(view: EditorView, tr: Transaction): void {
    const { from } = view.state.selection;
    const now = performance.now();
    const last = lastUtterance(view.state);
    const join = last !== undefined && last.to === from && now - last.atMs < UTTERANCE_MS;
    const range = changedRange(tr);
    if (range !== undefined) tr.setMeta(intakeKey, { add: { ...range, atMs: now }, join } satisfies IntakeMeta);
    if (!join) closeHistory(tr);
    view.dispatch(tr.setMeta("dictated", true).scrollIntoView());
    quiet.touch();
  }

  /** Text that is in the document already is known as said, and tinted. */
  function noteArrived(view: EditorView, from: number, to: number, atMs: number): void {
    if (view.isDestroyed || view.composing || from >= to || to > view.state.doc.content.size) return;
    const tr = view.state.tr.addMark(from, to, schema.mark("inserted", { by: "dictation" }));
    tr.setMeta("addToHistory", false).setMeta("dictated", true);
    view.dispatch(tr.setMeta(intakeKey, { add: { from, to, atMs } } satisfies IntakeMeta));
    quiet.touch();
  }

  /** The speaker pauses: the next utterance is a step of its own, and a command that was said alone is done. */
  function rest(view: EditorView): void {
    if (view.isDestroyed) return;
    if (view.composing) {
      quiet.touch();
      return;
    }
    if (!spokenCommands() || !doCommand(view)) view.dispatch(closeHistory(view.state.tr));
  }

  function doCommand(view: EditorView): boolean {
    const last = lastUtterance(view.state);
    if (last === undefined || performance.now() - last.atMs > UTTERANCE_MS * 4) return false;
    const said = view.state.doc.textBetween(last.from, last.to, "\n");
    const command = spokenCommand(said);
    if (command === undefined) return false;
    if (command.text === "") undo(view.state, view.dispatch);
    const left = lastUtterance(view.state);
    const tail = left === undefined || left.atMs !== last.atMs ? undefined : left;
    if (tail !== undefined) view.dispatch(view.state.tr.delete(tail.from + command.text.length, tail.to));
    view.dispatch(closeHistory(view.state.tr));
    if (command.run === SCRATCH) deleteLastUtterance(view.state, view.dispatch);
    else command.run(view.state, view.dispatch, view);
    return true;
  }

  function takeOver(view: EditorView, text: string): void {
    takingOver = true;
    // After ProseMirror's own observer, which is called right after this one.
    queueMicrotask(() => {
      takingOver = false;
      const tr = view.isDestroyed ? undefined : wholeTextTransaction(view.state, text);
      if (tr !== undefined) dispatchArrival(view, tr);
    });
  }

  function onMessage(event: MessageEvent): void {
    const change = readDragonChange(event);
    const view = current;
    if (change === undefined || view === undefined || view.composing || !view.hasFocus()) return;
    event.stopImmediatePropagation();
    select(view, change.start, change.length);
    if (change.text !== "" || change.length > 0) {
      const { empty, from, to } = view.state.selection;
      if (change.text !== "") arrive(view, change.text);
      else if (!empty) view.dispatch(view.state.tr.delete(from, to));
    }
    select(view, change.selectStart, Math.max(0, change.selectLength));
  }

  return new Plugin({
    key: intakeKey,
    state: {
      init: () => [],
      apply: (tr, value: ReturnType<typeof nextUtterances>) => nextUtterances(tr, value),
    },
    filterTransaction: (tr) => !takingOver || !tr.docChanged,
    appendTransaction(transactions, _before, state) {
      if (!foreign && !dictatedPaste) return null;
      const changed = transactions.find((tr) => tr.docChanged && tr.getMeta(intakeKey) === undefined);
      const range = changed === undefined ? undefined : changedRange(changed);
      foreign = false;
      dictatedPaste = false;
      if (range === undefined) return null;
      quiet.touch();
      const tr = state.tr.addMark(range.from, range.to, schema.mark("inserted", { by: "dictation" }));
      const add = { ...range, atMs: performance.now() };
      return tr.setMeta("dictated", true).setMeta(intakeKey, { add } satisfies IntakeMeta);
    },
    props: {
      handlePaste(view, event) {
        const text = event.clipboardData?.getData("text/plain") ?? "";
        if (text !== "" && coversAll(view.state)) return arrive(view, text);
        // A box that hands its text over comes back to the window and pastes at once, or sends both keys as one.
        const now = performance.now();
        const dictated = now - windowBackAt < WINDOW_BACK_MS || controlAt === Number.POSITIVE_INFINITY;
        if (dictated) view.dispatch(closeHistory(view.state.tr));
        dictatedPaste = dictated;
        return false;
      },
      handleDOMEvents: {
        keydown: (view, event) => {
          bursts.key(view, event);
          if (event.key === "Control" || event.key === "Meta") controlAt = event.timeStamp;
          else if (event.key.toLowerCase() === "v" && (event.ctrlKey || event.metaKey))
            controlAt = event.timeStamp - controlAt < CHORD_MS ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
          else controlAt = Number.NEGATIVE_INFINITY;
          return false;
        },
        mousedown: () => {
          bursts.end();
          return false;
        },
        keyup: () => {
          bursts.keyUp();
          return false;
        },
        beforeinput: (view, event) => {
          if (view.composing || event.isComposing || event.defaultPrevented) return false;
          const text = arrivingText(event, bursts.isTyping(event));
          if (text === undefined) return false;
          event.preventDefault();
          selectTarget(view, event);
          if (text === "\n") return enter(view.state, view.dispatch, view);
          return arrive(view, text);
        },
        compositionstart: (view, event) => {
          composedFrom = view.state.selection.from;
          // An accent is composed among letters that are typed; what is dictated begins after a pause.
          if (bursts.sinceKeyMs(event) > UTTERANCE_MS) view.dispatch(closeHistory(view.state.tr));
          return false;
        },
        compositionend: (view, event) => {
          const from = composedFrom;
          composedFrom = undefined;
          if (from === undefined || !isSeveralWords(event.data)) return false;
          setTimeout(() => {
            if (view.isDestroyed) return;
            const to = view.state.selection.head;
            const start = to - event.data.length;
            if (start >= from && view.state.doc.textBetween(start, to, "\n") === event.data)
              noteArrived(view, start, to, performance.now());
          }, COMPOSED_MS);
          return false;
        },
      },
    },
    view: (view) => {
      current = view;
      const onFocus = () => {
        windowBackAt = performance.now();
      };
      window.addEventListener("message", onMessage, true);
      window.addEventListener("focus", onFocus);
      const intake: Intake = {
        arrive: (text) => arrive(view, text),
        isFast: bursts.isFast,
        replaced: (text) => takeOver(view, text),
        rewritten: () => {
          foreign = true;
          queueMicrotask(() => {
            foreign = false;
          });
        },
      };
      intakes.set(view, intake);
      return {
        destroy: () => {
          quiet.stop();
          bursts.stop();
          window.removeEventListener("message", onMessage, true);
          window.removeEventListener("focus", onFocus);
          current = undefined;
        },
      };
    },
  });
}

const isSeveralWords = (text: string) => /\S\s+\S/.test(text);

/** What a tool puts in by itself; undefined where a hand on the keys does, or the event is none of ours. */
function arrivingText(event: InputEvent, isTyping: boolean): string | undefined {
  const text = event.data ?? event.dataTransfer?.getData("text/plain") ?? "";
  switch (event.inputType) {
    case "insertReplacementText":
      return text;
    case "insertText":
      // A script's own event has no effect of its own; one letter without a key is from a character table.
      if (text === "" || isTyping) return undefined;
      return [...text].length > 1 || !event.isTrusted ? text : undefined;
    case "insertParagraph":
    case "insertLineBreak":
      return isTyping ? undefined : "\n";
    default:
      return undefined;
  }
}

/** A tool that revises its words names them; the selection may still be the old one. */
function selectTarget(view: EditorView, event: InputEvent): void {
  const target = event.getTargetRanges()[0];
  if (target === undefined || !view.dom.contains(target.startContainer)) return;
  const from = view.posAtDOM(target.startContainer, target.startOffset);
  const to = view.posAtDOM(target.endContainer, target.endOffset);
  const { selection, doc } = view.state;
  if (from < 0 || to > doc.content.size || (from === selection.from && to === selection.to)) return;
  view.dispatch(view.state.tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(Math.max(from, to)))));
}

function select(view: EditorView, start: number, length: number): void {
  if (start < 0) return;
  const { doc } = view.state;
  const lines = textLines(doc);
  const [from, to] = [positionOf(lines, start), positionOf(lines, start + length)];
  const selection = TextSelection.between(doc.resolve(from), doc.resolve(to));
  view.dispatch(
    view.state.tr.setSelection(selection instanceof TextSelection ? selection : Selection.near(doc.resolve(from))),
  );
}

/** From the first to the last place that holds something new. */
function changedRange(tr: Transaction): { readonly from: number; readonly to: number } | undefined {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  tr.mapping.maps.forEach((map, index) => {
    const rest = tr.mapping.slice(index + 1);
    map.forEach((_oldFrom, _oldTo, newFrom, newTo) => {
      if (newFrom === newTo) return;
      from = Math.min(from, rest.map(newFrom, 1));
      to = Math.max(to, rest.map(newTo, -1));
    });
  });
  return from < to ? { from, to } : undefined;
}
