import { type RefObject, useLayoutEffect } from "react";
import { useWorkbench } from "../workbench-context";

/** What goes while it has the focus gives it to the text: a key that follows must not be lost. */
export function useReturnFocus(part: RefObject<HTMLElement | null>): void {
  const { editor } = useWorkbench();
  useLayoutEffect(() => {
    const shown = part.current;
    return () => {
      if (shown?.contains(document.activeElement) === true) editor.focus();
    };
  }, [editor, part]);
}
