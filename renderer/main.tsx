import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/report.css";
import "./styles/panel.css";
import "./styles/card.css";
import "./styles/dialogs.css";
import "./styles/print.css";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { findHost } from "./host";
import { applyRememberedTheme } from "./state/theme";
import { createWorkbench, startUp } from "./workbench";

applyRememberedTheme();

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no root element.");
const workbench = await createWorkbench(findHost());
await startUp(workbench);
createRoot(root).render(<App workbench={workbench} />);
