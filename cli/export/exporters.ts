import type { Node } from "prosemirror-model";
import { exportText } from "../../shared/exporters/text";
import type { ReportStatus } from "../../shared/report-file";
import { note } from "../output";

/** What an exporter gets. */
export interface Exportable {
  readonly doc: Node;
  readonly status: ReportStatus;
  /** That it is preliminary, or who signed it and when. */
  readonly statusLines: readonly string[];
  /** Stands in the file as its time of making. */
  readonly createdMs: number;
}

export interface Exporter {
  readonly suffix: string;
  /** Whether a terminal can show it. */
  readonly isText: boolean;
  readonly write: (report: Exportable) => Promise<Uint8Array>;
}

/** The formats of `readout export --to`. */
export const EXPORTERS: Readonly<Record<string, Exporter>> = {
  text: {
    suffix: ".txt",
    isText: true,
    write: async ({ doc, statusLines }) => new TextEncoder().encode(exportText(doc, statusLines)),
  },
  pdf: { suffix: ".pdf", isText: false, write: writePdf },
};

/** The library is loaded here: it is larger than all the rest. */
async function writePdf({ doc, status, statusLines, createdMs }: Exportable): Promise<Uint8Array> {
  const [{ pdfContent }, { renderPdf }, { readFonts }] = await Promise.all([
    import("../../shared/exporters/pdf/content"),
    import("../../shared/exporters/pdf/render-pdf"),
    import("./fonts"),
  ]);
  const { bytes, missing } = await renderPdf(pdfContent(doc, status, statusLines), {
    fonts: await readFonts(),
    createdMs,
  });
  if (missing.length > 0) note(`the PDF shows empty boxes for characters that its fonts lack: ${missing.join(" ")}`);
  return bytes;
}
