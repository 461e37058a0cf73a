import { useSignal } from "../state/signal";
import type { Banner as BannerData } from "../state/view-state";
import { openNew, say, type Workbench } from "../workbench";
import { useWorkbench } from "../workbench-context";
import { clock } from "./footer";

/** A sentence above the text. It takes no focus, covers nothing and goes when asked. */
export function Banner() {
  const workbench = useWorkbench();
  const banner = useSignal(workbench.view, (view) => view.banner);
  if (banner === undefined) return null;
  const close = () => workbench.view.update((view) => ({ ...view, banner: undefined }));
  const { text, action } = contentOf(banner, workbench);
  return (
    <div className={`banner ${banner.kind === "message" ? banner.tone : ""}`} role="status">
      <p>{text}</p>
      {action !== undefined && (
        <button type="button" className="button small" onClick={action.run}>
          {action.label}
        </button>
      )}
      <button type="button" className="button small" onClick={close}>
        OK
      </button>
    </div>
  );
}

interface Content {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

function contentOf(banner: BannerData, workbench: Workbench): Content {
  switch (banner.kind) {
    case "message":
      return { text: banner.message };
    case "recovered":
      return {
        text: `This is the draft that was open when Readout ended, as it was kept at ${clock(banner.draft.savedMs)}.`,
        action: { label: "Discard this draft", run: () => void discard(workbench, banner.draft.draftId) },
      };
    case "opened-text": {
      const moved = banner.notices.map(({ message }) => message).join(" ");
      return {
        text: `Plain text was read into a new draft. ${moved === "" ? "Nothing was moved." : moved}`,
        action: { label: "Take back", run: banner.back },
      };
    }
    default:
      return banner satisfies never;
  }
}

async function discard(workbench: Workbench, draftId: string): Promise<void> {
  const discarded = await workbench.host.discardDraft({ draftId });
  if (!discarded.ok) say(workbench, "problem", discarded.message);
  else await openNew(workbench);
}
