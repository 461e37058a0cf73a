import type { Node } from "prosemirror-model";

/** The label of each child of a section: "1." for items, "a." for sub-items, undefined for what is no item or empty. */
export function itemLabels(section: Node): readonly (string | undefined)[] {
  const labels: (string | undefined)[] = [];
  let main = 0;
  let sub = 0;
  section.forEach((child) => {
    if (child.type.name !== "item" || child.textContent.trim() === "") labels.push(undefined);
    else if (Number(child.attrs.depth) > 0) labels.push(`${letters(sub++)}.`);
    else {
      main += 1;
      sub = 0;
      labels.push(`${main}.`);
    }
  });
  return labels;
}

/** 0 is "a", 25 is "z", 26 is "aa". */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}
