import { redo, undo } from "prosemirror-history";
import { convertCase } from "../editor/commands/change-case";
import { goToField } from "../editor/commands/fields";
import { moveItem } from "../editor/commands/items";
import { renumber } from "../editor/commands/renumber";
import { setDepth, toggleOrgan } from "../editor/commands/structure";
import { ghostKey } from "../editor/ghost/ghost-plugin";
import { deleteLastUtterance, deleteLastWord } from "../editor/intake/utterances";
import type { Workbench } from "../workbench";
import { type AppCommand, dialog, inText } from "./command";

export const WRITE_COMMANDS: readonly AppCommand[] = [
  { id: "undo", title: "Undo", group: "Write", keys: "Mod-z", inEditor: true, run: inText(undo) },
  { id: "redo", title: "Redo", group: "Write", keys: "Mod-Shift-z", inEditor: true, run: inText(redo) },
  { id: "next-field", title: "Next field", group: "Write", keys: "F4", inEditor: true, run: inText(goToField(1)) },
  {
    id: "previous-field",
    title: "Previous field",
    group: "Write",
    keys: "Shift-F4",
    inEditor: true,
    run: inText(goToField(-1)),
  },
  {
    id: "item-up",
    title: "Move item up",
    group: "Write",
    changes: "caret",
    keys: "Alt-ArrowUp",
    inEditor: true,
    run: inText(moveItem(-1)),
  },
  {
    id: "item-down",
    title: "Move item down",
    group: "Write",
    changes: "caret",
    keys: "Alt-ArrowDown",
    inEditor: true,
    run: inText(moveItem(1)),
  },
  {
    id: "sub-item",
    title: "Make it a sub-item",
    group: "Write",
    changes: "caret",
    keys: "Mod-]",
    inEditor: true,
    run: inText(setDepth(1)),
  },
  {
    id: "main-item",
    title: "Make it a main item",
    group: "Write",
    changes: "caret",
    keys: "Mod-[",
    inEditor: true,
    run: inText(setDepth(0)),
  },
  {
    id: "organ",
    title: "Organ heading on or off",
    group: "Write",
    changes: "caret",
    keys: "Mod-Shift-h",
    inEditor: true,
    run: inText(toggleOrgan),
  },
  {
    id: "delete-word",
    title: "Delete last word",
    group: "Write",
    changes: "caret",
    keys: "Mod-Shift-Backspace",
    inEditor: true,
    run: inText(deleteLastWord),
  },
  {
    id: "delete-utterance",
    title: "Delete last utterance",
    group: "Write",
    changes: "caret",
    keys: "Mod-Alt-Backspace",
    inEditor: true,
    run: inText(deleteLastUtterance),
  },
  {
    id: "insert-macro",
    title: "Insert macro…",
    group: "Write",
    keys: "Mod-Alt-i",
    changes: "caret",
    run: dialog("macros"),
  },
  { id: "say-ghost", title: "Say what is offered at the caret", group: "Write", keys: "Mod-Alt-.", run: sayGhost },
  {
    id: "convert-case",
    title: "Convert case: upper, lower, sentence, title",
    group: "Write",
    changes: "caret",
    keys: "Mod-Alt-c",
    inEditor: true,
    run: inText(convertCase),
  },
  { id: "renumber", title: "Renumber", group: "Write", changes: "anything", run: inText(renumber) },
  {
    id: "sort",
    title: "Sort Impression by significance…",
    group: "Write",
    keys: "Mod-Alt-s",
    changes: "impression",
    run: dialog("sort"),
  },
];

function sayGhost({ editor, view }: Workbench): void {
  const ghost = ghostKey.getState(editor.state)?.ghost;
  const key = ghost?.kind === "slot" ? "Tab" : "Space";
  const spoken = ghost === undefined ? "Nothing is offered here" : `${ghost.shown}: ${key} puts it in`;
  view.update((state) => ({ ...state, spoken }));
}
