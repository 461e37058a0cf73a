import { rename } from "node:fs/promises";
import { dirname } from "node:path";
import { readAppSettings } from "../shared/read-settings";
import { type Result, success } from "../shared/result";
import { type AppSettings, DEFAULT_SETTINGS } from "../shared/settings";
import { makePrivateFolder } from "./data-folder";
import { writeFailure } from "./failures";
import { readFileBytes } from "./report-files";
import { writeFileBeside } from "./write-file";

export interface SettingsFile {
  /** Never fails for what the file holds: the settings that make sense are used, the others have their defaults. */
  read(): Promise<Result<AppSettings>>;
  write(settings: AppSettings): Promise<Result<undefined>>;
  /** What the user should hear about the file, once it has been read. */
  notice(): string | undefined;
}

export function createSettingsFile(path: string): SettingsFile {
  let notice: string | undefined;

  async function read(): Promise<Result<AppSettings>> {
    const file = await readFileBytes(path);
    if (!file.ok) return file.code === "not-found" ? success(DEFAULT_SETTINGS) : damaged();
    const value = parsed(file.value.bytes);
    if (value === undefined) return damaged();
    const { settings, problems } = readAppSettings(value);
    if (problems.length > 0) notice = `Some settings made no sense and have their defaults: ${problems.join(", ")}.`;
    return success(settings);
  }

  /** Keeps the file for whoever wants to mend it, and goes on with defaults. */
  async function damaged(): Promise<Result<AppSettings>> {
    notice =
      "The settings file could not be read. It was kept as settings.json.damaged, and the default settings are in use.";
    await rename(path, `${path}.damaged`).catch(() => undefined);
    return success(DEFAULT_SETTINGS);
  }

  return {
    read,
    async write(settings) {
      try {
        await makePrivateFolder(dirname(path));
        return await writeFileBeside(path, `${JSON.stringify(settings, undefined, 2)}\n`);
      } catch (error) {
        return writeFailure(error);
      }
    },
    notice: () => notice,
  };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
