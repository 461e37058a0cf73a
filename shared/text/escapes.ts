import { SECTION_KINDS, type SectionKind } from "../report/report";

/**
 * What plain text can't say of a document is written with two characters that no font draws, always outside a block's
 * own text, so that positions stay plain:
 *
 *     WJ text                       one line taken as it stands, whatever it looks like
 *     WJ×k {spec}? SEP text SEP WJ×k   (then the line ends) the same for text with line breaks, or whose kind, name, depth or fields differ
 *     SEP {"kind":…,"heading":…}    a section whose heading would not be read as what it is
 *
 * WJ is U+2060 WORD JOINER, SEP U+2063 INVISIBLE SEPARATOR; k is greater than any run of WJ inside the text.
 */
export const WJ = "\u2060";
export const SEP = "\u2063";

/** Beyond this a run of WJ is no fence: a bound that keeps reading linear. */
export const MAX_FENCE = 64;

/** A field mark: its range in the block's text, then kind, name, options and unit. */
export type FieldSpec = readonly [from: number, to: number, kind: string, name: string, options: string, unit: string];

/** What a fence says of its block, apart from the text. */
export interface BlockSpec {
  readonly organ?: boolean;
  readonly name?: string;
  readonly depth?: number;
  readonly fields?: readonly FieldSpec[];
}

/** A block taken literally, in the way that needs the fewest marks. */
export function escapeBlock(text: string, spec: BlockSpec): string {
  const json = Object.keys(spec).length === 0 ? "" : toAscii(JSON.stringify(spec));
  if (json === "" && !/[\n\r\u2060\u2063]/.test(text)) return WJ + text;
  let longest = 0;
  for (const run of text.match(/\u2060+/g) ?? []) longest = Math.max(longest, run.length);
  const fence = WJ.repeat(Math.min(longest + 1, MAX_FENCE));
  return `${fence}${json}${SEP}${text}${SEP}${fence}`;
}

export function escapeHeading(kind: SectionKind, heading: string): string {
  return SEP + toAscii(JSON.stringify({ kind, heading }));
}

/** The opening of a fence at `from`, or undefined where the line is none. `lineEnd` is the end of its line. */
export function readFence(
  text: string,
  from: number,
  lineEnd: number,
): { readonly length: number; readonly contentFrom: number; readonly spec: BlockSpec } | undefined {
  let length = 0;
  while (length <= MAX_FENCE && text.startsWith(WJ, from + length)) length++;
  if (length === 0 || length > MAX_FENCE) return undefined;
  const at = from + length;
  if (text.startsWith(SEP, at)) return { length, contentFrom: at + 1, spec: {} };
  if (!text.startsWith("{", at)) return undefined;
  const end = text.slice(at, lineEnd).indexOf(SEP);
  const spec = end < 0 ? undefined : readSpec(text.slice(at, at + end));
  return spec && { length, contentFrom: at + end + 1, spec };
}

/** The section that an escaped heading line opens. */
export function readEscapedHeading(line: string): { readonly kind: SectionKind; readonly heading: string } | undefined {
  const value = parseObject(line.slice(1));
  const kind = SECTION_KINDS.find((k) => k === value?.kind);
  return kind && typeof value?.heading === "string" ? { kind, heading: value.heading } : undefined;
}

function readSpec(json: string): BlockSpec | undefined {
  const value = parseObject(json);
  if (value === undefined) return undefined;
  const fields = Array.isArray(value.fields) ? value.fields.filter(isFieldSpec) : [];
  return {
    ...(value.organ === true ? { organ: true } : {}),
    ...(typeof value.name === "string" ? { name: value.name } : {}),
    ...(typeof value.depth === "number" ? { depth: value.depth } : {}),
    ...(fields.length > 0 ? { fields } : {}),
  };
}

function isFieldSpec(value: unknown): value is FieldSpec {
  return (
    Array.isArray(value) &&
    value.length === 6 &&
    value.every((part, i) => (i < 2 ? Number.isInteger(part) && part >= 0 : typeof part === "string"))
  );
}

function parseObject(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined; // typed by hand, not ours: the line is text
  }
}

/** JSON without a character that is not ASCII: no mark or line break of ours can stand in it. */
function toAscii(json: string): string {
  return json.replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
