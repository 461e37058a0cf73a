import { describe, expect, it } from "vitest";
import { BUILT_IN_CASES, caseIdOf } from "../../shared/practice/built-in";
import { readCase } from "../../shared/practice/read-case";
import { scoreText } from "../../shared/practice/score/score";

const cases = new Map(
  BUILT_IN_CASES.flatMap(({ file, text }) => {
    const read = readCase(caseIdOf(file), text);
    return read.ok ? [[read.value.id, read.value] as const] : [];
  }),
);

type Row = readonly [id: string, answer: string, verdicts: Readonly<Record<string, string>>];

/** Other ways to say it, and what comes near and must not count. */
const ROWS: readonly Row[] = [
  ["ct-polytrauma", "Left haemopneumothorax: needs an intercostal drain.", { "ptx-next": "met" }],
  ["ct-polytrauma", "Left hemopneumothorax, for tube thoracostomy.", { "ptx-next": "met" }],
  ["ct-polytrauma", "Left hemopneumothorax. No chest drain needed.", { "ptx-next": "missed" }],
  ["mr-liver-hcc", "LR-5 lesion in segment VIII, hepatocellular carcinoma. To the liver MDT.", { "hcc-next": "met" }],
  ["mr-liver-hcc", "LR-5 lesion in segment VIII. Refer to the hepatobiliary MDM.", { "hcc-next": "met" }],
  ["mr-liver-hcc", "LR-5 lesion in segment VIII. For discussion at the liver meeting.", { "hcc-next": "met" }],
  ["mr-liver-hcc", "LR-5 lesion. The portal vein is open.", { pvt: "met" }],
  ["mr-liver-hcc", "LR-5 lesion. Portal vein is patent.", { pvt: "met" }],
  ["mr-liver-hcc", "LR-5 lesion. Portal vein free of clot.", { pvt: "met" }],
  ["mr-liver-hcc", "LR-5 lesion. Portal vein is not open.", { pvt: "missed" }],
  ["ct-fibrosis-pattern", "Fibrotic HP. For discussion at the ILD MDT.", { "hp-next": "met" }],
  ["ct-fibrosis-pattern", "Fibrotic HP. To be taken to the interstitial lung disease meeting.", { "hp-next": "met" }],
  ["rf-vcug-reflux", "Left VUR grade 3. For paediatric urology.", { next: "met" }],
  ["rf-vcug-reflux", "Left VUR grade three. Children's urologist to see.", { "reflux-grade": "met" }],
  ["rf-vcug-reflux", "Left VUR grade III. Right: none.", { right: "met" }],
  ["rf-vcug-reflux", "Left VUR grade III. No reflux on the right.", { right: "met" }],
  ["rf-vcug-reflux", "Left VUR grade III. Reflux on the right too.", { right: "missed" }],
  ["rf-vcug-reflux", "Left VUR grade IV.", { "reflux-grade": "missed", contradiction: "missed" }],
  ["rf-swallow-reflux", "Schatzki ring. Gastroscopy and dilatation.", { "ring-next": "met" }],
  ["rf-swallow-reflux", "Schatzki ring. Refer for OGD.", { "ring-next": "met" }],
  [
    "bmd-osteoporosis",
    "T score of minus 2.8 at the left femoral neck: osteoporosis. DEXA again in 2 years.",
    { tscore: "met", osteoporosis: "met", next: "met" },
  ],
  ["bmd-osteoporosis", "Osteoporosis, T -2.8. Repeat the scan in 24 months.", { osteoporosis: "met" }],
  ["bmd-osteoporosis", "Osteopenia at the hip.", { osteoporosis: "missed" }],
  ["bmd-osteoporosis", "Osteoporosis (T-score -1.8).", { tscore: "missed" }],
  ["us-ob-short-cervix", "Short cervix, 18 mm. Biometry agrees with dates.", { cervix: "met" }],
  ["us-ob-short-cervix", "Short cervix. Size in keeping with dates.", { dating: "met" }],
  ["us-ob-short-cervix", "Short cervix. No anomaly, growth in line with dates.", { dating: "met" }],
  ["us-ob-short-cervix", "Short cervix. Growth not in line with dates.", { dating: "missed" }],
  [
    "us-ob-short-cervix",
    "Short cervix. Low-lying placenta: rescan transvaginally at 32 weeks.",
    { "placenta-next": "met" },
  ],
  ["us-ob-short-cervix", "Short cervix. Low-lying placenta, repeat TV scan at 32/40.", { "placenta-next": "met" }],
  ["us-ob-short-cervix", "Normal cervical length of 38 mm. Placenta low.", { cervix: "missed" }],
  [
    "us-teen-ovary",
    "Right ovary has torted. Gynae on call to see now. Appendix normal. Dr Osei rung 18:45.",
    { torsion: "met", "torsion-side": "met", "torsion-next": "met", "torsion-comm": "met", appendix: "met" },
  ],
  ["us-teen-ovary", "Twisted right ovary.", { torsion: "met" }],
  ["us-teen-ovary", "Right ovary not torted.", { torsion: "missed", contradiction: "missed" }],
  ["us-teen-ovary", "Torsion of the right ovary. Dr Osei could not be reached.", { "torsion-comm": "missed" }],
  ["us-teen-ovary", "Torsion of the right ovary. Spoke to Dr Osei at 18:45.", { "torsion-comm": "met" }],
  ["us-teen-ovary", "Torsion of the right ovary. Please ring Dr Osei.", { "torsion-comm": "missed" }],
  ["us-ovarian-cyst", "Simple 4.2 cm left ovarian cyst. No need for follow-up.", { "no-fu": "met" }],
  ["us-ovarian-cyst", "Simple 4.2 cm left ovarian cyst. No more imaging.", { "no-fu": "met" }],
  ["us-ovarian-cyst", "Simple 4.2 cm left ovarian cyst. Needs no follow-up.", { "no-fu": "met" }],
  ["us-ovarian-cyst", "Simple 4.2 cm left ovarian cyst, follow-up in 6 weeks.", { "no-fu": "missed" }],
  ["us-ovarian-cyst", "Simple 4.2 cm left ovarian cyst. No twisting of the ovary.", { "no-torsion": "met" }],
  [
    "us-scrotum-pain",
    "Left epididymitis. Good flow in both testes. No drainable pus.",
    { epididymitis: "met", "no-abscess": "met" },
  ],
  ["us-scrotum-pain", "Inflamed left epididymis.", { epididymitis: "met" }],
  ["us-scrotum-pain", "Left testicular torsion.", { "no-torsion": "missed" }],
  [
    "us-early-pregnancy",
    "Viable singleton intrauterine pregnancy, CRL gives 8w0d, FH 162.",
    { iup: "met", age: "met" },
  ],
  ["us-early-pregnancy", "IUP of 8+0 weeks with heartbeat.", { iup: "met", age: "met" }],
  ["mr-knee-meniscus", "Bucket-handle tear, left medial meniscus. Cruciates intact.", { tear: "met", acl: "met" }],
  ["mr-knee-meniscus", "Bucket-handle tear, left medial meniscus. ACL fine.", { acl: "met" }],
  [
    "mr-knee-meniscus",
    "Bucket-handle tear of the medial meniscus with ACL tear.",
    { acl: "missed", contradiction: "missed" },
  ],
  [
    "mr-child-femur",
    "Osteosarcoma of the right distal femur crossing the growth plate. Vessels not encased.",
    { tumor: "met", epiphysis: "met", bundle: "met" },
  ],
  [
    "mr-child-femur",
    "Osteosarcoma of the right distal femur breaching the physis. Neurovascular bundle free.",
    { epiphysis: "met", bundle: "met" },
  ],
  ["mr-child-femur", "Osteosarcoma encasing the popliteal vessels.", { bundle: "missed" }],
  ["mr-child-femur", "Osteomyelitis of the right femur.", { tumor: "missed" }],
  ["mr-spondylodiscitis", "Epidural empyema L3-L5 squeezing the thecal sac.", { abscess: "met", compression: "met" }],
  [
    "mr-spondylodiscitis",
    "Extradural abscess L3 to L5, thecal sac compressed.",
    { abscess: "met", compression: "met" },
  ],
  ["ct-mesenteric-ischemia", "SMA embolus, gangrenous ileum, portal gas.", { sma: "met", ischemia: "met" }],
  ["ct-mesenteric-ischemia", "SMA clot with dead small bowel.", { sma: "met", ischemia: "met" }],
  ["ct-mesenteric-ischemia", "SMV thrombosis.", { sma: "missed" }],
  [
    "pt-lymphoma-response",
    "Complete metabolic response, Deauville 2. FDG-avid focus in the sigmoid, colonoscopy.",
    { response: "met", colon: "met", "colon-next": "met" },
  ],
  ["pt-lymphoma-response", "Full remission, Deauville two.", { response: "met" }],
  ["pt-lymphoma-response", "Partial response, Deauville 4.", { response: "missed" }],
  ["mr-rectal-staging", "Mid rectal cancer T3c. MRF clear.", { mrf: "missed", tstage: "met" }],
  [
    "mr-rectal-staging",
    "Mid rectal cancer T3c, CRM threatened. Sphincter not involved.",
    { mrf: "met", sphincter: "met" },
  ],
  ["mr-rectal-staging", "Mid rectal cancer T3c, margin involved. Sphincters spared.", { sphincter: "met" }],
  ["mr-rectal-staging", "Mid rectal cancer invading the sphincter.", { sphincter: "missed" }],
  ["mr-ms-followup", "Three new lesions. PML: none.", { pml: "met" }],
  ["mr-ms-followup", "Three new lesions. No sign of PML.", { pml: "met" }],
  ["mr-ms-followup", "Three new lesions. PML cannot be excluded.", { pml: "missed" }],
  ["xr-hip-fall", "Undisplaced left femoral neck fracture.", { fracture: "met", "fracture-shape": "missed" }],
  ["xr-hip-fall", "Displaced subcapital # left NOF, Garden IV.", { fracture: "met", "fracture-shape": "met" }],
  ["dx-skeletal-survey", "Inflicted injury. Repeat survey in a fortnight. CT brain.", { repeat: "met", brain: "met" }],
  ["dx-skeletal-survey", "Inflicted injury. Second survey after two weeks.", { repeat: "met" }],
  [
    "cxr-icu-tubes",
    "ET tube well placed. RIJ line tip at the cavoatrial junction. No PTX.",
    { ett: "met", line: "met", "no-ptx": "met" },
  ],
  ["cxr-icu-tubes", "ETT too high.", { ett: "missed" }],
  [
    "cxr-tension-icu",
    "Left tension pneumothorax, mediastinum shifted to the right. Decompress immediately. ETT in the right main bronchus, withdraw.",
    { "ptx-next": "met", shift: "met", ett: "met" },
  ],
  ["ct-pe-negative", "No PE. Basal collapse.", { atelectasis: "met" }],
  ["cxr-heart-failure", "Heart failure with interstitial oedema.", { edema: "met" }],
  ["mr-cord-compression", "Cord squeezed at D7 by tumour, vertebra collapsed pathologically.", { compression: "met" }],
  ["nm-thyroid-nodule", "Toxic nodule at the right lower pole. Biopsy not needed.", { hot: "met", fna: "met" }],
  ["nm-thyroid-nodule", "Hot nodule right lower pole. No FNA.", { fna: "met" }],
  ["nm-thyroid-nodule", "Cold nodule right lower pole.", { hot: "missed" }],
  ["pt-lung-staging", "RUL cancer. Left adrenal adenoma.", { adrenal: "missed", unsupported: "missed" }],
  ["pt-lung-staging", "RUL cancer with N3 nodes.", { n2: "missed" }],
  ["ct-stroke-lvo", "Left M1 occlusion. ACom aneurysm 4 mm, neurovascular outpatients.", { "aneurysm-next": "met" }],
  [
    "ct-diverticulitis-abscess",
    "Sigmoid diverticulitis with abscess 46 mm. IR drainage. Colonoscopy in six to eight weeks. No perforation into the free abdomen.",
    { colonoscopy: "met", "abscess-next": "met" },
  ],
  ["ct-diverticulitis-abscess", "Sigmoid diverticulitis, colonoscopy.", { colonoscopy: "partly" }],
  ["nm-hida-cystic-duct", "Acute cholecystitis, gallbladder does not fill. Rang Dr Adeyemi 13:30.", { comm: "met" }],
  ["nm-hida-cystic-duct", "Acute cholecystitis, gallbladder does not fill. Dr Adeyemi to be rung.", { comm: "missed" }],
  ["ct-aortic-dissection", "Aortic dissection.", { dissection: "partly" }],
  ["us-leg-swelling", "Veins compress fully. Ruptured Baker's cyst on the right.", { baker: "met" }],
  ["us-leg-swelling", "Popliteal vein clot.", { "no-dvt": "missed" }],
];

describe("what is said in other words, and what only comes near", () => {
  it.each(ROWS)("%s: %s", (id, answer, verdicts) => {
    const practice = cases.get(id);
    if (practice === undefined) throw new Error(`there is no case ${id}`);
    const { points } = scoreText(practice, answer);
    const found = points.filter((point) => point.id in verdicts).map((point) => [point.id, point.verdict]);
    expect(Object.fromEntries(found)).toEqual(verdicts);
  });
});
