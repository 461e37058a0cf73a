/** What the first part of a check's id stands for. */
export const FAMILY_NAMES: Readonly<Record<string, string>> = {
  comm: "Communication of results",
  comp: "Comparison with earlier exams",
  cons: "Findings and Impression agree",
  dict: "Slips of dictation",
  guide: "Guidelines and categories",
  imp: "Impression",
  lang: "Language",
  meas: "Measurements",
  pt: "Patient and exam",
  rec: "Recommendations",
  sane: "Values that cannot be",
  skel: "Skeleton of the report",
  tech: "Technique",
};
