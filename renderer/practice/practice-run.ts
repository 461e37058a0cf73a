import type { Node } from "prosemirror-model";
import { type EditorState, Selection } from "prosemirror-state";
import type { PracticeCase } from "../../shared/practice/case";
import type { Scorecard } from "../../shared/practice/score/scorecard";
import { reportFromDocument } from "../../shared/report/from-document";
import { draftFile } from "../../shared/report-file";
import { checksInForce } from "../../shared/settings-in-force";
import { documentFromText } from "../../shared/text/to-document";
import { type CheckMeta, checkKey } from "../editor/check-plugin";
import { createEditorState } from "../editor/editor-setup";
import { createLiveCheck, type LiveCheck } from "../editor/live-checks";
import { type LockMeta, lockKey } from "../editor/lock-plugin";
import type { PanelName } from "../state/view-state";
import { changeSettings, say, type Workbench } from "../workbench";

/** A case that is being written, or was scored. The report that was open waits behind it. */
export interface PracticeRun {
  readonly practice: PracticeCase;
  readonly startedMs: number;
  /** The checks speak while the Impression is written; after submission they always do. */
  readonly live: boolean;
  readonly submitted: Submission | undefined;
  /** Brings the report back that was there before, to the letter and the caret. */
  readonly back: () => void;
}

export interface Submission {
  readonly card: Scorecard;
  readonly seconds: number;
  /** Why the result is not in the record; undefined where it is. */
  readonly problem: string | undefined;
}

const IMPRESSION = 5;

/** What was written into a case that was left before it was submitted: it is there again when the case is begun again. */
const unsent = new WeakMap<PracticeCase, Node>();

/** Puts a case into the editor: everything to read, the Impression to write. False where the open report is not on disk yet. */
export async function startPractice(workbench: Workbench, practice: PracticeCase): Promise<boolean> {
  const { editor, session, settings, view } = workbench;
  workbench.practice.get()?.back();
  if (!(await session.flush())) {
    say(workbench, "problem", "The open report is not on disk yet, so no case was opened. Save or export it first.");
    return false;
  }
  const { live } = settings.get().practice;
  const before = { state: editor.state, view: view.get() };
  const file = draftFile(unsent.get(practice) ?? documentFromText(practice.presented).doc);
  const bringBack = session.setAside(`Practice: ${practice.title}`, file);
  const state = createEditorState({
    doc: file.doc,
    check: checkOf(workbench, live),
    dismissals: [],
    takeReport: () => undefined,
    signedSections: IMPRESSION,
    settings: () => settings.get(),
    refused: () => say(workbench, "done", refusal(workbench)),
  });
  const back = () => {
    if (workbench.practice.get()?.submitted === undefined) unsent.set(practice, editor.doc);
    workbench.practice.set(undefined);
    bringBack();
    editor.replace(before.state);
    setCheck(workbench, true);
    showPanel(workbench, before.view.panel === "practice" ? "diagnostics" : before.view.panel);
  };
  workbench.practice.set({ practice, startedMs: Date.now(), live, submitted: undefined, back });
  editor.replace(atImpression(state));
  showPanel(workbench, "practice");
  editor.view?.dom.closest(".page")?.scrollTo(0, 0);
  return true;
}

/** Scores what stands in the Impression now and puts the result into the record. The answer can't be changed any more. */
export async function submitPractice(workbench: Workbench): Promise<void> {
  const { editor, host, practice } = workbench;
  const run = practice.get();
  if (run === undefined || run.submitted !== undefined) return;
  const atMs = Date.now();
  const [{ scoreReport }, { resultOf }] = await Promise.all([
    import("../../shared/practice/score/score"),
    import("../../shared/practice/progress"),
  ]);
  const card = scoreReport(run.practice, reportFromDocument(editor.doc));
  const seconds = Math.round((atMs - run.startedMs) / 1000);
  unsent.delete(run.practice);
  editor.dispatch(editor.state.tr.setMeta(lockKey, { sections: editor.doc.childCount } satisfies LockMeta));
  practice.set({ ...run, submitted: { card, seconds, problem: undefined } });
  setCheck(workbench, true);
  showPanel(workbench, "practice");
  const kept = await host.addResult({ result: resultOf(run.practice, card, atMs, seconds) });
  if (!kept.ok)
    practice.update((now) =>
      now?.submitted?.card === card ? { ...now, submitted: { card, seconds, problem: kept.message } } : now,
    );
}

/** Turns the checks on or off while the Impression is written, and remembers it. */
export function setLiveChecks(workbench: Workbench, live: boolean): void {
  const { practice } = workbench.settings.get();
  changeSettings(workbench, { practice: { ...practice, live } });
  workbench.practice.update((run) => (run === undefined ? run : { ...run, live }));
  if (workbench.practice.get()?.submitted === undefined) setCheck(workbench, live);
}

/** The case once more, with an empty Impression. */
export function tryAgain(workbench: Workbench): void {
  const run = workbench.practice.get();
  if (run !== undefined) void startPractice(workbench, run.practice);
}

function refusal({ practice }: Workbench): string {
  return practice.get()?.submitted === undefined
    ? "The case is there to be read; write in its Impression."
    : "This answer is scored and stays as it is. Try again to write another.";
}

function setCheck(workbench: Workbench, on: boolean): void {
  const { editor } = workbench;
  editor.dispatch(editor.state.tr.setMeta(checkKey, { check: checkOf(workbench, on) } satisfies CheckMeta));
}

/** Off, the text is analysed as ever and nothing is said about it. */
function checkOf({ settings }: Workbench, on: boolean): LiveCheck {
  const check = createLiveCheck(checksInForce(settings.get()));
  return on ? check : (doc) => ({ ...check(doc), diagnostics: [] });
}

function atImpression(state: EditorState): EditorState {
  let start = 0;
  state.doc.forEach((section, offset) => {
    if (section.type.name === "impression") start = offset + 2;
  });
  return state.apply(state.tr.setSelection(Selection.near(state.doc.resolve(start))));
}

function showPanel({ editor, settings, view }: Workbench, panel: PanelName): void {
  if (!settings.get().panelOpen) settings.update((now) => ({ ...now, panelOpen: true }));
  view.update((state) => ({
    ...state,
    panel,
    screen: undefined,
    dialog: undefined,
    card: undefined,
    find: undefined,
    banner: undefined,
    filter: "all",
  }));
  // Where a screen stood in front, it hands the focus on as it goes.
  editor.focus();
}
