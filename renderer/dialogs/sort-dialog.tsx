import { suggestedOrder } from "../../shared/checks/item-order";
import type { Analysis } from "../../shared/extract/types";
import { checkKey } from "../editor/check-plugin";
import { orderItems } from "../editor/commands/items";
import { LEVEL_NAMES } from "../editor/level-names";
import { useWorkbench } from "../workbench-context";
import { closeDialog, Dialog } from "./dialog";

/** Shows the order that would be before anything moves. */
export function SortDialog() {
  const workbench = useWorkbench();
  const analysis = checkKey.getState(workbench.editor.state)?.checked.analysis;
  const items = analysis?.items ?? [];
  const order = suggestedOrder(items);
  const numbers = mainNumbers(analysis);
  const rows = order.flatMap((index) => items.filter((item) => item.index === index));
  const changes = rows.some((item, place) => numbers.get(item.index) !== place + 1);
  const sort = () => {
    closeDialog(workbench);
    setTimeout(() => workbench.editor.run(orderItems(order)), 0);
  };
  return (
    <Dialog title="Sort by significance" className="sort">
      <ol className="sort-preview">
        {rows.map((item, place) => {
          const was = numbers.get(item.index) ?? place + 1;
          const from = was - (place + 1);
          return (
            <li key={item.index} className={from === 0 ? "" : "moves"}>
              <span className="sort-number">{place + 1}.</span>
              <span className="sort-text">{item.block.block.text || "(empty)"}</span>
              <span className="sort-level">{item.level === undefined ? "not ranked" : LEVEL_NAMES[item.level]}</span>
              <span className="sort-move">{from === 0 ? "" : from > 0 ? `↑ from ${was}` : `↓ from ${was}`}</span>
            </li>
          );
        })}
      </ol>
      <p className="dialog-note">
        {changes
          ? "Items that are not ranked keep their place. One undo takes it back."
          : "The items stand in this order already."}
      </p>
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={() => closeDialog(workbench)}>
          {changes ? "Leave as written" : "Close"}
        </button>
        {changes && (
          <button type="button" className="button primary" data-first="" onClick={sort}>
            Sort
          </button>
        )}
      </div>
    </Dialog>
  );
}

/** The number that a main item has now, by its index among all items. */
function mainNumbers(analysis: Analysis | undefined): ReadonlyMap<number, number> {
  const main = (analysis?.items ?? []).filter(({ block }) => (block.block.depth ?? 0) === 0);
  return new Map(main.map((item, place) => [item.index, place + 1]));
}
