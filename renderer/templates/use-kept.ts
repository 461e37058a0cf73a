import { useEffect, useMemo, useRef, useState } from "react";
import type { WorkKind } from "../../shared/host";
import { createWorkKeeper } from "../session/work-keeper";
import { useWorkbench } from "../workbench-context";
import type { Draft } from "./draft";
import { draftContent, keyOf } from "./kept-draft";

interface KeptFile {
  /** Why it is not on disk; "" where it is. */
  readonly problem: string;
  readonly flush: () => Promise<boolean>;
  readonly discard: () => Promise<void>;
}

/** Keeps a file that is written and not saved: on disk within a second of each change, whatever ends the program. */
export function useKept(
  kind: WorkKind,
  draft: Draft,
  now: { readonly id: string; readonly text: string },
  changed: boolean,
): KeptFile {
  const { host } = useWorkbench();
  const [problem, setProblem] = useState("");
  const latest = useRef<string>(undefined);
  latest.current = changed ? draftContent(draft, now) : undefined;
  const [key] = useState(() => keyOf(draft));
  const keeper = useMemo(
    () =>
      createWorkKeeper({
        host,
        work: { kind, key },
        read: () => latest.current,
        kept: (where) => where.state !== "writing" && setProblem(where.state === "failed" ? where.message : ""),
      }),
    [host, kind, key],
  );
  const { id, text } = now;
  const seen = useRef({ id: draft.kept?.id ?? draft.id, text: draft.kept?.text ?? draft.text });
  const fresh = draft.imported && draft.kept === undefined;
  useEffect(() => {
    const { current } = seen;
    if (!fresh && current.id === id && current.text === text) return;
    seen.current = { id, text };
    keeper.touch();
  }, [keeper, fresh, id, text]);
  useEffect(() => {
    const keep = () => void keeper.flush();
    window.addEventListener("pagehide", keep);
    return () => {
      window.removeEventListener("pagehide", keep);
      keep();
    };
  }, [keeper]);
  return { problem, flush: keeper.flush, discard: keeper.discard };
}
