import { parse } from "parse5";
import { failure, type Result, success } from "../../result";
import { readAbout } from "./about";
import { assemble } from "./assemble";
import { readForm } from "./form";

/** A template of another system in our text format. */
export interface ImportedTemplate {
  /** The file's text; `readTemplate` says what is still to be added by hand. */
  readonly text: string;
  /** A name for the file, without its ending. */
  readonly id: string;
  readonly name: string;
  /** What was left out, and where the file is not as the profile asks, in sentences. */
  readonly notes: readonly string[];
}

/**
 * Reads an IHE MRRT template (HTML). Only what a reader of the form sees is taken: scripts, styles and links are dropped.
 * Coded content, triggers and completion rules have no place in our format. Nothing is guessed: a key that the file does not
 * tell stays empty, and validation names it.
 */
export function readMrrt(html: string): Result<ImportedTemplate> {
  const document = parse(html);
  const about = readAbout(document, html);
  const parts = readForm(document);
  const hasFields = parts.some(
    (part) => part.type === "line" && part.pieces.some((piece) => typeof piece !== "string"),
  );
  const hasSections = parts.some((part) => part.type === "heading");
  if (!about.declared && !(hasFields && hasSections))
    return failure(
      "not-a-report",
      "This page is no report template: it declares no template attributes and has no form.",
    );
  if (parts.length === 0) return failure("not-a-report", "This template has no content to import.");
  if (about.title === "") return failure("damaged", "This template has no title.");
  const { body, organs, measurements, fills, unfilled, notes } = assemble(parts, about.title);
  const name = about.title.replace(/\s+/g, " ");
  const told = [...about.notes, ...notes];
  const lines = [
    ...told.map((note) => `# ${note}`),
    `name: ${name}`,
    `modality: ${about.modality ?? ""}`,
    `regions: ${about.regions.join("; ")}`,
    `study: ${name.replace(/;/g, ",")}`,
    `organs: ${organs.join("; ")}`,
    `measurements: ${measurements.join("; ")}`,
    `source: ${about.source}`,
    ...fills.map((fill) => `fill ${fill.name}: ${fill.value}`),
    ...unfilled.map((field) => `# fill ${field}:`),
  ].map((line) => line.replace(/\s+/g, " ").trimEnd());
  const header = `Exam: ${name}\nModality: ${about.modality ?? ""}`.trimEnd();
  return success({ text: `${lines.join("\n")}\n---\n${header}\n\n${body}\n`, id: idFrom(name), name, notes: told });
}

/** "CT Chest-Abdomen" → "ct-chest-abdomen". */
export function idFrom(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .reduce(
      (id, word) =>
        id === "" ? word.slice(0, LONGEST_ID) : `${id}-${word}`.length <= LONGEST_ID ? `${id}-${word}` : id,
      "",
    );
  return plain === "" ? "template" : plain;
}

const LONGEST_ID = 60;
