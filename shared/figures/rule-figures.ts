import { type Cells, numberIn, once, readTable } from "../lexicons/table";
import figuresText from "./rule-figures.tsv?raw";

/** So many of so many; `of` is never 0. */
export interface Counted {
  readonly count: number;
  readonly of: number;
}

/** What was measured of one rule, with the day and the rule set (`readout --version`) of the measurement. */
export interface RuleFigures {
  readonly measuredOn: string;
  readonly ruleSet: string;
  /** Staged errors of the classes that the rule counts for, found by any rule that counts for them. */
  readonly recall?: Counted;
  /** The same, found with a new alert of this very rule. */
  readonly ownRecall?: Counted;
  /** Alerts on reports that nobody changed, by where the reports come from; `of` is the number of reports. */
  readonly alerts: Readonly<Record<string, Counted>>;
  /** Errors and warnings that a reader called right, of those judged; measured on a day of its own. */
  readonly judgedRight?: Counted & { readonly measuredOn: string; readonly ruleSet: string };
}

/** The measured figures of a rule; undefined where it was not measured. Rebuilt with `npm run bench -- figures`. */
export const figuresOf = (ruleId: string): RuleFigures | undefined => figures().get(ruleId);

const figures = once(() => readFigures(figuresText));

const ALERTS = "alerts:";
/** The row that holds the number of reports of each source. */
const REPORTS = "(reports)";

/** The figures by rule of a table in the form of rule-figures.tsv. Throws where a cell is no number: the table is wrong. */
export function readFigures(text: string): ReadonlyMap<string, RuleFigures> {
  const rows = readTable(text, (cells) => ({ ...cells }));
  const reports = rows.find(({ rule }) => rule === REPORTS) ?? {};
  const measured = rows.filter(({ rule }) => rule !== undefined && rule !== "" && rule !== REPORTS);
  return new Map(measured.map((row) => [row.rule ?? "", figuresIn(row, reports)]));
}

function figuresIn(row: Cells, reports: Cells): RuleFigures {
  const recall = counted(row.found, row.staged);
  const ownRecall = counted(row.own, row.staged);
  const judged = counted(row.right, row.judged);
  return {
    measuredOn: row.measured_on ?? "",
    ruleSet: row.rules ?? "",
    ...(recall === undefined ? {} : { recall }),
    ...(ownRecall === undefined ? {} : { ownRecall }),
    alerts: Object.fromEntries(
      Object.keys(row)
        .filter((name) => name.startsWith(ALERTS))
        .flatMap((name) => {
          const alerts = counted(row[name], reports[name]);
          return alerts === undefined ? [] : [[name.slice(ALERTS.length), alerts]];
        }),
    ),
    ...(judged === undefined
      ? {}
      : { judgedRight: { ...judged, measuredOn: row.judged_on ?? "", ruleSet: row.judged_rules ?? "" } }),
  };
}

function counted(count: string | undefined, of: string | undefined): Counted | undefined {
  const [part, whole] = [numberIn(count), numberIn(of)];
  return part === undefined || whole === undefined || whole === 0 ? undefined : { count: part, of: whole };
}
