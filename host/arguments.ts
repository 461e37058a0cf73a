import { type Host, WORK_KINDS, type WorkKind } from "../shared/host";
import { type PracticeResult, readResult } from "../shared/practice/progress";
import { readAppSettings } from "../shared/read-settings";
import { type Failure, failure, type Result, success } from "../shared/result";
import type { AppSettings } from "../shared/settings";
import { DRAFT_ID } from "./journal";
import { REPORT_LIMIT_BYTES } from "./report-files";
import { TEXT_FILE_LIMIT_BYTES } from "./text-files";

/** The one argument of a method; undefined where it takes none. */
export type Argument<M extends keyof Host> = Parameters<Host[M]> extends [infer A] ? A : undefined;

/**
 * Reads what came over the seam, which may be anything: a page that was taken over sends what it likes. What is not
 * asked for is dropped.
 */
export const ARGUMENTS: { readonly [M in keyof Host]: (value: unknown) => Result<Argument<M>> } = {
  info: nothing,
  listReports: nothing,
  openReport: (value) => read(value ?? {}, (field) => field.optional("handle", isHandle, (handle) => ({ handle }))),
  saveReport: (value) =>
    read(value, (field) => ({
      handle: field.needed("handle", isHandle),
      content: field.needed("content", isContent),
      ...field.optional("base", isName, (base) => ({ base })),
    })),
  saveReportAs: (value) =>
    read(value, (field) => ({ name: field.needed("name", isName), content: field.needed("content", isContent) })),
  keepDraft: (value) =>
    read(value, (field) => ({
      draftId: field.needed("draftId", isDraftId),
      name: field.needed("name", isName),
      content: field.needed("content", isContent),
      ...field.optional("handle", isHandle, (handle) => ({ handle })),
      ...field.optional("after", isMoment, (after) => ({ after })),
      ...field.optional("base", isName, (base) => ({ base })),
    })),
  recoverDrafts: nothing,
  discardDraft: (value) => read(value, (field) => ({ draftId: field.needed("draftId", isDraftId) })),
  exportFile: (value) =>
    read(value, (field) => ({ name: field.needed("name", isName), bytes: field.needed("bytes", isBytes) })),
  listTemplates: nothing,
  saveTemplate: (value) =>
    read(value, (field) => ({
      file: field.needed("file", isName),
      text: field.needed("text", isTemplateText),
      replace: field.needed("replace", isBoolean),
    })),
  deleteTemplate: (value) => read(value, (field) => ({ file: field.needed("file", isName) })),
  chooseTemplateFolder: (value) =>
    read(value ?? {}, (field) => field.optional("forget", isBoolean, (forget) => ({ forget }))),
  listCases: nothing,
  saveCase: (value) =>
    read(value, (field) => ({
      file: field.needed("file", isName),
      text: field.needed("text", isTemplateText),
      replace: field.needed("replace", isBoolean),
    })),
  deleteCase: (value) => read(value, (field) => ({ file: field.needed("file", isName) })),
  readProgress: nothing,
  addResult: (value): Result<{ readonly result: PracticeResult }> => {
    const result = typeof value === "object" && value !== null ? readResult(own(value, "result")) : undefined;
    return result === undefined ? badArgument("result") : success({ result });
  },
  keepWork: (value) =>
    read(value, (field) => ({
      kind: field.needed("kind", isWorkKind),
      key: field.needed("key", isName),
      content: field.needed("content", isContent),
    })),
  listWork: nothing,
  discardWork: (value) =>
    read(value, (field) => ({ kind: field.needed("kind", isWorkKind), key: field.needed("key", isName) })),
  readSettings: nothing,
  writeSettings: (value): Result<AppSettings> => {
    const { settings, problems } = readAppSettings(value);
    return problems.length === 0 ? success(settings) : badArgument(problems.join(", "));
  },
};

/** An exported file may hold fonts, pages and tags; a scan of a whole study it never is. */
export const EXPORT_LIMIT_BYTES = 20 * 1024 * 1024;

type Check<T> = (value: unknown) => value is T;

const isText = (value: unknown, limit: number): value is string => typeof value === "string" && value.length <= limit;
const isName: Check<string> = (value): value is string => isText(value, 400) && value !== "";
const isHandle: Check<string> = (value): value is string => isText(value, 400) && value !== "";
const isDraftId: Check<string> = (value): value is string => typeof value === "string" && DRAFT_ID.test(value);
const isWorkKind: Check<WorkKind> = (value): value is WorkKind => WORK_KINDS.some((kind) => kind === value);
const isContent: Check<string> = (value): value is string =>
  isText(value, REPORT_LIMIT_BYTES) && Buffer.byteLength(value) <= REPORT_LIMIT_BYTES;
const isTemplateText: Check<string> = (value): value is string =>
  isText(value, TEXT_FILE_LIMIT_BYTES) && Buffer.byteLength(value) <= TEXT_FILE_LIMIT_BYTES;
const isMoment: Check<number> = (value): value is number => Number.isSafeInteger(value);
const isBoolean: Check<boolean> = (value): value is boolean => typeof value === "boolean";
const isBytes: Check<Uint8Array> = (value): value is Uint8Array =>
  value instanceof Uint8Array && value.length <= EXPORT_LIMIT_BYTES;

interface Fields {
  needed<T>(name: string, check: Check<T>): T;
  /** What `make` makes of it; nothing where it is absent. */
  optional<T, P extends object>(name: string, check: Check<T>, make: (item: T) => P): P | Record<never, never>;
}

class BadField extends Error {}
class TooLarge extends Error {}

function read<T>(value: unknown, make: (fields: Fields) => T): Result<T> {
  if (typeof value !== "object" || value === null) return badArgument("request");
  const fields: Fields = {
    needed(name, check) {
      const item = own(value, name);
      if (name === "content" && typeof item === "string" && !check(item)) throw new TooLarge();
      if (!check(item)) throw new BadField(name);
      return item;
    },
    optional: (name, check, make) => (own(value, name) === undefined ? {} : make(fields.needed(name, check))),
  };
  try {
    return success(make(fields));
  } catch (error) {
    if (error instanceof TooLarge) return failure("too-large", TOO_LARGE);
    if (error instanceof BadField) return badArgument(error.message);
    throw error;
  }
}

function own(value: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

function nothing(): Result<undefined> {
  return success(undefined);
}

const TOO_LARGE = "The report is larger than 5 MB, and nothing was written. Divide it into two reports.";

/** Names the part that makes no sense, never its value. */
function badArgument(part: string): Failure {
  return failure(
    "bad-argument",
    `Readout could not use what it was asked to do: "${part}" makes no sense or is too long.`,
  );
}
