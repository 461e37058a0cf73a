import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { CaseEntry, CaseList, Host } from "../shared/host";
import type { CaseFile } from "../shared/practice/built-in";
import { type Failure, failure, type Result, success } from "../shared/result";
import { makePrivateFolder } from "./data-folder";
import { errorCode, readFailure, writeFailure } from "./failures";
import { newFileName } from "./file-names";
import type { SettingsFile } from "./settings-file";
import { filesIn, isTemplateName } from "./template-store";
import { writeFileBeside } from "./write-file";

/** The practice cases of the program, of the user and of the department. */
export interface CaseStore {
  list(): Promise<Result<CaseList>>;
  save(request: Parameters<Host["saveCase"]>[0]): Promise<Result<{ readonly file: string }>>;
  delete(file: string): Promise<Result<undefined>>;
}

export interface CaseStoreParts {
  readonly builtIn: readonly CaseFile[];
  /** The folder of the user's own; made when the first is saved. */
  readonly own: string;
  readonly settings: SettingsFile;
  /** The department's template folder where the start of the program has set it; else the settings say. */
  readonly shared?: string;
}

/** A department keeps its cases in this folder beside its templates. */
const SHARED_CASES = "cases";

export function createCaseStore({ builtIn, own, settings, shared }: CaseStoreParts): CaseStore {
  const withReadout = builtIn.map(({ file, text }): CaseEntry => ({ origin: "built-in", file, text }));

  async function departmentFolder(): Promise<string> {
    if (shared !== undefined) return shared;
    const read = await settings.read();
    return read.ok ? read.value.templateFolder : "";
  }

  return {
    async list() {
      const department = await departmentFolder();
      const [mine, theirs] = await Promise.all([
        filesIn(own, "own"),
        department === "" ? success([]) : filesIn(join(department, SHARED_CASES), "shared"),
      ]);
      // The user's folder is there once the first case is.
      if (!mine.ok && mine.code !== "not-found") return mine;
      return success({ cases: [...withReadout, ...(mine.ok ? mine.value : []), ...(theirs.ok ? theirs.value : [])] });
    },

    async save({ file, text, replace }) {
      const name = newFileName(file);
      if (!name.ok) return name;
      if (!isTemplateName(name.value)) return NO_CASE_NAME;
      try {
        await makePrivateFolder(own);
      } catch (error) {
        return writeFailure(error);
      }
      const written = await writeFileBeside(join(own, name.value), text, { exclusive: !replace });
      return written.ok ? success({ file: name.value }) : written;
    },

    async delete(file) {
      if (!isTemplateName(file)) return NO_CASE_NAME;
      try {
        await rm(join(own, file));
        return success(undefined);
      } catch (error) {
        return errorCode(error) === "ENOENT" ? readFailure(error) : writeFailure(error);
      }
    },
  };
}

const NO_CASE_NAME: Failure = failure("bad-argument", 'The name of a case\'s file ends with ".txt".');
