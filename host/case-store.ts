import { join } from "node:path";
import type { CaseEntry, CaseList, Host } from "../shared/host";
import type { CaseFile } from "../shared/practice/built-in";
import { type Failure, failure, type Result, success } from "../shared/result";
import type { SettingsFile } from "./settings-file";
import { createOwnFiles, filesIn } from "./text-files";

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
  const files = createOwnFiles(own, NO_CASE_NAME);
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
        files.list(),
        department === "" ? success([]) : filesIn(join(department, SHARED_CASES), "shared"),
      ]);
      if (!mine.ok) return mine;
      return success({ cases: [...withReadout, ...mine.value, ...(theirs.ok ? theirs.value : [])] });
    },

    save: (request) => files.save(request),
    delete: (file) => files.delete(file),
  };
}

const NO_CASE_NAME: Failure = failure("bad-argument", 'The name of a case\'s file ends with ".txt".');
