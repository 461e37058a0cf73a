import { Selection } from "prosemirror-state";
import type { SectionKind } from "../../shared/report/report";
import type { Workbench } from "../workbench";
import { sectionPlace } from "./regions";

/** The caret to the end of a section, the section into view. */
export function goToSection({ editor }: Workbench, kind: SectionKind): void {
  const place = sectionPlace(editor.doc, kind);
  if (place === undefined) return;
  const { state } = editor;
  const at =
    kind === "header"
      ? Selection.near(state.doc.resolve(place.from + 1), 1)
      : Selection.near(state.doc.resolve(place.to - 1), -1);
  editor.dispatch(state.tr.setSelection(at));
  const dom = editor.view?.nodeDOM(place.from);
  if (dom instanceof HTMLElement) dom.scrollIntoView({ block: "nearest" });
  editor.focus();
}
