import type { Node } from "prosemirror-model";
import { type Command, type EditorState, Selection, TextSelection } from "prosemirror-state";
import type { Range } from "../../../shared/report/report";
import { schema } from "../../../shared/report/schema";

/** A place that a template left open, with what may fill it. */
export interface FieldPlace extends Range {
  readonly kind: string;
  readonly name: string;
  readonly options: readonly string[];
  readonly unit: string;
}

export function fieldPlaces(doc: Node): readonly FieldPlace[] {
  const places: FieldPlace[] = [];
  doc.descendants((node, pos) => {
    const mark = node.isText ? node.marks.find(({ type }) => type === schema.marks.field) : undefined;
    if (mark === undefined) return true;
    const { kind, name, options, unit } = mark.attrs;
    const to = pos + node.nodeSize;
    const last = places.at(-1);
    // A field that another mark cuts in two is one place still.
    if (last !== undefined && last.to === pos && last.name === name && last.kind === kind)
      places[places.length - 1] = { ...last, to };
    else
      places.push({
        from: pos,
        to,
        kind: String(kind),
        name: String(name),
        options: String(options).split("|").filter(Boolean),
        unit: String(unit),
      });
    return false;
  });
  return places;
}

/** The field that is selected from end to end, so that typing fills it. */
export function selectedField(state: EditorState): FieldPlace | undefined {
  const { from, to, empty } = state.selection;
  if (empty) return undefined;
  return fieldPlaces(state.doc).find((place) => place.from === from && place.to === to);
}

export function fieldAt(doc: Node, pos: number): FieldPlace | undefined {
  return fieldPlaces(doc).find((place) => place.from <= pos && pos <= place.to);
}

/**
 * To the next or previous stop, round the end. Stops are the open fields; inside the header its fields are stops too, and
 * where no field is open the ends of the sections are.
 */
export function goToField(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const stops = stopsOf(state);
    const { from, to } = state.selection;
    const ordered = direction === 1 ? stops : stops.toReversed();
    const isAhead = (stop: Range) =>
      direction === 1 ? stop.from > from || stop.to > to : stop.to < to || stop.from < from;
    const apart = (stop: Range) => stop.from !== from || stop.to !== to;
    const stop = ordered.find((each) => isAhead(each) && apart(each)) ?? ordered[0];
    if (stop === undefined) return false;
    const selection = TextSelection.create(state.doc, stop.from, stop.to);
    dispatch?.(state.tr.setSelection(selection).scrollIntoView());
    return true;
  };
}

function stopsOf(state: EditorState): readonly Range[] {
  const open = fieldPlaces(state.doc);
  const inHeader = state.selection.$from.depth > 0 && state.selection.$from.node(1).type === schema.nodes.header;
  const stops: Range[] = [...open];
  state.doc.forEach((section, offset) => {
    if (section.type === schema.nodes.header) {
      if (inHeader || open.length === 0)
        section.forEach((field, inside) => {
          stops.push({ from: offset + 2 + inside, to: offset + 2 + inside + field.content.size });
        });
    } else if (open.length === 0 || (inHeader && section.type === schema.nodes.indication)) {
      const end = Selection.near(state.doc.resolve(offset + section.nodeSize - 1), -1).to;
      stops.push({ from: end, to: end });
    }
  });
  return stops.toSorted((a, b) => a.from - b.from || a.to - b.to);
}

/** Puts `text` in the field's place. A number keeps the field's unit, with the caret in front of it. */
export function fillField(place: FieldPlace, text: string): Command {
  return (state, dispatch) => {
    if (place.to > state.doc.content.size) return false;
    const unit =
      place.kind === "number" && place.unit !== "" && /\d$/.test(text) ? ` ${unitText(place, state.doc)}` : "";
    const tr = state.tr.replaceWith(place.from, place.to, schema.text(text + unit));
    const caret = place.from + text.length;
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, caret)).scrollIntoView());
    return true;
  };
}

/** The unit as the field shows it: "[__ HU]" keeps "HU", not the UCUM code that the mark carries. */
function unitText(place: FieldPlace, doc: Node): string {
  const shown = doc.textBetween(place.from, place.to);
  return /_\s*([^\s\]_]+)\s*\]?$/.exec(shown)?.[1] ?? place.unit;
}
