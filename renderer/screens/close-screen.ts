import type { Workbench } from "../workbench";

/** Back to the report, with the caret where it was. */
export function closeScreen({ view, editor }: Workbench): void {
  view.update((state) => ({ ...state, screen: undefined }));
  requestAnimationFrame(() => editor.focus());
}
