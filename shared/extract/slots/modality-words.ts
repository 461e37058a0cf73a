import { ALL_CAPS, has, type Tokens } from "../tokens";
import { vocabulary } from "../vocabulary";

/** What an examination may be called → its DICOM modality (PS3.3, C.7.3.1.1.1; ES for endoscopy, BMD for densitometry). */
const NAMES: Readonly<Record<string, string>> = {
  CT: "ct cta ctpa ldct cect ncct hrct tomography cbct enterography colonography urogram urography ctu ctv tomogram",
  MR: "mri mr mra mrcp mrv fmri mrs mpmri",
  US: "ultrasound ultrasonography sonography sonogram doppler duplex us echocardiogram echocardiography eus elastography ultrasonogram usg sonographic ultrasonographic",
  PT: "pet",
  DX: "radiograph radiography xray xrays cxr kub film",
  MG: "mammogram mammography tomosynthesis dbt mammo",
  NM: "scintigraphy scintigram spect hida dmsa mibg octreotide",
  RF: "fluoroscopy esophagram vcug hysterosalpingogram hysterosalpingography swallow enema",
  XA: "angiography angiogram venogram arteriogram dsa arteriography",
  BMD: "dxa dexa densitometry",
  ES: "endoscopy colonoscopy bronchoscopy cystoscopy gastroscopy egd ercp hysteroscopy laparoscopy laryngoscopy sigmoidoscopy ureteroscopy esophagogastroduodenoscopy",
};
const CODES = new Map<number, string>();
for (const [code, names] of Object.entries(NAMES))
  for (const name of names.split(" ")) CODES.set(vocabulary.intern(name), code);

const CAPITALS_ONLY = new Set(["us", "pet"].map((word) => vocabulary.intern(word)));
const X = vocabulary.intern("x");
const RAY = vocabulary.intern("ray");
const BONE = vocabulary.intern("bone");
const SCAN = vocabulary.intern("scan");
const NUCLEAR = vocabulary.intern("nuclear");
const VIEW = vocabulary.intern("view");
const GI = vocabulary.intern("gi");
const UPPER = vocabulary.intern("upper");
const CAT = vocabulary.intern("cat");
const MAGNETIC = vocabulary.intern("magnetic");
const RESONANCE = vocabulary.intern("resonance");

/** The modality named at token `i`: its code and how many tokens name it. One object, filled again by each call. */
export interface ModalityAt {
  code: string;
  after: number;
}
const found: ModalityAt = { code: "", after: 0 };

export function modalityAt(tokens: Tokens, i: number, end: number): ModalityAt | undefined {
  const id = tokens.id[i] ?? -1;
  if (id < 0) return undefined;
  const code = CODES.get(id);
  if (code !== undefined) {
    if (CAPITALS_ONLY.has(id) && !has(tokens, i, ALL_CAPS)) return undefined;
    return take(code, i + 1);
  }
  const next = i + 1 < end ? (tokens.id[i + 1] ?? -1) : -1;
  if (id === X) {
    const ray = next === RAY ? i + 1 : i + 2 < end && tokens.id[i + 2] === RAY ? i + 2 : -1;
    return ray > 0 ? take("DX", ray + 1) : undefined;
  }
  if ((id === BONE || id === NUCLEAR) && next === SCAN) return take("NM", i + 2);
  if (id === CAT && next === SCAN) return take("CT", i + 2);
  if (id === MAGNETIC && next === RESONANCE) return take("MR", i + 2);
  if (id === UPPER && next === GI) return take("RF", i + 2);
  // "additional views", "diagnostic views": more radiographs or mammograms of the same kind.
  return id === VIEW ? take("DX", i + 1) : undefined;
}

function take(code: string, after: number): ModalityAt {
  found.code = code;
  found.after = after;
  return found;
}
