import type { CaseEntry } from "../../shared/host";
import type { PracticeCase } from "../../shared/practice/case";
import type { PracticeResult } from "../../shared/practice/progress";
import { readCase } from "../../shared/practice/read-case";
import { type DueCase, scheduleOf } from "../../shared/practice/schedule";
import { type Result, success } from "../../shared/result";
import type { LineProblem } from "../../shared/text/front-matter";
import type { Workbench } from "../workbench";

/** A case's file with what is in it, or with why it can't be read. */
export interface LibraryCase {
  /** Unique: "own/ct-head.txt". */
  readonly key: string;
  readonly origin: CaseEntry["origin"];
  readonly file: string;
  readonly text: string;
  readonly practice: PracticeCase | undefined;
  readonly problems: readonly LineProblem[];
  /** How it went, and when it is due again; undefined for a case that was never done. */
  readonly due: DueCase | undefined;
  /** When an answer that is not submitted was last written; undefined where there is none. */
  readonly begunMs: number | undefined;
}

export interface CaseLibrary {
  readonly cases: readonly LibraryCase[];
  readonly results: readonly PracticeResult[];
  /** Lines of the record that can't be read. */
  readonly damaged: number;
}

/** All cases as they are on the disk at this moment, with the record of what was done. */
export async function loadCases({ host, practice }: Workbench, nowMs: number): Promise<Result<CaseLibrary>> {
  // The one that is open counts as begun from its first word on.
  if (practice.get()?.submitted === undefined) await practice.get()?.keep();
  const [listed, kept, work] = await Promise.all([host.listCases(), host.readProgress(), host.listWork()]);
  if (!listed.ok) return listed;
  if (!kept.ok) return kept;
  if (!work.ok) return work;
  const { results, damaged } = kept.value;
  const due = new Map(scheduleOf(results, nowMs).map((one) => [one.caseId, one]));
  const begun = new Map(work.value.flatMap(({ kind, key, savedMs }) => (kind === "answer" ? [[key, savedMs]] : [])));
  return success({ cases: listed.value.cases.map((entry) => libraryCase(entry, due, begun)), results, damaged });
}

function libraryCase(
  entry: CaseEntry,
  schedule: ReadonlyMap<string, DueCase>,
  begun: ReadonlyMap<string, number>,
): LibraryCase {
  const { origin, file, text } = entry;
  const id = file.replace(/\.txt$/i, "");
  const read = entry.problem === undefined ? readKept(id, text) : undefined;
  return {
    key: `${origin}/${file}`,
    origin,
    file,
    text,
    practice: read?.ok === true ? read.value : undefined,
    problems: read === undefined ? [{ line: 1, message: entry.problem ?? "" }] : read.ok ? [] : read.problems,
    due: schedule.get(id),
    begunMs: begun.get(id),
  };
}

const known = new Map<string, { readonly text: string; readonly read: ReturnType<typeof readCase> }>();

/** A file is read once for as long as its text is the same. */
function readKept(id: string, text: string): ReturnType<typeof readCase> {
  const before = known.get(id);
  if (before?.text === text) return before.read;
  const read = readCase(id, text);
  known.set(id, { text, read });
  return read;
}
