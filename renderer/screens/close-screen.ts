import type { Workbench } from "../workbench";

/** Back to the report, with the caret where it was: the focus follows when the screen is gone. */
export function closeScreen({ view }: Workbench): void {
  view.update((state) => ({ ...state, screen: undefined }));
}
