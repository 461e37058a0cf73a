import type { Node } from "prosemirror-model";
import { type Command, EditorState, TextSelection } from "prosemirror-state";
import { createEditorState } from "../../renderer/editor/editor-setup";
import { createLiveCheck } from "../../renderer/editor/live-checks";
import { DEFAULT_CHECK_SETTINGS } from "../../shared/settings";
import { documentFromText } from "../../shared/text/to-document";

/** An editor's state over the document of a text in which "^" stands for the caret, or two of them for a selection. */
export function stateOf(text: string): EditorState {
  const { doc } = documentFromText(text);
  const marks: number[] = [];
  doc.descendants((node, pos) => {
    for (let at = node.text?.indexOf("^") ?? -1; at >= 0; at = node.text?.indexOf("^", at + 1) ?? -1)
      marks.push(pos + at);
  });
  const base = createEditorState({
    doc,
    check: createLiveCheck(DEFAULT_CHECK_SETTINGS),
    dismissals: [],
    takeReport: () => {},
  });
  let tr = base.tr;
  for (const mark of marks.toReversed()) tr = tr.delete(mark, mark + 1);
  const [from = 1, to = from + 1] = marks;
  const selection = TextSelection.create(tr.doc, from, marks.length > 1 ? to - 1 : from);
  // A fresh state, so that taking the marks out is no part of the history.
  return EditorState.create({ doc: tr.doc, plugins: base.plugins, selection });
}

/** The state after the command; undefined where the command does not apply. */
export function ran(state: EditorState, command: Command): EditorState | undefined {
  let next = state;
  const applies = command(state, (tr) => {
    next = next.apply(tr);
  });
  return applies ? next : undefined;
}

/** The document as text with "^" at the caret. */
export function shown(state: EditorState | undefined): string {
  if (state === undefined) return "(does not apply)";
  const { from, to } = state.selection;
  const tr = state.tr;
  if (to > from) tr.insertText("^", to);
  return bodyOf(tr.insertText("^", from).doc);
}

/** Sections as "kind: block | block", empty ones too. */
export function bodyOf(doc: Node): string {
  return doc.children
    .filter((section) => section.type.name !== "header")
    .map((section) => `${section.type.name}: ${section.children.map(blockText).join(" | ")}`)
    .filter((line) => !/: $/.test(line) || line.startsWith("findings") || line.startsWith("impression"))
    .join("\n");
}

function blockText(block: Node): string {
  const prefix = block.type.name === "organ" ? "#" : "-".repeat(Number(block.attrs.depth ?? 0));
  return `${prefix}${block.textContent}`;
}
