import { classifyHeading, USUAL_HEADINGS } from "../../report/headings";
import { fieldAttrs } from "../../text/fields";
import type { FormPart } from "./form";
import type { FormField } from "./form-field";

/** A report in our notation, made of a form. */
export interface Assembled {
  readonly body: string;
  readonly organs: readonly string[];
  readonly measurements: readonly string[];
  readonly fills: readonly { readonly name: string; readonly value: string }[];
  /** Fields for which the form names no value. */
  readonly unfilled: readonly string[];
  readonly notes: readonly string[];
}

const KINDS = ["indication", "technique", "comparison", "findings", "impression"] as const;
type Kind = (typeof KINDS)[number];

/** Puts the parts under our five headings; what stands under another heading describes an organ and goes to Findings. */
export function assemble(parts: readonly FormPart[], title: string): Assembled {
  const assembler = new Assembler(title);
  for (const part of parts) assembler.take(part);
  return assembler.finish();
}

class Assembler {
  private readonly lines: Record<Kind, string[]> = {
    indication: [],
    technique: [],
    comparison: [],
    findings: [],
    impression: [],
  };
  private readonly organs: string[] = [];
  private readonly measurements: string[] = [];
  private readonly fills: { name: string; value: string }[] = [];
  private readonly unfilled: string[] = [];
  private readonly notes: string[] = [];
  private readonly names = new Set<string>();
  private kind: Kind = "findings";
  private depth = 0;
  private organ: string | undefined;

  constructor(private readonly title: string) {}

  take(part: FormPart): void {
    if (part.type === "heading") this.heading(part.text, part.depth);
    else {
      const text = this.written(part.pieces);
      if (text !== "") this.line(text);
    }
  }

  finish(): Assembled {
    for (const kind of KINDS) {
      if (this.lines[kind].length > 0) continue;
      if (kind === "findings") {
        this.startOrgan("Other findings");
        this.notes.push("The form has no findings; a field stands for them.");
      }
      this.lines[kind].push(`[${kind}]`);
      this.unfilled.push(kind);
    }
    const sections = KINDS.map((kind) => `${USUAL_HEADINGS[kind]}:\n${this.bodyOf(kind)}`);
    const { organs, measurements, fills, unfilled, notes } = this;
    return { body: sections.join("\n\n"), organs, measurements, fills, unfilled, notes };
  }

  private bodyOf(kind: Kind): string {
    const lines = this.lines[kind];
    if (kind === "impression") return lines.map((line, i) => `${i + 1}. ${line.replace(/^\d+[.)]\s*/, "")}`).join("\n");
    return lines.join(kind === "findings" ? "\n" : "\n\n").trim();
  }

  private heading(text: string, depth: number): void {
    const kind = KINDS.find((one) => one === classifyHeading(text.replace(/:$/, ""))?.kind);
    if (kind !== undefined) {
      this.kind = kind;
      this.depth = depth;
      this.organ = undefined;
    } else if (text === this.title) return;
    else if (this.kind !== "findings" && depth > this.depth) this.line(`${text.replace(/:$/, "")}:`);
    else {
      this.kind = "findings";
      this.depth = Math.min(this.depth, depth);
      this.startOrgan(text);
    }
  }

  private line(text: string): void {
    if (this.kind === "findings" && this.organ === undefined) {
      const labelled = /^([^:[\]]{2,40}):\s*(\S.*)$/.exec(text);
      this.startOrgan(labelled?.[1] ?? "Other findings");
      this.organ = undefined; // the next line with a label is an organ of its own
      this.lines.findings.push(labelled?.[2] ?? text);
    } else this.lines[this.kind].push(text);
  }

  /** A heading as the reader of reports takes it: a capital, at most five words, no sign that ends it. */
  private startOrgan(text: string): void {
    const words = text
      .replace(/[^\p{L}\d /,&'()-]/gu, " ")
      .trim()
      .split(/\s+/)
      .slice(0, 5);
    const plain = words.join(" ").slice(0, 40).trim();
    const heading = plain.charAt(0).toUpperCase() + plain.slice(1);
    this.organ = heading;
    if (heading.length < 2 || classifyHeading(heading) !== undefined) return;
    if (this.organs.at(-1) === heading) return;
    const again = this.organs.filter((one) => one.replace(/ \d+$/, "") === heading).length;
    const name = again === 0 ? heading : `${heading} ${again + 1}`;
    this.organs.push(name);
    if (this.lines.findings.length > 0) this.lines.findings.push("");
    this.lines.findings.push(`${name}:`);
  }

  /** A line in our notation. A unit that the form repeats behind its field is said once. */
  private written(pieces: readonly (string | FormField)[]): string {
    let text = "";
    for (const piece of pieces) {
      if (typeof piece === "string") text += piece.replace(/[[\]{}]/g, (sign) => (/[[{]/.test(sign) ? "(" : ")"));
      else text += ` ${this.field(piece)} `;
    }
    return text
      .replace(/\s+/g, " ")
      .replace(/__ ([^\]\s]+)\] \1(?![\w/])/gi, "__ $1]")
      .replace(/ ([.,;:)])/g, "$1")
      .trim();
  }

  private field(field: FormField): string {
    if (field.isProse && field.value !== "") return field.value;
    const name = this.nameFor(field);
    const written = this.notation(field, name);
    const value = field.value.trim();
    if (written.includes("|")) return written;
    if (value !== "") this.fills.push({ name, value });
    else this.unfilled.push(name);
    return written;
  }

  private notation({ kind, unit, options }: FormField, name: string): string {
    if (kind === "date") return `[${name}: date]`;
    if (kind === "number") {
      const plain = unit.replace(/\s/g, "").replace("²", "2").replace("³", "3");
      const written = `[${name}: __${/^[A-Za-z%°][A-Za-z0-9%/°]{0,11}$/.test(plain) ? ` ${plain}` : ""}]`;
      if (fieldAttrs(written.slice(1, -1))?.kind === "number") this.measurements.push(name);
      return written;
    }
    const entries = options.map((option) => option.replace(/[[\]|]/g, "/").trim()).filter(Boolean);
    const list = `[${name}: ${entries.join("|")}]`;
    if (kind === "choice" && entries.length > 1 && list.length <= MOST) return list;
    if (kind === "choice" && entries.length > 1)
      this.notes.push(`The list of "${name}" is too long for a pick list: ${entries.join(", ")}.`);
    return fieldAttrs(name)?.kind === "text" ? `[${name}]` : `[${name}:]`;
  }

  /** A name as fields have it, each once. */
  private nameFor({ label }: FormField): string {
    const plain = label
      .replace(/\([^()]{0,80}\)$/, "")
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/ß/g, "ss")
      .replace(/[^A-Za-z0-9 _-]+/g, " ")
      .replace(/\s+/g, " ")
      .trim()
      .replace(/^[^A-Za-z]+/, "")
      .slice(0, 36)
      .trim();
    const lower = plain.replace(/\b[A-Z][a-z]+\b/g, (word) => word.toLowerCase()); // "LV" stays
    const base = lower === "" ? "value" : lower;
    let name = base;
    for (let number = 2; this.names.has(name); number += 1) name = `${base} ${number}`;
    this.names.add(name);
    return name;
  }
}

/** The longest text between brackets that is read as a field. */
const MOST = 120;
