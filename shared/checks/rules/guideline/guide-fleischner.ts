import type { Analysis, BlockAnalysis, Finding, Recommendation } from "../../../extract/types";
import { guidelines } from "../../../lexicons/tables";
import { trigger } from "../../trigger";
import type { ReportRule } from "../../types";
import { isImaging } from "../recommendation/subject";

export const guideFleischner: ReportRule = {
  id: "guide-fleischner",
  title: "Interval against Fleischner 2017",
  why: "A report that names the guideline and gives another interval than its table misleads whoever books the exam.",
  source: "Fleischner Society 2017 (MacMahon et al., Radiology 2017); not endorsed by the Society",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "IMPRESSION: 4 mm solid pulmonary nodule, low risk: «CT in 3 months» is recommended per Fleischner.",
      "AGE: 28\n\nIMPRESSION: 7 mm pulmonary nodule; CT in 6 months is recommended per «Fleischner».",
      "IMPRESSION: 9 mm solid pulmonary nodule. Follow-up CT «in 12 months» is recommended according to Fleischner criteria.",
    ],
    clean: [
      "IMPRESSION: 7 mm solid pulmonary nodule: recommend CT in 6-12 months per Fleischner 2017, then consider CT at 18-24 months.",
      "IMPRESSION: 10 mm solid pulmonary nodule: consider CT at 3 months, PET/CT or tissue sampling (Fleischner).",
      "IMPRESSION: 7 mm pulmonary nodule; CT in 6 months is recommended.",
      "IMPRESSION: 4 mm pulmonary nodule. If high risk, CT in 12 months is optional per Fleischner.",
    ],
  },
  *check(analysis) {
    for (const block of analysis.blocksOf("impression")) {
      if (!NAMED(block)) continue;
      const named = block.block.text.indexOf("leischner");
      if (named < 1) continue;
      const at = { from: block.from + named - 1, to: block.from + named + 9 };
      const reason = notApplicable(analysis);
      if (reason !== undefined) {
        yield { ...at, message: `Fleischner 2017 is not meant for ${reason}.` };
        continue;
      }
      const flag = wrongInterval(block);
      if (flag !== undefined) yield flag;
    }
  },
};

const NAMED = trigger("fleischner");

function notApplicable({ exam }: Analysis): string | undefined {
  if (exam.ageYears !== undefined && exam.ageYears < 35) return "patients under 35 years";
  return exam.screening ? "lung cancer screening" : undefined;
}

function wrongInterval(block: BlockAnalysis) {
  const nodules = block.findings.filter(
    ({ concept, assertion }) => concept.family === "pulmonary nodule" && assertion !== "absent",
  );
  const nodule = nodules.find(({ measurements }) => measurements.length > 0);
  const advice = block.recommendations.filter((one) => isImaging(one) && one.interval !== undefined);
  const first = advice[0];
  if (
    nodule === undefined ||
    first?.interval === undefined ||
    nodules.some((one) => sizeOf(one) !== sizeOf(nodule) && sizeOf(one) !== undefined)
  )
    return undefined;
  const size = sizeOf(nodule);
  if (size === undefined || first.condition !== undefined || hasGrown(nodule)) return undefined;
  const allowed = intervalsFor(size, textOf(block));
  if (allowed.length === 0 || allowed.some((one) => meets(one, first))) return undefined;
  const { from, to } = first.interval;
  const usual = [...new Set(allowed.map(wording))].join(" or ");
  return { from, to, message: `Fleischner 2017 gives ${usual} for a nodule of ${size} mm.` };
}

/** The mean of long and short axis, in whole millimetres; a single value as it stands. */
function sizeOf({ measurements }: Finding): number | undefined {
  const values = measurements.find(({ quantity, role }) => quantity === "length" && role === "current")?.values;
  if (values === undefined || values.length === 0) return undefined;
  const axes = [...values].sort((a, b) => b - a).slice(0, 2);
  return Math.round(axes.reduce((sum, value) => sum + value, 0) / axes.length);
}

const hasGrown = ({ change }: Finding): boolean => change !== undefined;
const textOf = ({ block }: BlockAnalysis): string => block.text.toLowerCase();

interface Interval {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** Every row that the words leave open: risk and type that are not stated count for all. */
function intervalsFor(size: number, text: string): readonly Interval[] {
  const type =
    text.includes("part-solid") || text.includes("part solid")
      ? "part-solid"
      : text.includes("ground") || text.includes("ggn")
        ? "ground-glass"
        : text.includes("solid")
          ? "solid"
          : undefined;
  const risk =
    text.includes("low risk") || text.includes("low-risk")
      ? "low"
      : text.includes("high risk") || text.includes("high-risk")
        ? "high"
        : undefined;
  const count = text.includes("nodules") || text.includes("multiple") ? "multiple" : "single";
  return guidelines()
    .filter(
      (row) =>
        row.guideline === "Fleischner 2017" &&
        row.count === count &&
        (type === undefined || row.type === type || (row.type === "subsolid" && type !== "solid")) &&
        (risk === undefined || row.risk === "any" || row.risk === risk) &&
        size >= row.fromMm &&
        (row.belowMm === undefined || size < row.belowMm),
    )
    .map((row) => ({ from: row.fromDays, to: row.toDays }));
}

/** A month more or less is the same interval. */
function meets({ from, to }: Interval, { interval }: Recommendation): boolean {
  if (from === undefined || to === undefined || interval === undefined) return false;
  return interval.fromDays <= to + 31 && interval.toDays >= from - 31;
}

const months = (days: number): number => Math.round(days / 30.4);
function wording({ from, to }: Interval): string {
  if (from === undefined || to === undefined) return "no routine follow-up";
  return from === to ? `${months(from)} months` : `${months(from)} to ${months(to)} months`;
}
