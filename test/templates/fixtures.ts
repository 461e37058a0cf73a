/** A template without anything wrong; tests change one thing in it. */
export const KNEE = `# A template of the tests.
name: Knee MR
modality: MR
regions: msk
sides: right; left
population: any
study: MRI knee; MR knee
organs: Menisci; Ligaments; Cartilage; Bone; Tendons; Joint fluid
measurements: effusion depth
categories:
source: Written for the tests
fill indication: Medial knee pain after a twist.
fill effusion depth: 3
---
Exam: MR {side} knee without contrast
Modality: MR

INDICATION:
[indication]

TECHNIQUE:
Multiplanar, multisequence MR of the {side} knee at [field strength: 1.5 T|3 T] without contrast.

COMPARISON:
[prior: None|Radiographs]

FINDINGS:
Menisci:
The medial and lateral menisci are intact.

Ligaments:
The cruciate and collateral ligaments are intact.

Cartilage:
No cartilage defect.

Bone:
No fracture or marrow edema.

Tendons:
The extensor mechanism is intact.

Joint fluid:
Physiologic joint fluid, [effusion depth: __ mm] deep in the suprapatellar recess.

IMPRESSION:
1. No internal derangement of the {side} knee.
`;

/** The line of the fixture's text that begins with these words, from 1. */
export function lineOfWords(text: string, words: string): number {
  return text.split("\n").findIndex((line) => line.includes(words)) + 1;
}
