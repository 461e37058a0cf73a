import { isShortcut } from "../../shared/read-settings";
import { MACRO_SECTIONS, type Macro } from "../../shared/settings";

const HEAD = ["name", "shortcut", "section", "text"] as const;

/** The macros as a table that a spreadsheet opens: a line each, a break in a text written as \n. */
export function writeMacroTable(macros: readonly Macro[]): string {
  const lines = macros.map(({ name, shortcut, section, text }) => [name, shortcut, section, text].map(escaped));
  return `${[HEAD, ...lines].map((cells) => cells.join("\t")).join("\n")}\n`;
}

export interface ReadTable {
  readonly macros: readonly Macro[];
  /** What could not be read, by line. */
  readonly problems: readonly string[];
}

/** Reads such a table. The first line may name the columns, in any order; without it they stand as they are written. */
export function readMacroTable(text: string): ReadTable {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n?|\n/);
  const first = (lines[0] ?? "").split("\t").map((cell) => cell.trim().toLowerCase());
  const named = first.includes("name") && first.includes("text");
  const columns: readonly string[] = named ? first : HEAD;
  const macros: Macro[] = [];
  const problems: string[] = [];
  const names = new Set<string>();
  lines.forEach((line, index) => {
    if (line.trim() === "" || (named && index === 0)) return;
    const cells = line.split("\t");
    const cell = (name: string) => unescaped(cells[columns.indexOf(name)]?.trim() ?? "");
    const made = { name: cell("name"), shortcut: cell("shortcut"), text: cell("text"), section: cell("section") };
    const problem = names.has(made.name) ? `the name "${made.name}" is there twice` : macroProblem(made);
    if (problem !== undefined) problems.push(`Line ${index + 1}: ${problem}.`);
    else macros.push({ ...made, section: sectionOf(made.section) ?? "any" });
    names.add(made.name);
  });
  return { macros, problems };
}

interface Written {
  readonly name: string;
  readonly shortcut: string;
  readonly text: string;
  readonly section: string;
}

/** Why it cannot be kept, as the end of a sentence; undefined where it can. */
export function macroProblem({ name, shortcut, text, section }: Written): string | undefined {
  if (name === "") return "it has no name";
  if (name.length > 120) return "its name is longer than 120 letters";
  if (text.trim() === "") return "it has no text";
  if (text.length > 20_000) return "its text is longer than 20,000 letters";
  if (!isShortcut(shortcut)) return `"${shortcut}" is not one word of up to 20 letters and digits`;
  if (sectionOf(section) === undefined)
    return `there is no section "${section}"; any, ${MACRO_SECTIONS.join(", ")} are known`;
  return undefined;
}

function sectionOf(section: string): Macro["section"] | undefined {
  return section === "" ? "any" : [...MACRO_SECTIONS, "any" as const].find((known) => known === section.toLowerCase());
}

function escaped(text: string): string {
  return text
    .replace(/\\/g, "\\\\")
    .replace(/\r\n?|\n/g, "\\n")
    .replace(/\t/g, "\\t");
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (whole, letter: string) => {
    if (letter === "n") return "\n";
    if (letter === "t") return " ";
    return letter === "\\" ? "\\" : whole;
  });
}
