import { mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** Where Readout keeps drafts and settings: READOUT_DATA, or the place that the operating system has for such things. */
export function dataFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (env.READOUT_DATA) return resolve(env.READOUT_DATA);
  if (platform === "win32") return join(env.LOCALAPPDATA || join(home, "AppData", "Local"), "Readout");
  if (platform === "darwin") return join(home, "Library", "Application Support", "Readout");
  // XDG Base Directory: a relative value is invalid and ignored.
  const xdg = env.XDG_DATA_HOME;
  return join(xdg?.startsWith("/") ? xdg : join(home, ".local", "share"), "readout");
}

/** Makes the folder and its parents, readable by this user alone. */
export async function makePrivateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
}
