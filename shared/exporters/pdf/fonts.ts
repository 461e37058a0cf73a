import { create, type Font } from "fontkit";

/** The bytes of the four TrueType files that a report is set in. The shells bring them; shared/ reads no files. */
export interface PdfFontFiles {
  readonly regular: Uint8Array;
  readonly semibold: Uint8Array;
  /** For characters that Plex lacks (boxes, Hebrew, Arabic, superscript minus). */
  readonly fallback: Uint8Array;
}

export interface PdfFonts {
  readonly regular: Font;
  readonly semibold: Font;
  readonly fallback: Font;
}

let parsed: { readonly files: PdfFontFiles; readonly fonts: PdfFonts } | undefined;

/** Parsed once a process: reading a font costs more than setting a report. */
export function parseFonts(files: PdfFontFiles): PdfFonts {
  if (parsed?.files.regular !== files.regular)
    parsed = {
      files,
      fonts: { regular: create(files.regular), semibold: create(files.semibold), fallback: create(files.fallback) },
    };
  return parsed.fonts;
}

export interface Run {
  readonly text: string;
  readonly fallback: boolean;
}

/** Splits text where the main font lacks a glyph and the fallback has it; line breaks become spaces. */
export function fontRuns(text: string, main: Font, fallback: Font): readonly Run[] {
  const runs: Run[] = [];
  for (const character of text.replace(/[\r\n\t]+/g, " ")) {
    const code = character.codePointAt(0) ?? 0;
    const other = !main.hasGlyphForCodePoint(code) && fallback.hasGlyphForCodePoint(code);
    const last = runs.at(-1);
    if (last?.fallback === other) runs[runs.length - 1] = { text: last.text + character, fallback: other };
    else runs.push({ text: character, fallback: other });
  }
  return runs;
}

/** The characters that neither font can show: they would be empty boxes on paper. */
export function missingGlyphs(text: string, fonts: PdfFonts): readonly string[] {
  const missing = new Set<string>();
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code > 32 && !fonts.regular.hasGlyphForCodePoint(code) && !fonts.fallback.hasGlyphForCodePoint(code))
      missing.add(character);
  }
  return [...missing];
}
