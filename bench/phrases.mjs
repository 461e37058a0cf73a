// A second list of staged phrases for the accuracy benchmark, in its own words and written before the rules were tuned:
// what is found in the first list only was learned by heart.
//
//   node SHARED/bench/score.mjs --phrases bench/phrases.mjs -- npx readout check --ndjson

const noMass = /^(?![\s\S]*\bmass)/i;
const noKidney = /^(?![\s\S]*(kidney|renal))/i;
const noSpine = /^(?![\s\S]*(disc|disk|L\d))/i;
const ct = /^(?![\s\S]*\bMR)[\s\S]*\bCT\b/;
// Only where nothing in the Impression is critical by itself already.
const calm = {
  test: (text) =>
    !/pneumothorax|embol|dissection|free (?:intraperitoneal )?air|hemorrhage|hematoma|infarct|perforat|abscess|rupture|fracture|pneumonia|occlusion|torsion|appendicitis/i.test(
      text,
    ),
};
const abnormal = /pneumothorax|fracture|pneumonia|embol|hemorrhage|carcinoma|metasta|abscess/i;

export const PHRASES = {
  vagueRecommendation: [
    "Correlate clinically.",
    "Please correlate with the clinical picture.",
    "Clinical correlation is advised.",
    "Clinical and imaging follow-up as needed.",
    "Further workup as clinically warranted.",
    "Additional imaging could be considered if clinically indicated.",
    "Recommend clinical correlation.",
    "Follow-up recommended.",
    "Further characterization is suggested.",
    "Additional evaluation may be of benefit.",
    "Clinical follow up is suggested.",
    "Further imaging may be obtained as clinically indicated.",
    "Needs clinical correlation.",
    "Suggest further assessment.",
  ],
  vagueFinding: [
    "Abnormal renal findings.",
    "Liver abnormality noted.",
    "Changes in the right lung.",
    "See above.",
    "Findings as described above.",
    "There is an abnormality in the pelvis.",
    "Nonspecific process in the chest.",
    "Some changes are seen.",
    "Pancreatic finding as above.",
    "Various findings as detailed in the body of the report.",
  ],
  incompleteFollowUp: [
    ["Follow-up MRI of the liver is recommended.", "interval"],
    ["Suggest repeat ultrasound of the thyroid.", "interval"],
    ["Surveillance CT is advised.", "interval"],
    ["Recommend continued imaging surveillance.", "modality"],
    ["Follow-up imaging in 3 months is recommended.", "modality"],
    ["Short-term imaging follow-up is suggested.", "modality"],
    ["Repeat chest radiograph is recommended to document resolution.", "interval"],
    ["Further imaging of the adrenal gland is recommended.", "modality"],
    ["Advise follow up ultrasound.", "interval"],
    ["Recommend repeat imaging to ensure stability.", "modality"],
  ],
  unfilled: ["[measurement]", "{size}", "<side>", "____", "[right/left]", "***", "[  ]", "[# mm]", "??", "[Dr. name]"],
  spokenPunctuation: [" comma ", " full stop ", " new paragraph ", " semicolon ", " colon ", " next line "],
  change: [
    "No significant interval change.",
    "Findings have progressed since the prior study.",
    "The effusion has decreased compared with the previous examination.",
    "Stable appearance compared to prior.",
    "The nodule is larger than on the previous CT.",
  ],
  enhancement: [
    "The lesion enhances heterogeneously.",
    "There is peripheral nodular enhancement of a 3 cm hepatic lesion.",
    "Arterial phase hyperenhancement is seen in segment VII.",
    "The mass shows rim enhancement after contrast.",
  ],
  implausible: [
    "The pancreatic duct measures 4 cm.",
    "The spleen measures 120 cm.",
    "The main portal vein is 13 cm in diameter.",
    "The appendix measures 8 cm in diameter.",
    "The gallbladder wall is 4 cm thick.",
    "The ascending aorta measures 38 cm.",
  ],
  maleAnatomy: [
    "Prostate gland measures 4.5 x 4.0 x 3.8 cm.",
    "The seminal vesicles are symmetric.",
    "Both testes are normal.",
    "Prostatomegaly is present.",
  ],
  femaleAnatomy: [
    "The ovaries are normal in appearance.",
    "Endometrial stripe is 5 mm.",
    "Fibroid uterus.",
    "No adnexal mass is seen.",
  ],
  pairs: {
    "size-pair": [
      [
        "A 1.8 cm spiculated mass is present in the left upper lobe.",
        "8.1 cm spiculated left upper lobe mass, suspicious for primary lung cancer. Recommend PET/CT and tissue sampling.",
        noMass,
      ],
      [
        "The left adrenal mass measures 2.6 x 2.2 cm.",
        "Left adrenal mass measuring 6.2 cm. Recommend adrenal protocol CT within 1 month.",
        noMass,
      ],
      [
        "In the pancreatic head there is a mass measuring 31 mm.",
        "Pancreatic head mass, 13 mm, concerning for adenocarcinoma. Recommend endoscopic ultrasound with biopsy.",
        noMass,
      ],
      [
        "A mass of 4.5 cm is seen in the right hepatic lobe.",
        "5.4 cm mass in the right hepatic lobe. Recommend liver MRI within 2 weeks.",
        noMass,
      ],
    ],
    "side-pair": [
      [
        "Within the interpolar region of the right kidney there is a 2.4 cm solid mass.",
        "Solid left renal mass, 2.4 cm. Urology referral recommended.",
        noKidney,
      ],
      [
        "Obstructing 5 mm calculus in the left proximal ureter with moderate left hydronephrosis.",
        "5 mm obstructing right ureteral calculus with moderate hydronephrosis of the right kidney.",
        noKidney,
      ],
      ["There is moderate hydronephrosis of the right kidney.", "Moderate left hydronephrosis.", noKidney],
    ],
    "level-pair": [
      [
        "At L3-L4 a large disc protrusion narrows the canal.",
        "Large disc protrusion at L4-L5 narrowing the canal.",
        noSpine,
      ],
      [
        "Disc herniation at L5-S1 compresses the left S1 root.",
        "L4-5 disc herniation compressing the left nerve root.",
        noSpine,
      ],
      ["There is severe foraminal stenosis at C5-C6.", "Severe foraminal stenosis at C6-C7.", noSpine],
    ],
  },
  planted: {
    "direction-mismatch": [
      ["findings", "The left lower lobe nodule is smaller, measuring 9 mm compared with 6 mm previously."],
      ["findings", "Interval decrease of the hepatic lesion, 3.4 cm now versus 2.1 cm before."],
      ["findings", "Pulmonary nodule has grown, currently 5 mm, was 8 mm."],
      ["findings", "Unchanged mediastinal lymph node measuring 24 mm, previously 11 mm."],
    ],
    "absent-organ": [
      ["findings", "Prior splenectomy. The spleen is normal in size."],
      ["findings", "The patient has had a hysterectomy. The uterus is normal."],
      ["findings", "Gallbladder is surgically absent. No gallbladder wall thickening; the gallbladder is normal."],
      ["findings", "Post left nephrectomy. The left kidney is unremarkable."],
    ],
    "impossible-anatomy": [
      ["findings", "Opacity in the right lingula."],
      ["findings", "There is a fracture of the 14th rib."],
      ["findings", "A lesion is seen in hepatic segment IX."],
      ["findings", "Compression deformity of L8."],
      ["findings", "Atelectasis of the left middle lobe."],
    ],
    "invalid-category": [
      ["impression", "Lung-RADS 6."],
      ["impression", "BI-RADS category 8."],
      ["impression", "LI-RADS 7 observation in segment V."],
      ["impression", "PI-RADS 6 lesion in the peripheral zone."],
      ["impression", "ACR TI-RADS TR7 nodule."],
    ],
    "category-management": [
      ["impression", "BI-RADS 5. Recommend follow-up mammogram in 6 months."],
      ["impression", "BI-RADS 2. Ultrasound-guided biopsy is recommended."],
      ["impression", "BI-RADS 4C. Routine screening mammography in 1 year."],
      ["impression", "Lung-RADS 4B. Continue annual screening with low-dose CT in 12 months."],
    ],
    "hedge-stack": [
      ["impression", "This may possibly represent an early infiltrate."],
      ["impression", "Appearances could perhaps suggest possible pneumonia."],
      ["impression", "Probable possible small effusion."],
      ["impression", "Findings may potentially be suggestive of edema."],
    ],
    "cannot-exclude": [
      ["impression", "Underlying mass cannot be ruled out."],
      ["impression", "Cannot exclude pneumonia."],
      ["impression", "An early neoplasm is not excluded."],
      ["impression", "Infection can not be entirely excluded."],
    ],
    "wrong-word": [
      ["findings", "There is fluid surrounding the prostrate."],
      ["findings", "Old fracture of the left ileum near the acetabulum."],
      ["findings", "There is a pleural infusion on the left."],
      ["findings", "The urethra is dilated down to the ureterovesical junction."],
    ],
    "missing-unit": [
      ["findings", "The lesion in the liver measures 22 x 18."],
      ["findings", "There is a cyst measuring 4.1 x 3.7 x 3.5 in the left kidney."],
      ["findings", "The nodule is 14 in diameter."],
      ["findings", "The common bile duct has a diameter of 9."],
    ],
    "modality-vocabulary": [
      ["findings", "The lesion shows restricted diffusion.", ct],
      ["findings", "There is a hypoechoic lesion in the right hepatic lobe.", ct],
      ["findings", "FLAIR hyperintense focus is present.", ct],
      ["findings", "An area of increased echogenicity is seen in the liver.", ct],
    ],
    "normal-with-abnormal": [
      ["impression", "Normal study.", abnormal],
      ["impression", "The examination is unremarkable.", abnormal],
      ["impression", "Negative exam.", abnormal],
    ],
    "critical-last": [
      ["impression", "Large left tension pneumothorax.", calm],
      ["impression", "Acute dissection of the ascending aorta.", calm],
      ["impression", "Free intraperitoneal air, consistent with bowel perforation.", calm],
      ["impression", "Acute subdural hematoma with midline shift.", calm],
    ],
    "finding-left-out": [
      ["findings", "Displaced fracture of the right clavicle.", /^(?![\s\S]*fracture)/i],
      ["findings", "There is a small left pneumothorax.", /^(?![\s\S]*pneumothorax)/i],
      [
        "findings",
        "A filling defect is present in the right main pulmonary artery, consistent with acute pulmonary embolism.",
        /^(?![\s\S]*embol)/i,
      ],
      ["findings", "There is an 18 mm spiculated nodule in the left lower lobe.", /^(?![\s\S]*nodul)/i],
    ],
    "no-next-step": [
      ["impression", "Indeterminate 1.8 cm hepatic lesion."],
      ["impression", "Spiculated 14 mm right lower lobe nodule, suspicious for malignancy."],
      ["impression", "Incompletely characterized 3.1 cm right renal lesion."],
      ["impression", "2.4 cm complex left adnexal mass, concerning for neoplasm."],
    ],
  },
};
