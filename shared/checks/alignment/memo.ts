import type { Finding } from "../../extract/types";
import type { Candidate } from "./alignment";
import type { Verdict } from "./judge";
import type { NamedSides } from "./same-lesion";

/** What the alignment has worked out about a finding. It is kept with the finding, and so for as long as its block stands. */
export interface Memo {
  /** The candidates in each pool that was asked. */
  readonly asked: { readonly pool: readonly Finding[]; readonly found: readonly Candidate[] | undefined }[];
  /** The last verdict, which stands while the same mentions could be meant; undefined where it rests on more. */
  verdict: Verdict | undefined;
  judgedBy: readonly Candidate[] | undefined;
  around: NamedSides | undefined;
}

/** The finding's memo, empty at first. */
export function memoOf(finding: Finding): Memo {
  const known = finding.memo as Memo | undefined; // only this function writes there
  if (known !== undefined) return known;
  const memo: Memo = { asked: [], verdict: undefined, judgedBy: undefined, around: undefined };
  finding.memo = memo;
  return memo;
}
