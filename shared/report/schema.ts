import { type DOMOutputSpec, Schema } from "prosemirror-model";

/**
 * The skeleton as a ProseMirror schema: its content expression is what keeps sections from being removed, reordered or
 * merged. Every textblock holds text and marks only, so that `text[i]` stands at position `from + i`.
 */
export const schema = new Schema({
  topNode: "doc",
  nodes: {
    doc: { content: "header indication technique comparison findings impression other? addendum*" },
    header: {
      content: "header_field+",
      isolating: true,
      defining: true,
      toDOM: () => ["section", { "data-kind": "header" }, 0],
    },
    header_field: {
      content: "text*",
      marks: "field inserted",
      isolating: true,
      defining: true,
      attrs: { name: { default: "", validate: "string" } },
      toDOM: (node) => ["div", { "data-name": String(node.attrs.name) }, 0],
      parseDOM: [{ tag: "div[data-name]", getAttrs: (dom) => ({ name: dom.getAttribute("data-name") ?? "" }) }],
    },
    indication: section("indication", "paragraph+"),
    technique: section("technique", "paragraph+"),
    comparison: section("comparison", "paragraph+"),
    findings: section("findings", "(paragraph | organ)+"),
    impression: section("impression", "item+"),
    other: section("other", "paragraph+"),
    addendum: section("addendum", "paragraph+"),
    paragraph: {
      content: "text*",
      whitespace: "pre",
      toDOM: () => ["p", 0],
      parseDOM: [{ tag: "p", preserveWhitespace: "full" }],
    },
    organ: {
      content: "text*",
      whitespace: "pre",
      defining: true,
      toDOM: () => ["h4", 0],
      parseDOM: [{ tag: "h4", preserveWhitespace: "full" }],
    },
    item: {
      content: "text*",
      whitespace: "pre",
      defining: true,
      attrs: { depth: { default: 0, validate: "number" } },
      toDOM: (node) => ["div", { role: "listitem", class: "item", "data-depth": String(node.attrs.depth) }, 0],
      parseDOM: [
        {
          tag: "div.item",
          preserveWhitespace: "full",
          getAttrs: (dom) => ({ depth: Number(dom.getAttribute("data-depth") ?? 0) }),
        },
        { tag: "li", preserveWhitespace: "full" },
      ],
    },
    text: {},
  },
  marks: {
    /** A place that a template leaves open. `options` are the entries of a pick list, `unit` a UCUM code. */
    field: {
      inclusive: false,
      attrs: {
        kind: { default: "text", validate: "string" },
        name: { default: "", validate: "string" },
        options: { default: "", validate: "string" },
        unit: { default: "", validate: "string" },
      },
      toDOM: (mark): DOMOutputSpec => [
        "span",
        {
          class: "field",
          "data-field": String(mark.attrs.kind),
          "data-name": String(mark.attrs.name),
          "data-options": String(mark.attrs.options),
          "data-unit": String(mark.attrs.unit),
        },
        0,
      ],
      parseDOM: [
        {
          tag: "span[data-field]",
          getAttrs: (dom) => ({
            kind: dom.getAttribute("data-field") ?? "text",
            name: dom.getAttribute("data-name") ?? "",
            options: dom.getAttribute("data-options") ?? "",
            unit: dom.getAttribute("data-unit") ?? "",
          }),
        },
      ],
    },
    /** Text that came from dictation, a template or a fix, tinted until it has been read. */
    inserted: {
      inclusive: false,
      attrs: { by: { default: "fix", validate: "string" } },
      toDOM: (mark): DOMOutputSpec => ["span", { class: "inserted", "data-by": String(mark.attrs.by) }, 0],
      parseDOM: [{ tag: "span.inserted", getAttrs: (dom) => ({ by: dom.getAttribute("data-by") ?? "fix" }) }],
    },
  },
});

/** A section node: `heading` is the wording that the report used ("CLINICAL HISTORY"), empty for the usual one. */
function section(kind: string, content: string) {
  return {
    content,
    isolating: true,
    defining: true,
    attrs: { heading: { default: "", validate: "string" } },
    toDOM: (): DOMOutputSpec => ["section", { "data-kind": kind }, 0],
    parseDOM: [{ tag: `section[data-kind=${kind}]` }],
  };
}
