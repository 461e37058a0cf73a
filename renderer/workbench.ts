import type { Node } from "prosemirror-model";
import type { Host, HostInfo, RecoveredDraft, ReportEntry } from "../shared/host";
import { draftFile, openReportText, type ReportFile, readReportFile } from "../shared/report-file";
import { type AppSettings, DEFAULT_SETTINGS } from "../shared/settings";
import { type CheckMeta, checkKey } from "./editor/check-plugin";
import { createEditorState } from "./editor/editor-setup";
import { EditorStore } from "./editor/editor-store";
import { createLiveCheck } from "./editor/live-checks";
import { SAMPLE_NAME, SAMPLE_TEXT } from "./sample-report";
import { DocumentSession, plainName } from "./session/document-session";
import { newReport, withUsualHeader } from "./session/new-report";
import { createSignal, type Signal } from "./state/signal";
import { applySettings } from "./state/theme";
import { initialView, type ViewState } from "./state/view-state";

/** The parts of the running app, each with its own state. It joins them and holds nothing itself. */
export interface Workbench {
  readonly host: Host;
  readonly info: HostInfo;
  readonly editor: EditorStore;
  readonly session: DocumentSession;
  readonly settings: Signal<AppSettings>;
  readonly view: Signal<ViewState>;
  readonly reports: Signal<readonly ReportEntry[]>;
  readonly drafts: Signal<readonly RecoveredDraft[]>;
}

export async function createWorkbench(host: Host): Promise<Workbench> {
  const [info, settings] = await Promise.all([host.info(), host.readSettings()]);
  const start = settings.ok ? settings.value : DEFAULT_SETTINGS;
  const check = createLiveCheck(start.checks);
  let workbench: Workbench | undefined;
  const takeReport = (text: string) => workbench !== undefined && openText(workbench, "Pasted report", text);
  const makeState = (doc: Node, dismissals: ReportFile["dismissed"]) =>
    createEditorState({
      doc,
      check: workbench === undefined ? check : currentCheck(workbench),
      dismissals,
      takeReport,
    });
  const editor = new EditorStore(makeState(newReport(), []));
  const session = new DocumentSession(host, () => editor.doc);
  workbench = {
    host,
    info: info.ok ? info.value : { shell: "browser", version: "", files: "listing" },
    editor,
    session,
    settings: createSignal(start),
    view: createSignal(initialView),
    reports: createSignal<readonly ReportEntry[]>([]),
    drafts: createSignal<readonly RecoveredDraft[]>([]),
  };
  makers.set(workbench, makeState);
  applySettings(start);
  editor.onChange(() => session.touch());
  if (!info.ok) say(workbench, "problem", info.message);
  return workbench;
}

type MakeState = (doc: Node, dismissals: ReportFile["dismissed"]) => EditorStore["state"];
const makers = new WeakMap<Workbench, MakeState>();

/** Drafts that an earlier run left come back first; else a new report, or the sample on the very first start. */
export async function startUp(workbench: Workbench): Promise<void> {
  const { host, drafts, reports } = workbench;
  const [left, listed] = await Promise.all([host.recoverDrafts(), host.listReports()]);
  if (listed.ok) reports.set(listed.value);
  if (!left.ok) say(workbench, "problem", left.message);
  const found = left.ok ? left.value.toSorted((a, b) => b.savedMs - a.savedMs) : [];
  drafts.set(found);
  const [newest] = found;
  if (newest !== undefined) {
    if (openDraft(workbench, newest))
      workbench.view.update((view) => ({ ...view, banner: { kind: "recovered", draft: newest } }));
  } else if (listed.ok && listed.value.length === 0) openSample(workbench);
}

export function openSample(workbench: Workbench): void {
  const opened = openReportText("sample.txt", SAMPLE_TEXT);
  if (opened.ok) show(workbench, SAMPLE_NAME, opened.value.file);
}

export function openNew(workbench: Workbench): void {
  show(workbench, "New report", draftFile(newReport()));
}

/** Plain text becomes a new draft; the banner says what moved. Taking it back brings the report before it. */
export function openText(workbench: Workbench, name: string, text: string): void {
  const { editor, session, view } = workbench;
  const opened = openReportText("pasted.txt", text);
  if (!opened.ok) {
    say(workbench, "problem", opened.message);
    return;
  }
  const before = { name: session.state.get().name, file: { ...session.state.get().record, doc: editor.doc } };
  show(workbench, name, { ...opened.value.file, doc: withUsualHeader(opened.value.file.doc) });
  session.touch();
  view.update((state) => ({
    ...state,
    banner: { kind: "opened-text", notices: opened.value.moved, back: () => show(workbench, before.name, before.file) },
  }));
}

export async function openEntry(workbench: Workbench, handle: string | undefined): Promise<boolean> {
  const { host, editor, session, view } = workbench;
  await session.keep();
  const opened = await host.openReport(handle === undefined ? {} : { handle });
  if (!opened.ok) {
    if (opened.code !== "cancelled") say(workbench, "problem", opened.message);
    return false;
  }
  const read = openReportText(opened.value.name, opened.value.text);
  if (!read.ok) {
    say(workbench, "problem", read.message);
    return false;
  }
  const { file, moved, wasPlainText } = read.value;
  const before = { name: session.state.get().name, file: { ...session.state.get().record, doc: editor.doc } };
  const name = plainName(opened.value.name);
  // A text file stays as it is: the report that is made of it is a new draft and is saved beside it.
  if (!wasPlainText) show(workbench, name, file, { handle: opened.value.handle });
  else {
    show(workbench, name, { ...file, doc: withUsualHeader(file.doc) });
    const back = () => show(workbench, before.name, before.file);
    view.update((state) => ({ ...state, banner: { kind: "opened-text", notices: moved, back } }));
  }
  return true;
}

export function openDraft(workbench: Workbench, draft: RecoveredDraft): boolean {
  const read = readReportFile(draft.content);
  if (!read.ok) {
    say(workbench, "problem", read.message);
    return false;
  }
  const from = { draft, ...(draft.handle === undefined ? {} : { handle: draft.handle }) };
  show(workbench, draft.name, read.value, from);
  return true;
}

function show(
  workbench: Workbench,
  name: string,
  file: ReportFile,
  from: { readonly handle?: string; readonly draft?: RecoveredDraft } = {},
): void {
  const { editor, session, view } = workbench;
  void session.keep();
  const state = makers.get(workbench)?.(file.doc, file.dismissed);
  if (state === undefined) return;
  session.begin(name, file, from);
  editor.replace(state);
  view.update((current) => ({ ...current, card: undefined, banner: undefined, dialog: undefined, filter: "all" }));
  editor.focus();
}

/** A sentence for the author, in the bar above the text: never over it, never with the focus. */
export function say(workbench: Workbench, tone: "problem" | "done", message: string): void {
  workbench.view.update((view) => ({ ...view, banner: { kind: "message", tone, message } }));
}

export function changeSettings(workbench: Workbench, change: Partial<AppSettings>): void {
  const before = workbench.settings.get();
  const next = { ...before, ...change };
  workbench.settings.set(next);
  applySettings(next);
  if (next.checks !== before.checks) {
    const meta: CheckMeta = { check: createLiveCheck(next.checks) };
    workbench.editor.dispatch(workbench.editor.state.tr.setMeta(checkKey, meta));
  }
  void workbench.host.writeSettings(next).then((written) => {
    if (!written.ok) say(workbench, "problem", written.message);
  });
}

function currentCheck(workbench: Workbench) {
  return checkKey.getState(workbench.editor.state)?.check ?? createLiveCheck(workbench.settings.get().checks);
}
