import { fileURLToPath } from "node:url";

/** pdfkit's browser build everywhere: Node's own deflate would write other bytes for the same report. */
export const aliases = [
  {
    find: /^pdfkit$/,
    replacement: fileURLToPath(new URL("./node_modules/pdfkit/js/pdfkit.browser.mjs", import.meta.url)),
  },
];
