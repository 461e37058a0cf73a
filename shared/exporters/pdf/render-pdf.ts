import PDFDocument, { type StructureElement } from "pdfkit";
import { toBytes } from "pdfkit/output";
import type { PdfBlock, PdfContent, PdfSection } from "./content";
import { fontRuns, missingGlyphs, type PdfFontFiles, type PdfFonts, parseFonts } from "./fonts";
import { claimUniversalAccess, escapeMetadata } from "./metadata";

export interface PdfOptions {
  readonly fonts: PdfFontFiles;
  /** Stands in the file's metadata; the same content, options and time give the same bytes. */
  readonly createdMs: number;
  readonly pageSize?: "A4" | "LETTER";
  /** BCP 47; "en" where absent. */
  readonly language?: string;
}

export interface RenderedPdf {
  readonly bytes: Uint8Array;
  /** Characters that no font at hand can show; empty in nearly every report. */
  readonly missing: readonly string[];
}

const MARGINS = { top: 72, bottom: 64, left: 62, right: 62 };
const INK = "#14181c";
const MUTED = "#5a636d";
const BODY_PT = 10.5;
const LINE_GAP_PT = 2.6;

/** Sets the report on pages: tagged (PDF/A-2a with PDF/UA-1, by its own claim), fonts embedded, an outline of sections. */
export async function renderPdf(content: PdfContent, options: PdfOptions): Promise<RenderedPdf> {
  const fonts = parseFonts(options.fonts);
  const doc = newDocument(content, fonts, options);
  const bytes = toBytes(doc);
  const page = new PageWriter(doc, fonts);
  const root = doc.struct("Document", {});
  doc.addStructure(root);
  page.title(root, content);
  for (const section of content.sections) page.section(root, section);
  root.end();
  decoratePages(doc, content);
  doc.end();
  return { bytes: await bytes, missing: missingGlyphs(allText(content), fonts) };
}

function newDocument(content: PdfContent, fonts: PdfFonts, options: PdfOptions): PDFDocument {
  const doc = new PDFDocument({
    size: options.pageSize ?? "A4",
    margins: { ...MARGINS },
    bufferPages: true,
    pdfVersion: "1.7",
    subset: "PDF/A-2a",
    tagged: true,
    lang: options.language ?? "en",
    displayTitle: true,
    font: null,
    info: { Title: content.title, Creator: "Readout", Producer: "Readout", CreationDate: new Date(options.createdMs) },
  });
  doc
    .registerFont("regular", fonts.regular)
    .registerFont("semibold", fonts.semibold)
    .registerFont("fallback", fonts.fallback);
  doc.outline.options = { ...doc.outline.options, expanded: true };
  escapeMetadata(doc);
  claimUniversalAccess(doc);
  return doc;
}

/** Writes structure elements from the top of the first page down; pdfkit breaks the pages. */
class PageWriter {
  private readonly width: number;

  constructor(
    private readonly doc: PDFDocument,
    private readonly fonts: PdfFonts,
  ) {
    this.width = doc.page.width - MARGINS.left - MARGINS.right;
  }

  title(parent: StructureElement, { title, identity, status, statusLines }: PdfContent): void {
    const { doc } = this;
    doc.y = 48;
    parent.add(doc.struct("H1", () => this.put(title, "semibold", 16, MARGINS.left, this.width)));
    if (status !== "final")
      parent.add(
        doc.struct("P", () => this.put(STATUS_WORDS[status], "semibold", 9, MARGINS.left, this.width, "#8a5a00")),
      );
    // A preliminary report's one line says what the words above say.
    if (status === "final" || status === "addended")
      for (const line of statusLines)
        parent.add(doc.struct("P", () => this.put(line, "regular", 9, MARGINS.left, this.width, MUTED)));
    doc.y += 6;
    const column = this.width / 2;
    for (let i = 0; i < identity.length; i += 2) {
      const top = doc.y;
      let bottom = top;
      for (const [k, field] of identity.slice(i, i + 2).entries()) {
        doc.y = top;
        const x = MARGINS.left + k * column;
        parent.add(
          doc.struct("P", () => {
            this.put(`${field.label}: `, "regular", 9, x, 84, MUTED);
            const after = doc.y;
            doc.y = top;
            this.put(field.value, "regular", 9.5, x + 84, column - 96, INK, ["zero"]);
            doc.y = Math.max(after, doc.y);
          }),
        );
        bottom = Math.max(bottom, doc.y);
      }
      doc.y = bottom;
    }
    doc.y += 4;
  }

  section(parent: StructureElement, { title, blocks, keepTogether }: PdfSection): void {
    const { doc } = this;
    const height = 30 + blocks.reduce((sum, block) => sum + this.heightOf(block), 0);
    const first = blocks[0];
    const least = 30 + Math.min(first === undefined ? 0 : this.heightOf(first), 3 * (BODY_PT + LINE_GAP_PT + 3));
    const fits = height <= doc.page.height - MARGINS.top - MARGINS.bottom;
    if (doc.y + (keepTogether && fits ? height : least) > doc.page.height - MARGINS.bottom) doc.addPage();
    const element = doc.struct("Sect", {});
    parent.add(element);
    doc.y += 12;
    if (title !== "") {
      doc.outline.addItem(title);
      element.add(
        doc.struct("H2", () => this.put(title.toUpperCase(), "semibold", 9.5, MARGINS.left, this.width, MUTED)),
      );
      doc.y += 2;
    }
    const items = blocks.filter(({ kind }) => kind === "item");
    for (const block of blocks) if (block.kind !== "item") element.add(this.paragraph(block));
    if (items.length > 0) {
      const list = doc.struct("L", {});
      element.add(list);
      for (const item of items) this.item(list, item);
      list.end();
    }
    element.end();
  }

  private paragraph({ kind, text }: PdfBlock): StructureElement {
    return this.doc.struct(kind === "organ" ? "H3" : "P", () => {
      this.put(text, kind === "organ" ? "semibold" : "regular", BODY_PT, MARGINS.left, this.width);
      this.doc.y += 3;
    });
  }

  private item(list: StructureElement, { text, label = "", depth = 0 }: PdfBlock): void {
    const { doc } = this;
    if (doc.y + BODY_PT * 2 > doc.page.height - MARGINS.bottom) doc.addPage();
    const x = MARGINS.left + depth * 22;
    const entry = doc.struct("LI", {});
    list.add(entry);
    const top = doc.y;
    entry.add(doc.struct("Lbl", () => this.put(label, "regular", BODY_PT, x, 22)));
    doc.y = top;
    entry.add(
      doc.struct("LBody", () => {
        this.put(text, "regular", BODY_PT, x + 22, this.width - 22 - depth * 22);
        doc.y += 3;
      }),
    );
    entry.end();
  }

  private heightOf({ kind, text, depth = 0 }: PdfBlock): number {
    const { doc } = this;
    doc.font(kind === "organ" ? "semibold" : "regular").fontSize(BODY_PT);
    return (
      doc.heightOfString(text, { width: this.width - (kind === "item" ? 22 + depth * 22 : 0), lineGap: LINE_GAP_PT }) +
      3
    );
  }

  /** Writes text at `x` from the current line down, changing fonts where the main one lacks a glyph. */
  private put(
    text: string,
    font: "regular" | "semibold",
    size: number,
    x: number,
    width: number,
    color = INK,
    features?: readonly string[],
  ): void {
    const { doc } = this;
    const runs = fontRuns(text, this.fonts[font], this.fonts.fallback);
    doc.fillColor(color).fontSize(size);
    for (const [index, run] of runs.entries()) {
      const options = {
        width,
        lineGap: LINE_GAP_PT,
        continued: index < runs.length - 1,
        ...(features ? { features } : {}),
      };
      doc.font(run.fallback ? "fallback" : font);
      if (index === 0) doc.text(run.text, x, doc.y, options);
      else doc.text(run.text, options);
    }
  }
}

const STATUS_WORDS = {
  draft: "DRAFT: not signed",
  preliminary: "PRELIMINARY REPORT: not signed",
  final: "",
  addended: "FINAL REPORT WITH ADDENDUM",
} as const;

/** Head and foot of the pages are artifacts: a screen reader does not repeat them, the identity stands once as content. */
function decoratePages(doc: PDFDocument, content: PdfContent): void {
  const { start, count } = doc.bufferedPageRange();
  for (let i = start; i < start + count; i += 1) {
    doc.switchToPage(i);
    const { width, height, margins } = doc.page;
    const bottom = margins.bottom;
    margins.bottom = 0;
    doc.markContent("Artifact", { type: "Pagination", attached: ["Bottom"] });
    doc.font("regular").fontSize(8).fillColor(MUTED);
    const foot = height - 40;
    const space = width - MARGINS.left - MARGINS.right;
    doc.text(shorten(doc, content.runningHead, space - 90), MARGINS.left, foot, { lineBreak: false });
    doc.text(`Page ${i - start + 1} of ${count}`, MARGINS.left, foot, {
      width: space,
      align: "right",
      lineBreak: false,
    });
    if (i > start) {
      doc.text(shorten(doc, content.runningHead, space), MARGINS.left, 40, { lineBreak: false });
      doc
        .strokeColor("#c9ced4")
        .lineWidth(0.5)
        .moveTo(MARGINS.left, 56)
        .lineTo(width - MARGINS.right, 56)
        .stroke();
    }
    doc.endMarkedContent();
    margins.bottom = bottom;
  }
}

function shorten(doc: PDFDocument, text: string, width: number): string {
  if (doc.widthOfString(text) <= width) return text;
  let end = text.length;
  while (end > 0 && doc.widthOfString(`${text.slice(0, end)}…`) > width) end -= 1;
  return `${text.slice(0, end)}…`;
}

function allText({ title, identity, statusLines, sections }: PdfContent): string {
  const blocks = sections.flatMap((section) => [section.title, ...section.blocks.map(({ text }) => text)]);
  return [title, ...statusLines, ...identity.flatMap(({ label, value }) => [label, value]), ...blocks].join(" ");
}
