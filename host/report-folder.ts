import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ReportEntry } from "../shared/host";
import { type Failure, failure, type Result, success } from "../shared/result";
import { readFailure } from "./failures";
import { isReportName, nameVariants, newFileName, newReportName } from "./file-names";
import type { Place, ReportPlaces } from "./report-places";

/**
 * The reports of one folder. A handle is a file's bare name, so nothing outside the folder can be named; links and
 * whatever is no ordinary file are neither listed nor opened.
 */
export async function openReportFolder(folder: string): Promise<Result<ReportPlaces>> {
  try {
    if (!(await stat(folder)).isDirectory()) return NO_FOLDER;
    return success(reportFolder(await realpath(folder)));
  } catch (error) {
    const found = readFailure(error);
    return found.code === "not-found" ? NO_FOLDER : found;
  }
}

const NO_FOLDER: Failure = failure("not-found", "There is no such folder. Choose a folder that exists.");

function reportFolder(root: string): ReportPlaces {
  const place = (name: string): Place => ({ handle: name, name, path: join(root, name) });
  return {
    files: "listing",

    async list() {
      try {
        const entries = await Promise.all(
          (await readdir(root)).filter(isReportName).map((name) => entryOf(root, name)),
        );
        return success(entries.filter((entry) => entry !== undefined).sort((a, b) => b.modifiedMs - a.modifiedMs));
      } catch (error) {
        return readFailure(error);
      }
    },

    async find(handle) {
      return isReportName(handle)
        ? success(place(handle))
        : failure("bad-argument", "This is not a report of the folder.");
    },

    async chooseToOpen() {
      return failure("bad-argument", "Choose a report from the list.");
    },

    async chooseToSave(typed) {
      const name = newReportName(typed);
      return name.ok ? success({ ...place(name.value), replace: false }) : name;
    },

    async chooseToExport(typed) {
      const name = newFileName(typed);
      if (!name.ok) return name;
      return success([...nameVariants(name.value)].map((variant) => ({ ...place(variant), replace: false })));
    },

    async remember() {},
  };
}

/** Undefined for a link, a folder, a device, and for a file that went away meanwhile. */
async function entryOf(root: string, name: string): Promise<ReportEntry | undefined> {
  const found = await lstat(join(root, name)).catch(() => undefined);
  return found?.isFile() ? { handle: name, name, modifiedMs: found.mtimeMs } : undefined;
}
