import { lazy, Suspense } from "react";
import { Dialog } from "../dialogs/dialog";

const Picker = lazy(async () => ({ default: (await import("./template-picker")).TemplatePicker }));

/** Loaded when it is first asked for; the frame has the focus until then, so that no key goes to the text. */
export function LazyTemplatePicker() {
  return (
    <Suspense fallback={<Dialog title="Choose a template">{null}</Dialog>}>
      <Picker />
    </Suspense>
  );
}
