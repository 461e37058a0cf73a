import { type EditorState, Plugin, PluginKey, TextSelection } from "prosemirror-state";
import { type FieldPlace, fieldAt, fillField, selectedField } from "./commands/fields";

/** An open pick list: the field, what was typed to narrow it, and which of the entries left is chosen. */
export interface PickList {
  readonly field: FieldPlace;
  readonly filter: string;
  readonly chosen: number;
}

type PickMeta = { readonly filter: string; readonly chosen: number } | "close";

interface FieldState {
  readonly field: FieldPlace | undefined;
  readonly pick: PickList | undefined;
}

export const fieldKey = new PluginKey<FieldState>("field");

export function pickEntries({ field, filter }: PickList): readonly string[] {
  const wanted = filter.toLowerCase();
  return field.options.filter((option) => option.toLowerCase().includes(wanted));
}

/** Selecting a field with entries opens its pick list; letters narrow it, arrows choose, Enter fills. */
export function fieldPlugin(): Plugin<FieldState> {
  return new Plugin<FieldState>({
    key: fieldKey,
    state: {
      init: (_, state) => stateFor(state),
      apply: (tr, value, _old, state) => {
        const meta: PickMeta | undefined = tr.getMeta(fieldKey);
        if (meta === "close") return { field: value.field, pick: undefined };
        if (meta !== undefined && value.pick !== undefined) return { ...value, pick: { ...value.pick, ...meta } };
        return tr.docChanged || tr.selectionSet ? stateFor(state) : value;
      },
    },
    props: {
      handleKeyDown(view, event) {
        const pick = fieldKey.getState(view.state)?.pick;
        if (pick === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
        const entries = pickEntries(pick);
        const send = (meta: PickMeta) => view.dispatch(view.state.tr.setMeta(fieldKey, meta));
        switch (event.key) {
          case "ArrowDown":
            send({ filter: pick.filter, chosen: (pick.chosen + 1) % Math.max(1, entries.length) });
            return true;
          case "ArrowUp":
            send({ filter: pick.filter, chosen: (pick.chosen + entries.length - 1) % Math.max(1, entries.length) });
            return true;
          case "Backspace":
            if (pick.filter === "") return false;
            send({ filter: pick.filter.slice(0, -1), chosen: 0 });
            return true;
          case "Escape":
            send("close");
            return true;
          case "Enter": {
            const entry = entries[pick.chosen];
            return entry === undefined ? true : fillField(pick.field, entry)(view.state, view.dispatch);
          }
          default:
            return false;
        }
      },
      handleTextInput(view, from, to, text) {
        const value = fieldKey.getState(view.state);
        if (value?.pick !== undefined) {
          const filter = value.pick.filter + text;
          if (pickEntries({ ...value.pick, filter }).length > 0) {
            view.dispatch(view.state.tr.setMeta(fieldKey, { filter, chosen: 0 }));
            return true;
          }
          return fillField(value.pick.field, filter)(view.state, view.dispatch);
        }
        const field = value?.field;
        if (field === undefined || field.from !== from || field.to !== to) return false;
        return fillField(field, text)(view.state, view.dispatch);
      },
      handleClick(view, pos) {
        const field = fieldAt(view.state.doc, pos);
        if (field === undefined || pos === field.from || pos === field.to) return false;
        view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, field.from, field.to)));
        return true;
      },
    },
  });
}

function stateFor(state: EditorState): FieldState {
  const field = selectedField(state);
  const pick = field !== undefined && field.options.length > 0 ? { field, filter: "", chosen: 0 } : undefined;
  return { field, pick };
}
