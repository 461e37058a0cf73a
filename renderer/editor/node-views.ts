import type { Node } from "prosemirror-model";
import type { NodeView, NodeViewConstructor } from "prosemirror-view";
import { SECTION_NAMES } from "../../shared/checks/skeleton";
import { headerFieldLabel } from "../../shared/report/header-labels";
import type { SectionKind } from "../../shared/report/report";

/**
 * A section's heading and a header field's label are drawn from an attribute: there is no text that could be edited, and
 * the caret has nothing to step over.
 */
export const NODE_VIEWS: Readonly<Record<string, NodeViewConstructor>> = {
  header: (node) =>
    labelled("section", node, () => ({
      class: "report-header",
      "data-kind": "header",
      "aria-label": "Patient and exam",
    })),
  header_field: (node) => labelled("div", node, fieldAttributes),
  ...Object.fromEntries(
    (["indication", "technique", "comparison", "findings", "impression", "other", "addendum"] as const).map((kind) => [
      kind,
      (node: Node) =>
        // A section may not be a list.
        labelled(kind === "impression" ? "div" : "section", node, (current) => sectionAttributes(kind, current)),
    ]),
  ),
};

type Attributes = Readonly<Record<string, string>>;

function fieldAttributes(node: Node): Attributes {
  const name = String(node.attrs.name);
  const label = headerFieldLabel(name);
  return { class: "header-field", "data-name": name, "data-label": label, "aria-label": label };
}

function sectionAttributes(kind: SectionKind, node: Node): Attributes {
  const heading = sectionTitle(kind, String(node.attrs.heading));
  return { class: "report-section", "data-kind": kind, "data-heading": heading, "aria-label": heading };
}

/** The wording of the report's own heading, else the usual name. */
export function sectionTitle(kind: SectionKind, heading: string): string {
  return heading === "" ? SECTION_NAMES[kind] : heading;
}

function labelled(tag: "section" | "div", node: Node, attributes: (node: Node) => Attributes): NodeView {
  const dom = document.createElement(tag);
  // Items are list items: their section is the list.
  dom.setAttribute("role", node.type.name === "impression" ? "list" : "group");
  let shown: Attributes = {};
  const show = (current: Node) => {
    const next = attributes(current);
    // Writing an attribute that is there already would cost a style pass a key.
    for (const [name, value] of Object.entries(next)) if (shown[name] !== value) dom.setAttribute(name, value);
    shown = next;
  };
  show(node);
  return {
    dom,
    contentDOM: dom,
    update(next) {
      if (next.type !== node.type) return false;
      show(next);
      return true;
    },
  };
}
