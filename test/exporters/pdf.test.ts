import { readFileSync } from "node:fs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Node } from "prosemirror-model";
import { beforeAll, describe, expect, it } from "vitest";
import { pdfContent } from "../../shared/exporters/pdf/content";
import { renderPdf } from "../../shared/exporters/pdf/render-pdf";
import { schema } from "../../shared/report/schema";

const font = (path: string) => new Uint8Array(readFileSync(new URL(`../../node_modules/${path}`, import.meta.url)));
const fonts = {
  regular: font("@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf"),
  semibold: font("@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf"),
  fallback: font("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"),
};
const CREATED_MS = Date.UTC(2026, 2, 2, 12, 4, 7);
const options = { fonts, createdMs: CREATED_MS };

const paragraphs = (type: string, texts: readonly string[], attrs = {}) =>
  texts.map((text) => schema.node(type, attrs, text === "" ? [] : [schema.text(text)]));

function report(findings: readonly string[], impression: readonly string[], name = "DOE, JANE"): Node {
  return schema.node("doc", null, [
    schema.node("header", null, [
      schema.node("header_field", { name: "PatientName" }, [schema.text(name)]),
      schema.node("header_field", { name: "StudyDescription" }, [schema.text("CT abdomen & pelvis <with contrast>")]),
      schema.node("header_field", { name: "StudyDate" }, [schema.text("2026-03-02")]),
    ]),
    schema.node("indication", null, paragraphs("paragraph", ["Right flank pain and hematuria."])),
    schema.node("technique", null, paragraphs("paragraph", ["Portal venous phase after 100 mL iohexol."])),
    schema.node("comparison", null, paragraphs("paragraph", [""])),
    schema.node("findings", null, [...paragraphs("organ", ["Kidneys"]), ...paragraphs("paragraph", findings)]),
    schema.node("impression", null, paragraphs("item", impression, { depth: 0 })),
  ]);
}

const LONG = Array.from(
  { length: 60 },
  (_, i) =>
    `Paragraph ${i + 1}: the liver, spleen and pancreas are of usual size and attenuation, and no focal lesion is seen in them.`,
);
const ITEMS = [
  "3.5 cm mass in the right kidney, most consistent with renal cell carcinoma.",
  "Urologic consultation recommended.",
];

/** The text of every page in the order of the marked content, and the roles of the structure tree. */
async function read(bytes: Uint8Array) {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const texts: string[] = [];
  const roles: string[] = [];
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const page = await pdf.getPage(n);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ("str" in item ? item.str : "")).join(" "));
    const walk = (node: unknown): void => {
      if (typeof node !== "object" || node === null) return;
      if ("role" in node) roles.push(String(node.role));
      if ("children" in node && Array.isArray(node.children)) node.children.forEach(walk);
    };
    walk(await page.getStructTree());
  }
  const { info, metadata } = await pdf.getMetadata();
  return {
    pages: pdf.numPages,
    texts,
    roles,
    info: info as Record<string, unknown>,
    xmp: metadata?.getRaw() as string,
    outline: await pdf.getOutline(),
  };
}
const squash = (text: string) => text.replace(/\s+/g, " ");

describe("the PDF of a report", () => {
  let long: { bytes: Uint8Array; missing: readonly string[] };
  beforeAll(async () => {
    long = await renderPdf(pdfContent(report(LONG, ITEMS), "draft"), options);
  });

  it.each(["final", "addended"] as const)("says of a %s report who signed it and when, once", async (status) => {
    const lines = ["Signed by Dr. N. Example, 2026-03-02 14:05", "Addendum signed by Dr. M. Second, 2026-03-03 09:00"];
    const { bytes } = await renderPdf(pdfContent(report(["Clear."], ITEMS), status, lines), options);
    const { texts } = await read(bytes);
    for (const line of lines) expect(squash(texts.join(" ")).split(squash(line))).toHaveLength(2);
  });

  it("gives every paragraph and item back in order to an independent reader", async () => {
    const { texts } = await read(long.bytes);
    const all = squash(texts.join(" "));
    let at = 0;
    for (const line of [
      "Right flank pain",
      "Paragraph 1:",
      "Paragraph 30:",
      "Paragraph 60:",
      "renal cell carcinoma",
      "Urologic consultation",
    ]) {
      const found = all.indexOf(line, at);
      expect(found, line).toBeGreaterThanOrEqual(at);
      at = found;
    }
  });

  it("is tagged with headings, paragraphs and a list", async () => {
    const { roles } = await read(long.bytes);
    for (const role of ["H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody"]) expect(roles).toContain(role);
    expect(roles.filter((role) => role === "LI")).toHaveLength(ITEMS.length);
  });

  it("embeds its fonts as subsets and stays under 150 kB", () => {
    const raw = Buffer.from(long.bytes).toString("latin1");
    expect(raw).toMatch(/\/FontName \/[A-Z]{6}\+IBMPlexSans/);
    expect(raw).toContain("/FontFile2");
    expect(raw).not.toContain("/Helvetica");
    expect(long.bytes.length).toBeLessThan(150_000);
  });

  it("gives the same bytes for the same input and other bytes for another", async () => {
    const again = await renderPdf(pdfContent(report(LONG, ITEMS), "draft"), options);
    expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(long.bytes))).toBe(0);
    const other = await renderPdf(pdfContent(report(LONG, ITEMS.slice(1)), "draft"), options);
    expect(Buffer.compare(Buffer.from(other.bytes), Buffer.from(long.bytes))).not.toBe(0);
  });

  it("keeps the Impression on one page wherever the page break falls", async () => {
    for (let n = 20; n < 46; n += 5) {
      const { bytes } = await renderPdf(pdfContent(report(LONG.slice(0, n), ITEMS), "final"), options);
      const { texts } = await read(bytes);
      const page = texts.findIndex((text) => squash(text).includes("IMPRESSION"));
      expect(squash(texts[page] ?? "")).toContain("Urologic consultation");
    }
  });

  it("says whose report it is and which page on every page", async () => {
    const { texts, pages } = await read(long.bytes);
    expect(pages).toBeGreaterThan(1);
    texts.forEach((text, i) => {
      expect(squash(text)).toContain(`Page ${i + 1} of ${pages}`);
      expect(text).toContain("DOE, JANE");
    });
  });

  it("writes well-formed metadata for a title with markup characters", async () => {
    const { info, xmp, outline } = await read(long.bytes);
    expect(info.Title).toBe("CT abdomen & pelvis <with contrast>");
    expect(xmp).toContain("CT abdomen &amp; pelvis &lt;with contrast&gt;");
    expect(xmp).toContain("<pdfaid:part>2</pdfaid:part>");
    expect(outline.map(({ title }: { title: string }) => title)).toEqual([
      "Indication",
      "Technique",
      "Findings",
      "Impression",
    ]);
  });

  it("sets characters that the main font lacks in the fallback font and names those that no font has", async () => {
    const { bytes, missing } = await renderPdf(
      pdfContent(report(["Checked ☑, unit 10⁻³, CJK 漢."], ITEMS), "final"),
      options,
    );
    const { texts } = await read(bytes);
    expect(texts.join(" ")).toContain("☑");
    expect(missing).toEqual(["漢"]);
  });

  it("marks what is not final and leaves a final report unmarked", async () => {
    const words = async (status: "draft" | "preliminary" | "final") =>
      (await read((await renderPdf(pdfContent(report(["Clear."], ITEMS), status), options)).bytes)).texts.join(" ");
    expect(await words("draft")).toContain("DRAFT");
    expect(await words("preliminary")).toContain("PRELIMINARY");
    expect(await words("final")).not.toMatch(/DRAFT|PRELIMINARY/);
  });
});
