import { redoDepth, undoDepth } from "prosemirror-history";
import { Fragment, type Node } from "prosemirror-model";
import { Selection } from "prosemirror-state";
import { checkKey } from "../../renderer/editor/check-plugin";
import { createLiveCheck } from "../../renderer/editor/live-checks";
import { startReadout } from "../../renderer/start";
import { openNew, openText, type Workbench } from "../../renderer/workbench";
import { schema } from "../../shared/report/schema";
import { checksInForce } from "../../shared/settings-in-force";
import { serializeReport } from "../../shared/text/serialize";
import { documentFromText } from "../../shared/text/to-document";
import { memoryHost } from "./memory-host";

/** How a measurement or a monkey speaks with the app that runs in this page. */
export interface AppProbe {
  open(text: string): Promise<void>;
  openNew(): Promise<void>;
  /** What is wrong with the editor now; empty where all is well. `deep` compares with a check from nothing, too. */
  wrong(deep: boolean): readonly string[];
  text(): string;
  /** The document's JSON, without the tint. */
  doc(): string;
  textBeforeCaret(): string;
  /** How many steps can be taken back, and done again. */
  history(): { readonly undo: number; readonly redo: number };
  caretIsIn(): string;
  diagnostics(): number;
  /** Where on the screen the place is that lies so far (0 to 1) into the text, scrolled into view. */
  point(share: number): { readonly x: number; readonly y: number } | undefined;
  paste(plain: string, html: string): void;
  drop(plain: string, share: number): void;
  focus(): void;
  /** The caret so far (0 to 1) into a section. */
  caretAt(section: string, share: number): void;
  /** Milliseconds from the call to the end of the frame that shows the report. */
  timeToOpen(text: string): Promise<number>;
  /** From the next key on counts the frames until the page has one underline more. */
  watchNextKey(): void;
  framesToUnderline(): Promise<number>;
  /** Milliseconds from the navigation to the first caret. */
  readonly startedMs: number;
}

declare global {
  interface Window {
    readout: AppProbe;
  }
}

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no root element.");
const workbench = await startReadout(root, memoryHost());
await frame();
const startedMs = performance.now();
window.readout = probe(workbench);

/** The end of the frame that is drawn next. */
function frame(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done();
      port2.postMessage(undefined);
    });
  });
}

const MOST_FRAMES = 60;
let framesToUnderline: Promise<number> = Promise.resolve(0);

function probe({ editor }: Workbench): AppProbe {
  const view = () => {
    if (editor.view === undefined) throw new Error("The editor has no view.");
    return editor.view;
  };
  return {
    open: (text) => openText(workbench, "measured", text),
    openNew: () => openNew(workbench),
    wrong: (deep) => [...skeletonFaults(), ...viewFaults(), ...(deep ? checkFaults() : [])],
    text: () => serializeReport(editor.doc),
    doc: () => withoutTint(editor.doc),
    textBeforeCaret: () => {
      const { $head } = editor.state.selection;
      return $head.parent.isTextblock ? $head.parent.textBetween(0, $head.parentOffset) : "";
    },
    history: () => ({ undo: Number(undoDepth(editor.state)), redo: Number(redoDepth(editor.state)) }),
    caretIsIn: () => editor.state.selection.$head.parent.type.name,
    diagnostics: () => checkKey.getState(editor.state)?.checked.diagnostics.length ?? 0,
    point: (share) => {
      const at = placeAt(share);
      const found = view().domAtPos(at).node;
      (found instanceof Element ? found : found.parentElement)?.scrollIntoView({ block: "center" });
      const { left, top, bottom } = view().coordsAtPos(at);
      return { x: left + 1, y: (top + bottom) / 2 };
    },
    paste: (plain, html) => {
      const data = new DataTransfer();
      data.setData("text/plain", plain);
      if (html !== "") data.setData("text/html", html);
      view().dom.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    },
    drop: (plain, share) => {
      const point = window.readout.point(share);
      if (point === undefined) return;
      const data = new DataTransfer();
      data.setData("text/plain", plain);
      view().dom.dispatchEvent(
        new DragEvent("drop", {
          dataTransfer: data,
          clientX: point.x,
          clientY: point.y,
          bubbles: true,
          cancelable: true,
        }),
      );
    },
    focus: () => editor.focus(),
    caretAt: (section, share) => {
      editor.doc.forEach((node, offset) => {
        if (node.type.name !== section) return;
        const at = editor.doc.resolve(offset + 1 + Math.floor(share * (node.nodeSize - 2)));
        editor.dispatch(editor.state.tr.setSelection(Selection.near(at, -1)).scrollIntoView());
      });
      editor.focus();
    },
    timeToOpen: async (text) => {
      const started = performance.now();
      await openText(workbench, "measured", text);
      await frame();
      return performance.now() - started;
    },
    watchNextKey: () => {
      const underlines = () => document.querySelectorAll(".ProseMirror .diagnostic").length;
      const before = underlines();
      framesToUnderline = new Promise((done) => {
        let frames = 0;
        const look = () => {
          frames += 1;
          if (underlines() > before || frames > MOST_FRAMES) done(frames);
          else requestAnimationFrame(look);
        };
        // After the app's own listeners: what they put into the frame is seen in it.
        window.addEventListener("keydown", () => requestAnimationFrame(look), { once: true });
      });
    },
    framesToUnderline: () => framesToUnderline,
    startedMs,
  };

  function placeAt(share: number): number {
    const places: number[] = [];
    editor.doc.descendants((node, pos) => {
      if (node.isTextblock) for (let at = 0; at <= node.content.size; at++) places.push(pos + 1 + at);
      return !node.isTextblock;
    });
    return places[Math.min(places.length - 1, Math.floor(share * places.length))] ?? 0;
  }

  function skeletonFaults(): string[] {
    try {
      editor.doc.check();
    } catch (error) {
      return [`The document breaks its schema: ${error instanceof Error ? error.message : String(error)}`];
    }
    const kinds = editor.doc.children.map(({ type }) => type.name).join(" ");
    const whole = /^header indication technique comparison findings impression( other)?( addendum)*$/.test(kinds);
    return whole && editor.doc.type === schema.topNodeType ? [] : [`The skeleton is ${kinds}.`];
  }

  function viewFaults(): string[] {
    const faults: string[] = [];
    const { selection, doc } = editor.state;
    if (selection.from < 0 || selection.to > doc.content.size) faults.push("The selection is outside of the document.");
    if (selection.empty && !selection.$head.parent.isTextblock) faults.push("The caret is in no text.");
    const focused = document.activeElement;
    if (focused === null || focused === document.body)
      faults.push(`Nothing has the focus; open are ${JSON.stringify(workbench.view.get())}.`);
    if (view().composing) return faults;
    doc.descendants((node, pos) => {
      if (!node.isTextblock) return true;
      const shown = textShownAt(pos);
      if (shown !== undefined && shown !== node.textContent)
        faults.push(`The page shows "${shown}" for "${node.textContent}".`);
      return false;
    });
    return faults;
  }

  /** The text that the page has for a textblock, what decorations put in left out. */
  function textShownAt(pos: number): string | undefined {
    const dom = view().nodeDOM(pos);
    if (!(dom instanceof HTMLElement)) return undefined;
    const copy = dom.cloneNode(true);
    if (!(copy instanceof HTMLElement)) return undefined;
    for (const widget of copy.querySelectorAll(".ProseMirror-widget, [contenteditable='false']")) widget.remove();
    return copy.textContent ?? "";
  }

  function checkFaults(): string[] {
    const faults: string[] = [];
    const state = checkKey.getState(editor.state);
    if (state !== undefined && !state.stale) {
      const fresh = createLiveCheck(checksInForce(workbench.settings.get()))(editor.doc).diagnostics;
      if (JSON.stringify(fresh) !== JSON.stringify(state.checked.diagnostics))
        faults.push("What is shown differs from a check from nothing.");
    }
    for (const { from, to } of state?.shown ?? [])
      if (from < 0 || to > editor.doc.content.size || from > to) faults.push("A diagnostic is outside of the text.");
    const kept = withoutTint(editor.doc);
    const again = withoutTint(documentFromText(serializeReport(editor.doc)).doc);
    if (again !== kept) faults.push(`The report does not come back from its own text: ${difference(kept, again)}`);
    return faults;
  }
}

/** A document as JSON without the tint of what was inserted, which is no text. */
function withoutTint(doc: Node): string {
  const plain = (node: Node): Node =>
    node.isText
      ? node.mark(node.marks.filter(({ type }) => type.name !== "inserted"))
      : // Neighbours that only the tint kept apart become one text.
        node.copy(Fragment.fromArray(node.children.map(plain)));
  return JSON.stringify(plain(doc).toJSON());
}

function difference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return `${one.slice(Math.max(0, at - 120), at + 80)}\n  became\n${other.slice(Math.max(0, at - 120), at + 80)}`;
}
