import type { Block, Range, SectionKind } from "../report/report";
import type { BlockSpec, FieldSpec } from "./escapes";
import { nextHeaderLabel, readHeaderLabel, valueEnd } from "./header-lines";
import { ItemMarks } from "./item-marks";
import { skipSpace } from "./lines";
import { readListMark } from "./list-marks";
import { goesOn, type OpenBlock } from "./wrapping";

/** A block as it was read: `literal` where it was escaped, so that nothing in its text stands for anything else. */
export interface ReadBlock extends Block {
  readonly literal?: boolean;
  readonly fields?: readonly FieldSpec[];
}

/** `literal`: escaped, so that its wording is to be kept to the letter. */
export interface ReadHeading extends Range {
  readonly text: string;
  readonly literal?: boolean;
}

/** A section as it was read. */
export interface ReadSection extends Range {
  readonly kind: SectionKind;
  readonly alsoKinds: readonly SectionKind[];
  readonly heading?: ReadHeading;
  readonly blocks: readonly ReadBlock[];
}

type Draft = { -readonly [K in keyof Omit<ReadBlock, "text">]: ReadBlock[K] };

const BLOCK_KIND: Readonly<Record<SectionKind, Block["kind"]>> = {
  header: "field",
  indication: "paragraph",
  technique: "paragraph",
  comparison: "paragraph",
  findings: "paragraph",
  impression: "item",
  other: "paragraph",
  addendum: "paragraph",
};

/** Takes the lines of one section, one after the other, and makes its blocks. Reads nothing twice. */
export class SectionReader {
  private readonly blocks: Draft[] = [];
  private readonly marks = new ItemMarks();
  private open: OpenBlock | undefined;
  /** A header label whose value stands on a line below; `patient`: even after a blank line. */
  private pending: { readonly name: string; readonly at: number; readonly patient: boolean } | undefined;
  private fresh = true;
  private to: number;

  constructor(
    private readonly text: string,
    readonly kind: SectionKind,
    readonly alsoKinds: readonly SectionKind[],
    private readonly from: number,
    private readonly heading?: ReadHeading,
  ) {
    this.to = heading?.to ?? from;
  }

  /** The line would go on with the last one, were it no heading. */
  takesAsWrapped(from: number, to: number): boolean {
    return this.open !== undefined && goesOn(this.text, this.open, from, to);
  }

  /** An upper-case heading stands on the line above, and nothing under it yet. */
  get awaitsBody(): boolean {
    const wording = this.heading?.text;
    return wording !== undefined && wording === wording.toUpperCase() && this.fresh;
  }

  /** A label stands without its value. */
  get wantsValue(): boolean {
    return this.pending !== undefined;
  }

  /** Takes note that the section reaches to here, though there is no block. */
  reach(to: number): void {
    this.to = Math.max(this.to, to);
  }

  blank(): void {
    this.open = undefined;
    this.fresh = false;
    if (this.pending?.patient === false) this.flush();
  }

  line(from: number, to: number): void {
    this.reach(to);
    if (this.kind === "header") this.headerLine(from, to);
    else if (this.kind === "impression") this.itemLine(from, to);
    else this.paragraphLine(from, to);
  }

  /** A header field whose label is a heading of its own ("EXAM:"), with its value beside it or below. */
  labelled(name: string, from: number, to: number): void {
    this.flush();
    this.reach(to);
    this.open = undefined;
    this.pending = { name, at: from, patient: true };
    if (from < to) this.headerLine(from, to);
  }

  /** A block that was escaped: all of it is text. */
  literal(contentFrom: number, contentTo: number, to: number, spec: BlockSpec): void {
    this.flush();
    this.reach(to);
    const kind = spec.organ ? "organ" : BLOCK_KIND[this.kind];
    this.add(kind, contentFrom, contentTo, {
      literal: true,
      ...(kind === "item" ? { depth: spec.depth ?? 0 } : {}),
      ...(kind === "field" && spec.name ? { name: spec.name } : {}),
      ...(spec.fields ? { fields: spec.fields } : {}),
    });
    this.open = undefined;
  }

  finish(): ReadSection {
    this.flush();
    const { kind, alsoKinds, heading, from, to } = this;
    const blocks = this.blocks.map((block) => ({ ...block, text: this.text.slice(block.from, block.to) }));
    return { kind, alsoKinds, ...(heading ? { heading } : {}), from, to, blocks };
  }

  private add(kind: Block["kind"], from: number, to: number, more: Partial<Draft> = {}): void {
    this.blocks.push({ kind, from, to, ...more });
    this.fresh = false;
    this.open = { lastFrom: from, lastTo: to, wrapped: false, width: to - from };
  }

  /** The line goes on with the last block: the break between them is part of its text. */
  private extend(open: OpenBlock, from: number, to: number): void {
    const block = this.blocks.at(-1);
    if (block) block.to = to;
    open.wrapped = true;
    open.width = Math.max(open.width, to - from);
    open.lastFrom = from;
    open.lastTo = to;
  }

  private paragraphLine(from: number, to: number): void {
    const organ = this.kind === "findings" ? organHeading(this.text, from, to) : undefined;
    if (organ) {
      this.add("organ", organ.from, organ.to);
      this.open = undefined;
    } else if (this.open && !startsParagraph(this.text, from, to) && goesOn(this.text, this.open, from, to))
      this.extend(this.open, from, to);
    else this.add("paragraph", from, to);
  }

  private itemLine(from: number, to: number): void {
    const mark = this.marks.read(this.text, from, to);
    if (mark) {
      const inline = this.marks.nextInline(this.text, mark.bodyFrom, to);
      const end = inline ?? to;
      const number = mark.number === undefined ? {} : { number: mark.number };
      this.add("item", mark.bodyFrom, end, { depth: mark.depth, ...number });
      if (inline !== undefined) this.itemLine(skipSpace(this.text, inline, to), to);
    } else if (this.open && (this.marks.current || goesOn(this.text, this.open, from, to)))
      this.extend(this.open, from, to);
    else {
      this.marks.current = false;
      this.add("item", from, to, { depth: 0 });
    }
  }

  private headerLine(from: number, to: number): void {
    for (let at = from; at < to; ) {
      const next = nextHeaderLabel(this.text, at, to);
      this.headerField(at, next === to ? to : valueEnd(this.text, at, next));
      at = next;
    }
  }

  private headerField(from: number, to: number): void {
    const label = this.pending?.patient ? undefined : readHeaderLabel(this.text, from, to);
    if (label) {
      this.flush();
      this.open = undefined;
      if (label.bodyFrom < to) this.add("field", label.bodyFrom, to, { name: label.name });
      else this.pending = { name: label.name, at: to, patient: false };
    } else if (this.pending) {
      const { name } = this.pending;
      this.pending = undefined;
      this.add("field", from, to, { name });
    } else if (this.open && goesOn(this.text, this.open, from, to)) this.extend(this.open, from, to);
    else this.add("field", from, to);
  }

  /** A label that found no value is an empty field. */
  private flush(): void {
    if (this.pending === undefined) return;
    const { name, at } = this.pending;
    this.pending = undefined;
    this.add("field", at, at, { name });
    this.open = undefined;
  }
}

/** A list line or a line with a label ("Liver: normal") is a paragraph of its own. */
function startsParagraph(text: string, from: number, to: number): boolean {
  const line = text.slice(from, Math.min(to, from + 48));
  const mark = readListMark(line);
  return (mark !== undefined && mark.kind !== "letter") || /^\p{Lu}[\p{L}\d /,()'-]{1,38}:(?:\s|$)/u.test(line);
}

/** "Liver:" or "**Liver**" alone on its line. At most five words, so that a sentence that leads in a list is none. */
function organHeading(text: string, from: number, to: number): Range | undefined {
  if (to - from > 48) return undefined;
  const line = text.slice(from, to);
  const found =
    /^()(\p{Lu}[\p{L}\d /,&'()-]{1,40}):$/u.exec(line) ??
    /^(#{1,6} |\*\*|__)(\p{Lu}[\p{L}\d /,&'()-]{1,38}):?(?:\*\*|__):?$/u.exec(line) ??
    /^(#{1,6} )(\p{Lu}[\p{L}\d /,&'()-]{1,38})$/u.exec(line);
  const label = found?.[2]?.trimEnd();
  if (label === undefined || label.split(" ").length > 5) return undefined;
  const start = from + (found?.[1]?.length ?? 0);
  return { from: start, to: start + label.length };
}
