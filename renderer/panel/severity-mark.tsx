import type { Severity } from "../../shared/checks/types";

const SHAPES = { error: "●", warning: "▲", info: "■" } as const satisfies Record<Severity, string>;
export const SEVERITY_WORDS = { error: "Error", warning: "Warning", info: "Hint" } as const satisfies Record<
  Severity,
  string
>;

/** Shape, word and colour: no one of them is needed to tell the severities apart. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return (
    <span className={`severity ${severity}`} role="img" aria-label={SEVERITY_WORDS[severity]}>
      {SHAPES[severity]}
    </span>
  );
}
