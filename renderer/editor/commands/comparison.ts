import type { Command } from "prosemirror-state";
import { schema } from "../../../shared/report/schema";
import { hasText, sectionPlace } from "../regions";

/**
 * Puts the citation of a prior exam into Comparison: in place of "None available" where `instead`, into the empty section,
 * else as a paragraph of its own. The caret stays where it is.
 */
export function citeInComparison(citation: string, instead: boolean): Command {
  return (state, dispatch) => {
    const place = sectionPlace(state.doc, "comparison");
    if (place === undefined) return false;
    const text = schema.text(citation, [schema.mark("inserted", { by: "prior" })]);
    const paragraph = schema.node("paragraph", null, [text]);
    const start = place.from + 1;
    const end = place.to - 1;
    const tr = state.tr;
    if (instead || !hasText(place.node)) {
      const empty = place.node.childCount === 1 && place.node.firstChild?.content.size === 0;
      if (empty) tr.insert(start + 1, text);
      else tr.replaceWith(start, end, paragraph);
    } else tr.insert(end, paragraph);
    dispatch?.(tr.setMeta("applied", true));
    return true;
  };
}
