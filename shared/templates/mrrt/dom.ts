import type { DefaultTreeAdapterTypes } from "parse5";

export type Element = DefaultTreeAdapterTypes.Element;
export type ParentNode = DefaultTreeAdapterTypes.ParentNode;
export type ChildNode = DefaultTreeAdapterTypes.ChildNode;

export const isElement = (node: ChildNode): node is Element => "tagName" in node;
export const isText = (node: ChildNode): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === "#text";

export function attribute(element: Element, name: string): string {
  return element.attrs.find((attr) => attr.name === name)?.value.trim() ?? "";
}

export const has = (element: Element, name: string): boolean => element.attrs.some((attr) => attr.name === name);

/** All elements under a node, in the document's order. */
export function* elementsIn(parent: ParentNode): Iterable<Element> {
  for (const node of parent.childNodes) {
    if (!isElement(node)) continue;
    yield node;
    yield* elementsIn(node);
  }
}

/** Elements whose content is nothing that a reader sees. */
export const UNSEEN: ReadonlySet<string> = new Set(
  "script style head template noscript svg math iframe object embed button".split(" "),
);

/** The text that a reader sees, in one line; what fields hold is left out. */
export function textOf(node: ParentNode): string {
  return tidy(rawText(node));
}

function rawText(node: ParentNode): string {
  return node.childNodes
    .map((child) => {
      if (isText(child)) return child.value;
      if (!isElement(child) || UNSEEN.has(child.tagName) || FIELD_TAGS.has(child.tagName)) return " ";
      return rawText(child);
    })
    .join("");
}

export const FIELD_TAGS: ReadonlySet<string> = new Set(["input", "select", "textarea", "datalist"]);

export const tidy = (text: string): string => text.replace(/\s+/g, " ").trim();
