import { CannotWork, type Command } from "../command";
import { compareDrafts } from "../practice/compare";
import { caseFromReport } from "../practice/from-report";
import { listCases } from "../practice/list";
import { scoreAnswer } from "../practice/score";
import { showCase } from "../practice/show";
import { validateCases } from "../practice/validate";

const ACTIONS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  list: listCases,
  show: showCase,
  score: scoreAnswer,
  validate: validateCases,
  compare: compareDrafts,
  "from-report": caseFromReport,
};

export const practice: Command = {
  help: `Usage: readout practice list [--region REGION] [--modality CODE] [--from ORIGIN] [--templates DIR] [--json]
       readout practice show CASE [--solution] [--from ORIGIN] [--templates DIR] [--json]
       readout practice score CASE FILE|- [--from ORIGIN] [--templates DIR] [--json]
       readout practice validate [FILE|FOLDER ...] [--json]
       readout practice compare DRAFT FINAL [--json]
       readout practice compare --folder DIR [--json]
       readout practice from-report FILE [--title TITLE] [-o OUT]

Practice cases: read the Findings, write the Impression, and see how it compares with the reference, point by point. CASE is
the name of a case (your own, your department's, or one that comes with Readout) or the path of a case's file.

  list      what there is
  show      the case as the resident sees it; --solution with the reference Impression and the points
  score     judges an Impression: a text file, a report whose Impression is taken, or "-" for standard input. The JSON gives
            each point's id, weight, verdict (met, partly, missed), reason, evidence and how the reference says it
  validate  what is wrong with cases, with file and line: the format, what the checks say of the report, points that the
            reference itself does not meet. Without a file the cases that come with Readout; a folder's *.txt
  compare   a resident's draft beside the final, in words and in meaning: items added, dropped, moved; side, size, place,
            certainty, recommendation changed. --folder compares all pairs NAME.draft.txt and NAME.final.txt and counts
  --from    own, shared or built-in: cases of one origin only
  --templates  the department's folder, with its cases in the folder "cases"; the one chosen in the app where it is left out
  from-report  makes a case of a finished report: its Impression becomes the reference, points are proposed, names, numbers
            and dates are taken out. What was taken out is said on standard error; read the case once more before you use it

Exit code: 0 all is well, 1 validate found an error in a case (warnings do not count), 2 the work could not be done.

Examples:
  readout practice show ct-renal-colic
  readout practice score ct-renal-colic my-impression.txt
  readout practice validate department/cases
`,

  async run([action, ...args]) {
    const run = action === undefined ? undefined : ACTIONS[action];
    if (run === undefined)
      throw new CannotWork(
        `Say what to do: readout practice ${Object.keys(ACTIONS).join("|")}. "readout practice --help" has examples.`,
      );
    return run(args);
  },
};
