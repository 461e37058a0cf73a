import type { PracticeResult } from "./practice/progress";
import type { Result } from "./result";
import type { AppSettings } from "./settings";

/** A report that the host can open: a name to show and the handle that stands for it. The renderer never sees a path. */
export interface ReportEntry {
  readonly handle: string;
  readonly name: string;
  readonly modifiedMs: number;
  /** Of what was just saved: stands for the file as it is now. */
  readonly version?: string;
}

/** The bytes of an opened file as text: the renderer reads it as a report file or as plain text. */
export interface OpenedReport {
  readonly handle: string;
  readonly name: string;
  readonly text: string;
  /** Stands for the file as it was read; saving with it as `base` finds out whether it was changed meanwhile. */
  readonly version?: string;
}

/** A draft that an earlier run left behind. */
export interface RecoveredDraft {
  readonly draftId: string;
  readonly name: string;
  readonly handle: string | undefined;
  /** The report file's JSON as text, the newest complete revision. */
  readonly content: string;
  readonly savedMs: number;
  /** The version of the report's file that the draft began with. */
  readonly base?: string;
}

export interface HostInfo {
  readonly shell: "electron" | "browser";
  readonly version: string;
  /** "dialog": the shell asks where; "listing": reports live in one folder and are chosen by name. */
  readonly files: "dialog" | "listing";
  /** Where drafts and settings lie, for the user to read; it is never sent back. */
  readonly dataFolder?: string;
  /** What the user should hear at the start: settings that could not be read, a draft whose key is not at hand. */
  readonly notices?: readonly string[];
}

/** A template's file as it stands on the disk. What is in it is read by readTemplate: a broken one is listed as well. */
export interface TemplateEntry {
  /** With Readout, of this user, or of the department's shared folder. */
  readonly origin: "built-in" | "own" | "shared";
  /** The file's bare name. */
  readonly file: string;
  readonly text: string;
  /** Why the file could not be read; its text is then empty. */
  readonly problem?: string;
}

export interface TemplateList {
  readonly templates: readonly TemplateEntry[];
  /** The department's folder by its last name; absent where none is set. `fixed`: the start of the program has set it. */
  readonly folder?: { readonly name: string; readonly fixed: boolean; readonly problem?: string };
}

/** A practice case's file as it stands on the disk. What is in it is read by readCase: a broken one is listed as well. */
export interface CaseEntry {
  /** With Readout, of this user, or of the folder "cases" in the department's shared folder. */
  readonly origin: "built-in" | "own" | "shared";
  /** The file's bare name. */
  readonly file: string;
  readonly text: string;
  /** Why the file could not be read; its text is then empty. */
  readonly problem?: string;
}

export interface CaseList {
  readonly cases: readonly CaseEntry[];
}

/** The results of this user, in order of time. */
export interface KeptProgress {
  readonly results: readonly PracticeResult[];
  /** Lines of the file that could not be read; they stay in it. */
  readonly damaged: number;
}

/** What is written besides reports: an answer to a practice case, a template's file, a case's file. */
export const WORK_KINDS = ["answer", "template", "case"] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** Work that an author has begun and neither handed in, saved nor thrown away. */
export interface KeptWork {
  readonly kind: WorkKind;
  /** Which one of its kind; whoever keeps it chooses it. */
  readonly key: string;
  readonly content: string;
  readonly savedMs: number;
}

/**
 * The only seam between the renderer and the world. Methods take and return plain data and never throw across the seam.
 * Electron's channels and the HTTP routes are both made from HOST_METHODS.
 */
export interface Host {
  info(): Promise<Result<HostInfo>>;
  /** The reports of the folder, newest first; in Electron those opened before. */
  listReports(): Promise<Result<readonly ReportEntry[]>>;
  /** Opens by handle; without one the shell asks (Electron) or refuses with `bad-argument` (browser). */
  openReport(request: { readonly handle?: string }): Promise<Result<OpenedReport>>;
  /** Writes beside and renames. A file that is not as in `base` any more is left alone: `in-use`. */
  saveReport(request: {
    readonly handle: string;
    readonly content: string;
    readonly base?: string;
  }): Promise<Result<ReportEntry>>;
  /** Asks where (Electron) or takes the name given (browser; an existing one is refused with `in-use`). */
  saveReportAs(request: { readonly name: string; readonly content: string }): Promise<Result<ReportEntry>>;
  /**
   * Appends a revision to the draft's journal; answers once it is on disk. `after` is the `savedMs` of the newest revision
   * that the writer knows: where there is a newer one, nothing is written and the answer is `in-use`.
   */
  keepDraft(request: {
    readonly draftId: string;
    readonly name: string;
    readonly handle?: string;
    readonly content: string;
    readonly after?: number;
    readonly base?: string;
  }): Promise<Result<{ readonly savedMs: number }>>;
  recoverDrafts(): Promise<Result<readonly RecoveredDraft[]>>;
  discardDraft(request: { readonly draftId: string }): Promise<Result<undefined>>;
  /** Writes an exported file; `name` is a proposal. Answers the name that it got. */
  exportFile(request: {
    readonly name: string;
    readonly bytes: Uint8Array;
  }): Promise<Result<{ readonly name: string }>>;
  /** All templates as they are at this moment: what another program wrote into the shared folder is among them. */
  listTemplates(): Promise<Result<TemplateList>>;
  /** Writes one of the user's own templates; without `replace` a name that is taken is refused with `in-use`. */
  saveTemplate(request: {
    readonly file: string;
    readonly text: string;
    readonly replace: boolean;
  }): Promise<Result<{ readonly file: string }>>;
  /** Deletes one of the user's own templates. */
  deleteTemplate(request: { readonly file: string }): Promise<Result<undefined>>;
  /** Asks for the department's folder (Electron) or forgets it; a browser session is told of it when it is started. */
  chooseTemplateFolder(request: { readonly forget?: boolean }): Promise<Result<{ readonly name: string }>>;
  /** All practice cases as they are at this moment. */
  listCases(): Promise<Result<CaseList>>;
  /** Writes one of the user's own cases; without `replace` a name that is taken is refused with `in-use`. */
  saveCase(request: {
    readonly file: string;
    readonly text: string;
    readonly replace: boolean;
  }): Promise<Result<{ readonly file: string }>>;
  /** Deletes one of the user's own cases. */
  deleteCase(request: { readonly file: string }): Promise<Result<undefined>>;
  readProgress(): Promise<Result<KeptProgress>>;
  /** Appends a result; answers once it is on disk. */
  addResult(request: { readonly result: PracticeResult }): Promise<Result<undefined>>;
  /** Keeps unfinished work in the place of what was kept of it; answers once it is on disk. */
  keepWork(request: {
    readonly kind: WorkKind;
    readonly key: string;
    readonly content: string;
  }): Promise<Result<{ readonly savedMs: number }>>;
  /** All that is unfinished, newest first. */
  listWork(): Promise<Result<readonly KeptWork[]>>;
  discardWork(request: { readonly kind: WorkKind; readonly key: string }): Promise<Result<undefined>>;
  readSettings(): Promise<Result<AppSettings>>;
  writeSettings(settings: AppSettings): Promise<Result<undefined>>;
}

/** The run-time table of the interface; the compiler asks for a line a method. */
export const HOST_METHODS = {
  info: true,
  listReports: true,
  openReport: true,
  saveReport: true,
  saveReportAs: true,
  keepDraft: true,
  recoverDrafts: true,
  discardDraft: true,
  exportFile: true,
  listTemplates: true,
  saveTemplate: true,
  deleteTemplate: true,
  chooseTemplateFolder: true,
  listCases: true,
  saveCase: true,
  deleteCase: true,
  readProgress: true,
  addResult: true,
  keepWork: true,
  listWork: true,
  discardWork: true,
  readSettings: true,
  writeSettings: true,
} satisfies Record<keyof Host, true>;
