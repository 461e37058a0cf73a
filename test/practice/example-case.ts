import type { PracticeCase } from "../../shared/practice/case";
import { readCase } from "../../shared/practice/read-case";

/** A case for tests: a mass with its side, size, place and next step, an incidental nodule and a question. */
export const EXAMPLE = `title: Flank pain and hematuria
modality: CT
region: abdomen
difficulty: 2
minutes: 6
source: Invented
point mass: finding weight 5 = renal mass; renal cell carcinoma; renal neoplasm
point mass-side: side of mass weight 2 = right
point mass-size: size of mass weight 2 = 34 mm
point mass-place: place of mass weight 1 = upper pole
point mass-next: next of mass weight 3 = urology referral; urological consultation
point no-stones: answer weight 2 = no stones; no urolithiasis
point nodule: finding weight 1 = adrenal nodule; adrenal adenoma
teach: A solid enhancing renal mass is renal cell carcinoma until proven otherwise. (AUA 2021)
---
Patient: Case, A
Patient ID: CASE-1
Date of birth: 1960-05-01
Sex: M
Exam: CT abdomen and pelvis with contrast
Exam date: 2026-02-15
Accession number: P-1
Referring physician: Dr. A. Roe

INDICATION:
Right flank pain and hematuria. Evaluate for urinary stone.

TECHNIQUE:
CT of the abdomen and pelvis with intravenous contrast.

COMPARISON:
CT abdomen 2024-02-01.

FINDINGS:
Kidneys: 34 mm solid enhancing mass in the upper pole of the right kidney. No stone. No hydronephrosis.
Adrenals: 12 mm left adrenal adenoma, unchanged since 2024-02-01.
Liver and spleen: Normal.

IMPRESSION:
1. 3.4 cm enhancing mass in the upper pole of the right kidney, suspicious for renal cell carcinoma. Urology referral is recommended.
2. No stones.
3. Stable 12 mm left adrenal adenoma since 2024-02-01.
`;

export function exampleCase(text = EXAMPLE): PracticeCase {
  const read = readCase("example", text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}
