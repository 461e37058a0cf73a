import type { Severity } from "../../shared/checks/types";
import type { RecoveredDraft } from "../../shared/host";
import type { SectionKind } from "../../shared/report/report";
import type { Notice } from "../../shared/text/to-document";
import type { FindQuery } from "../find/matches";
import type { PriorReport } from "../prior/prior-report";

/** What is open on the screen. Nothing of it is kept. */
export interface ViewState {
  readonly dialog: DialogName | undefined;
  /** The full-page screen that stands in front of the report. */
  readonly screen: ScreenName | undefined;
  /** The page of the settings that is shown, or shown last. */
  readonly settingsPage: SettingsPage;
  /** What the side panel shows. */
  readonly panel: PanelName;
  /** The report beside the current one; hidden, it stays open. */
  readonly prior: PriorReport | undefined;
  readonly priorHidden: boolean;
  /** The sections whose parts the outline does not show. */
  readonly folded: readonly SectionKind[];
  /** The bar for finding and replacing. */
  readonly find: FindView | undefined;
  readonly card: Card | undefined;
  readonly filter: Severity | "all";
  readonly banner: Banner | undefined;
  /** What the host has to say at the start; each stays until it is read. */
  readonly notices: readonly string[];
  /** What a screen reader is to say, because the author has asked. */
  readonly spoken: string;
}

export type DialogName =
  | "palette"
  | "open"
  | "save-as"
  | "export"
  | "export-pdf"
  | "sort"
  | "keys"
  | "macros"
  | "sign"
  | "preliminary"
  | "addendum"
  | "unsign"
  | "prior"
  | "template";

/** Full-page screens; renderer/screens/screens.tsx has a line for each. */
export type ScreenName = "settings" | "templates" | "practice" | "side-by-side" | "progress" | "compare" | "make-case";

export type SettingsPage =
  | "appearance"
  | "author"
  | "dictation"
  | "checks"
  | "site"
  | "expansions"
  | "keyboard"
  | "export"
  | "data";

/** Views of the side panel; renderer/panel/side-panel.tsx has a line for each. */
export type PanelName = "diagnostics" | "measurements" | "practice";

/** What the bar for finding and replacing shows. */
export interface FindView {
  readonly query: FindQuery;
  /** The caret to come back to where nothing is found. */
  readonly origin: { readonly anchor: number; readonly head: number };
  /** Grows when the bar is asked for: it takes the focus. */
  readonly focus: number;
  readonly replace: boolean;
  /** What the last replacing has done. */
  readonly said: string;
}

/** The card under flagged words. */
export interface Card {
  readonly key: string;
  /** The caret to come back to. */
  readonly anchor: number;
  readonly head: number;
  /** Opened by key: the first fix has the focus. By click it stays in the text. */
  readonly focus: boolean;
  /** Which end is shown: 0 the flagged words, then the other ends of a contradiction. */
  readonly end: number;
  readonly help: boolean;
}

export type Banner =
  | { readonly kind: "recovered"; readonly draft: RecoveredDraft }
  | { readonly kind: "opened-text"; readonly notices: readonly Notice[]; readonly back: () => void }
  | { readonly kind: "deleted"; readonly name: string; readonly back: () => void }
  | { readonly kind: "refused" }
  | { readonly kind: "begun"; readonly savedMs: number; readonly anew: () => void }
  | { readonly kind: "stray"; readonly text: string; readonly take: () => void }
  | {
      readonly kind: "message";
      readonly tone: "problem" | "done";
      readonly message: string;
      /** The command that leads on. */
      readonly command?: string;
    };

export const initialView: ViewState = {
  dialog: undefined,
  screen: undefined,
  settingsPage: "appearance",
  panel: "diagnostics",
  prior: undefined,
  priorHidden: false,
  folded: [],
  find: undefined,
  card: undefined,
  filter: "all",
  banner: undefined,
  notices: [],
  spoken: "",
};
