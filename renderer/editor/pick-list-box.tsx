import { useLayoutEffect, useRef, useState } from "react";
import { useSignal } from "../state/signal";
import { useWorkbench } from "../workbench-context";
import { fillField } from "./commands/fields";
import { fieldKey, pickEntries } from "./field-plugin";
import { type Place, placeBelow } from "./place-below";

const WIDTH_PX = 240;

/** The entries of the selected field. The keys go to the editor, which keeps the focus. */
export function PickListBox() {
  const { editor } = useWorkbench();
  const pick = useSignal(editor.frame, (state) => fieldKey.getState(state)?.pick);
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place>();
  useLayoutEffect(() => {
    const around = box.current?.closest<HTMLElement>(".report");
    if (pick === undefined || editor.view === undefined || around == null) return;
    setPlace(placeBelow(editor.view, pick.field, around, WIDTH_PX));
  }, [editor, pick]);
  useLayoutEffect(() => {
    if (place !== undefined) box.current?.scrollIntoView({ block: "nearest" });
  }, [place]);
  if (pick === undefined) return null;
  const entries = pickEntries(pick);
  return (
    <div ref={box} className="pick-list" role="listbox" aria-label={pick.field.name || "Choose"} style={place}>
      {pick.filter !== "" && <div className="pick-filter">{pick.filter}</div>}
      {entries.map((entry, index) => (
        <button
          key={entry}
          type="button"
          role="option"
          aria-selected={index === pick.chosen}
          tabIndex={-1}
          onMouseDown={(event) => {
            event.preventDefault();
            editor.run(fillField(pick.field, entry));
          }}
        >
          {entry}
        </button>
      ))}
    </div>
  );
}
