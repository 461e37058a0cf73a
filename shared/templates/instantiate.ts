import { Fragment, type Node } from "prosemirror-model";
import { schema } from "../report/schema";
import { documentFromText } from "../text/to-document";
import type { StudyTemplate, TemplateSide } from "./study-template";

/** The template's text with a side in the place of `{side}`; line for line the same. */
export function textFor({ body }: Pick<StudyTemplate, "body">, side: TemplateSide | undefined): string {
  if (side === undefined) return body;
  return body.replace(/\{(side|Side|SIDE)\}/g, (_, form: string) =>
    form === "SIDE" ? side.toUpperCase() : form === "Side" ? side.charAt(0).toUpperCase() + side.slice(1) : side,
  );
}

/** A text's lines as one. */
const unwrap = (text: string): string =>
  text.includes("\n")
    ? text
        .split("\n")
        .map((line, i, all) => (i === 0 ? line.trimEnd() : i === all.length - 1 ? line.trimStart() : line.trim()))
        .join(" ")
    : text;

/** The side that is meant where none was chosen: the only one, or the first; undefined where the study has none. */
export function sideOf(template: StudyTemplate, wanted: TemplateSide | undefined): TemplateSide | undefined {
  return template.sides.find((side) => side === wanted) ?? template.sides[0];
}

/**
 * A document out of a template: its fields are open, its sentences are marked as inserted by "template", and lines that the
 * file wraps run on. The header is not tinted: it is the exam's name, as the information system has it.
 */
export function instantiate(template: StudyTemplate, side?: TemplateSide): Node {
  const { doc } = documentFromText(textFor(template, sideOf(template, side)));
  const inserted = schema.mark("inserted", { by: "template" });
  const sections = doc.children.map((section) => {
    if (section.type.name === "header") return section;
    const blocks = section.children.map((block) =>
      block.copy(
        Fragment.fromArray(
          block.children.map((text) => {
            const unwrapped = schema.text(unwrap(text.text ?? ""), text.marks);
            const tinted = block.type.name !== "organ" && !text.marks.some(({ type }) => type === schema.marks.field);
            return tinted ? unwrapped.mark(inserted.addToSet(unwrapped.marks)) : unwrapped;
          }),
        ),
      ),
    );
    return section.copy(Fragment.fromArray(blocks));
  });
  return doc.copy(Fragment.fromArray(sections));
}
