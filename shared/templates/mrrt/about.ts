import { parseFragment } from "parse5";
import { modalityWords, regionWords } from "../../lexicons/load";
import { TEMPLATE_MODALITIES, type TemplateModality } from "../study-template";
import { attribute, type Element, elementsIn, type ParentNode, textOf } from "./dom";

/** What a template's head says about it. */
export interface About {
  readonly title: string;
  readonly modality: TemplateModality | undefined;
  readonly regions: readonly string[];
  /** Identifier, authors, rights: what the source line names. */
  readonly source: string;
  /** Where the file differs from the profile, in sentences. */
  readonly notes: readonly string[];
  /** It says of itself that it is a report template. */
  readonly declared: boolean;
}

/** Reads the head: IHE MRRT, section 4.105.4.1.2.3.1 with the template attributes of 8.1.2. `html` is the source as written. */
export function readAbout(document: ParentNode, html: string): About {
  const all = [...elementsIn(document)];
  const meta = (name: string) =>
    all.flatMap((one) =>
      one.tagName === "meta" && attribute(one, "name").toLowerCase() === name ? attribute(one, "content") : [],
    );
  const titles = all.filter(({ tagName }) => tagName === "title").map(textOf);
  const attributes = templateAttributes(all);
  const title = meta("dcterms.title")[0] || titles[0] || "";
  const coded = codedTerms(attributes);
  const words = [title, ...coded, ...meta("rrt:modality"), ...meta("rrt:bodyregion")].join(" ; ");
  return {
    title,
    modality: modalityIn([...meta("rrt:modality"), ...coded, title]),
    regions: regionsIn(words),
    source: sourceLine(meta),
    notes: [...notesOn(all, html, attributes, titles.length)],
    declared: meta("dcterms.type").includes("IMAGE_REPORT_TEMPLATE") || attributes !== undefined,
  };
}

/** The XML in a script element of type text/xml, often inside a comment. */
function templateAttributes(all: readonly Element[]): readonly Element[] | undefined {
  const script = all.find((one) => one.tagName === "script" && attribute(one, "type") === "text/xml");
  const text = script?.childNodes.map((node) => ("value" in node ? node.value : "")).join("") ?? "";
  if (!/<template_attributes\b/i.test(text)) return undefined;
  return [...elementsIn(parseFragment(text.replace(/<!--|-->/g, "")))];
}

/** The meanings of the terms at the top: "computed tomography", "thorax". Those of single entries say nothing of the exam. */
function codedTerms(attributes: readonly Element[] | undefined): readonly string[] {
  if (attributes === undefined) return [];
  const first = attributes.findIndex(({ tagName }) => tagName === "coded_content");
  const top = first < 0 ? attributes : attributes.slice(0, first);
  return top.flatMap((one) => (one.tagName === "code" ? attribute(one, "meaning") : []));
}

function modalityIn(texts: readonly string[]): TemplateModality | undefined {
  for (const text of texts) {
    const code = TEMPLATE_MODALITIES.find((one) => one === text.trim());
    if (code !== undefined) return code;
    const row = modalityWords().find(({ words }) => words.some((word) => holds(text, word)));
    const named = TEMPLATE_MODALITIES.find((one) => one === row?.code);
    if (named !== undefined) return named;
  }
  return undefined;
}

function regionsIn(text: string): readonly string[] {
  return regionWords().flatMap(({ region, words }) => (words.some((word) => holds(text, word)) ? region : []));
}

/** A word in capitals ("US", "PET") counts in capitals only. */
function holds(text: string, word: string): boolean {
  const flags = word === word.toUpperCase() && /[A-Z]/.test(word) ? "" : "i";
  return new RegExp(`(?<![\\p{L}\\d])${word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}(?![\\p{L}\\d])`, `${flags}u`).test(
    text,
  );
}

function sourceLine(meta: (name: string) => readonly string[]): string {
  const parts = [
    meta("dcterms.identifier")[0],
    meta("dcterms.creator")[0] ?? meta("dcterms.publisher")[0],
    meta("dcterms.license")[0] ?? meta("dcterms.rights")[0],
  ];
  return ["MRRT template", ...parts.filter((part) => part !== undefined && part !== "")].join(", ");
}

/** What the profile asks for and the file does differently. None of it keeps the report from being read. */
function* notesOn(
  all: readonly Element[],
  html: string,
  attributes: readonly Element[] | undefined,
  titles: number,
): Iterable<string> {
  const source = withoutComments(html);
  const times = (tag: string) => source.match(new RegExp(`<${tag}[\\s>]`, "gi"))?.length ?? 0;
  for (const tag of ["html", "head", "body"]) {
    if (times(tag) === 0) yield `The file has no ${tag} element.`;
    if (times(tag) > 1) yield `The file has ${times(tag)} ${tag} elements; their content was joined.`;
  }
  if (titles === 0) yield "The file has no title element.";
  if (titles > 1) yield `The file has ${titles} titles; one was taken.`;
  if (!all.some((one) => one.tagName === "meta" && attribute(one, "charset") !== ""))
    yield "The file does not name its character set.";
  if (attributes === undefined) yield "The file has no template attributes (coded terms).";
  for (const one of attributes ?? [])
    if (
      MUST_HOLD[one.tagName] !== undefined &&
      ![...elementsIn(one)].some((inside) => inside.tagName === MUST_HOLD[one.tagName])
    )
      yield `The template attributes have a ${one.tagName} without a ${MUST_HOLD[one.tagName]}.`;
  if (times("template_attributes") + times("coded_content") > 2) yield "The file has more than one coded content.";
  const scripts = all.filter((one) => one.tagName === "script" && attribute(one, "type") !== "text/xml").length;
  if (scripts > 0)
    yield `${scripts === 1 ? "A script was" : `${scripts} scripts were`} dropped: a template runs nothing.`;
}

function withoutComments(html: string): string {
  const [before, ...parts] = html.split("<!--");
  return [before ?? "", ...parts.map((part) => (part.includes("-->") ? part.slice(part.indexOf("-->") + 3) : ""))].join(
    "",
  );
}

/** Elements of the template attributes that say nothing without another in them. */
const MUST_HOLD: Readonly<Record<string, string>> = { term: "code", coding_schemes: "coding_scheme" };
