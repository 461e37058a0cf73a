import { parseAst } from "vite";

const RULES = /[\\/]shared[\\/]checks[\\/]rules[\\/].+\.ts$/;
/** As many of each kind as a rule's help shows (renderer/card/rule-help.tsx). */
const SHOWN = 2;

/** A Vite plugin for pages: the examples of a rule that no page shows stay out of it. They are for the tests. */
export function shownExamples() {
  return {
    name: "readout-shown-examples",
    enforce: "pre",
    transform: {
      filter: { id: RULES },
      handler: (code) => ({ code: withShownExamples(code), map: null }),
    },
  };
}

/** The module with the first examples of each list only. */
export function withShownExamples(code) {
  const cuts = [];
  const visit = (node) => {
    if (typeof node !== "object" || node === null) return;
    if (node.type === "Property" && node.key.name === "examples" && node.value.type === "ObjectExpression")
      for (const { value } of node.value.properties)
        if (value?.type === "ArrayExpression" && value.elements.length > SHOWN)
          cuts.push([value.elements[SHOWN - 1].end, value.elements.at(-1).end]);
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(parseAst(code, { lang: "ts" }));
  let cut = code;
  for (const [from, to] of cuts.sort((a, b) => b[0] - a[0])) cut = cut.slice(0, from) + cut.slice(to);
  return cut;
}
