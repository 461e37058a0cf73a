// A fourth list of staged phrases, written after the rules had been mended for the third and before they met it: what it
// yielded at the first run, a mean recall of 0.961, is how far the rules reached beyond the lists then. For the next such figure write a new list.
//
//   node SHARED/bench/score.mjs --phrases bench/phrases-4.mjs -- npx readout check --ndjson

const ct = /^(?![\s\S]*\bMR)(?![\s\S]*(?:ultraso|sonogra))[\s\S]*\bCT\b/;
const noMass = /^(?![\s\S]*\b(?:mass|tumou?r))/i;
const noKidney = /^(?![\s\S]*(?:kidney|renal|ureter|hydroneph))/i;
const noSpine = /^(?![\s\S]*(?:disc|disk|vertebra|L\d|T\d|C\d))/i;
const noFracture = /^(?![\s\S]*fracture)/i;
const noNodule = /^(?![\s\S]*(?:nodul|mass))/i;
const calm = {
  test: (text) =>
    !/pneumothorax|embol|dissection|free (?:intraperitoneal )?air|hemorrhage|hematoma|infarct|perforat|abscess|rupture|fracture|pneumonia|occlusion|torsion|appendicitis|metasta|carcinoma|malignan/i.test(
      text,
    ),
};
const abnormal = /pneumothorax|fracture|pneumonia|embol|hemorrhage|carcinoma|metasta|abscess/i;

export const PHRASES = {
  vagueRecommendation: [
    "Correlation with the clinical history is advised.",
    "Clinical follow-up is recommended.",
    "Further evaluation as clinically needed.",
    "Consider additional imaging.",
    "Suggest clinical and laboratory follow-up as appropriate.",
    "Further work-up is suggested if warranted.",
  ],
  vagueFinding: [
    "As described in the findings section.",
    "Findings as per report.",
    "Abnormal renal appearance.",
    "Nonspecific abnormality of the right lung.",
    "There are changes in the liver as noted above.",
  ],
  incompleteFollowUp: [
    ["A repeat MRI is suggested.", "interval"],
    ["Continued follow-up with CT is recommended.", "interval"],
    ["Follow-up sonography is advised.", "interval"],
    ["Repeat imaging in two months is suggested.", "modality"],
    ["Close imaging follow-up is recommended.", "modality"],
  ],
  unfilled: ["[value]", "{organ}", "______", "[small/moderate/large]", "[ mm]", "<measurement>"],
  spokenPunctuation: [" semicolon ", " colon ", " new paragraph ", " exclamation point ", " next paragraph "],
  change: [
    "Improved compared with the earlier examination.",
    "The nodules have not changed since the last study.",
    "There is interval progression of disease.",
    "The consolidation has cleared since the previous radiograph.",
    "Slightly larger than before.",
  ],
  enhancement: [
    "The wall of the abscess enhances.",
    "There is patchy enhancement of the spleen.",
    "Peripherally enhancing 2 cm lesion in segment VI.",
    "The tumour shows intense enhancement.",
  ],
  implausible: [
    "The gallbladder wall measures 4 cm in thickness.",
    "The right kidney measures 105 cm in length.",
    "The main portal vein measures 14 cm.",
    "There is a 45 cm nodule in the right upper lobe.",
    "The spleen measures 125 cm in craniocaudal extent.",
  ],
  maleAnatomy: [
    "The prostate is enlarged and measures 5 cm.",
    "Both testicles are unremarkable.",
    "Seminal vesicles appear normal.",
  ],
  femaleAnatomy: ["The uterus is retroverted.", "Small right ovarian cyst.", "The endometrial stripe is thin."],
  pairs: {
    "size-pair": [
      [
        "Left lower lobe mass measuring 34 mm.",
        "Left lower lobe mass of 43 mm, suspicious. Biopsy is recommended.",
        noMass,
      ],
      ["There is a 9 mm stone in the right renal pelvis.", "19 mm stone in the right renal pelvis.", noKidney],
      [
        "The mass in the pancreatic body measures 2.2 x 1.9 cm.",
        "Pancreatic body mass, 22 cm. Endoscopic ultrasound with biopsy is recommended.",
        noMass,
      ],
    ],
    "side-pair": [
      ["Fracture of the left lateral malleolus.", "Right lateral malleolus fracture.", noFracture],
      [
        "There is a 12 mm nodule in the left lower lobe.",
        "12 mm nodule in the right lower lobe. CT in 3 months is recommended.",
        noNodule,
      ],
      ["Marked hydronephrosis of the left kidney.", "Marked right hydronephrosis.", noKidney],
    ],
    "level-pair": [
      ["Central disc extrusion at L5-S1.", "Central disc extrusion at L3-L4.", noSpine],
      [
        "Compression fracture of T7 with 30% loss of height.",
        "T9 compression fracture with 30% loss of height.",
        noSpine,
      ],
      ["There is anterolisthesis of C4 on C5.", "Anterolisthesis of C3 on C4.", noSpine],
    ],
  },
  planted: {
    "direction-mismatch": [
      ["findings", "The nodule has decreased from 6 mm to 9 mm."],
      ["findings", "Interval enlargement of the cyst, 3.0 cm, previously 3.8 cm."],
      ["findings", "The lymph node is unchanged, measuring 22 mm compared to 12 mm."],
    ],
    "absent-organ": [
      ["findings", "Status post cholecystectomy. Normal gallbladder without stones."],
      ["findings", "The patient has undergone splenectomy. The spleen is unremarkable."],
      ["findings", "The left kidney has been removed. The left kidney is of normal size."],
    ],
    "impossible-anatomy": [
      ["findings", "Nodule in the left lung middle lobe."],
      ["findings", "Burst fracture of L9."],
      ["findings", "Fracture of the right 16th rib."],
    ],
    "invalid-category": [
      ["impression", "BI-RADS category 10."],
      ["impression", "Lung-RADS category 9."],
      ["impression", "PI-RADS v2.1 category 7."],
    ],
    "category-management": [
      ["impression", "BI-RADS 2, benign. Core biopsy is recommended."],
      ["impression", "BI-RADS 4. Follow-up mammogram in 12 months."],
      ["impression", "Lung-RADS 4A. Return to annual screening."],
    ],
    "hedge-stack": [
      ["impression", "Possible questionable infiltrate."],
      ["impression", "This may perhaps represent scarring."],
      ["impression", "Could possibly suggest early oedema."],
    ],
    "cannot-exclude": [
      ["impression", "A neoplasm cannot be excluded."],
      ["impression", "Abscess is not entirely excluded."],
      ["impression", "It is not possible to exclude a fracture."],
    ],
    "wrong-word": [
      ["findings", "Small bilateral plural effusions."],
      ["findings", "The prostrate measures 4 cm."],
      ["findings", "Degenerative changes of the faucet joints."],
    ],
    "missing-unit": [
      ["findings", "A nodule of 14 x 11 is seen in the liver."],
      ["findings", "The mass measures 6.3 x 5.5 x 4.1."],
      ["findings", "Cyst in the spleen measuring 2.8."],
    ],
    "modality-vocabulary": [
      ["findings", "The nodule is hypoechoic.", ct],
      ["findings", "The lesion is bright on T2.", ct],
      ["findings", "There is a T1 hypointense focus.", ct],
    ],
    "normal-with-abnormal": [
      ["impression", "No abnormality seen.", abnormal],
      ["impression", "This is a normal examination.", abnormal],
      ["impression", "Normal chest.", abnormal],
    ],
    "critical-last": [
      ["impression", "Massive pulmonary embolism.", calm],
      ["impression", "Acute intracerebral hemorrhage.", calm],
      ["impression", "Perforated appendicitis.", calm],
    ],
    "finding-left-out": [
      ["findings", "There is a fracture of the left distal radius.", noFracture],
      ["findings", "Large right pneumothorax.", /^(?![\s\S]*pneumothora)/i],
      ["findings", "There is a 16 mm spiculated nodule in the right upper lobe.", noNodule],
    ],
    "no-next-step": [
      ["impression", "Suspicious 2.2 cm mass in the left kidney."],
      ["impression", "Indeterminate 18 mm liver lesion."],
      ["impression", "15 mm spiculated nodule in the right upper lobe, suspicious for malignancy."],
    ],
  },
};
