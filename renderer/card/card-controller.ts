import { TextSelection } from "prosemirror-state";
import type { Diagnostic, Fix } from "../../shared/checks/types";
import { sayWhyNot, whyLocked } from "../commands/availability";
import { fixTransaction } from "../editor/apply-fix";
import { type CheckMeta, type CheckState, checkKey } from "../editor/check-plugin";
import { dismissalForReport, dismissalHere } from "../editor/dismissals";
import type { Card } from "../state/view-state";
import { changeSettings, type Workbench } from "../workbench";

export interface Found {
  readonly key: string;
  readonly diagnostic: Diagnostic;
}

/** The diagnostic as it stands in the document of this moment. */
export function findDiagnostic({ editor }: Workbench, key: string): Found | undefined {
  const checks = checkKey.getState(editor.state);
  const index = checks?.keys.indexOf(key) ?? -1;
  const diagnostic = checks?.shown[index];
  return diagnostic === undefined ? undefined : { key, diagnostic };
}

/** F8: the next or previous diagnostic from the caret, or from the card that is open. */
export function goToDiagnostic(workbench: Workbench, direction: 1 | -1): boolean {
  const checks = settled(workbench);
  if (checks === undefined || checks.shown.length === 0) return false;
  const { card } = workbench.view.get();
  const open = card === undefined ? undefined : checks.keys.indexOf(card.key);
  const index = open === undefined || open < 0 ? nearest(checks, workbench, direction) : open + direction;
  const count = checks.shown.length;
  const key = checks.keys[(index + count) % count];
  if (key !== undefined) openCard(workbench, key, true);
  return true;
}

/** The card for the words at the caret, or the one that a click has opened, with the focus on its first fix. */
export function showAtCaret(workbench: Workbench): void {
  if (workbench.view.get().card !== undefined) {
    changeCard(workbench, { focus: true });
    return;
  }
  const { head } = workbench.editor.state.selection;
  const checks = settled(workbench);
  const at = checks?.shown.findIndex(({ from, to }) => from <= head && head <= to && from < to) ?? -1;
  const key = checks?.keys[at];
  if (key !== undefined) openCard(workbench, key, true);
}

function nearest({ shown }: CheckState, { editor }: Workbench, direction: 1 | -1): number {
  const { from, to } = editor.state.selection;
  if (direction === -1) return shown.findLastIndex((diagnostic) => diagnostic.from < from);
  const index = shown.findIndex((diagnostic) => diagnostic.from >= to);
  return index < 0 ? 0 : index;
}

/** What is hidden because its sentence is being written counts when the author asks. */
function settled({ editor }: Workbench): CheckState | undefined {
  editor.dispatch(editor.state.tr.setMeta(checkKey, { settle: true } satisfies CheckMeta));
  return checkKey.getState(editor.state);
}

export function openCard(workbench: Workbench, key: string, focus: boolean): void {
  const { editor, view } = workbench;
  const { anchor, head } = editor.state.selection;
  const before = view.get().card;
  const caret = before === undefined ? { anchor, head } : { anchor: before.anchor, head: before.head };
  activate(workbench, key);
  view.update((state) => ({ ...state, card: { key, ...caret, focus, end: 0, help: false } }));
}

/** Esc: everything as it was, the caret in its place. With "stay" the caret stays where it is; a focus in the card goes to the text. */
export function closeCard(workbench: Workbench, focus: "text" | "stay" = "text"): void {
  const { editor, view } = workbench;
  const { card } = view.get();
  if (card === undefined) return;
  const focused = document.activeElement?.closest(".card") != null;
  activate(workbench, "");
  view.update((state) => ({ ...state, card: undefined }));
  if (focus === "text") restoreCaret(workbench, card);
  if (focus === "text" || focused) editor.focus();
}

function restoreCaret({ editor }: Workbench, { anchor, head }: Card): void {
  const { state } = editor;
  const { selection } = state;
  if ((selection.anchor === anchor && selection.head === head) || Math.max(anchor, head) > state.doc.content.size)
    return;
  editor.dispatch(state.tr.setSelection(TextSelection.between(state.doc.resolve(anchor), state.doc.resolve(head))));
}

function activate({ editor }: Workbench, key: string): void {
  editor.dispatch(editor.state.tr.setMeta(checkKey, { active: key } satisfies CheckMeta));
}

export function changeCard({ view }: Workbench, change: Partial<Card>): void {
  view.update((state) => (state.card === undefined ? state : { ...state, card: { ...state.card, ...change } }));
}

/** Applies a fix that was offered for the document as it is now. During an IME composition it waits for its end. */
export function applyFix(workbench: Workbench, key: string, fix: Fix): boolean {
  const { editor, view } = workbench;
  const checks = settled(workbench);
  const found = findDiagnostic(workbench, key);
  if (checks === undefined || found === undefined) return false;
  // By place, not by identity: the same fix is a new object after each check.
  const label =
    found.diagnostic.fixes?.find((each) => each === fix) ??
    found.diagnostic.fixes?.find((each) => each.label === fix.label);
  const tr = label === undefined ? undefined : fixTransaction(editor.state, label, checks.checked.analysis);
  const why = whyLocked(workbench, found.diagnostic.from);
  if (why !== undefined) {
    closeCard(workbench);
    sayWhyNot(workbench, why);
    return false;
  }
  if (label?.operation?.name === "sort-items") {
    // Sorting is shown before it is done.
    closeCard(workbench, "stay");
    view.update((state) => ({ ...state, dialog: "sort" }));
    return true;
  }
  view.update((state) => ({ ...state, card: undefined }));
  if (tr === undefined) return false;
  editor.dispatch(tr.setMeta(checkKey, { active: "", settle: true } satisfies CheckMeta));
  editor.focus();
  return true;
}

export type DismissalScope = "here" | "report" | "off";

export function dismiss(workbench: Workbench, key: string, scope: DismissalScope): void {
  const found = findDiagnostic(workbench, key);
  if (found === undefined) return;
  const { editor, session, settings } = workbench;
  closeCard(workbench);
  const why = scope === "off" ? undefined : whyLocked(workbench, found.diagnostic.from);
  if (why !== undefined) {
    sayWhyNot(workbench, why);
    return;
  }
  if (scope === "off") {
    const { checks } = settings.get();
    const rules = { ...checks.rules, [found.diagnostic.ruleId]: "off" as const };
    changeSettings(workbench, { checks: { ...checks, rules } });
    return;
  }
  const made = scope === "here" ? dismissalHere(editor.doc, found.diagnostic) : dismissalForReport(found.diagnostic);
  const dismissals = [...session.state.get().record.dismissed, made];
  setDismissals(workbench, dismissals);
}

export function setDismissals({ editor, session }: Workbench, dismissals: CheckState["dismissals"]): void {
  session.setDismissed(dismissals);
  editor.dispatch(editor.state.tr.setMeta(checkKey, { dismissals } satisfies CheckMeta));
}
