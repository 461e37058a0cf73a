import { findHost } from "./host";
import { startReadout } from "./start";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no root element.");
await startReadout(root, findHost());
