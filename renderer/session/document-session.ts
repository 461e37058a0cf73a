import type { Node } from "prosemirror-model";
import type { Host, RecoveredDraft, ReportEntry } from "../../shared/host";
import type { Dismissal, ReportFile } from "../../shared/report-file";
import { draftFile, writeReportFile } from "../../shared/report-file";
import type { Result } from "../../shared/result";
import { createSignal, type Signal } from "../state/signal";
import { createDraftLocks } from "./draft-locks";

/** What is known of the open report besides its document, which ProseMirror owns. */
export interface SessionState {
  readonly draftId: string;
  readonly name: string;
  readonly handle: string | undefined;
  /** Without its document. */
  readonly record: Omit<ReportFile, "doc">;
  /** Differs from the file that it was opened from or saved to. */
  readonly changed: boolean;
  readonly kept: Kept;
  /** The version of the file that it was opened from or saved to. */
  readonly base: string | undefined;
}

/** Where the last change is. */
export type Kept =
  | { readonly state: "nothing-to-keep" }
  | { readonly state: "writing" }
  | { readonly state: "kept"; readonly atMs: number }
  | { readonly state: "saved"; readonly atMs: number }
  | { readonly state: "failed"; readonly message: string };

/** From the first change that is not on disk; a key more starts no other timer. */
const KEEP_MS = 600;
const RETRY_MS = 3000;

/**
 * The open report's life outside the editor: its name, its file, its dismissals, and the draft that follows every change
 * to the disk. One draft is written at a time; a change during that waits for the next.
 */
export class DocumentSession {
  readonly state: Signal<SessionState>;
  readonly locks = createDraftLocks();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> | undefined;
  private revision = 0;
  private isAside = false;
  /** When the newest revision of the draft was written that this page knows. */
  private keptMs: number | undefined;

  /** `forked` hears that another browser writes on the same draft, and that this page's text is a draft of its own now. */
  constructor(
    private readonly host: Host,
    private readonly readDoc: () => Node,
    private readonly forked: (name: string) => void = () => {},
  ) {
    this.state = createSignal(emptySession(readDoc()));
  }

  /**
   * Takes another report in; `draft` where an earlier run left it behind. False where another page has that draft open:
   * then everything is as it was.
   */
  async begin(
    name: string,
    file: ReportFile,
    from: { readonly handle?: string; readonly base?: string | undefined; readonly draft?: RecoveredDraft } = {},
  ): Promise<boolean> {
    const draftId = from.draft?.draftId ?? crypto.randomUUID();
    if (!(await this.locks.take(draftId))) return false;
    this.forgetTimer();
    const { doc: _, ...record } = file;
    this.keptMs = from.draft?.savedMs;
    this.state.set({
      draftId,
      name,
      handle: from.handle ?? from.draft?.handle,
      base: from.base ?? from.draft?.base,
      record,
      changed: from.draft !== undefined,
      kept: from.draft === undefined ? { state: "nothing-to-keep" } : { state: "kept", atMs: from.draft.savedMs },
    });
    return true;
  }

  /**
   * Another text stands in the editor for a while and is not kept: a practice case. The answer brings the report's own life
   * back. To be called with nothing left to write.
   */
  setAside(name: string, file: ReportFile): () => void {
    const before = this.state.get();
    const { doc: _, ...record } = file;
    this.isAside = true;
    this.state.set({ ...before, name, handle: undefined, record, changed: false, kept: { state: "nothing-to-keep" } });
    return () => {
      this.isAside = false;
      this.state.set(before);
    };
  }

  /** Where the text that stands in the editor for a while is kept, which is not this session's to write. */
  showKept(kept: Kept): void {
    if (this.isAside) this.state.update((state) => ({ ...state, kept }));
  }

  get content(): string {
    return writeReportFile({ ...this.state.get().record, doc: this.readDoc() });
  }

  setDismissed(dismissed: readonly Dismissal[]): void {
    this.state.update((state) => ({ ...state, record: { ...state.record, dismissed } }));
    this.touch();
  }

  /** Another status, another signature: kept as a change of the text is. */
  changeRecord(record: SessionState["record"]): void {
    this.state.update((state) => ({ ...state, record }));
    this.touch();
  }

  /** Something changed: it is on disk within a second. In the key path, so it only sets a timer. */
  touch(): void {
    if (this.isAside) return;
    this.revision++;
    const { changed, kept } = this.state.get();
    if (!changed || kept.state !== "writing")
      this.state.update((state) => ({ ...state, changed: true, kept: { state: "writing" } }));
    this.timer ??= setTimeout(() => void this.keep(), KEEP_MS);
  }

  /** Writes the draft now, if there is something to write. */
  async keep(): Promise<void> {
    this.forgetTimer();
    await this.writing;
    if (this.state.get().kept.state !== "writing" && this.state.get().kept.state !== "failed") return;
    this.writing = this.writeDraft();
    await this.writing;
    this.writing = undefined;
  }

  /** Nothing is left to write, so that another report may be opened; false where the disk refuses. */
  async flush(): Promise<boolean> {
    for (let round = 0; round < 5; round++) {
      await this.keep();
      const { state } = this.state.get().kept;
      if (state === "failed") return false;
      if (state !== "writing") return true;
    }
    return false;
  }

  async save(): Promise<Result<ReportEntry>> {
    const { base, handle, name } = this.state.get();
    if (handle === undefined) return this.saveAs(name);
    const revision = this.revision;
    const request = { handle, content: this.content, ...(base === undefined ? {} : { base }) };
    return this.saved(await this.host.saveReport(request), revision);
  }

  async saveAs(name: string): Promise<Result<ReportEntry>> {
    const revision = this.revision;
    return this.saved(await this.host.saveReportAs({ name, content: this.content }), revision);
  }

  private async writeDraft(): Promise<void> {
    const revision = this.revision;
    const { base, draftId, name, handle } = this.state.get();
    const after = this.keptMs;
    const kept = await this.host.keepDraft({
      draftId,
      name,
      content: this.content,
      ...(handle === undefined ? {} : { handle }),
      ...(base === undefined ? {} : { base }),
      ...(after === undefined ? {} : { after }),
    });
    if (this.state.get().draftId !== draftId) return;
    // Saved meanwhile: nobody needs this draft any more, and `saved` throws it away.
    if (this.revision === revision && this.state.get().kept.state === "saved") return;
    if (!kept.ok && kept.code === "in-use") return this.fork(name);
    if (!kept.ok) {
      this.state.update((state) => ({ ...state, kept: { state: "failed", message: kept.message } }));
      this.timer ??= setTimeout(() => void this.keep(), RETRY_MS);
      return;
    }
    this.keptMs = kept.value.savedMs;
    // A change that came meanwhile has its own timer.
    if (this.revision === revision)
      this.state.update((state) => ({ ...state, kept: { state: "kept", atMs: kept.value.savedMs } }));
  }

  /** Somebody else writes on this draft: theirs stays, and what is here goes on as a draft of its own. */
  private async fork(name: string): Promise<void> {
    const draftId = crypto.randomUUID();
    await this.locks.take(draftId);
    const own = `${name} (2)`;
    this.keptMs = undefined;
    this.state.update((state) => ({ ...state, draftId, name: own }));
    this.forked(own);
    await this.writeDraft();
  }

  private async saved(answer: Result<ReportEntry>, revision: number): Promise<Result<ReportEntry>> {
    if (!answer.ok) return answer;
    const { handle, name, modifiedMs, version } = answer.value;
    const current = this.revision === revision;
    if (current) this.forgetTimer();
    this.state.update((state) => ({
      ...state,
      handle,
      base: version,
      name: plainName(name),
      changed: !current,
      kept: current ? { state: "saved", atMs: modifiedMs } : state.kept,
    }));
    if (current) {
      await this.writing;
      this.keptMs = undefined;
      await this.host.discardDraft({ draftId: this.state.get().draftId });
    }
    return answer;
  }

  private forgetTimer(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}

function emptySession(doc: Node): SessionState {
  const { doc: _, ...record } = draftFile(doc);
  return {
    draftId: "",
    name: "Report",
    handle: undefined,
    base: undefined,
    record,
    changed: false,
    kept: { state: "nothing-to-keep" },
  };
}

export function plainName(fileName: string): string {
  return fileName.replace(/(?:\.readout)?\.(?:json|txt|readout)$/i, "");
}
