import { type IpcMainInvokeEvent, ipcMain } from "electron";
import { HOST_METHOD_NAMES, type HostApi } from "../host/host-api";
import { failure, type Result } from "../shared/result";
import { isPageUrl } from "./page-scheme";

/** One channel a method of Host, and no others. What a handler answers is a Result; it never throws. */
export function registerHostApi(api: HostApi): void {
  for (const method of HOST_METHOD_NAMES)
    ipcMain.handle(method, (event, argument: unknown) => (isFromPage(event) ? api[method](argument) : REFUSED));
}

const REFUSED: Result<never> = failure(
  "not-allowed",
  "This request was refused, because it did not come from Readout's own page.",
);

/** Only the window's own page may ask: no frame inside it, nothing that it was navigated to, nothing that is gone. */
export function isFromPage(event: Pick<IpcMainInvokeEvent, "senderFrame">): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isPageUrl(frame.url);
}
