import { readFile } from "node:fs/promises";
import type { PdfFontFiles } from "../../shared/exporters/pdf/fonts";

/** The fonts that the build puts beside the program. */
export async function readFonts(): Promise<PdfFontFiles> {
  const [regular, semibold, fallback] = await Promise.all(["regular", "semibold", "fallback"].map(readFont));
  if (!(regular && semibold && fallback)) throw new Error("Three fonts were asked for."); // Promise.all forgets the number
  return { regular, semibold, fallback };
}

async function readFont(name: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(new URL(`./fonts/${name}.ttf`, import.meta.url)));
}
