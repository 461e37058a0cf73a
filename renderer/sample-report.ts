/**
 * What a new user sees first: an invented report with three defects to find and mend (a side that changes, a mass without
 * a size in Findings, an Impression that puts the lesser thing first).
 */
export const SAMPLE_NAME = "Sample report";

export const SAMPLE_TEXT = `Patient: Sample, Ada
Patient ID: 000-SAMPLE
Date of birth: 1964-05-17
Sex: F
Exam: CT abdomen and pelvis with contrast
Exam date: 2026-03-02
Accession number: S-1001
Referring physician: Dr. N. Example

INDICATION:
Right flank pain and hematuria for two weeks.

TECHNIQUE:
CT of the abdomen and pelvis after 100 mL of iohexol intravenously, portal venous phase.

COMPARISON:
CT abdomen 2025-08-14.

FINDINGS:
Kidneys: There is an enhancing mass in the upper pole of the right kidney. No hydronephrosis.
Adrenals: Stable 12 mm left adrenal nodule.
Liver: Normal in size and attenuation. No focal lesion.
Vessels: The abdominal aorta measures 21 mm. No dissection.
Bowel: No obstruction. The appendix is normal.

IMPRESSION:
1. Stable left adrenal nodule, 12 mm, benign adenoma.
2. Enhancing mass in the left kidney, suspicious for renal cell carcinoma. Urology referral is recommended.
3. Clinical correlation suggested.
`;
