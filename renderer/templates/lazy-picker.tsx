import { lazy, Suspense, useLayoutEffect } from "react";
import { Dialog } from "../dialogs/dialog";
import { HoldKeys, releaseKeys } from "../shell/early-keys";

const Picker = lazy(async () => ({ default: (await import("./template-picker")).TemplatePicker }));

/** Loaded when it is first asked for; the frame has the focus until then, so that no key goes to the text. */
export function LazyTemplatePicker() {
  // Left before it came: what was held goes with it.
  useLayoutEffect(() => () => releaseKeys(), []);
  return (
    <Suspense
      fallback={
        <Dialog title="Choose a template">
          <HoldKeys />
        </Dialog>
      }
    >
      <Picker />
    </Suspense>
  );
}
