import { type Failure, failure, type Result, success } from "../shared/result";

export const REPORT_SUFFIX = ".readout.json";
const TEXT_SUFFIX = ".txt";

/** What the listing of a folder shows and a handle may name: a bare file name of a report or a text file. */
export function isReportName(name: string): boolean {
  return isBareName(name) && (endsWith(name, REPORT_SUFFIX) || endsWith(name, TEXT_SUFFIX));
}

/** One path element that stays where it is: no separator, no parent, no hidden file, no Windows stream (`a.txt:b`). */
export function isBareName(name: string): boolean {
  return name !== "" && !name.startsWith(".") && !/[/\\:\p{Cc}]/u.test(name) && Buffer.byteLength(name) <= 255;
}

/** A name for a new file that every system accepts, from what the user typed. */
export function newFileName(typed: string): Result<string> {
  const name = typed.normalize("NFC").trim();
  if (!isBareName(name) || /[<>"|?*]/.test(name) || /[. ]$/.test(name)) return BAD_NAME;
  // Windows gives these names to devices, whatever follows the first dot.
  if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name)) return BAD_NAME;
  return success(name);
}

/** The same for a report: with its suffix, which is added where it is missing. */
export function newReportName(typed: string): Result<string> {
  const name = newFileName(typed);
  if (!name.ok || isReportName(name.value)) return name;
  return newFileName(`${name.value}${REPORT_SUFFIX}`);
}

/** `report.pdf`, `report (2).pdf`, … */
export function* nameVariants(name: string): Generator<string> {
  yield name;
  const dot = endsWith(name, REPORT_SUFFIX) ? name.length - REPORT_SUFFIX.length : name.lastIndexOf(".");
  const [stem, suffix] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  for (let count = 2; count < 1000; count++) yield `${stem} (${count})${suffix}`;
}

const BAD_NAME: Failure = failure(
  "bad-argument",
  'This name cannot be used for a file. Leave out / \\ : * ? " < > | and do not begin or end with a dot.',
);

function endsWith(name: string, suffix: string): boolean {
  return name.length > suffix.length && name.toLowerCase().endsWith(suffix);
}
