import {
  attribute,
  type ChildNode,
  type Element,
  elementsIn,
  FIELD_TAGS,
  has,
  isElement,
  isText,
  type ParentNode,
  textOf,
  tidy,
  UNSEEN,
} from "./dom";
import { type FormField, fieldFor } from "./form-field";

/** The body as a reader sees it: headings with their depth, and lines of text and fields. */
export type FormPart =
  | { readonly type: "heading"; readonly text: string; readonly depth: number }
  | { readonly type: "line"; readonly pieces: readonly (string | FormField)[] };

const BLOCKS: ReadonlySet<string> = new Set(
  "p div li ul ol tr table thead tbody section article header footer fieldset dl dt dd form main aside pre hr td th".split(
    " ",
  ),
);

/** Reads the body of a template. */
export function readForm(document: ParentNode): readonly FormPart[] {
  const reader = new FormReader(document);
  reader.walk(document, 0);
  return reader.finish();
}

class FormReader {
  private readonly parts: FormPart[] = [];
  private line: (string | FormField)[] = [];
  private readonly groupsDone = new Set<string>();

  constructor(private readonly document: ParentNode) {}

  walk(parent: ParentNode, depth: number): void {
    for (const node of parent.childNodes) this.node(node, parent, depth);
  }

  finish(): readonly FormPart[] {
    this.flush();
    return this.parts;
  }

  private node(node: ChildNode, parent: ParentNode, depth: number): void {
    if (isText(node)) this.line.push(node.value);
    else if (isElement(node) && node.tagName === "label" && this.namesRadio(node)) this.radiosIn(node);
    else if (!isElement(node) || UNSEEN.has(node.tagName) || has(node, "hidden")) return;
    else if (FIELD_TAGS.has(node.tagName)) this.field(node);
    else if (node.tagName === "br") this.flush();
    else if (isHeading(node, parent)) this.heading(textOf(node), depth + headingLevel(node));
    else if (isNamedSection(node)) {
      this.heading(attribute(node, "data-section-name"), depth + 10);
      this.walk(node, depth + 10);
      this.flush();
    } else if (isSaidByName(node, parent)) return;
    else {
      const block = BLOCKS.has(node.tagName);
      if (block) this.flush();
      this.walk(node, depth + (node.tagName === "fieldset" ? 10 : 0));
      if (block) this.flush();
    }
  }

  /** The label of a radio button is an entry of the pick list: it is not said twice. */
  private namesRadio(label: Element): boolean {
    const id = attribute(label, "for");
    const inside = [...elementsIn(label)].filter(isRadio);
    if (id === "") return inside.length === 1 && textOf(label) !== "";
    return [...elementsIn(this.document)].some((one) => isRadio(one) && attribute(one, "id") === id);
  }

  private radiosIn(label: Element): void {
    for (const one of elementsIn(label)) if (isRadio(one)) this.field(one);
  }

  /** The radio buttons or boxes of one name are one field, where the first stands. */
  private field(element: Element): void {
    const field = fieldFor(element, this.document);
    if (field === undefined) return;
    if (field.group !== undefined) {
      if (this.groupsDone.has(field.group)) return;
      this.groupsDone.add(field.group);
    }
    this.line.push(field);
  }

  private heading(text: string, depth: number): void {
    this.flush();
    if (text !== "") this.parts.push({ type: "heading", text, depth });
  }

  private flush(): void {
    const pieces = this.line.filter((piece) => typeof piece !== "string" || piece.trim() !== "");
    if (pieces.length > 0) this.parts.push({ type: "line", pieces: this.line });
    this.line = [];
  }
}

const isRadio = (element: Element): boolean =>
  element.tagName === "input" && attribute(element, "type").toLowerCase() === "radio";

const isNamedSection = (element: Element): boolean =>
  element.tagName === "section" && attribute(element, "data-section-name") !== "";

/** A section's header repeats its name, or is the template's title. */
const isSaidByName = (element: Element, parent: ParentNode): boolean =>
  element.tagName === "header" && "tagName" in parent && isNamedSection(parent);

function isHeading(element: Element, parent: ParentNode): boolean {
  if (isSaidByName(element, parent)) return false;
  return /^(?:h[1-6]|legend|header|caption)$/.test(element.tagName) && tidy(textOf(element)) !== "";
}

const headingLevel = ({ tagName }: Element): number => Number(/^h([1-6])$/.exec(tagName)?.[1] ?? 7);
