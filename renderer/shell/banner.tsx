import { useRef } from "react";
import { hasOpenAddendum } from "../../shared/signing";
import { shownKeys } from "../commands/key-map";
import { commandById, runCommand } from "../commands/registry";
import { keptAt } from "../session/clock";
import { useSignal } from "../state/signal";
import type { Banner as BannerData } from "../state/view-state";
import { deleteDraft, goesWithEsc, type Workbench } from "../workbench";
import { useWorkbench } from "../workbench-context";
import { useReturnFocus } from "./return-focus";

/** Sentences above the text. They take no focus, cover nothing and go when asked. */
export function Banner() {
  const { session, view } = useWorkbench();
  const banner = useSignal(view, (state) => state.banner);
  const notices = useSignal(view, (state) => state.notices);
  const unkept = useSignal(session.state, ({ kept }) => (kept.state === "failed" ? kept.message : undefined));
  if (banner === undefined && notices.length === 0 && unkept === undefined) return null;
  return (
    <div className="banners">
      {unkept !== undefined && <Sentence tone="problem" content={{ text: `This is not on the disk. ${unkept}` }} />}
      {notices.map((notice) => (
        <Sentence
          key={notice}
          tone="problem"
          content={{ text: notice }}
          close={() => view.update((state) => ({ ...state, notices: state.notices.filter((each) => each !== notice) }))}
        />
      ))}
      {banner !== undefined && <OneBanner banner={banner} />}
    </div>
  );
}

function OneBanner({ banner }: { readonly banner: BannerData }) {
  const workbench = useWorkbench();
  const tone = banner.kind === "message" ? banner.tone : "";
  const close = () => workbench.view.update((view) => ({ ...view, banner: undefined }));
  return <Sentence tone={tone} content={contentOf(banner, workbench)} esc={goesWithEsc(banner)} close={close} />;
}

interface SentenceProps {
  readonly tone: string;
  readonly content: Content;
  /** Esc in the text closes it too. */
  readonly esc?: boolean;
  /** Without it the sentence goes by itself, with what it tells of. */
  readonly close?: () => void;
}

function Sentence({ tone, content: { text, action }, esc = false, close }: SentenceProps) {
  const part = useRef<HTMLDivElement>(null);
  useReturnFocus(part);
  return (
    <div ref={part} className={`banner ${tone}`} role="status">
      <p>{text}</p>
      {action !== undefined && (
        <button type="button" className="button small" onClick={action.run}>
          {action.label}
        </button>
      )}
      {close !== undefined && (
        <button type="button" className="button small" title={esc ? "Esc in the text" : undefined} onClick={close}>
          OK
        </button>
      )}
    </div>
  );
}

interface Content {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Why a key wrote nothing. */
function refused(workbench: Workbench): Content {
  const keys = shownKeys(commandById("addendum"), workbench.settings.get().keys);
  const run = () => runCommand(workbench, commandById("addendum"));
  const by = keys === undefined ? "" : ` (${keys})`;
  if (hasOpenAddendum(workbench.session.state.get().record, workbench.editor.doc))
    return {
      text: "What is signed stays as it is. Write in the addendum at the end.",
      action: { label: `Go to the addendum${by}`, run },
    };
  return {
    text: "This report is signed, so nothing was written. What comes later goes into an addendum.",
    action: { label: `Add addendum${by}`, run },
  };
}

/** The command's button, with its keys. */
function leadOf(workbench: Workbench, id: string | undefined): Pick<Content, "action"> {
  if (id === undefined) return {};
  const command = commandById(id);
  const keys = shownKeys(command, workbench.settings.get().keys);
  const label = keys === undefined ? command.title : `${command.title} (${keys})`;
  return { action: { label, run: () => runCommand(workbench, command) } };
}

function contentOf(banner: BannerData, workbench: Workbench): Content {
  switch (banner.kind) {
    case "message":
      return { text: banner.message, ...leadOf(workbench, banner.command) };
    case "recovered":
      return {
        text: `This is the draft that was open when Readout ended, as it was kept ${keptAt(banner.draft.savedMs)}.`,
        action: { label: "Delete this draft", run: () => void deleteDraft(workbench) },
      };
    case "opened-text": {
      const moved = banner.notices.map(({ message }) => message).join(" ");
      return {
        text: `Plain text was read into a new draft. ${moved === "" ? "Nothing was moved." : moved}`,
        action: { label: "Take back", run: banner.back },
      };
    }
    case "stray":
      return {
        text: `What was dictated went into another box: "${shortened(banner.text)}"`,
        action: { label: "Put it into the report", run: banner.take },
      };
    case "deleted":
      return { text: `The draft "${banner.name}" was deleted.`, action: { label: "Take back", run: banner.back } };
    case "refused":
      return refused(workbench);
    case "begun":
      return {
        text: `What you had written into this case is here again, as it was kept ${keptAt(banner.savedMs)}.`,
        action: { label: "Begin anew", run: banner.anew },
      };
    default:
      return banner satisfies never;
  }
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text);
