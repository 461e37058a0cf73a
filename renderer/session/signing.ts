import { closeHistory } from "prosemirror-history";
import { Selection } from "prosemirror-state";
import { schema } from "../../shared/report/schema";
import {
  hasOpenAddendum,
  isSigned,
  maySet,
  newAddendum,
  preliminary,
  type ReportRecord,
  type Step,
  signed,
  signedSections,
  unsigned,
} from "../../shared/signing";
import { type LockMeta, lockKey } from "../editor/lock-plugin";
import { reveal } from "../editor/reveal";
import { closeScreen } from "../screens/close-screen";
import { changeSettings, refreshLibrary, say, type Workbench } from "../workbench";
import { isoNow } from "./clock";

/** Whether the author may take the step now; where not, a sentence above the text says why. */
function allowed(workbench: Workbench, step: Step): boolean {
  const why = whyNotStep(workbench, step);
  if (why !== undefined) say(workbench, "problem", why);
  return why === undefined;
}

/** Why the author may not take the step now; undefined where nothing speaks against it. */
export function whyNotStep({ editor, practice, session }: Workbench, step: Step): string | undefined {
  const { record } = session.state.get();
  if (practice.get() !== undefined) return "A practice case has no status; submit it instead.";
  if (maySet(record, editor.doc, step)) return undefined;
  return refusalOf(step, record, hasOpenAddendum(record, editor.doc));
}

function refusalOf(step: Step, { status }: ReportRecord, openAddendum: boolean): string {
  switch (step) {
    case "preliminary":
      return status === "preliminary" ? "This report is preliminary already." : "This report is signed already.";
    case "sign":
      return "This report is signed. Add an addendum to sign again.";
    case "addendum":
      return openAddendum
        ? "An addendum is open already; sign it first."
        : "A report that is not signed is written on; it needs no addendum.";
    case "unsigned":
      if (status === "draft") return "This report is a draft.";
      if (openAddendum) return "An addendum is open. Sign it or remove it first.";
      return "A report with an addendum cannot go back to draft. Add another addendum.";
    default:
      return step satisfies never;
  }
}

/** Others may read it from now on. Asks once for the author's name. */
export function setPreliminary(workbench: Workbench): void {
  if (!allowed(workbench, "preliminary")) return;
  const { session, settings, view } = workbench;
  if (settings.get().authorName === "") {
    view.update((state) => ({ ...state, screen: undefined, dialog: "preliminary" }));
    return;
  }
  setRecord(workbench, preliminary(session.state.get().record, { by: settings.get().authorName, at: isoNow() }));
}

/** Signs the report as it stands. The tint of what was put in goes: the author stands for every word. */
export async function sign(workbench: Workbench, by: string): Promise<void> {
  const { editor, session, settings } = workbench;
  if (editor.view?.composing === true || !allowed(workbench, "sign")) return;
  if (settings.get().authorName !== by) changeSettings(workbench, { authorName: by });
  const { state } = editor;
  const locked: LockMeta = { sections: state.doc.childCount };
  const tr = state.tr.removeMark(0, state.doc.content.size, schema.marks.inserted).setMeta("addToHistory", false);
  editor.dispatch(closeHistory(tr.setMeta(lockKey, locked)));
  setRecord(workbench, signed(session.state.get().record, editor.doc, { by, at: isoNow() }));
  if (session.state.get().handle === undefined) {
    say(workbench, "done", "Signed. The report has no file yet: save it, or export it.", "save");
    return;
  }
  const saved = await session.save();
  if (saved.ok) await refreshLibrary(workbench);
  else say(workbench, "problem", `The report is signed, but its file was not written. ${saved.message}`);
}

/** Opens an addendum and goes there; the one that is open, where there is one. Asks once for the author's name. */
export function addAddendum(workbench: Workbench): void {
  const { editor, session, settings, view } = workbench;
  const { record } = session.state.get();
  if (!hasOpenAddendum(record, editor.doc)) {
    if (!allowed(workbench, "addendum")) return;
    const by = settings.get().authorName;
    if (by === "") {
      view.update((state) => ({ ...state, dialog: "addendum" }));
      return;
    }
    const { state } = editor;
    const locked: LockMeta = { sections: state.doc.childCount };
    const tr = closeHistory(state.tr).insert(state.doc.content.size, newAddendum({ by, at: isoNow() }));
    editor.dispatch(tr.setMeta(lockKey, locked));
  }
  const { state } = editor;
  // What is typed now is a step of its own: undo takes it back and leaves the addendum.
  editor.dispatch(closeHistory(state.tr.setSelection(Selection.atEnd(state.doc))));
  view.update((current) => (current.banner?.kind === "refused" ? { ...current, banner: undefined } : current));
  if (view.get().screen !== undefined) closeScreen(workbench);
  editor.focus();
  reveal(editor.view, editor.state.selection.head);
}

/** True where an addendum stands that nobody has signed. */
export const mayRemoveAddendum = ({ editor, session }: Workbench): boolean =>
  hasOpenAddendum(session.state.get().record, editor.doc);

/** Takes out what nobody has signed yet; undo brings it back. */
export function removeAddendum({ editor, session }: Workbench): void {
  const { state } = editor;
  const count = signedSections(session.state.get().record, state.doc);
  if (count === undefined || count >= state.doc.childCount) return;
  const from = state.doc.children.slice(0, count).reduce((sum, section) => sum + section.nodeSize, 0);
  editor.dispatch(closeHistory(state.tr).delete(from, state.doc.content.size).scrollIntoView());
  editor.focus();
}

export function returnToDraft(workbench: Workbench, reason: string): void {
  if (!allowed(workbench, "unsigned")) return;
  const { session, settings } = workbench;
  setRecord(workbench, unsigned(session.state.get().record, { by: settings.get().authorName, at: isoNow() }, reason));
}

function setRecord({ editor, session, view }: Workbench, record: ReportRecord): void {
  session.changeRecord(record);
  const locked: LockMeta = { sections: signedSections(record, editor.doc) };
  editor.dispatch(editor.state.tr.setMeta(lockKey, locked));
  view.update((state) =>
    state.banner?.kind === "refused" && !isSigned(record.status) ? { ...state, banner: undefined } : state,
  );
}
