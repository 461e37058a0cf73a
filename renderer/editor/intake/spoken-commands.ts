import { redo, undo } from "prosemirror-history";
import { type Command, Selection } from "prosemirror-state";
import { CANONICAL_KINDS, type SectionKind } from "../../../shared/report/report";
import { goToField } from "../commands/fields";
import { sectionPlace, sectionPlaces } from "../regions";

/** What a dictation tool has written although it was meant to be done. */
export interface SpokenCommand {
  /** The words before it, which are text. */
  readonly text: string;
  readonly run: Command;
}

/**
 * A command is a whole utterance; at the end of flowing speech, behind the end of a sentence, only going to a field or a
 * section counts. "The next field of view" is text either way.
 */
export function spokenCommand(utterance: string): SpokenCommand | undefined {
  const whole = commandFor(wordsOf(utterance), true);
  if (whole !== undefined) return { text: "", run: whole };
  const last = /^([\s\S]*[.!?:])\s+([^.!?:]{4,40})[.]?\s*$/.exec(utterance);
  const [, text, said] = last ?? [];
  const going = said === undefined ? undefined : commandFor(wordsOf(said), false);
  return going === undefined || text === undefined ? undefined : { text, run: going };
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[.,!?]+\s*$/, "")
    .trim()
    .replace(/\s+/g, " ");

function commandFor(words: string, whole: boolean): Command | undefined {
  const going = GOING[words] ?? sectionCommand(words);
  return going ?? (whole ? DOING[words] : undefined);
}

const GOING: Readonly<Record<string, Command>> = {
  "next field": goToField(1),
  "previous field": goToField(-1),
  "next section": goToNeighbour(1),
  "previous section": goToNeighbour(-1),
};

/** "Scratch that" is done by taking the utterance before it away: the plugin knows it. */
export const SCRATCH: Command = () => false;

const DOING: Readonly<Record<string, Command>> = {
  "scratch that": SCRATCH,
  "strike that": SCRATCH,
  "delete that": SCRATCH,
  "undo that": undo,
  "redo that": redo,
};

const GO_TO = /^(?:go|move|jump) to (?:the )?([a-z]+)(?: section)?$/;

function sectionCommand(words: string): Command | undefined {
  const name = GO_TO.exec(words)?.[1];
  const kind = CANONICAL_KINDS.find((each) => each === name);
  return kind === undefined ? undefined : goToKind(kind);
}

function goToKind(kind: SectionKind): Command {
  return (state, dispatch) => {
    const place = sectionPlace(state.doc, kind);
    if (place === undefined) return false;
    const at = Selection.near(state.doc.resolve(place.to - 1), -1);
    dispatch?.(state.tr.setSelection(at).scrollIntoView());
    return true;
  };
}

function goToNeighbour(step: 1 | -1): Command {
  return (state, dispatch, view) => {
    const { head } = state.selection;
    const places = sectionPlaces(state.doc);
    const index = places.findIndex(({ from, to }) => from <= head && head <= to);
    const kind = places[index + step]?.kind;
    return kind === undefined ? false : goToKind(kind)(state, dispatch, view);
  };
}
