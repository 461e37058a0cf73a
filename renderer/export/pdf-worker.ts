import regularUrl from "@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf?url";
import semiboldUrl from "@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf?url";
import fallbackUrl from "dejavu-fonts-ttf/ttf/DejaVuSans.ttf?url";
import { Node } from "prosemirror-model";
import { pdfContent } from "../../shared/exporters/pdf/content";
import type { PdfFontFiles } from "../../shared/exporters/pdf/fonts";
import { renderPdf } from "../../shared/exporters/pdf/render-pdf";
import { schema } from "../../shared/report/schema";
import type { ReportStatus } from "../../shared/report-file";

export interface PdfRequest {
  readonly doc: unknown;
  readonly status: ReportStatus;
  readonly statusLines: readonly string[];
  readonly createdMs: number;
  readonly pageSize: "A4" | "LETTER";
}

export type PdfAnswer =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly missing: readonly string[] }
  | { readonly ok: false };

let fonts: Promise<PdfFontFiles> | undefined;

self.onmessage = async ({ data }: MessageEvent<PdfRequest>) => {
  self.postMessage(await answer(data));
};

async function answer({ doc, status, statusLines, createdMs, pageSize }: PdfRequest): Promise<PdfAnswer> {
  try {
    fonts ??= loadFonts();
    const content = pdfContent(Node.fromJSON(schema, doc), status, statusLines);
    return { ok: true, ...(await renderPdf(content, { fonts: await fonts, createdMs, pageSize })) };
  } catch {
    // The page says so in words; an error's own text could hold the report's.
    return { ok: false };
  }
}

async function loadFonts(): Promise<PdfFontFiles> {
  const [regular, semibold, fallback] = await Promise.all([
    bytesOf(regularUrl),
    bytesOf(semiboldUrl),
    bytesOf(fallbackUrl),
  ]);
  return { regular, semibold, fallback };
}

async function bytesOf(url: string): Promise<Uint8Array> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error("A font of the PDF is missing.");
  return new Uint8Array(await answer.arrayBuffer());
}
