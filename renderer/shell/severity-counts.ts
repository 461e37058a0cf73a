import type { EditorState } from "prosemirror-state";
import { checkKey } from "../editor/check-plugin";

/** How many errors, warnings and hints are shown. */
export function severityCounts(state: EditorState): readonly [errors: number, warnings: number, infos: number] {
  const shown = checkKey.getState(state)?.shown ?? [];
  const count = (wanted: string) => shown.filter(({ severity }) => severity === wanted).length;
  return [count("error"), count("warning"), count("info")];
}

export function counted(count: number, word: string): string {
  return `${count} ${word.toLowerCase()}${count === 1 ? "" : "s"}`;
}
