import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/report.css";
import "./styles/panel.css";
import "./styles/card.css";
import "./styles/dialogs.css";
import "./styles/screens.css";
import "./styles/print.css";
import "./styles/status.css";
import "./styles/ledger.css";
import "./styles/prior.css";
import "./styles/find.css";
import "./styles/outline.css";
import { createRoot } from "react-dom/client";
import type { Host } from "../shared/host";
import { checksInForce } from "../shared/settings-in-force";
import { App } from "./app";
import { mountReport } from "./editor/report-editor";
import { warmUp } from "./editor/warm-up";
import { createLayout } from "./shell/layout";
import { applyRememberedTheme } from "./state/theme";
import { createWorkbench, startUp, type Workbench } from "./workbench";

/** Starts the app in `root` of an empty page. */
export async function startReadout(root: HTMLElement, host: Host): Promise<Workbench> {
  applyRememberedTheme();
  const workbench = await createWorkbench(host);
  await startUp(workbench);
  const layout = createLayout(root);
  mountReport(workbench, layout.text);
  // React's own root is in no document: it reaches the page through the layout's slots.
  createRoot(document.createElement("div")).render(<App workbench={workbench} layout={layout} />);
  warmUp(checksInForce(workbench.settings.get()));
  return workbench;
}
