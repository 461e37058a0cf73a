import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import type { Range } from "../../shared/report/report";

export const spotKey = new PluginKey<DecorationSet>("spot");

/** Shows where a jump has led to, until the caret goes on. */
export function spotPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: spotKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, value) => {
        const spot: Range | undefined = tr.getMeta(spotKey);
        if (spot !== undefined)
          return DecorationSet.create(tr.doc, [Decoration.inline(spot.from, spot.to, { class: "spot" })]);
        return value !== DecorationSet.empty && (tr.docChanged || tr.selectionSet) ? DecorationSet.empty : value;
      },
    },
    props: { decorations: (state) => spotKey.getState(state) },
  });
}
