import { type ParseArgsConfig, parseArgs } from "node:util";

/** Exit codes of the contract. */
export const CLEAN = 0;
export const FOUND = 1;
export const FAILED = 2;

/** One word after `readout`. */
export interface Command {
  /** All of `readout NAME --help`. */
  readonly help: string;
  /** Does the work and answers the exit code. Throws CannotWork with a sentence for the user. */
  readonly run: (args: readonly string[]) => Promise<number>;
}

/** The command could not do its work: what happened and what to do, in a sentence. Ends the program with exit code 2. */
export class CannotWork extends Error {
  override readonly name = "CannotWork";
}

/** Reads a command's arguments; throws CannotWork where they are not what it takes. */
export function readArguments<const T extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: T,
  command: string,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const [what] = (error instanceof Error ? error.message : String(error)).split(". ");
    throw new CannotWork(`${what}. "readout ${command} --help" lists what it takes.`);
  }
}

/** A whole number of an option, within its limits. */
export function wholeNumber(text: string, option: string, least: number, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most))
    throw new CannotWork(`--${option} takes a whole number from ${least} to ${most}, not "${text}".`);
  return value;
}

/** One of a few words. */
export function oneOf<const T extends string>(text: string, option: string, choices: readonly T[]): T {
  const choice = choices.find((word) => word === text);
  if (choice === undefined) throw new CannotWork(`--${option} takes ${choices.join(", ")}, not "${text}".`);
  return choice;
}
