import { attribute, type Element, elementsIn, has, type ParentNode, textOf, tidy } from "./dom";

/** A field of a form. */
export interface FormField {
  readonly kind: "text" | "number" | "date" | "choice";
  /** What people call it; "" where nothing tells. */
  readonly label: string;
  readonly unit: string;
  /** The entries, the chosen one first. */
  readonly options: readonly string[];
  /** What stands in it from the start. */
  readonly value: string;
  /** Text of several lines, which a radiologist edits rather than fills. */
  readonly isProse: boolean;
  /** The name that radio buttons share. */
  readonly group?: string;
}

/** The field that an element stands for; undefined for what nobody fills (buttons, hidden ones). */
export function fieldFor(element: Element, document: ParentNode): FormField | undefined {
  const label = labelOf(element, document);
  const plain = { label, unit: "", options: [], value: attribute(element, "value"), isProse: false } as const;
  switch (element.tagName) {
    case "textarea":
      return { ...plain, kind: "text", value: tidy(rawValue(element)), isProse: true };
    case "select":
      return { ...plain, kind: "choice", ...choicesOf(element, "option", has(element, "multiple")) };
    case "input":
      return inputField(element, document, plain);
    default:
      return undefined; // a datalist is read where a field names it
  }
}

function inputField(element: Element, document: ParentNode, plain: Omit<FormField, "kind">): FormField | undefined {
  const list = attribute(element, "list");
  switch (attribute(element, "type").toLowerCase()) {
    case "hidden":
    case "button":
    case "submit":
    case "reset":
    case "image":
    case "file":
    case "password":
      return undefined;
    case "number":
    case "range":
      return { ...plain, kind: "number", unit: unitOf(element, plain.label) };
    case "date":
    case "datetime-local":
      return { ...plain, kind: "date" };
    case "checkbox":
      return { ...plain, kind: "choice", value: "", options: has(element, "checked") ? ["yes", "no"] : ["no", "yes"] };
    case "radio":
      return radioField(element, document, plain);
    default: {
      const choices = list === "" ? undefined : byId(document, list);
      if (choices === undefined) return { ...plain, kind: "text" };
      return { ...plain, kind: "choice", ...choicesOf(choices, "option", false) };
    }
  }
}

function radioField(element: Element, document: ParentNode, plain: Omit<FormField, "kind">): FormField {
  const group = attribute(element, "name") || attribute(element, "id");
  const buttons = [...elementsIn(document)].filter(
    (one) => one.tagName === "input" && attribute(one, "type") === "radio" && attribute(one, "name") === group,
  );
  const options = buttons.map((one) => labelOf(one, document) || attribute(one, "value"));
  const chosen = buttons.findIndex((one) => has(one, "checked"));
  return { ...plain, kind: "choice", label: spoken(group), value: "", options: chosenFirst(options, chosen), group };
}

function choicesOf(element: Element, tag: string, several: boolean): Pick<FormField, "options" | "value"> {
  const entries = [...elementsIn(element)].filter(({ tagName }) => tagName === tag);
  const texts = entries.map((one) => textOf(one) || attribute(one, "value"));
  const chosen = entries.findIndex((one) => has(one, "selected"));
  const options = chosenFirst(texts, chosen).filter(
    (text) => text !== "" && !/^[-–—. ]*(?:select|choose)?\b[^a-z]*$/i.test(text),
  );
  return { options: several ? [] : options, value: several ? options.join(", ") : "" };
}

function chosenFirst(options: readonly string[], chosen: number): readonly string[] {
  const first = options[chosen];
  return first === undefined ? options : [first, ...options.filter((_, i) => i !== chosen)];
}

const rawValue = (element: Element): string =>
  element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");

/** A unit in its own attribute, or in brackets at the label's end: "Volume (ml)". */
function unitOf(element: Element, label: string): string {
  return attribute(element, "data-field-units") || (/\(([A-Za-z%°][\w%/°²³]{0,8})\)$/.exec(label)?.[1] ?? "");
}

/** What the field is called: its label, the label around it, its name, its id. */
function labelOf(element: Element, document: ParentNode): string {
  const id = attribute(element, "id");
  const forIt =
    id === ""
      ? undefined
      : [...elementsIn(document)].find((one) => one.tagName === "label" && attribute(one, "for") === id);
  const around = closestLabel(element);
  const name = attribute(element, "name");
  const named = name === id || /^[A-Z]?\d+(?:_\d+)?$/.test(name) ? "" : spoken(name);
  const options = [
    attribute(element, "type") === "radio" ? "" : named,
    forIt === undefined ? "" : textOf(forIt),
    around === undefined ? "" : textOf(around),
    attribute(element, "aria-label"),
    attribute(element, "title"),
    /^[A-Z]?\d+(?:_\d+)?$/.test(id) ? "" : spoken(id),
  ];
  const label = tidy(options.find((text) => text !== "") ?? "");
  return label.endsWith(":") ? label.slice(0, -1).trimEnd() : label;
}

function closestLabel(element: Element): Element | undefined {
  for (let node: ParentNode | null = element.parentNode; node !== null && "tagName" in node; node = node.parentNode)
    if (node.tagName === "label") return node;
  return undefined;
}

function byId(document: ParentNode, id: string): Element | undefined {
  return [...elementsIn(document)].find((one) => attribute(one, "id") === id);
}

/** "km_menge" and "kmMenge" as words. */
const spoken = (name: string): string => tidy(name.replace(/_/g, " "));
