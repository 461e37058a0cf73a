import { useState } from "react";
import type { Result } from "../../shared/result";

interface DeleteProps {
  readonly file: string;
  readonly remove: () => Promise<Result<undefined>>;
  readonly say: (sentence: string) => void;
  readonly reload: () => void;
}

/** Deletes one of the user's own files, once that was said twice. */
export function DeleteButton({ file, remove, say, reload }: DeleteProps) {
  const [asked, setAsked] = useState(false);
  const run = async () => {
    const deleted = await remove();
    say(deleted.ok ? `${file} is deleted.` : deleted.message);
    reload();
  };
  if (!asked)
    return (
      <button type="button" className="button" onClick={() => setAsked(true)}>
        Delete
      </button>
    );
  return (
    <>
      <button ref={(button) => button?.focus()} type="button" className="button danger" onClick={() => void run()}>
        Delete {file} for good
      </button>
      <button type="button" className="button" onClick={() => setAsked(false)}>
        Keep
      </button>
    </>
  );
}
