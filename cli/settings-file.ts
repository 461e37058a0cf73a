import { readSiteConfiguration } from "../shared/checks/site-configuration";
import { type CheckSettings, DEFAULT_CHECK_SETTINGS } from "../shared/settings";
import { CannotWork } from "./command";
import { decode } from "./decode";
import { readFileBytes } from "./read-input";

/** The settings of `--config FILE`, over the defaults. Throws CannotWork with the line where the file says nothing known. */
export async function readCheckSettings(path: string | undefined): Promise<CheckSettings> {
  if (path === undefined) return DEFAULT_CHECK_SETTINGS;
  const { bytes } = await readFileBytes(path);
  const read = readSiteConfiguration(decode(bytes, path));
  if (!read.ok) throw new CannotWork(`${path}: ${read.message}`);
  return read.value;
}
