import type { Node } from "prosemirror-model";
import { headerFieldLabel } from "../report/header-labels";
import { USUAL_HEADINGS } from "../report/headings";
import type { SectionKind } from "../report/report";

export interface TextOptions {
  /** Sections without text are there with their heading; true where absent. */
  readonly emptySections?: boolean;
}

/**
 * The document as text for people: no escapes and no marks of our own, empty header fields and an empty `other` left out,
 * every other section with its heading even where it is empty. What serializeReport writes can be read back, this need not.
 * `status`: that it is preliminary stands above it, who signed it below.
 */
export function exportText(doc: Node, status: readonly string[] = [], options: TextOptions = {}): string {
  const { emptySections = true } = options;
  const sections = doc.children
    .filter((section) => emptySections || section.textContent.trim() !== "")
    .map((section) => sectionLines(section).join("\n"))
    .filter((text) => text !== "");
  const lines = status.length === 0 ? [] : [status.join("\n")];
  const parts = status[0]?.startsWith("PRELIMINARY") === true ? [...lines, ...sections] : [...sections, ...lines];
  return `${parts.join("\n\n")}\n`;
}

function sectionLines(section: Node): string[] {
  const kind = section.type.name as SectionKind; // the schema's section nodes are named after their kinds
  const body = bodyLines(kind, section.children);
  if (kind === "header") return body;
  if (kind === "other" && body.length === 0) return [];
  const heading = String(section.attrs.heading) || USUAL_HEADINGS[kind];
  return [`${heading.toUpperCase()}:`, ...body];
}

function bodyLines(kind: SectionKind, blocks: readonly Node[]): string[] {
  let number = 0;
  let letter = 0;
  return blocks.flatMap((block) => {
    const text = cleanText(block.textContent);
    if (text === "") return [];
    if (kind === "header") return [headerLine(String(block.attrs.name), text)];
    if (block.type.name === "organ") return [`${text.replace(/:$/, "")}:`];
    if (kind !== "impression") return [text];
    if (block.attrs.depth === 0) {
      letter = 0;
      return [hanging(`${++number}. `, text)];
    }
    return [hanging(`   ${letter < 26 ? `${String.fromCharCode(97 + letter++)}.` : "-"} `, text)];
  });
}

function headerLine(name: string, text: string): string {
  return name === "" ? text : `${headerFieldLabel(name)}: ${text}`;
}

/** A further line of an item stands under its first word. */
function hanging(mark: string, text: string): string {
  return mark + text.replaceAll("\n", `\n${" ".repeat(mark.length)}`);
}

/** Without invisible marks, and with our line breaks. */
function cleanText(text: string): string {
  return text
    .replace(/[\u2060\u2063\ufeff]/g, "")
    .replace(/\r\n?/g, "\n")
    .trim();
}
