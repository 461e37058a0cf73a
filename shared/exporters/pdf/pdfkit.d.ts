/**
 * What Readout uses of pdfkit 0.20 (its own types are behind the library and pull Node's types in).
 * The browser build is used everywhere, so that every shell writes the same bytes.
 */
declare module "pdfkit" {
  export interface StructureElement {
    add(child: StructureElement | (() => void)): StructureElement;
    end(): void;
  }
  export interface TextOptions {
    width?: number;
    continued?: boolean;
    lineGap?: number;
    indent?: number;
    align?: "left" | "right" | "center";
    lineBreak?: boolean;
    features?: readonly string[];
    characterSpacing?: number;
  }
  export interface Outline {
    options: Record<string, unknown>;
    addItem(title: string, options?: Record<string, unknown>): Outline;
  }
  export default class PDFDocument {
    constructor(options: Record<string, unknown>);
    x: number;
    y: number;
    page: { width: number; height: number; margins: { top: number; bottom: number; left: number; right: number } };
    info: Record<string, unknown>;
    outline: Outline;
    _addInfo: () => void;
    registerFont(name: string, source: unknown): this;
    font(name: string): this;
    fontSize(size: number): this;
    fillColor(color: string): this;
    strokeColor(color: string): this;
    lineWidth(width: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    stroke(): this;
    text(text: string, x: number, y: number, options?: TextOptions): this;
    text(text: string, options?: TextOptions): this;
    widthOfString(text: string, options?: TextOptions): number;
    heightOfString(text: string, options?: TextOptions): number;
    currentLineHeight(includeGap?: boolean): number;
    addPage(): this;
    switchToPage(index: number): this;
    bufferedPageRange(): { start: number; count: number };
    struct(
      type: string,
      options: Record<string, unknown>,
      children?: (StructureElement | (() => void))[],
    ): StructureElement;
    struct(
      type: string,
      children?: StructureElement | (() => void) | (StructureElement | (() => void))[],
    ): StructureElement;
    addStructure(element: StructureElement): this;
    markContent(tag: string, options?: Record<string, unknown>): this;
    endMarkedContent(): this;
    appendXML(xml: string): void;
    end(): void;
  }
}

declare module "pdfkit/output" {
  import type PDFDocument from "pdfkit";
  export function toBytes(document: PDFDocument): Promise<Uint8Array>;
}

declare module "fontkit" {
  export interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function create(bytes: Uint8Array): Font;
}
