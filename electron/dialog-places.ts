import { realpath, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { BrowserWindow, dialog, type FileFilter } from "electron";
import { errorCode, readFailure, writeFailure } from "../host/failures";
import { isReportName, newFileName, REPORT_SUFFIX } from "../host/file-names";
import type { Place, ReportPlaces } from "../host/report-places";
import type { ReportEntry } from "../shared/host";
import { failure, type Result, success } from "../shared/result";
import type { RecentFiles } from "./recent-files";

/** Reports live wherever the user says, in the system's own dialogs; those chosen once stay known by their handles. */
export function createDialogPlaces(recent: RecentFiles, now: () => number): ReportPlaces {
  const placeAt = async (path: string): Promise<Place> => ({
    handle: await recent.handleFor(path),
    name: basename(path),
    path,
  });

  return {
    files: "dialog",

    async list() {
      const entries = await Promise.all((await recent.all()).map(({ handle, path }) => entryOf(handle, path)));
      return success(entries.filter((entry) => entry !== undefined));
    },

    async find(handle) {
      const entry = (await recent.all()).find((known) => known.handle === handle);
      return entry ? success({ handle, name: basename(entry.path), path: entry.path }) : UNKNOWN;
    },

    async chooseToOpen() {
      const { canceled, filePaths } = await dialog.showOpenDialog(owner(), {
        properties: ["openFile"],
        filters: OPEN_FILTERS,
      });
      const [chosen] = filePaths;
      if (canceled || chosen === undefined) return CANCELLED;
      try {
        // What the user points at may be a link; from here on it is the file that counts.
        return success(await placeAt(await realpath(chosen)));
      } catch (error) {
        return readFailure(error);
      }
    },

    async chooseToSave(name) {
      const chosen = await askWhere(withSuffix(proposal(name)), REPORT_FILTERS, withSuffix);
      if (!chosen.ok) return chosen;
      return success({ ...(await placeAt(chosen.value.path)), replace: chosen.value.asked });
    },

    async chooseToExport(name) {
      const chosen = await askWhere(proposal(name), exportFilters(name));
      if (!chosen.ok) return chosen;
      const { path, asked } = chosen.value;
      return success([{ handle: "", name: basename(path), path, replace: asked }]);
    },

    async remember({ handle }) {
      await recent.use(handle, now());
    },
  };
}

/** A folder that the user chooses, as the system calls it. */
export async function askForFolder(): Promise<Result<string>> {
  const { canceled, filePaths } = await dialog.showOpenDialog(owner(), { properties: ["openDirectory"] });
  const [chosen] = filePaths;
  if (canceled || chosen === undefined) return CANCELLED;
  try {
    return success(await realpath(chosen));
  } catch (error) {
    return readFailure(error);
  }
}

const OPEN_FILTERS: FileFilter[] = [
  { name: "Reports", extensions: ["readout.json", "json", "txt"] },
  { name: "All files", extensions: ["*"] },
];
const REPORT_FILTERS: FileFilter[] = [{ name: "Readout report", extensions: ["readout.json"] }];
const CANCELLED = failure("cancelled", "Nothing was chosen, and nothing was changed.");
const UNKNOWN = failure(
  "not-found",
  "Readout no longer knows where this report lies. Open it again, or save under a name.",
);

function exportFilters(name: string): FileFilter[] {
  const extension = extname(name).slice(1);
  return extension === "" ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }];
}

/** The name to start from: what the page proposes may hold what no file name can. */
function proposal(name: string): string {
  const usable = newFileName(name);
  return usable.ok ? usable.value : `Report${extname(name).replace(/[^.\w]/g, "")}`;
}

function withSuffix(path: string): string {
  return isReportName(basename(path)) || basename(path).endsWith(".json") ? path : `${path}${REPORT_SUFFIX}`;
}

interface Target {
  readonly path: string;
  /** The dialog has asked about replacing this very name, not about one that was made from it. */
  readonly asked: boolean;
}

async function askWhere(
  name: string,
  filters: FileFilter[],
  complete = (path: string) => path,
): Promise<Result<Target>> {
  const { canceled, filePath } = await dialog.showSaveDialog(owner(), { defaultPath: name, filters });
  if (canceled || filePath === "") return CANCELLED;
  const wanted = complete(filePath);
  try {
    return success({ path: await realTarget(wanted), asked: wanted === filePath });
  } catch (error) {
    return writeFailure(error);
  }
}

/** Where the bytes will lie: behind a link that the user chose, or in a folder that may be one. */
async function realTarget(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
    return join(await realpath(dirname(path)), basename(path));
  }
}

/** A dialog belongs to the window that asks. */
function owner(): BrowserWindow {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (!window) throw new Error("a dialog needs a window");
  return window;
}

async function entryOf(handle: string, path: string): Promise<ReportEntry | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? { handle, name: basename(path), modifiedMs: found.mtimeMs } : undefined;
}
