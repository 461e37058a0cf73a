import { baseKeymap, chainCommands, selectAll } from "prosemirror-commands";
import { history, redo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import type { Node } from "prosemirror-model";
import { type Command, EditorState, Selection } from "prosemirror-state";
import type { Dismissal } from "../../shared/report-file";
import { type AppSettings, DEFAULT_SETTINGS } from "../../shared/settings";
import { findPlugin } from "../find/find-plugin";
import { checkPlugin } from "./check-plugin";
import { goToField } from "./commands/fields";
import { backspace, deleteForward, enter } from "./commands/structure";
import { dragPlugin } from "./drag-plugin";
import { emphasisPlugin } from "./emphasis-plugin";
import { fieldPlugin } from "./field-plugin";
import { ghostPlugin } from "./ghost/ghost-plugin";
import { insertedPlugin } from "./inserted-plugin";
import { intakePlugin } from "./intake/intake-plugin";
import { hasHeadings } from "./intake/whole-text";
import type { LiveCheck } from "./live-checks";
import { lockPlugin } from "./lock-plugin";
import { pastePlugin, type TakeReport } from "./paste";
import { skeletonPlugin } from "./skeleton-plugin";
import { spotPlugin } from "./spot-plugin";

export interface EditorSetup {
  readonly doc: Node;
  readonly check: LiveCheck;
  readonly dismissals: readonly Dismissal[];
  readonly takeReport: TakeReport;
  /** How many sections are signed, and whom to tell that they stay as they are. */
  readonly signedSections?: number | undefined;
  readonly refused?: () => void;
  /** The author's settings at this moment. */
  readonly settings?: () => AppSettings;
}

export function createEditorState(setup: EditorSetup): EditorState {
  const { doc, check, dismissals, takeReport, signedSections, refused = () => {} } = setup;
  const settings = setup.settings ?? (() => DEFAULT_SETTINGS);
  const state = EditorState.create({
    doc,
    plugins: [
      skeletonPlugin(),
      lockPlugin(signedSections, refused),
      intakePlugin({ spokenCommands: () => settings().dictation.spokenCommands }),
      ghostPlugin(settings),
      fieldPlugin(),
      keymap(EDITOR_KEYS),
      keymap(baseKeymap),
      history({ newGroupDelay: 600 }),
      pastePlugin(takeReport, hasHeadings),
      checkPlugin(check, dismissals),
      emphasisPlugin(),
      insertedPlugin(),
      spotPlugin(),
      findPlugin(),
      dragPlugin(),
    ],
  });
  return state.apply(state.tr.setSelection(firstPlace(doc)));
}

/** A key that nothing takes is tried again without Shift: with nothing to do again, redo would take back a step. */
const redoOnly: Command = (state, dispatch) => {
  redo(state, dispatch);
  return true;
};

/** The keys of writing itself; every other is a command's and may be changed. */
const EDITOR_KEYS: Readonly<Record<string, Command>> = {
  Enter: enter,
  "Shift-Enter": enter,
  "Mod-Enter": enter,
  Backspace: backspace,
  "Shift-Backspace": backspace,
  "Mod-Backspace": backspace,
  Delete: deleteForward,
  "Mod-Delete": deleteForward,
  Tab: goToField(1),
  "Shift-Tab": goToField(-1),
  "Mod-y": redoOnly,
  "Mod-a": chainCommands(selectAll),
};

/** The first empty section in the body, else its start: where one begins to write. */
function firstPlace(doc: Node): Selection {
  let start = 0;
  let empty: number | undefined;
  doc.forEach((section, offset) => {
    if (section.type.name === "header") start = offset + section.nodeSize;
    else if (section.textContent === "" && empty === undefined) empty = offset;
  });
  return Selection.near(doc.resolve((empty ?? start) + 1), 1);
}
