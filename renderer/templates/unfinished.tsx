import { useCallback, useEffect, useState } from "react";
import type { WorkKind } from "../../shared/host";
import { keptAt } from "../session/clock";
import { useWorkbench } from "../workbench-context";
import type { Draft } from "./draft";
import { readDraft } from "./kept-draft";

export interface KeptDrafts {
  readonly drafts: readonly Draft[];
  readonly reload: () => Promise<void>;
  /** A file of one's own as it was kept, where it was; else as it is. */
  readonly orKept: (draft: Draft) => Draft;
}

/** The files of one kind that are written and not saved, newest first. */
export function useKeptDrafts(kind: WorkKind): KeptDrafts {
  const { host } = useWorkbench();
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const reload = useCallback(async () => {
    const listed = await host.listWork();
    if (listed.ok)
      setDrafts(listed.value.filter((work) => work.kind === kind).flatMap((work) => readDraft(work) ?? []));
  }, [host, kind]);
  useEffect(() => void reload(), [reload]);
  const orKept = (draft: Draft): Draft => {
    const found = drafts.find(({ id, saved }) => saved && draft.saved && id === draft.id);
    // What stands in the file now is what it differs from.
    return found?.kept === undefined ? draft : { ...draft, kept: found.kept };
  };
  return { drafts, reload, orKept };
}

interface UnfinishedProps {
  readonly kind: WorkKind;
  readonly drafts: KeptDrafts;
  readonly edit: (draft: Draft) => void;
}

/** What was left unsaved, or was open when Readout ended; nothing where there is none. */
export function Unfinished({ kind, drafts: { drafts, reload }, edit }: UnfinishedProps) {
  const { host } = useWorkbench();
  const [asked, setAsked] = useState<string>();
  if (drafts.length === 0) return null;
  const throwAway = async (key: string) => {
    await host.discardWork({ kind, key });
    setAsked(undefined);
    await reload();
  };
  return (
    <section className="unfinished" aria-label="Not saved yet">
      {drafts.map((draft) => {
        const { kept } = draft;
        if (kept === undefined) return null;
        return (
          <p key={kept.key}>
            <span>
              <strong>{kept.id}.txt</strong> is not saved yet. It was kept {keptAt(kept.savedMs)}.
            </span>
            <button type="button" className="button small" onClick={() => edit(draft)}>
              Go on
            </button>
            {asked === kept.key ? (
              <button type="button" className="button small danger" onClick={() => void throwAway(kept.key)}>
                Throw away for good
              </button>
            ) : (
              <button type="button" className="button small" onClick={() => setAsked(kept.key)}>
                Throw away
              </button>
            )}
          </p>
        );
      })}
    </section>
  );
}
