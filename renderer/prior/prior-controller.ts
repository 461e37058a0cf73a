import { openReportText } from "../../shared/report-file";
import { checksInForce } from "../../shared/settings-in-force";
import { checkKey } from "../editor/check-plugin";
import { citeInComparison } from "../editor/commands/comparison";
import { plainName } from "../session/document-session";
import { changeSettings, say, type Workbench } from "../workbench";
import { keepPrior, missingCitation, priorProblem, readPrior } from "./prior-report";

/** Under this width the text has room for one column beside it: the prior report or the panel. */
const ONE_COLUMN_PX = 1600;

/** The page's own zoom takes room too. */
export const hasOneColumn = (): boolean => window.innerWidth / document.documentElement.currentCSSZoom < ONE_COLUMN_PX;

/** Shows the report of the handle beside the current one; without a handle the shell asks which. */
export async function openPrior(workbench: Workbench, handle: string | undefined): Promise<void> {
  const { host, session, settings, view } = workbench;
  const opened = await host.openReport(handle === undefined ? {} : { handle });
  if (!opened.ok) {
    if (opened.code !== "cancelled") say(workbench, "problem", opened.message);
    return;
  }
  const read = openReportText(opened.value.name, opened.value.text);
  if (!read.ok) {
    say(workbench, "problem", read.message);
    return;
  }
  const { file, wasPlainText } = read.value;
  const status = wasPlainText ? undefined : file.status;
  const prior = readPrior(plainName(opened.value.name), file.doc, status, checksInForce(settings.get()));
  keepPrior(session, prior);
  view.update((state) => ({ ...state, prior, priorHidden: false }));
}

export function closePrior({ session, view }: Workbench): void {
  keepPrior(session, undefined);
  view.update((state) => ({ ...state, prior: undefined, priorHidden: false }));
}

export function showPrior({ view }: Workbench, shown: boolean): void {
  view.update((state) => ({ ...state, priorHidden: !shown }));
}

/** Where there is room for one column, the prior report gives way to the panel that was asked for. */
export function makeRoomForPanel(workbench: Workbench): void {
  const { prior, priorHidden } = workbench.view.get();
  if (prior !== undefined && !priorHidden && hasOneColumn()) showPrior(workbench, false);
  if (!workbench.settings.get().panelOpen) changeSettings(workbench, { panelOpen: true });
}

/** What the author may put into Comparison at one key; undefined where nothing is missing. */
export function offeredCitation({ editor, view }: Workbench) {
  const { prior } = view.get();
  const analysis = checkKey.getState(editor.state)?.checked.analysis;
  if (prior === undefined || analysis === undefined) return undefined;
  return priorProblem(editor.doc, analysis, prior) === undefined ? missingCitation(analysis, prior) : undefined;
}

export function citePrior(workbench: Workbench): void {
  const offer = offeredCitation(workbench);
  if (offer === undefined) return;
  workbench.editor.run(citeInComparison(offer.citation, offer.instead));
}
