/** "Liver:" at the head of a paragraph of Findings, with its colon; undefined where there is none. */
export function organLabel(text: string): string | undefined {
  return ORGAN.exec(text)?.[0];
}

const ORGAN = /^[A-Z][A-Za-z ,/&-]{1,40}:(?=\s)/;
