/**
 * The page's fixed parts. React fills the slots and has its listeners there; the text stands outside of all of them, so
 * that a key in it runs ProseMirror's code and nothing else.
 */
export interface Layout {
  readonly app: HTMLElement;
  /** The page with what stands above it and does not scroll. */
  readonly frame: HTMLElement;
  readonly page: HTMLElement;
  readonly topBar: HTMLElement;
  readonly rail: HTMLElement;
  /** Above the page, where nothing scrolls: who signed it, find and replace. */
  readonly find: HTMLElement;
  readonly banner: HTMLElement;
  /** ProseMirror's place. */
  readonly text: HTMLElement;
  /** What lies over the text and scrolls with it. */
  readonly overlays: HTMLElement;
  /** A prior report, between the page and the panel. */
  readonly prior: HTMLElement;
  readonly panel: HTMLElement;
  /** Full-page screens; they stand in front of the page and the panel. */
  readonly screen: HTMLElement;
  readonly footer: HTMLElement;
  readonly dialogs: HTMLElement;
}

export function createLayout(root: HTMLElement): Layout {
  const slot = () => element("div", "slot");
  const [topBar, rail, banner, overlays] = [slot(), slot(), slot(), slot()];
  const [panel, screen, footer, dialogs] = [slot(), slot(), slot(), slot()];
  const [find, prior] = [slot(), slot()];
  const text = element("div", "report-text");
  const report = element("article", "report", text, overlays);
  const page = element("main", "page", banner, report);
  const frame = element("div", "page-frame", find, page);
  const app = element("div", "app", topBar, rail, frame, prior, panel, screen, footer, dialogs);
  root.append(app);
  return { app, frame, page, topBar, rail, find, banner, text, overlays, prior, panel, screen, footer, dialogs };
}

function element(tag: "div" | "article" | "main", className: string, ...children: readonly HTMLElement[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}
