import type { ReactNode } from "react";
import { Boundary, NOT_SHOWN } from "../shell/boundary";
import { useSignal } from "../state/signal";
import type { DialogName } from "../state/view-state";
import { LazyTemplatePicker } from "../templates/lazy-picker";
import { useWorkbench } from "../workbench-context";
import { Dialog } from "./dialog";
import { ExportDialog } from "./export-dialog";
import { KeysDialog } from "./keys-dialog";
import { MacroDialog } from "./macro-dialog";
import { OpenDialog } from "./open-dialog";
import { Palette } from "./palette";
import { PriorDialog } from "./prior-dialog";
import { SaveAsDialog } from "./save-as-dialog";
import { AddendumDialog, PreliminaryDialog, SignDialog, UnsignDialog } from "./sign-dialog";
import { SortDialog } from "./sort-dialog";

const DIALOGS = {
  palette: () => <Palette />,
  open: () => <OpenDialog />,
  "save-as": () => <SaveAsDialog />,
  export: () => <ExportDialog format="text" />,
  "export-pdf": () => <ExportDialog format="pdf" />,
  sort: () => <SortDialog />,
  prior: () => <PriorDialog />,
  sign: () => <SignDialog />,
  preliminary: () => <PreliminaryDialog />,
  addendum: () => <AddendumDialog />,
  unsign: () => <UnsignDialog />,
  keys: () => <KeysDialog />,
  macros: () => <MacroDialog />,
  template: () => <LazyTemplatePicker />,
} satisfies Record<DialogName, () => ReactNode>;

export function Dialogs() {
  const { view } = useWorkbench();
  const name = useSignal(view, (state) => state.dialog);
  if (name === undefined) return null;
  return (
    <Boundary key={name} fallback={<NotShown />}>
      {DIALOGS[name]()}
    </Boundary>
  );
}

function NotShown() {
  return (
    <Dialog title="Not available">
      <p className="dialog-note" role="alert">
        {NOT_SHOWN}
      </p>
    </Dialog>
  );
}
