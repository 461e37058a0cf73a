/** One `key: value` line. `line` counts from 1. */
export interface FrontMatterEntry {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

/** What is wrong with a template or a case: the line of the file, from 1, and a sentence that can be shown as it stands. */
export interface LineProblem {
  readonly line: number;
  readonly message: string;
}

/** A file of two parts: `key: value` lines, a line of three dashes, and a text. */
export interface FrontMatter {
  /** In the file's order; a key may stand more than once. */
  readonly entries: readonly FrontMatterEntry[];
  /** What stands below the dashes, with "\n" for every line break. */
  readonly body: string;
  /** The line of the file on which the body begins. */
  readonly bodyLine: number;
  readonly problems: readonly LineProblem[];
}

/**
 * Reads the front matter of a template or a case. Never throws: a line that is none is a problem and the others are read.
 * A line that begins with "#" above the dashes is a comment.
 */
export function readFrontMatter(text: string): FrontMatter {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const dashes = lines.findIndex((line) => /^-{3,}\s*$/.test(line));
  const problems: LineProblem[] = [];
  const entries: FrontMatterEntry[] = [];
  const end = dashes < 0 ? lines.length : dashes;
  for (let at = 0; at < end; at += 1) {
    const line = lines[at] ?? "";
    if (line.trim() === "" || line.startsWith("#")) continue;
    const colon = line.indexOf(":");
    const key = colon < 0 ? "" : line.slice(0, colon).trim().replace(/\s+/g, " ");
    if (key === "") problems.push({ line: at + 1, message: `"${shortened(line)}" is no "key: value" line.` });
    else entries.push({ key, value: line.slice(colon + 1).trim(), line: at + 1 });
    if (dashes < 0 && problems.length >= MOST_STRAY) break;
  }
  if (dashes < 0) problems.push({ line: lines.length, message: 'The line of three dashes ("---") is missing.' });
  return {
    entries,
    body: dashes < 0 ? "" : lines.slice(dashes + 1).join("\n"),
    bodyLine: end + 2,
    problems,
  };
}

/** Without the dashes all the text stands above them: a few lines tell as much as all. */
const MOST_STRAY = 3;

function shortened(line: string): string {
  const trimmed = line.trim();
  return trimmed.length > 40 ? `${trimmed.slice(0, 39)}…` : trimmed;
}

/** The parts of a list between ";", without empty ones. */
export function listIn(value: string): readonly string[] {
  return value
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** The file again: what readFrontMatter makes of it is these entries and this body. */
export function writeFrontMatter(
  entries: readonly { readonly key: string; readonly value: string }[],
  body: string,
): string {
  return `${entries.map(({ key, value }) => `${key}: ${value}`.trimEnd()).join("\n")}\n---\n${body}`;
}
