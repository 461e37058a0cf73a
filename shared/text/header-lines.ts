import { headerFieldName } from "../report/header-labels";
import { skipSpace } from "./lines";

/** "Label: value" with the label's DICOM keyword, or the label as written where it is none of DICOM's. */
export interface HeaderLabel {
  readonly name: string;
  /** The label is one of the known ones. */
  readonly known: boolean;
  /** Where the value begins; `to` where it is empty. */
  readonly bodyFrom: number;
}

const LABEL = /^(\p{L}[\p{L}\d .#/()'&-]{0,38}?)\s{0,3}:(?=\s|$|[\p{L}\d])/u;
const NEXT_LABEL = /(?:\s{2,20}|\t|\s\|)\s?(?=(\p{L}[\p{L}\d .#/]{0,30}?):)/gu;

/** The label that a header line begins with. An unknown one needs white space after its colon ("seen at 21:05" has none). */
export function readHeaderLabel(text: string, from: number, to: number): HeaderLabel | undefined {
  const found = LABEL.exec(text.slice(from, Math.min(to, from + 44)));
  const label = found?.[1];
  if (!found || label === undefined) return undefined;
  const name = headerFieldName(label);
  const after = from + found[0].length;
  const bodyFrom = skipSpace(text, after, to);
  if (name !== undefined) return { name, known: true, bodyFrom };
  const spaced = after >= to || bodyFrom > after;
  return spaced && label.split(" ").length <= 4 ? { name: label, known: false, bodyFrom } : undefined;
}

/** Where the next known label of the same line begins ("Name: A   MRN: 1"), after two spaces, a tab or a bar; else `to`. */
export function nextHeaderLabel(text: string, from: number, to: number): number {
  const line = text.slice(from, Math.min(to, from + 1000));
  for (const gap of line.matchAll(NEXT_LABEL)) {
    const label = gap[1];
    if (gap.index > 0 && label !== undefined && headerFieldName(label) !== undefined)
      return from + gap.index + gap[0].length;
  }
  return to;
}

/** The end of the value that stands before the next label: the bar between them belongs to neither. */
export function valueEnd(text: string, from: number, next: number): number {
  let to = next;
  while (to > from && (/\s/.test(text.charAt(to - 1)) || (to === next - 1 && text.charAt(to - 1) === "|"))) to--;
  return to;
}
