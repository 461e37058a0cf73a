// Invented reports from a seed: the same seed gives the same text everywhere. They are for timing, not for accuracy: their
// words and shapes are those of reports, their content means nothing.

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A report of about so many words: five sections, Findings by organ, a numbered Impression. With `flaws` every paragraph of
 * Findings has so many sentences of which each is worth a diagnostic.
 */
export function generateReport(seed, words, { flaws = 0 } = {}) {
  const random = seeded(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const fill = (template) =>
    template.replace(/\{(\w+)\}/g, (_, key) =>
      key === "mm" ? String(2 + Math.floor(random() * 60)) : pick(WORDS[key]),
    );
  const head = [
    `Patient: ${pick(WORDS.name)}\nMRN: ${Math.floor(random() * 1e7)}\nExam: CT chest, abdomen and pelvis with contrast\nExam date: 2025-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`,
    `INDICATION: ${fill("{reason}, {reason}.")}`,
    "TECHNIQUE: Helical CT after intravenous contrast in the portal venous phase, with coronal and sagittal reformats.",
    `COMPARISON: CT of 2024-1${Math.floor(random() * 3)}-05.`,
  ];
  const findings = [];
  let count = head.join(" ").split(/\s+/).length;
  const target = words * 0.87;
  for (let at = 0; count < target; at++) {
    const sentences = Array.from({ length: 3 + Math.floor(random() * 4) }, () => fill(pick(SENTENCES)));
    for (let flaw = 0; flaw < flaws; flaw++) sentences.push(fill(FLAWS[(at * flaws + flaw) % FLAWS.length]));
    const paragraph = `${WORDS.organ[at % WORDS.organ.length]}: ${sentences.join(" ")}`;
    count += paragraph.split(/\s+/).length;
    findings.push(paragraph);
  }
  const impression = [];
  for (let number = 1; count < words || number <= 3; number++) {
    const item = `${number}. ${fill(pick(ITEMS))}`;
    count += item.split(/\s+/).length;
    impression.push(item);
  }
  return `${head.join("\n\n")}\n\nFINDINGS:\n${findings.join("\n")}\n\nIMPRESSION:\n${impression.join("\n")}\n`;
}

const WORDS = {
  name: ["Vance, Ida", "Okafor, Ben", "Lindqvist, Per", "Marlow, Ruth", "Tanaka, Ren"],
  reason: [
    "cough for three weeks",
    "abdominal pain",
    "weight loss",
    "known colon cancer, staging",
    "fall from a ladder",
    "fever of unknown origin",
  ],
  organ: [
    "Lungs",
    "Pleura",
    "Heart",
    "Mediastinum",
    "Liver",
    "Gallbladder",
    "Pancreas",
    "Spleen",
    "Adrenals",
    "Kidneys",
    "Bowel",
    "Bladder",
    "Vessels",
    "Bones",
    "Soft tissues",
  ],
  place: [
    "right upper lobe",
    "left lower lobe",
    "right middle lobe",
    "lingula",
    "right hepatic lobe",
    "left kidney",
    "right kidney",
    "pancreatic tail",
    "sigmoid colon",
    "left adrenal gland",
    "L3 vertebral body",
    "right femoral head",
  ],
  lesion: [
    "nodule",
    "mass",
    "cyst",
    "hypodense lesion",
    "enhancing lesion",
    "calcification",
    "ground-glass opacity",
    "fluid collection",
    "enlarged lymph node",
  ],
  trait: [
    "well-circumscribed",
    "spiculated",
    "lobulated",
    "thin-walled",
    "ill-defined",
    "hyperdense",
    "partly calcified",
  ],
  absent: [
    "pleural effusion",
    "pneumothorax",
    "lymphadenopathy",
    "free fluid",
    "free air",
    "hydronephrosis",
    "acute fracture",
    "bowel obstruction",
    "focal consolidation",
    "pulmonary embolism",
  ],
  normal: [
    "normal in size and attenuation",
    "unremarkable",
    "within normal limits",
    "patent",
    "of normal caliber",
    "without focal abnormality",
  ],
  structure: [
    "The trachea",
    "The aorta",
    "The spleen",
    "The pancreas",
    "The gallbladder",
    "The urinary bladder",
    "The appendix",
    "The portal vein",
    "The thyroid gland",
    "The main pulmonary artery",
  ],
  change: [
    "unchanged",
    "slightly larger than before",
    "new since the prior examination",
    "decreased in size",
    "stable since the comparison study",
  ],
  follow: [
    "Follow-up CT in 3 months is recommended",
    "MRI with contrast is recommended for characterization",
    "Consider biopsy",
    "No further imaging is needed",
    "Clinical correlation is suggested",
  ],
};

const SENTENCES = [
  "There is a {trait} {lesion} in the {place} measuring {mm} x {mm} mm, {change}.",
  "A {mm} mm {lesion} is seen in the {place}, previously {mm} mm.",
  "No {absent}, {absent} or {absent}.",
  "No evidence of {absent}.",
  "{structure} is {normal}.",
  "{structure} is {normal} (series 3, image {mm}).",
  "There is no {absent} on either side.",
  "A {trait} {lesion} of the {place} is {change} and probably benign.",
  "{structure} measures 2.{mm} cm in diameter, which is {change}.",
  "Mild degenerative change is present without {absent}; the {place} is {normal}.",
  "Possible small {lesion} adjacent to the {place}, too small to characterize.",
  "History of {absent}; none is seen today.",
];

const FLAWS = [
  "The the {place} is {normal}.",
  "A {trait} {lesion} of the {place} measures {mm}.",
  "A {lesion} in the {place} cannot be excluded.",
  "The {lesion} in the {place} comma {mm} mm comma is {change}.",
  "The terminal ilium is {normal}.",
  "A {lesion} of [ ] mm is seen in the {place}.",
];

const ITEMS = [
  "{trait} {lesion} in the {place} measuring {mm} mm, {change}. {follow}.",
  "No {absent}.",
  "{lesion} of the {place}, {change}.",
  "Possible {lesion} in the {place}. {follow}.",
  "No evidence of {absent} or {absent}.",
];
