import type { CaseEntry } from "../../shared/host";

/** Invented; the patient and everybody else in it as well. */
export const FINISHED = `Patient: Okoye, Ngozi
Patient ID: 4471123
Date of birth: 1950-04-02
Sex: F
Exam: CT abdomen with contrast
Exam date: 2026-02-03
Referring physician: Dr. P. Marchetti

INDICATION:
Hematuria. Seen by Dr. Marchetti. Ms. Okoye lives on Ward Larkspur.

TECHNIQUE:
CT of the abdomen with intravenous contrast.

COMPARISON:
None.

FINDINGS:
Kidneys: Enhancing mass of 34 mm in the upper pole of the right kidney. No hydronephrosis.
Liver: Normal.
Gallbladder: Cholelithiasis without wall thickening.

IMPRESSION:
1. Enhancing right renal mass of 34 mm, suspicious for renal cell carcinoma. Urology referral is recommended.
2. Cholelithiasis.
`;

/** What a resident had written of it. */
export const DRAFT = FINISHED.replace("of the right kidney", "of the left kidney").replace(
  /1\. Enhancing[\s\S]*$/,
  "1. Cholelithiasis.\n2. Enhancing left renal mass of 34 mm.\n3. Diverticulosis.\n",
);

export const CASE = `title: A lump on the way
modality: CT
region: abdomen
difficulty: 1
minutes: 3
source: Invented for this test
point mass: finding weight 5 = renal mass; renal cell carcinoma
point mass-side: side of mass weight 2 = right
point mass-next: next of mass weight 3 = urology referral
teach: A solid enhancing renal mass in an adult is cancer until proven otherwise. (AUA 2021)
---
Patient: Case, A
Patient ID: CASE-lump
Date of birth: 1950-01-01
Sex: F
Exam: CT abdomen with contrast
Exam date: 2026-01-12
Accession number: P-lump
Referring physician: Dr. A. Roe

INDICATION:
Hematuria.

TECHNIQUE:
CT of the abdomen after intravenous contrast.

COMPARISON:
None.

FINDINGS:
Kidneys: Enhancing mass of 34 mm in the upper pole of the right kidney. No hydronephrosis.
Liver: Normal.

IMPRESSION:
1. 34 mm enhancing mass in the right kidney, suspicious for renal cell carcinoma. Urology referral is recommended.
`;

export const caseFile = (file: string, text: string, origin: CaseEntry["origin"] = "built-in"): CaseEntry => ({
  origin,
  file,
  text,
});
