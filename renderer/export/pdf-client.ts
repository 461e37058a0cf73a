import type { Node } from "prosemirror-model";
import type { ReportStatus } from "../../shared/report-file";
import type { PdfAnswer, PdfRequest } from "./pdf-worker";
import workerUrl from "./pdf-worker?worker&url";

/** Made when the first PDF is asked for: the library and its fonts weigh more than the whole editor. */
let worker: Worker | undefined;

/** The PDF's bytes, set beside the page so that writing goes on; undefined where it failed. */
export function renderPdfInWorker(
  doc: Node,
  status: ReportStatus,
  statusLines: readonly string[],
  page: Pick<PdfRequest, "createdMs" | "pageSize">,
): Promise<{ readonly bytes: Uint8Array; readonly missing: readonly string[] } | undefined> {
  worker ??= new Worker(trustedUrl(workerUrl), { type: "module" });
  const port = worker;
  const request: PdfRequest = { doc: doc.toJSON(), status, statusLines, ...page };
  return new Promise((resolve) => {
    const done = (answer: PdfAnswer | undefined) => {
      port.onmessage = null;
      port.onerror = null;
      if (answer?.ok !== true) worker = undefined;
      resolve(answer?.ok === true ? { bytes: answer.bytes, missing: answer.missing } : undefined);
    };
    port.onmessage = ({ data }: MessageEvent<PdfAnswer>) => done(data);
    port.onerror = () => done(undefined);
    port.postMessage(request);
  });
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): unknown };
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

let policy: ReturnType<TrustedTypes["createPolicy"]> | undefined;

/** The page requires Trusted Types; the worker's address is one that the build made. */
function trustedUrl(url: string): string | URL {
  policy ??= window.trustedTypes?.createPolicy("readout", { createScriptURL: (own) => own });
  // Worker takes a TrustedScriptURL, which the DOM library's types do not know.
  return policy === undefined ? url : (policy.createScriptURL(url) as URL);
}
