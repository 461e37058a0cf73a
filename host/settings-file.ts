import { copyFile, rename } from "node:fs/promises";
import { basename, dirname } from "node:path";
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
  /** What another version has written and this one does not know: it is written back as it was. */
  let others: Readonly<Record<string, unknown>> = {};

  async function read(): Promise<Result<AppSettings>> {
    const file = await readFileBytes(path);
    if (!file.ok) return file.code === "not-found" ? success(DEFAULT_SETTINGS) : damaged();
    const value = parsed(file.value.bytes);
    if (value === undefined) return damaged();
    const { settings, problems } = readAppSettings(value);
    others = Object.fromEntries(Object.entries(value).filter(([name]) => !Object.hasOwn(settings, name)));
    if (problems.length > 0) await keepAside(problems);
    return success(settings);
  }

  /** The next change writes the file anew: what made no sense is kept for whoever wants to mend it. */
  async function keepAside(problems: readonly string[]): Promise<void> {
    const name = basename(path);
    const kept = await copyFile(path, `${path}.damaged`).then(
      () => ` The file as it was is kept as ${name}.damaged.`,
      () => "",
    );
    notice = `Some settings made no sense and have their defaults: ${problems.join(", ")}.${kept}`;
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
        return await writeFileBeside(path, `${JSON.stringify({ ...others, ...settings }, undefined, 2)}\n`);
      } catch (error) {
        return writeFailure(error);
      }
    },
    notice: () => notice,
  };
}

/** The settings as they are, for a program that only looks: it moves and mends nothing, and a damaged file is defaults. */
export async function peekSettings(path: string): Promise<AppSettings> {
  const file = await readFileBytes(path);
  return file.ok ? readAppSettings(parsed(file.value.bytes) ?? {}).settings : DEFAULT_SETTINGS;
}

function parsed(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return Object.fromEntries(Object.entries(value));
  } catch {
    return undefined;
  }
}
