import type { PointVerdict } from "../../shared/practice/score/scorecard";

export const VERDICT_WORDS: Readonly<Record<PointVerdict, string>> = {
  met: "Met",
  partly: "Partly met",
  missed: "Missed",
};

const SHAPES: Readonly<Record<PointVerdict, string>> = {
  met: "M2.5 7.5l3 3 6-7",
  partly: "M2.5 7h9",
  missed: "M3.5 3.5l7 7m0-7l-7 7",
};

/** Told by shape and colour. */
export function VerdictMark({ verdict }: { readonly verdict: PointVerdict }) {
  return (
    <svg className={`verdict ${verdict}`} viewBox="0 0 14 14" role="img" aria-label={VERDICT_WORDS[verdict]}>
      <path d={SHAPES[verdict]} />
    </svg>
  );
}
