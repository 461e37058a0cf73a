import { type FrontMatterEntry, type LineProblem, listIn, readFrontMatter } from "../text/front-matter";
import { parseReportText } from "../text/parse";
import {
  CASE_REGIONS,
  type CaseRegion,
  type Difficulty,
  GENERAL_KINDS,
  POINT_KINDS,
  type Point,
  type PointKind,
  type PracticeCase,
  type TeachingPoint,
} from "./case";

/** A case, or all that is wrong with its file. */
export type CaseRead =
  | { readonly ok: true; readonly value: PracticeCase }
  | { readonly ok: false; readonly problems: readonly LineProblem[] };

/** Reads a case file; `id` is its name without ".txt". Never throws; says everything that is wrong, with the line. */
export function readCase(id: string, text: string): CaseRead {
  const { entries, body, bodyLine, problems: found } = readFrontMatter(text);
  const problems: LineProblem[] = [...found];
  const keys = new Keys(entries, problems);
  const points = pointsOf(entries, problems);
  const parts = partsOf(body, bodyLine, problems);
  const value: PracticeCase = {
    id,
    title: keys.text("title"),
    modality: keys.matching("modality", /^[A-Z]{2,4}$/, "a DICOM code as CT or MR"),
    region: keys.among<CaseRegion>("region", CASE_REGIONS),
    difficulty: Number(keys.among("difficulty", ["1", "2", "3"])) as Difficulty, // one of the three, or the case is not answered
    minutes: Number(keys.matching("minutes", /^(?:[1-9]|[1-5]\d|60)$/, "a whole number from 1 to 60")),
    population: keys.has("population") ? keys.among("population", ["adult", "paediatric"]) : "adult",
    source: keys.text("source"),
    points,
    teaching: teachingOf(entries, problems),
    report: body,
    ...parts,
  };
  keys.refuseUnknown();
  if (!/^[a-z0-9][a-z0-9-]{1,60}$/.test(id))
    problems.push({ line: 1, message: `The file's name "${id}" is not of small letters, digits and hyphens.` });
  problems.sort((a, b) => a.line - b.line);
  return problems.length === 0 ? { ok: true, value } : { ok: false, problems };
}

const ONCE = ["title", "modality", "region", "difficulty", "minutes", "population", "source"] as const;
type Once = (typeof ONCE)[number];

/** The keys that stand once, each with its complaint where it is not as it should be. */
class Keys {
  constructor(
    private readonly entries: readonly FrontMatterEntry[],
    private readonly problems: LineProblem[],
  ) {}

  has(key: Once): boolean {
    return this.entries.some((entry) => entry.key === key);
  }

  text(key: Once): string {
    const [entry, second] = this.entries.filter((one) => one.key === key);
    if (entry === undefined || entry.value === "")
      this.problems.push({ line: entry?.line ?? 1, message: `"${key}:" is missing.` });
    if (second !== undefined) this.problems.push({ line: second.line, message: `"${key}:" stands twice.` });
    return entry?.value ?? "";
  }

  matching(key: Once, pattern: RegExp, wanted: string): string {
    const value = this.text(key);
    if (value !== "" && !pattern.test(value)) this.complain(key, `"${key}: ${value}" is not ${wanted}.`);
    return value;
  }

  among<T extends string>(key: Once, choices: readonly T[]): T {
    const value = this.text(key);
    const choice = choices.find((one) => one === value);
    if (choice === undefined && value !== "")
      this.complain(key, `"${key}: ${value}" is none of ${choices.join(", ")}.`);
    return choice ?? (choices[0] as T); // there is one, and the problem keeps the case from being used
  }

  refuseUnknown(): void {
    for (const { key, line } of this.entries)
      if (!ONCE.some((one) => one === key) && key !== "teach" && !key.startsWith("point "))
        this.problems.push({
          line,
          message: `"${key}:" is no key of a case; ${ONCE.join(", ")}, point ID and teach are.`,
        });
  }

  private complain(key: Once, message: string): void {
    this.problems.push({ line: this.entries.find((one) => one.key === key)?.line ?? 1, message });
  }
}

const POINT = /^([a-z]+)(?: of ([a-z0-9-]+))? weight (\d+) ?= ?([^ ].*)?$/;
const PARTLY = "(partly)";
const HAS_OWNER: ReadonlySet<PointKind> = new Set(["side", "place", "size"]);
const MAY_HAVE_OWNER: ReadonlySet<PointKind> = new Set([...HAS_OWNER, "next", "critical"]);

function pointsOf(entries: readonly FrontMatterEntry[], problems: LineProblem[]): readonly Point[] {
  const points: Point[] = [];
  for (const entry of entries) {
    if (!entry.key.startsWith("point ")) continue;
    const point = pointOf(entry, problems);
    if (point === undefined) continue;
    if (points.some(({ id }) => id === point.id))
      problems.push({ line: entry.line, message: `There are two points "${point.id}".` });
    else points.push(point);
  }
  for (const { of, line, kind } of points) {
    if (of === undefined) continue;
    const owner = points.find(({ id }) => id === of);
    if (owner === undefined)
      problems.push({ line, message: `There is no point "${of}" that this could be the ${kind} of.` });
    else if (MAY_HAVE_OWNER.has(owner.kind))
      problems.push({ line, message: `"${of}" is a ${owner.kind} and no finding, so it has no ${kind}.` });
  }
  if (!points.some(({ kind }) => !MAY_HAVE_OWNER.has(kind)))
    problems.push({ line: 1, message: "There is no point of the kind finding, negative or answer." });
  return points;
}

function pointOf({ key, value, line }: FrontMatterEntry, problems: LineProblem[]): Point | undefined {
  const complain = (message: string): undefined => {
    problems.push({ line, message });
  };
  const id = key.slice("point ".length);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id)) return complain(`"${id}" is no name of small letters, digits and hyphens.`);
  if (GENERAL_KINDS.some((general) => general === id)) return complain(`"${id}" is a point that every case has.`);
  const match = POINT.exec(value.split(/\s+/).join(" "));
  if (match === null) return complain('A point is "KIND [of FINDING] weight N = wordings; …".');
  const kind = POINT_KINDS.find((one) => one === match[1]);
  if (kind === undefined) return complain(`"${match[1]}" is no kind of point; ${POINT_KINDS.join(", ")} are.`);
  const of = match[2];
  if (of === undefined && HAS_OWNER.has(kind)) return complain(`A ${kind} is "${kind} of FINDING".`);
  if (of !== undefined && !MAY_HAVE_OWNER.has(kind))
    return complain(`A ${kind} stands for itself, without "of ${of}".`);
  const weight = Number(match[3]);
  if (weight < 1 || weight > 5) return complain(`The weight ${match[3]} is not from 1 to 5.`);
  const listed = listIn(match[4] ?? "");
  const wordings = listed.filter((wording) => !wording.endsWith(PARTLY));
  if (wordings.length === 0) return complain("The accepted wordings are missing.");
  const partly = listed
    .filter((wording) => wording.endsWith(PARTLY))
    .map((wording) => wording.slice(0, -PARTLY.length).trimEnd());
  return { id, kind, of, weight, wordings, ...(partly.length > 0 && { partly }), line };
}

/** "… (AUA 2021)" or "… Source: AUA 2021": what stands in the last brackets, or behind the word. */
function teachingIn(value: string): TeachingPoint | undefined {
  const words = value.replace(/\)\.$/, ")");
  const open = words.endsWith(")") ? openingOf(words) : -1;
  const word = words.lastIndexOf("Source: ");
  const [at, from, to] = open > 0 ? [open, open + 1, words.length - 1] : [word, word + "Source: ".length, words.length];
  if (at <= 0) return undefined;
  const text = words.slice(0, at).trim();
  const source = words.slice(from, to).trim();
  return text === "" || source === "" ? undefined : { text, source };
}

/** Where the bracket opens that the text's last character closes. */
function openingOf(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === ")") depth += 1;
    else if (text[at] === "(") depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

function teachingOf(entries: readonly FrontMatterEntry[], problems: LineProblem[]): readonly TeachingPoint[] {
  return entries.flatMap(({ key, value, line }) => {
    if (key !== "teach") return [];
    const teaching = teachingIn(value);
    if (teaching !== undefined) return [teaching];
    problems.push({ line, message: 'A teaching point ends with its source in brackets: "… (AUA 2021)".' });
    return [];
  });
}

const NEEDED = ["header", "indication", "technique", "comparison", "findings", "impression"] as const;

/** The report in two: up to the Impression's heading, and the Impression's own text. */
function partsOf(
  body: string,
  bodyLine: number,
  problems: LineProblem[],
): { readonly presented: string; readonly reference: string } {
  const { sections } = parseReportText(body);
  const lineAt = (position: number) => bodyLine + body.slice(0, position).split("\n").length - 1;
  for (const kind of NEEDED) {
    const own = sections.filter((section) => section.kind === kind && section.blocks.length > 0);
    if (own.length === 0)
      problems.push({
        line: bodyLine,
        message: `The report has no ${kind === "header" ? "header line" : kind[0]?.toUpperCase() + kind.slice(1)}.`,
      });
    const second = own[1];
    if (second !== undefined && kind !== "header")
      problems.push({ line: lineAt(second.from), message: `The report has two sections ${kind}.` });
  }
  const impression = sections.find(({ kind }) => kind === "impression");
  if (impression === undefined) return { presented: body, reference: "" };
  const behind = sections.find(({ from }) => from > impression.from);
  if (behind !== undefined)
    problems.push({ line: lineAt(behind.from), message: "The Impression is not the last section of the report." });
  const headingEnd = impression.heading?.to ?? impression.from;
  return {
    presented: body.slice(0, impression.from),
    reference: body
      .slice(headingEnd)
      .replace(/^\s*:?[ \t]*\n?/, "")
      .trimEnd(),
  };
}
