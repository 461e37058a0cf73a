import { normalizeHeading } from "../report/headings";
import type { Report, SectionKind } from "../report/report";
import { readHeaderLabel } from "./header-lines";
import { type HeadingLine, readHeadingLine } from "./heading-line";
import { readUnits, type Unit } from "./lines";
import { type ReadSection, SectionReader } from "./section-reader";

/**
 * Reads a report out of plain text, however it was written; never throws. Positions are indexes into `text`, and every
 * character that is not white space lies in a section.
 *
 * - A heading counts alone on its line or before a colon, in any case; what stands before the first is the header. A line
 *   with a heading that fits no section ("RECOMMENDATION: …") opens a section `other` and is its first block, as written.
 * - A text without any heading is `other`: nothing is guessed.
 * - In Findings "Liver:" alone on its line is an organ heading; "Liver: normal" is a paragraph, label included.
 * - In the Impression each listed or unlisted line is an item, without its mark; wrapped lines belong to it.
 */
export function parseReportText(text: string): Report {
  return { origin: "text", sections: readSections(text), length: text.length };
}

/** The sections with all that only a document needs: see ReadBlock. */
export function readSections(text: string): ReadSection[] {
  const units = readUnits(text);
  const lines = units.map((unit) => (unit.type === "line" ? readHeadingLine(text, unit.from, unit.to) : undefined));
  const hasHeadings = units.some((unit, i) =>
    unit.type === "heading"
      ? true
      : unit.type === "line" && lines[i] !== undefined && lines[i].heading.kind !== "header",
  );
  const reader = new ReportReader(text, meaningOfAmbiguous(units, lines), hasHeadings);
  units.forEach((unit, i) => {
    reader.take(unit, lines[i]);
  });
  return reader.finish();
}

/** INTERPRETATION and its like are the Impression where Findings have a heading of their own and the Impression has none. */
function meaningOfAmbiguous(units: readonly Unit[], lines: readonly (HeadingLine | undefined)[]): SectionKind {
  const plain = lines.filter((line) => line?.heading.ambiguous === false);
  const has = (kind: SectionKind) =>
    plain.some((line) => line?.heading.kind === kind || line?.heading.alsoKinds.includes(kind)) ||
    units.some((unit) => unit.type === "heading" && unit.kind === kind);
  return has("findings") && !has("impression") ? "impression" : "findings";
}

class ReportReader {
  private readonly done: ReadSection[] = [];
  private section: SectionReader | undefined;

  constructor(
    private readonly text: string,
    private readonly ambiguous: SectionKind,
    private readonly hasHeadings: boolean,
  ) {}

  take(unit: Unit, heading: HeadingLine | undefined): void {
    if (unit.type === "blank") this.section?.blank();
    else if (unit.type === "heading") this.openEscaped(unit);
    else if (unit.type === "literal")
      this.current(unit.from).literal(unit.contentFrom, unit.contentTo, unit.to, unit.spec);
    else if (unit.type === "rule") {
      this.current(unit.from).blank();
      this.current(unit.from).reach(unit.to);
    } else if (heading && this.counts(heading, unit.to)) this.openSection(heading, unit.from, unit.to);
    else this.body(unit.from, unit.to);
  }

  finish(): ReadSection[] {
    if (this.section) this.done.push(this.section.finish());
    this.section = undefined;
    return this.done;
  }

  /** A heading that could be the words of a sentence counts only where a section may well begin. */
  private counts({ form, strong, from, to, bodyFrom }: HeadingLine, lineTo: number): boolean {
    const section = this.section;
    const wording = this.text.slice(from, to);
    if (form === "alone")
      return section === undefined
        ? normalizeHeading(wording) !== "REPORT"
        : strong || !section.takesAsWrapped(from, to);
    if (section === undefined || !BODIES.has(section.kind)) return true;
    const label = section.awaitsBody && bodyFrom < lineTo && wording !== wording.toUpperCase();
    return strong && !label;
  }

  /** Without any heading only labelled lines at the top are the header; the rest is `other`. */
  private body(from: number, to: number): void {
    const inHeader = this.section === undefined || this.section.kind === "header";
    if (!this.hasHeadings && inHeader && !this.section?.wantsValue && !readHeaderLabel(this.text, from, to)?.known)
      this.start(new SectionReader(this.text, "other", [], from));
    this.current(from).line(from, to);
  }

  private openSection(line: HeadingLine, from: number, to: number): void {
    const { heading, bodyFrom } = line;
    if (heading.kind === "header") this.openHeader(from, to, bodyFrom);
    else {
      const wording = this.text.slice(line.from, line.to);
      const kind = heading.ambiguous ? this.ambiguous : heading.kind;
      if (kind === "other" && !isOtherHeading(wording)) {
        this.start(new SectionReader(this.text, "other", [], from)).line(from, to);
        return;
      }
      const section = this.start(
        new SectionReader(this.text, kind, heading.alsoKinds, from, { from: line.from, to: line.to, text: wording }),
      );
      section.reach(line.form === "alone" ? to : Math.min(to, bodyFrom));
      if (bodyFrom < to) section.line(bodyFrom, to);
    }
  }

  /** "EXAM: CT CHEST" is a header field; the heading of a section only where the header has ended. */
  private openHeader(from: number, to: number, bodyFrom: number): void {
    const section =
      this.section?.kind === "header" ? this.section : this.start(new SectionReader(this.text, "header", [], from));
    section.labelled("StudyDescription", bodyFrom, to);
  }

  private openEscaped(unit: Extract<Unit, { type: "heading" }>): void {
    const heading = { from: unit.from, to: unit.to, text: unit.heading, literal: true };
    this.start(new SectionReader(this.text, unit.kind, [], unit.from, heading)).reach(unit.to);
  }

  private start(section: SectionReader): SectionReader {
    if (this.section) this.done.push(this.section.finish());
    this.section = section;
    return section;
  }

  private current(from: number): SectionReader {
    if (this.section === undefined) return this.start(new SectionReader(this.text, "header", [], from));
    return this.section;
  }
}

/** Where a word with a colon may be a label of the text: "Assessment: …" in Findings is no section. */
const BODIES: ReadonlySet<SectionKind> = new Set(["findings", "impression", "addendum"]);

/** The headings that `other` itself may have; every other wording is kept as text. */
function isOtherHeading(wording: string): boolean {
  return ["OTHER", "OTHER INFORMATION", "ADDITIONAL INFORMATION"].includes(normalizeHeading(wording));
}
