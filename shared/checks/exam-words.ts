// A text's modalities and regions are sets of few names: a bit each, so that two texts are compared by one operation.

/** The modalities that `modalitiesIn` knows, as DICOM codes: a bit each, in this order. */
const MODALITIES = ["CT", "MR", "US", "DX", "MG", "PT", "NM", "RF"] as const;

// One group a modality, in the order of the codes. No match can begin inside another one's.
const MODALITY_WORDS = new RegExp(
  `\\b(?:${[
    "CTA?|CTV|HRCT|LDCT|[Cc]omputed [Tt]omograph\\w{1,3}|[Cc]omputeri[sz]ed [Tt]omograph\\w{1,3}",
    "MR[AIV]?|MRCP|f?MRI|[Mm]agnetic [Rr]esonance",
    "[Uu]ltraso\\w{2,9}|ULTRASOUND|[Ss]onogra\\w{1,5}|[Dd]oppler|DOPPLER",
    "XR|[Rr]adiographs?|RADIOGRAPHS?|[Rr]adiography|[Xx]-?[Rr]ays?|[Pp]lain [Ff]ilms?|CXR|KUB",
    "[Mm]ammogra\\w{1,3}|MAMMOGRA\\w{1,3}|[Tt]omosynthesis|DBT",
    "PET|[Pp]ositron",
    "SPECT|[Ss]cintigra\\w{1,4}|[Bb]one [Ss]can|V\\/Q|[Nn]uclear|NM|HIDA|DMSA|MAG3",
    "[Ff]luoroscop\\w{1,4}|[Bb]arium|[Ee]sophagram|[Uu]pper GI|VCUG|[Aa]rthrogra\\w{1,3}|[Ss]wallow",
  ]
    .map((words) => `(${words})`)
    .join("|")})\\b`,
  "g",
);

/**
 * The modalities that a text names, as bits. Only unmistakable words count: "views" or "images" stand for several of
 * them.
 */
export function modalitiesIn(text: string): number {
  return groupsMatched(MODALITY_WORDS, text, MODALITIES.length);
}

/** The bits of some DICOM codes. */
export function bitsOfModalities(codes: readonly string[]): number {
  let bits = 0;
  for (let i = 0; i < MODALITIES.length; i += 1) if (codes.includes(MODALITIES[i] ?? "")) bits |= 1 << i;
  return bits;
}

/** The code of the first of them; undefined where there is none. */
export const firstModality = (bits: number): string | undefined => MODALITIES[firstBit(bits)];

/** The regions of the body that `regionsIn` knows: a bit each, in this order. */
const REGIONS = ["head", "neck", "chest", "abdomen", "shoulder", "elbow", "hand", "hip", "knee", "foot"] as const;
type Region = (typeof REGIONS)[number];

const bitsOf = (...regions: readonly Region[]): number =>
  regions.reduce((bits, region) => bits | (1 << REGIONS.indexOf(region)), 0);

/** Words for regions. Neighbouring regions that one exam may cover under either name (neck and cervical spine, abdomen and pelvis) share an entry. */
const REGION_ROWS: readonly (readonly [string, number])[] = [
  [
    "head|brain|cranial|skull|intracranial|orbits?|face|facial|sinus(?:es)?|temporal bones?|pituitary|sella",
    bitsOf("head"),
  ],
  ["neck|cervical|c-?spine|carotids?|thyroid|larynx", bitsOf("neck")],
  ["chest|thorax|thoracic|lungs?|pulmonary|heart|cardiac|coronary|ribs?|t-?spine|breasts?", bitsOf("chest")],
  ["pelvi[sc]|hips?|sacroiliac", bitsOf("abdomen", "hip")],
  [
    "abdom\\w{2,4}|liver|hepat\\w{1,4}|kidneys?|renal|urogram|bowel|enterograph\\w|pancrea\\w{1,4}|lumbar|l-?spine|sacr\\w{1,6}|prostate|uter\\w{2,4}|adrenals?|scrot\\w{1,3}|KUB",
    bitsOf("abdomen"),
  ],
  ["upper (?:extremit(?:y|ies)|limbs?)|arms?", bitsOf("shoulder", "elbow", "hand")],
  ["shoulder|clavicle|scapula|humeral|rotator", bitsOf("shoulder")],
  ["humerus", bitsOf("shoulder", "elbow")],
  ["elbow", bitsOf("elbow")],
  ["forearm|radius|ulna", bitsOf("elbow", "hand")],
  ["hand|wrist|fingers?|thumb|carpal", bitsOf("hand")],
  ["lower (?:extremit(?:y|ies)|limbs?)|legs?", bitsOf("hip", "knee", "foot")],
  ["femoral", bitsOf("hip")],
  ["femur", bitsOf("hip", "knee")],
  ["knee|patella", bitsOf("knee")],
  ["runoff|tibia|fibula|tib-?fib", bitsOf("knee", "foot")],
  ["foot|feet|ankle|toes?|calcaneus|hindfoot|forefoot", bitsOf("foot")],
];

// One group a row; no match can begin inside another one's.
const REGION_WORDS = new RegExp(`\\b(?:${REGION_ROWS.map(([words]) => `(${words})`).join("|")})\\b`, "gi");

/** The regions of the body that a text names, as bits. */
export function regionsIn(text: string): number {
  const rows = groupsMatched(REGION_WORDS, text, REGION_ROWS.length);
  let regions = 0;
  for (let i = 0; rows >> i !== 0; i += 1) if ((rows & (1 << i)) !== 0) regions |= REGION_ROWS[i]?.[1] ?? 0;
  return regions;
}

/** The joints and what lies between them. */
export const LIMBS = bitsOf("shoulder", "elbow", "hand", "hip", "knee", "foot");

/** The name of the first of them; undefined where there is none. */
export const firstRegion = (bits: number): string | undefined => REGIONS[firstBit(bits)];

/** A bit for each group of the pattern that matched somewhere. */
function groupsMatched(pattern: RegExp, text: string, groups: number): number {
  let bits = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    let group = 1;
    while (group < groups && match[group] === undefined) group += 1;
    bits |= 1 << (group - 1);
  }
  return bits;
}

/** -1 where there is none. */
const firstBit = (bits: number): number => 31 - Math.clz32(bits & -bits);
