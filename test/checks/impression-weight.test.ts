import { describe, expect, it } from "vitest";
import { commCriticalMissing } from "../../shared/checks/rules/communication/comm-critical-missing";
import { impCriticalNotFirst } from "../../shared/checks/rules/impression/imp-critical-not-first";
import { impDuplicateItem } from "../../shared/checks/rules/impression/imp-duplicate-item";
import { impOrderInversion } from "../../shared/checks/rules/impression/imp-order-inversion";
import { impTrivialItem } from "../../shared/checks/rules/impression/imp-trivial-item";
import { runChecks } from "../../shared/checks/run-checks";
import type { Rule } from "../../shared/checks/types";
import { analyze } from "../../shared/extract/analyze";
import { DEFAULT_CHECK_SETTINGS } from "../../shared/settings";
import { parseReportText } from "../../shared/text/parse";

const found = (rule: Rule, text: string) => runChecks(analyze(parseReportText(text)), DEFAULT_CHECK_SETTINGS, [rule]);
const severities = (rule: Rule, items: readonly string[]) =>
  found(rule, `IMPRESSION:\n${items.map((item, index) => `${index + 1}. ${item}`).join("\n")}\n`).map(
    ({ severity }) => severity,
  );

describe("the order of the Impression", () => {
  it.each([
    ["an urgent diagnosis behind a benign one", ["Hiatal hernia.", "Acute appendicitis."]],
    ["a measured suspicion behind a benign one", ["Hiatal hernia.", "2.1 cm spiculated right upper lobe nodule."]],
    ["one item out of place in a long list", ["Acute cholecystitis.", "Hiatal hernia.", "Renal cyst.", "Pneumonia."]],
  ])("warns of %s", (_what, items) => {
    expect(severities(impOrderInversion, items)).toEqual(["warning"]);
  });

  it.each([
    ["neighbouring levels", ["Small pleural effusion.", "Liver lesion."]],
    ["a normal statement in front", ["No acute cardiopulmonary abnormality.", "Fracture of the left clavicle."]],
    ["a suspicion", ["Hiatal hernia.", "Acute appendicitis?"]],
    ["a choice between two causes", ["Hiatal hernia.", "Atelectasis versus pneumonia."]],
    ["a description", ["Hiatal hernia.", "Consolidation in the right lower lobe."]],
    ["a list by organ", ["Hiatal hernia.", "Pneumonia.", "Renal cyst.", "Rib fracture.", "Lipoma.", "Appendicitis."]],
    ["a list by vertebra", ["Hiatal hernia.", "L3-4 disc bulge.", "L4-5 disc bulge.", "L5 fracture of the body."]],
  ])("does no more than mention %s", (_what, items) => {
    for (const severity of severities(impOrderInversion, items)) expect(severity).toBe("info");
  });

  it.each([
    [["Cholelithiasis.", "Free intraperitoneal air."], "warning"],
    [["Cholelithiasis.", "Free intraperitoneal air (postoperative change?)."], "info"],
    [["Acute appendicitis.", "Left pneumothorax."], "info"],
  ])("of %j: a critical item that is not the first is never an error", (items, severity) => {
    expect(severities(impCriticalNotFirst, items)).toEqual([severity]);
  });
});

describe("what is critical", () => {
  it.each([
    ["Free air in the mediastinum.", 0],
    ["Intraparenchymal hemorrhage in the right upper lobe of the lung.", 0],
    ["Extensive pneumonia in both lungs.", 0],
    ["CT may be negative in the early stage of COVID-19.", 0],
    ["Free air under the diaphragm.", 1],
    ["Right intraparenchymal hemorrhage.", 1],
    ["Saddle embolus.", 1],
  ])("%s asks for a communication statement %i times", (item, times) => {
    expect(found(commCriticalMissing, `IMPRESSION: ${item}`)).toHaveLength(times);
  });
});

describe("items that may go", () => {
  it("offers to delete a benign item only where the Findings keep it", () => {
    const text = (findings: string) =>
      `FINDINGS: 4 cm mass in the right lung. ${findings}\n\nIMPRESSION:\n1. 4 cm right lung mass.\n2. Simple hepatic cyst.\n`;
    const fixes = (findings: string) => found(impTrivialItem, text(findings)).flatMap((one) => one.fixes ?? []);
    expect(fixes("Simple hepatic cyst.")).toHaveLength(1);
    expect(fixes("The spleen is normal.")).toHaveLength(0);
  });

  it.each([
    [["6 mm left upper lobe nodule.", "Left upper lobe nodule."], "Delete item 2, keep item 1"],
    [["Left upper lobe nodule, 6 mm.", "6 mm solid left upper lobe nodule."], "Delete item 1, keep item 2"],
    [["6 mm calcified left upper lobe nodule.", "6 mm solid left upper lobe nodule."], undefined],
  ])("of %j deletes the item that says no more than the other", (items, label) => {
    const text = `IMPRESSION:\n${items.map((item, index) => `${index + 1}. ${item}`).join("\n")}\n`;
    expect(found(impDuplicateItem, text).map(({ fixes }) => fixes?.[0]?.label)).toEqual([label]);
  });
});
