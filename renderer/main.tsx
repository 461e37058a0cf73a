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
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { mountReport } from "./editor/report-editor";
import { warmUp } from "./editor/warm-up";
import { findHost } from "./host";
import { createLayout } from "./shell/layout";
import { applyRememberedTheme } from "./state/theme";
import { createWorkbench, startUp } from "./workbench";

applyRememberedTheme();

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no root element.");
const workbench = await createWorkbench(findHost());
await startUp(workbench);
const layout = createLayout(root);
mountReport(workbench, layout.text);
// React's own root is in no document: it reaches the page through the layout's slots.
createRoot(document.createElement("div")).render(<App workbench={workbench} layout={layout} />);
warmUp(workbench.settings.get().checks);
