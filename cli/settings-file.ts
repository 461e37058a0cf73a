import { readCheckSettings as readSettings } from "../shared/read-settings";
import { type CheckSettings, DEFAULT_CHECK_SETTINGS } from "../shared/settings";
import { CannotWork } from "./command";
import { decode } from "./decode";
import { readFileBytes } from "./read-input";

/**
 * The settings of `--config FILE`, over the defaults. Throws CannotWork with the line where the file says something that
 * means nothing: a misspelt switch that is passed over would leave a check off or on without anyone knowing.
 */
export async function readCheckSettings(path: string | undefined): Promise<CheckSettings> {
  if (path === undefined) return DEFAULT_CHECK_SETTINGS;
  const { bytes } = await readFileBytes(path);
  const text = decode(bytes, path);
  const value = parsed(text, path);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new CannotWork(`${path} must hold one JSON object, as {"rules": {"meas-missing": "off"}}.`);
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(DEFAULT_CHECK_SETTINGS, key));
  if (unknown !== undefined)
    throw new CannotWork(`${at(path, text, unknown)}: "${unknown}" is no setting. There are: ${KEYS.join(", ")}.`);
  const { settings, problems } = readSettings(value);
  const [problem] = problems;
  if (problem !== undefined)
    throw new CannotWork(
      `${at(path, text, problem)}: "${problem}" has a value that it can't take. See "readout check --help".`,
    );
  return settings;
}

const KEYS = Object.keys(DEFAULT_CHECK_SETTINGS);

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CannotWork(
      `${path}, line ${brokenLine(text)}: this is no JSON. Look for a missing comma or quotation mark.`,
    );
  }
}

/** The first line at which the lines so far are not merely unfinished; engines word the place differently or not at all. */
function brokenLine(text: string): number {
  const lines = text.split("\n");
  const broken = lines.findIndex((_, at) => !isBeginning(lines.slice(0, at + 1).join("\n")));
  return broken < 0 ? lines.length : broken + 1;
}

function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const index = /position (\d+)/.exec(message)?.[1];
    return /end of JSON input|Unterminated/.test(message) || (index !== undefined && Number(index) >= text.length);
  }
}

function at(path: string, text: string, key: string): string {
  const index = text.indexOf(JSON.stringify(key));
  return index < 0 ? path : `${path}, line ${lineOf(text, index)}`;
}

const lineOf = (text: string, index: number) => text.slice(0, index).split("\n").length;
