import { closeHistory } from "prosemirror-history";
import { Fragment } from "prosemirror-model";
import { type EditorState, Selection } from "prosemirror-state";
import type { PracticeCase } from "../../shared/practice/case";
import type { Scorecard } from "../../shared/practice/score/scorecard";
import { reportFromDocument } from "../../shared/report/from-document";
import { schema } from "../../shared/report/schema";
import { draftFile } from "../../shared/report-file";
import { checksInForce } from "../../shared/settings-in-force";
import { type CheckMeta, checkKey } from "../editor/check-plugin";
import { createEditorState } from "../editor/editor-setup";
import { createLiveCheck, type LiveCheck } from "../editor/live-checks";
import { type LockMeta, lockKey } from "../editor/lock-plugin";
import { createWorkKeeper } from "../session/work-keeper";
import { NOT_SHOWN } from "../shell/boundary";
import type { PanelName } from "../state/view-state";
import { changeSettings, say, type Workbench } from "../workbench";
import { answerContent, answerWork, emptyAnswer, readAnswer } from "./kept-answer";

/** A case that is being written, or was scored. The report that was open waits behind it. */
export interface PracticeRun {
  readonly practice: PracticeCase;
  readonly startedMs: number;
  /** The checks speak while the Impression is written; after submission they always do. */
  readonly live: boolean;
  readonly submitted: Submission | undefined;
  /** Brings the answer to the disk now. */
  readonly keep: () => Promise<boolean>;
  /** The answer is in the record, or given up: it goes from the disk. */
  readonly discard: () => Promise<void>;
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

/** Answers that were left and are not on disk yet. */
const leaving = new Map<string, string>();

/**
 * Puts a case into the editor: everything to read, the Impression to write, with what was written into it before and not
 * submitted. False where the open report is not on disk yet, or what was written before can't be read from it.
 */
export async function startPractice(workbench: Workbench, practice: PracticeCase): Promise<boolean> {
  const { editor, host, session, settings, view } = workbench;
  workbench.practice.get()?.back();
  if (!(await session.flush())) {
    say(workbench, "problem", "The open report is not on disk yet, so no case was opened. Save or export it first.");
    return false;
  }
  const kept = await host.listWork();
  if (!kept.ok) {
    say(workbench, "problem", kept.message);
    return false;
  }
  const work = answerWork(practice);
  const onDisk = kept.value.find(({ kind, key }) => kind === work.kind && key === work.key);
  const content = leaving.get(practice.id) ?? onDisk?.content;
  const begun = content === undefined ? undefined : readAnswer(practice, content);
  const { live } = settings.get().practice;
  const before = { state: editor.state, view: view.get() };
  const file = draftFile(begun?.doc ?? emptyAnswer(practice));
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
  const startedMs = Date.now() - (begun?.seconds ?? 0) * 1000;
  let written = () => answerContent(editor.doc, Math.round((Date.now() - startedMs) / 1000));
  const keeper = createWorkKeeper({ host, work, read: () => written(), kept: (where) => session.showKept(where) });
  const unwatch = editor.onChange(() => keeper.touch());
  const back = () => {
    unwatch();
    // As it is now: the report takes the editor back before the disk has answered.
    const last = written();
    written = () => last;
    if (workbench.practice.get()?.submitted === undefined) leave(practice.id, last, keeper.flush);
    workbench.practice.set(undefined);
    bringBack();
    editor.replace(before.state);
    setCheck(workbench, true);
    showPanel(workbench, before.view.panel === "practice" ? "diagnostics" : before.view.panel);
  };
  const { flush: keep, discard } = keeper;
  workbench.practice.set({ practice, startedMs, live, submitted: undefined, keep, discard, back });
  editor.replace(atImpression(state));
  showPanel(workbench, "practice");
  if (begun !== undefined) sayBegun(workbench, onDisk?.savedMs ?? Date.now());
  editor.view?.dom.closest(".page")?.scrollTo(0, 0);
  return true;
}

/** Until the answer is on disk it is kept here: the case may be begun again before. */
function leave(caseId: string, content: string | undefined, flush: () => Promise<boolean>): void {
  if (content !== undefined) leaving.set(caseId, content);
  void flush().then((done) => done && leaving.get(caseId) === content && leaving.delete(caseId));
}

function sayBegun(workbench: Workbench, savedMs: number): void {
  workbench.session.showKept({ state: "kept", atMs: savedMs });
  const anew = () => {
    emptyImpression(workbench);
    workbench.view.update((state) => ({ ...state, banner: undefined }));
  };
  workbench.view.update((state) => ({ ...state, banner: { kind: "begun", savedMs, anew } }));
}

/** An empty Impression to write; undo brings back what stood there. */
function emptyImpression({ editor }: Workbench): void {
  const { state } = editor;
  let from = 0;
  state.doc.forEach((section, offset) => {
    if (section.type === schema.nodes.impression) from = offset;
  });
  const to = from + state.doc.resolve(from + 1).parent.nodeSize;
  const tr = closeHistory(state.tr).replaceWith(from + 1, to - 1, Fragment.from(schema.node("item")));
  editor.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(from + 2))).scrollIntoView());
  editor.focus();
}

/** Scores what stands in the Impression now and puts the result into the record. The answer can't be changed any more. */
export async function submitPractice(workbench: Workbench): Promise<void> {
  const { editor, host, practice, session } = workbench;
  const run = practice.get();
  if (run === undefined || run.submitted !== undefined) return;
  const atMs = Date.now();
  const parts = await Promise.all([
    import("../../shared/practice/score/score"),
    import("../../shared/practice/progress"),
  ]).catch(() => undefined);
  if (parts === undefined) {
    say(workbench, "problem", `${NOT_SHOWN} Your answer is here to be submitted then.`);
    return;
  }
  const [{ scoreReport }, { resultOf }] = parts;
  const card = scoreReport(run.practice, reportFromDocument(editor.doc));
  const seconds = Math.round((atMs - run.startedMs) / 1000);
  editor.dispatch(editor.state.tr.setMeta(lockKey, { sections: editor.doc.childCount } satisfies LockMeta));
  practice.set({ ...run, submitted: { card, seconds, problem: undefined } });
  setCheck(workbench, true);
  showPanel(workbench, "practice");
  const kept = await host.addResult({ result: resultOf(run.practice, card, atMs, seconds) });
  // What is not in the record stays: begun again, the case has it still.
  if (kept.ok) {
    await run.discard();
    if (practice.get()?.submitted?.card === card) session.showKept({ state: "saved", atMs });
  } else
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
export async function tryAgain(workbench: Workbench): Promise<void> {
  const run = workbench.practice.get();
  if (run === undefined) return;
  if (run.submitted === undefined) {
    emptyImpression(workbench);
    return;
  }
  await run.discard();
  await startPractice(workbench, run.practice);
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

/** Behind what is written, where there is something. */
function atImpression(state: EditorState): EditorState {
  let end = 0;
  state.doc.forEach((section, offset) => {
    if (section.type.name === "impression") end = offset + section.nodeSize - 1;
  });
  return state.apply(state.tr.setSelection(Selection.near(state.doc.resolve(end), -1)));
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
