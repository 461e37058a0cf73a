/** A text without its «» marks, and what stood between them; «» with nothing between marks a place. */
export function marked(example: string): {
  readonly text: string;
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
} {
  let text = "";
  const ranges: { from: number; to: number }[] = [];
  const open: number[] = [];
  for (const character of example)
    if (character === "«") open.push(text.length);
    else if (character === "»") {
      const from = open.pop();
      if (from === undefined) throw new Error(`» without « in ${example}`);
      ranges.push({ from, to: text.length });
    } else text += character;
  if (open.length > 0) throw new Error(`« without » in ${example}`);
  return { text, ranges };
}
