import type { Node } from "prosemirror-model";
import { schema } from "../../shared/report/schema";
import { fieldsIn } from "../../shared/text/fields";

/** A line of text as nodes, its open places as fields; tinted until it is read past where `by` says who put it in. */
export function fieldText(text: string, by: string | undefined): readonly Node[] {
  const tint = by === undefined ? [] : [schema.mark("inserted", { by })];
  const nodes: Node[] = [];
  let at = 0;
  for (const { from, to, attrs } of fieldsIn(text)) {
    if (from > at) nodes.push(schema.text(text.slice(at, from), tint));
    nodes.push(schema.text(text.slice(from, to), [schema.mark("field", { ...attrs }), ...tint]));
    at = to;
  }
  if (at < text.length) nodes.push(schema.text(text.slice(at), tint));
  return nodes;
}
