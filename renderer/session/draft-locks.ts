/**
 * Which page writes into which draft. A lock of the browser lasts as long as its page does, whatever ends it, and is seen
 * by every tab and window of the session: two pages never write into one journal.
 */
export interface DraftLocks {
  /** True once this page has the draft. The one it had before is free again. */
  take(draftId: string): Promise<boolean>;
  /** The drafts that other pages have open. */
  elsewhere(): Promise<ReadonlySet<string>>;
}

const PREFIX = "draft:";

export function createDraftLocks(): DraftLocks {
  let own: { readonly draftId: string; readonly release: () => void } | undefined;
  return {
    async take(draftId) {
      if (own?.draftId === draftId) return true;
      const release = await hold(PREFIX + draftId);
      if (release === undefined) return false;
      own?.release();
      own = { draftId, release };
      return true;
    },
    async elsewhere() {
      const { held = [] } = await navigator.locks.query();
      const ids = held.map(({ name = "" }) => (name.startsWith(PREFIX) ? name.slice(PREFIX.length) : ""));
      return new Set(ids.filter((id) => id !== "" && id !== own?.draftId));
    },
  };
}

/** What lets the lock go again; undefined where somebody else has it. */
function hold(name: string): Promise<(() => void) | undefined> {
  return new Promise((answer, refuse) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock === null) {
          answer(undefined);
          return;
        }
        return new Promise<void>((release) => answer(release));
      })
      .catch(refuse);
  });
}
