import { useEffect } from "react";
import { intakeOf } from "../editor/intake/intake-plugin";
import { watchStrayText } from "../editor/intake/stray-text";
import type { Workbench } from "../workbench";

const AROUND_THE_TEXT = ".top-bar, .rail, .footer, .banners, .panel";

/**
 * Whoever dictates keeps talking while the mouse is used: a click on a button leaves the focus in the report, and words
 * that land in another box can be put where they belong.
 */
export function useReportFocus(workbench: Workbench): void {
  useEffect(() => {
    const keep = (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (button?.closest(AROUND_THE_TEXT) && workbench.editor.view?.hasFocus() === true) event.preventDefault();
    };
    window.addEventListener("mousedown", keep, true);
    const stop = watchStrayText(({ text, takeBack }) => {
      const take = () => {
        takeBack();
        workbench.view.update((view) => ({ ...view, banner: undefined }));
        const { view } = workbench.editor;
        if (view === undefined) return;
        view.focus();
        intakeOf(view)?.arrive(text);
      };
      workbench.view.update((view) => ({ ...view, banner: { kind: "stray", text, take } }));
    });
    return () => {
      window.removeEventListener("mousedown", keep, true);
      stop();
    };
  }, [workbench]);
}
