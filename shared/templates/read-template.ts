import { regionWords } from "../lexicons/load";
import { type Failure, failure } from "../result";
import { type FrontMatterEntry, listIn, readFrontMatter } from "../text/front-matter";
import {
  POPULATIONS,
  problemLine,
  type StudyTemplate,
  TEMPLATE_MODALITIES,
  TEMPLATE_SIDES,
  type TemplateProblem,
} from "./study-template";

/** A file that is no template: `message` is its first problem, with file and line; `problems` has them all. */
export interface TemplateFailure extends Failure {
  readonly problems: readonly TemplateProblem[];
}

/** The template, or everything that keeps the file from being one. */
export type ReadTemplate = { readonly ok: true; readonly value: StudyTemplate } | TemplateFailure;

/** The id of a template's file: its name without folder and ending. */
export const templateId = (file: string): string => file.replace(/^.*[\\/]/, "").replace(/\.txt$/i, "");

/**
 * Reads a template's file; never throws. What is read is whole: every required key is there and every value is one of
 * those that it may have. Whether its text is a good one is asked of validateTemplate.
 */
export function readTemplate(file: string, text: string): ReadTemplate {
  const { entries, body, bodyLine, problems: stray } = readFrontMatter(text);
  const reader = new KeyReader(entries);
  const template: StudyTemplate = {
    id: templateId(file),
    name: reader.required("name"),
    modality: reader.oneOf("modality", TEMPLATE_MODALITIES, "CT", true),
    regions: reader.listOf("regions", regionNames(), true),
    sides: reader.listOf("sides", TEMPLATE_SIDES),
    population: reader.oneOf("population", POPULATIONS, "any"),
    sex: reader.oneOf("sex", ["F", "M", ""], "") || undefined,
    study: reader.list("study", true),
    organs: reader.list("organs", true),
    measurements: reader.list("measurements"),
    categories: reader.list("categories"),
    source: reader.required("source"),
    fills: reader.fills(),
    body,
    bodyLine,
    keyLines: reader.lines,
  };
  const hasBody = stray.length > 0 || body.trim() !== "";
  const problems = [
    ...stray.map((problem): TemplateProblem => ({ ...problem, severity: "error" })),
    ...reader.finish(),
    ...(hasBody
      ? []
      : [{ line: bodyLine, message: "There is no report below the dashes.", severity: "error" as const }]),
  ].sort((a, b) => a.line - b.line);
  return problems.length === 0 ? { ok: true, value: template } : templateFailure(file, problems);
}

export function templateFailure(file: string, problems: readonly TemplateProblem[]): TemplateFailure {
  const name = file.replace(/^.*[\\/]/, "");
  const [first] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : "";
  const message = first === undefined ? `${name} is no template.` : `${problemLine(name, first)}${more}`;
  return { ...failure("damaged", message), problems };
}

const KEYS: ReadonlySet<string> = new Set(
  "name modality regions sides population sex study organs measurements categories source".split(" "),
);

const regionNames = (): readonly string[] => regionWords().map(({ region }) => region);

/** Takes the keys out of the front matter and notes what is wrong with them. */
class KeyReader {
  readonly lines: Record<string, number> = {};
  private readonly values = new Map<string, FrontMatterEntry>();
  private readonly problems: TemplateProblem[] = [];

  constructor(entries: readonly FrontMatterEntry[]) {
    for (const entry of entries) {
      const { key, line } = entry;
      const first = this.values.get(key);
      if (first !== undefined) this.wrong(line, `"${key}" stands on line ${first.line} already.`);
      else if (!KEYS.has(key) && !/^fill \S/.test(key))
        this.wrong(line, `"${key}" is no key of a template; the keys are ${[...KEYS].join(", ")} and "fill NAME".`);
      else {
        this.values.set(key, entry);
        this.lines[key] = line;
      }
    }
  }

  finish(): readonly TemplateProblem[] {
    return this.problems;
  }

  required(key: string): string {
    const entry = this.values.get(key);
    if (entry === undefined) this.wrong(1, `"${key}" is missing.`);
    else if (entry.value === "") this.wrong(entry.line, `"${key}" is empty.`);
    return entry?.value ?? "";
  }

  oneOf<const T extends string>(key: string, known: readonly T[], otherwise: T, required = false): T {
    const entry = this.values.get(key);
    if (entry === undefined || entry.value === "") {
      if (required) this.required(key);
      return otherwise;
    }
    const found = known.find((one) => one === entry.value);
    if (found === undefined) this.wrong(entry.line, unknownValue(key, entry.value, known));
    return found ?? otherwise;
  }

  list(key: string, required = false): readonly string[] {
    const found = listIn(this.values.get(key)?.value ?? "");
    if (required && found.length === 0) this.required(key);
    const twice = found.find((one, at) => found.findIndex((other) => same(one, other)) < at);
    if (twice !== undefined) this.wrong(this.lines[key] ?? 1, `"${twice}" stands twice in "${key}".`);
    return found;
  }

  listOf<const T extends string>(key: string, known: readonly T[], required = false): readonly T[] {
    return this.list(key, required).flatMap((value) => {
      const found = known.find((one) => one === value);
      if (found === undefined) this.wrong(this.lines[key] ?? 1, unknownValue(key, value, known));
      return found ?? [];
    });
  }

  fills(): Readonly<Record<string, string>> {
    const found: Record<string, string> = {};
    for (const { key, value, line } of this.values.values()) {
      if (!key.startsWith("fill ")) continue;
      if (value === "") this.wrong(line, `"${key}" is empty.`);
      else found[key.slice(5)] = value;
    }
    return found;
  }

  private wrong(line: number, message: string): void {
    this.problems.push({ line, message, severity: "error" });
  }
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const unknownValue = (key: string, value: string, known: readonly string[]): string =>
  `"${value}" is no ${key.replace(/s$/, "")}; one of ${known.filter(Boolean).join(", ")}.`;
