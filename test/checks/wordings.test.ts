import { describe, expect, it } from "vitest";
import { said } from "./said";

describe("errors in wordings that no rule lists", () => {
  it.each([
    [
      "guide-category-management",
      "IMPRESSION: BI-RADS 4: suspicious abnormality. Patient may return to routine screening.",
    ],
    [
      "guide-category-management",
      "IMPRESSION: BI-RADS category 2: benign findings. Recommend ultrasound-guided core needle biopsy.",
    ],
    ["guide-category-management", "IMPRESSION: BI-RADS 5. Continue with yearly mammograms."],
    ["guide-category-management", "IMPRESSION: Lung-RADS 4B. Next LDCT in 12 months."],
    ["guide-category-management", "IMPRESSION: Lung-RADS 1, negative. Recommend CT-guided biopsy."],
    ["guide-category-management", "IMPRESSION: Lung-RADS 4X. Annual follow-up CT."],
    ["guide-category-management", "IMPRESSION: PI-RADS 1. Recommend targeted biopsy."],
    ["guide-category-management", "IMPRESSION: TI-RADS 1. FNA is recommended."],
    ["guide-category-management", "IMPRESSION: BI-RADS 1. Surgical excision is recommended."],
    ["guide-category-management", "IMPRESSION: LI-RADS 5. Routine ultrasound surveillance in 6 months."],
    ["guide-category-management", "IMPRESSION: Bosniak I. Recommend surgical resection."],
    ["guide-category-management", "IMPRESSION: BI-RADS 4C. Follow-up in one year is suggested."],
    ["meas-implausible", "FINDINGS: The common bile duct is 7 cm in diameter."],
    ["meas-implausible", "FINDINGS: The uterus measures 95 cm in length."],
    ["meas-implausible", "FINDINGS: The left ovary measures 35 cm."],
    ["meas-implausible", "FINDINGS: The prostate measures 45 cm in transverse dimension."],
    ["meas-implausible", "FINDINGS: Left thyroid lobe measures 50 cm."],
    ["meas-implausible", "FINDINGS: The spleen is enlarged at 140 cm."],
    ["meas-implausible", "FINDINGS: The thoracic aorta measures 38 cm."],
    ["meas-implausible", "FINDINGS: The left kidney measures 9 mm in length."],
    ["meas-implausible", "FINDINGS: A 60 cm mass in the right breast."],
    ["meas-implausible", "FINDINGS: A 25 cm polyp in the gallbladder."],
    ["sane-anatomy-impossible", "FINDINGS: Consolidation of the lingula on the right side."],
    ["sane-anatomy-impossible", "FINDINGS: Superior endplate fracture of T14."],
    ["sane-anatomy-impossible", "FINDINGS: Sclerotic focus in the left 13th rib."],
    ["sane-anatomy-impossible", "FINDINGS: Opacity in the left lung's middle lobe."],
    ["sane-anatomy-impossible", "FINDINGS: Sclerotic lesion at L8."],
    ["sane-anatomy-impossible", "FINDINGS: A cyst in liver segment XI."],
    ["sane-anatomy-impossible", "FINDINGS: Atelectasis in the left middle lung lobe."],
    ["cons-level-mismatch", "FINDINGS: Spondylolisthesis at L4-5.\nIMPRESSION: Grade 1 L5-S1 spondylolisthesis."],
    ["cons-level-mismatch", "FINDINGS: Acute burst fracture at T11.\nIMPRESSION: Acute burst fracture at L1."],
    ["cons-level-mismatch", "FINDINGS: Large disc herniation at C6-7.\nIMPRESSION: Large C5-6 disc herniation."],
    [
      "cons-level-mismatch",
      "FINDINGS: Old fracture of the right clavicle. Fracture of the left tenth rib.\nIMPRESSION: Left eleventh rib fracture.",
    ],
    [
      "cons-level-mismatch",
      "FINDINGS: Moderate canal stenosis at L2-L3.\nIMPRESSION: Moderate canal stenosis at L4-L5.",
    ],
    [
      "cons-level-mismatch",
      "FINDINGS: There is a pathologic fracture of T6.\nIMPRESSION: Pathologic fracture of T9 vertebra.",
    ],
    ["cons-level-mismatch", "FINDINGS: 8 mm nodule in the lingula.\nIMPRESSION: 8 mm nodule in the left lower lobe."],
    ["pt-sex-mismatch", "SEX: M\n\nFINDINGS: The cervix is normal."],
    ["pt-sex-mismatch", "SEX: F\n\nFINDINGS: The rectoprostatic angle is obliterated."],
    ["lang-hedge-stack", "IMPRESSION: Seemingly possible small bowel obstruction."],
    ["lang-hedge-stack", "IMPRESSION: Equivocal findings possibly suggesting appendicitis."],
    ["comp-direction-mismatch", "FINDINGS: Reduction in size of the node, 14 mm now versus 9 mm before."],
    ["comp-direction-mismatch", "FINDINGS: The metastasis, 21 mm in the previous study and 15 mm today, is growing."],
    [
      "cons-measurement-mismatch",
      "FINDINGS: The ascending aorta measures 46 mm.\nIMPRESSION: Aneurysmal dilatation of the ascending aorta, 64 mm.",
    ],
    [
      "cons-measurement-mismatch",
      "FINDINGS: A rounded formation of 11 mm with coarse calcification is seen beside the spleen.\nIMPRESSION: Rounded formation of 32 mm with coarse calcification beside the spleen.",
    ],
    [
      "cons-laterality-mismatch",
      "FINDINGS: A lesion, which displaces the vessels, is seen in the left lobe of the liver.\nIMPRESSION: Lesion in the right lobe of the liver.",
    ],
    ["cons-laterality-mismatch", "FINDINGS: The left wrist shows no fracture.\nIMPRESSION: Right wrist: no fracture."],
    ["cons-level-mismatch", "FINDINGS: Laminectomy defect at L3-L4.\nIMPRESSION: Laminectomy defect at L4-L5."],
    [
      "cons-missing-in-impression",
      "FINDINGS: Infrarenal abdominal aortic aneurysm of 6.1 cm.\nIMPRESSION: Hepatic steatosis.",
    ],
    ["meas-implausible", "FINDINGS: The thyroid isthmus measures 3 m."],
    ["cons-absent-organ", "INDICATION: Right nephrectomy.\nFINDINGS: The kidneys are unremarkable."],
  ])("%s finds %j", (rule, text) => {
    expect(said(rule, text)).not.toEqual([]);
  });
});

describe("sound wordings that come close", () => {
  it.each([
    ["guide-category-management", "IMPRESSION: BI-RADS 1. Annual screening mammography."],
    ["guide-category-management", "IMPRESSION: Lung-RADS 3. 6 month follow-up LDCT."],
    ["guide-category-management", "IMPRESSION: PI-RADS 3. Clinical follow-up with PSA."],
    ["meas-implausible", "FINDINGS: The ovary measures 4 cm."],
    ["meas-implausible", "FINDINGS: The uterus measures 12 x 6 x 7 cm."],
    ["pt-sex-mismatch", "SEX: M\n\nFINDINGS: The cervical lymph nodes are normal."],
    ["pt-sex-mismatch", "SEX: F\n\nFINDINGS: Skene gland cyst."],
    ["lang-hedge-stack", "IMPRESSION: Suspected pneumonia, possibly aspiration."],
    ["lang-hedge-stack", "IMPRESSION: The suspicious mass may represent a carcinoma."],
    [
      "guide-category-management",
      "IMPRESSION: BI-RADS 1. Supplemental screening MRI may be considered given dense breasts.",
    ],
    ["sane-anatomy-impossible", "FINDINGS: Lingular nodule on the left, scar on the right."],
    ["comp-direction-mismatch", "FINDINGS: The nodes, 9 mm in the previous study and 14 mm today, are growing."],
    [
      "cons-measurement-mismatch",
      "FINDINGS: The ascending aorta measures 46 mm, the arch 33 mm.\nIMPRESSION: Aneurysm of the ascending aorta, 4.6 cm.",
    ],
    [
      "cons-laterality-mismatch",
      "FINDINGS: Scarring in both lungs and a nodule in the left lower lobe.\nIMPRESSION: Nodule in the left lower lobe. Scarring in both lungs.",
    ],
    [
      "cons-laterality-mismatch",
      "FINDINGS: Left wrist: fracture. Right wrist: normal.\nIMPRESSION: Right wrist normal.",
    ],
    ["cons-level-mismatch", "FINDINGS: Laminectomy at L3, L4 and L5.\nIMPRESSION: Laminectomy at L4-L5."],
    ["meas-implausible", "FINDINGS: Massively dilated pancreatic duct of 3 cm."],
    ["cons-absent-organ", "INDICATION: Right nephrectomy.\nFINDINGS: The left kidney is unremarkable."],
    ["meas-missing", "IMPRESSION: CT in 3 m is advised."],
    [
      "cons-level-mismatch",
      "FINDINGS: Compression fractures of T11, T12 and L1.\nIMPRESSION: Multilevel compression fractures, T11-L1.",
    ],
  ])("%s is silent on %j", (rule, text) => {
    expect(said(rule, text)).toEqual([]);
  });
});
