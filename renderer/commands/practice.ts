import { say } from "../workbench";
import { type AppCommand, screen } from "./command";

const NO_CASE = "No case is open. Choose one under Practice.";

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
    run: (wb) => {
      const run = wb.practice.get();
      if (run === undefined) say(wb, "problem", NO_CASE);
      else void import("../practice/practice-run").then(({ submitPractice }) => submitPractice(wb));
    },
  },
  {
    id: "side-by-side",
    title: "My Impression beside the reference",
    group: "Practice",
    run: (wb) =>
      wb.practice.get()?.submitted === undefined
        ? say(wb, "problem", "Submit the Impression of a case first.")
        : screen("side-by-side")(wb),
  },
  {
    id: "practice-again",
    title: "The same case again",
    group: "Practice",
    run: (wb) =>
      wb.practice.get() === undefined
        ? say(wb, "problem", NO_CASE)
        : void import("../practice/practice-run").then(({ tryAgain }) => void tryAgain(wb)),
  },
  {
    id: "practice-leave",
    title: "Leave the case, back to my report",
    group: "Practice",
    run: (wb) => {
      const run = wb.practice.get();
      if (run === undefined) say(wb, "problem", NO_CASE);
      else run.back();
    },
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
