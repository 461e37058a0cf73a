import type { Workbench } from "../workbench";
import { type AppCommand, screen } from "./command";

const NO_CASE = "No case is open. Choose one under Practice.";
const withoutCase = ({ practice }: Workbench) => (practice.get() === undefined ? NO_CASE : undefined);

export const PRACTICE_COMMANDS: readonly AppCommand[] = [
  { id: "practice", title: "Practice cases", group: "Practice", keys: "Mod-Alt-e", run: screen("practice") },
  { id: "progress", title: "Progress in practice", group: "Practice", run: screen("progress") },
  { id: "compare-drafts", title: "Compare drafts with finals", group: "Practice", run: screen("compare") },
  { id: "make-case", title: "Make a practice case of this report", group: "Practice", run: screen("make-case") },
  {
    id: "practice-submit",
    title: "Submit the Impression",
    group: "Practice",
    keys: "Mod-Alt-Enter",
    unavailable: (wb) =>
      wb.practice.get()?.submitted === undefined ? withoutCase(wb) : "This answer is scored already.",
    run: (wb) => void import("../practice/practice-run").then(({ submitPractice }) => submitPractice(wb)),
  },
  {
    id: "side-by-side",
    title: "My Impression beside the reference",
    group: "Practice",
    unavailable: (wb) =>
      wb.practice.get()?.submitted === undefined ? "Submit the Impression of a case first." : undefined,
    run: screen("side-by-side"),
  },
  {
    id: "practice-again",
    title: "The same case again",
    group: "Practice",
    unavailable: withoutCase,
    run: (wb) => void import("../practice/practice-run").then(({ tryAgain }) => tryAgain(wb)),
  },
  {
    id: "practice-leave",
    title: "Leave the case, back to my report",
    group: "Practice",
    unavailable: withoutCase,
    run: (wb) => wb.practice.get()?.back(),
  },
];

/** These are about the open report, and do nothing while a case stands in its place. */
export const NOT_IN_PRACTICE: ReadonlySet<string> = new Set([
  "save",
  "save-as",
  "export",
  "export-text",
  "export-pdf",
  "delete-draft",
  "preliminary",
  "sign",
  "addendum",
  "remove-addendum",
  "unsign",
  "template",
  "prior",
  "make-case",
]);
