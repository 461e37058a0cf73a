import { baseKeymap } from "prosemirror-commands";
import { keymap } from "prosemirror-keymap";
import { EditorState, Selection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { createEditorState } from "../renderer/editor/editor-setup";
import { EditorStore } from "../renderer/editor/editor-store";
import { createLiveCheck } from "../renderer/editor/live-checks";
import { DEFAULT_CHECK_SETTINGS } from "../shared/settings";
import { documentFromText } from "../shared/text/to-document";

/** How the benchmark asks for an editor in an empty page; the answer takes it away. */
declare global {
  interface Window {
    mountEditor: (kind: "bare" | "readout", text: string) => { readonly diagnostics: number };
    unmountEditor: () => void;
  }
}

let unmount = () => {};

window.mountEditor = (kind, text) => {
  const { doc } = documentFromText(text);
  return kind === "bare" ? mountBare(doc) : mountReadout(doc);
};
window.unmountEditor = () => unmount();

type Doc = Parameters<typeof createEditorState>[0]["doc"];

/** The same document in ProseMirror's own view, able to type and nothing more. */
function mountBare(doc: Doc) {
  const view = new EditorView(document.body, { state: EditorState.create({ doc, plugins: [keymap(baseKeymap)] }) });
  unmount = () => view.destroy();
  place(view);
  return { diagnostics: 0 };
}

/** The editor as the app makes it: skeleton, fields, checks, emphasis, drag, history. */
function mountReadout(doc: Doc) {
  const check = createLiveCheck(DEFAULT_CHECK_SETTINGS);
  const store = new EditorStore(createEditorState({ doc, check, dismissals: [], takeReport: () => undefined }));
  unmount = store.mount(document.body);
  if (store.view !== undefined) place(store.view);
  return { diagnostics: check(doc).diagnostics.length };
}

/** The caret in the middle of Findings, where a report is written. */
function place(view: EditorView): void {
  let at = 0;
  view.state.doc.forEach((section, offset) => {
    if (section.type.name === "findings") at = offset + Math.floor(section.nodeSize / 2);
  });
  view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at))));
  view.focus();
}
