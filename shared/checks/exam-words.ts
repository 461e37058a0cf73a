/**
 * The modalities that a text names, as DICOM codes. Only unmistakable words count: "views" or "images" stand for
 * several of them.
 */
export function modalitiesIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [code, pattern] of MODALITIES) if (pattern.test(text)) found.add(code);
  return found;
}

const MODALITIES: readonly (readonly [string, RegExp])[] = [
  ["CT", /\b(?:CTA?|CTV|HRCT|LDCT|[Cc]omputed [Tt]omograph\w{1,3}|[Cc]omputeri[sz]ed [Tt]omograph\w{1,3})\b/],
  ["MR", /\b(?:MR[AIV]?|MRCP|f?MRI|[Mm]agnetic [Rr]esonance)\b/],
  ["US", /\b(?:[Uu]ltraso\w{2,9}|ULTRASOUND|[Ss]onogra\w{1,5}|[Dd]oppler|DOPPLER)\b/],
  ["DX", /\b(?:XR|[Rr]adiographs?|RADIOGRAPHS?|[Rr]adiography|[Xx]-?[Rr]ays?|[Pp]lain [Ff]ilms?|CXR|KUB)\b/],
  ["MG", /\b(?:[Mm]ammogra\w{1,3}|MAMMOGRA\w{1,3}|[Tt]omosynthesis|DBT)\b/],
  ["PT", /\b(?:PET|[Pp]ositron)\b/],
  ["NM", /\b(?:SPECT|[Ss]cintigra\w{1,4}|[Bb]one [Ss]can|V\/Q|[Nn]uclear|NM|HIDA|DMSA|MAG3)\b/],
  ["RF", /\b(?:[Ff]luoroscop\w{1,4}|[Bb]arium|[Ee]sophagram|[Uu]pper GI|VCUG|[Aa]rthrogra\w{1,3}|[Ss]wallow)\b/],
];

/**
 * The regions of the body that a text names. Neighbouring regions that one exam may cover under either name (neck and
 * cervical spine, abdomen and pelvis) share an entry.
 */
export function regionsIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [region, pattern] of REGIONS) if (pattern.test(text)) found.add(region);
  return found;
}

const REGIONS: readonly (readonly [string, RegExp])[] = [
  [
    "head",
    /\b(?:head|brain|cranial|skull|intracranial|orbits?|face|facial|sinus(?:es)?|temporal bones?|pituitary|sella)\b/i,
  ],
  ["neck", /\b(?:neck|cervical|c-?spine|carotids?|thyroid|larynx)\b/i],
  ["chest", /\b(?:chest|thorax|thoracic|lungs?|pulmonary|heart|cardiac|coronary|ribs?|t-?spine|breasts?)\b/i],
  [
    "abdomen",
    /\b(?:abdom\w{2,4}|pelvi[sc]|liver|hepat\w{1,4}|kidneys?|renal|urogram|bowel|enterograph\w|pancrea\w{1,4}|lumbar|l-?spine|sacr\w{1,6}|prostate|uter\w{2,4}|adrenals?|hips?|scrot\w{1,3}|KUB)\b/i,
  ],
  ["shoulder", /\b(?:upper (?:extremit(?:y|ies)|limbs?)|arms?|shoulder|clavicle|scapula|humerus|humeral|rotator)\b/i],
  ["elbow", /\b(?:upper (?:extremit(?:y|ies)|limbs?)|arms?|elbow|forearm|humerus|radius|ulna)\b/i],
  ["hand", /\b(?:upper (?:extremit(?:y|ies)|limbs?)|arms?|hand|wrist|fingers?|thumb|carpal|forearm|radius|ulna)\b/i],
  ["hip", /\b(?:lower (?:extremit(?:y|ies)|limbs?)|legs?|hips?|pelvi[sc]|femur|femoral|sacroiliac)\b/i],
  ["knee", /\b(?:lower (?:extremit(?:y|ies)|limbs?)|legs?|runoff|knee|patella|femur|tibia|fibula|tib-?fib)\b/i],
  [
    "foot",
    /\b(?:lower (?:extremit(?:y|ies)|limbs?)|legs?|runoff|foot|feet|ankle|toes?|calcaneus|tibia|fibula|tib-?fib|hindfoot|forefoot)\b/i,
  ],
];
