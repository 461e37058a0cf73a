// One spelling for a word's singular, plural, British and American forms, so that tables list each term once.

/** Latin and Greek plurals that no ending rule finds. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    calculi: "calculus",
    thrombi: "thrombus",
    emboli: "embolus",
    bronchi: "bronchus",
    foci: "focus",
    nuclei: "nucleus",
    sulci: "sulcus",
    gyri: "gyrus",
    radii: "radius",
    humeri: "humerus",
    fungi: "fungus",
    menisci: "meniscus",
    tali: "talus",
    villi: "villus",
    bronchioli: "bronchiolus",
    vertebrae: "vertebra",
    bullae: "bulla",
    pleurae: "pleura",
    fistulae: "fistula",
    bursae: "bursa",
    conchae: "concha",
    diverticula: "diverticulum",
    hila: "hilum",
    septa: "septum",
    atria: "atrium",
    ostia: "ostium",
    ova: "ovum",
    acetabula: "acetabulum",
    hematomata: "hematoma",
    foramina: "foramen",
    lumina: "lumen",
    indices: "index",
    apices: "apex",
    cortices: "cortex",
    appendices: "appendix",
    varices: "varix",
    thoraces: "thorax",
    pneumothoraces: "pneumothorax",
    hydropneumothoraces: "hydropneumothorax",
    hemothoraces: "hemothorax",
    calyces: "calyx",
    calices: "calyx",
    phalanges: "phalanx",
    feet: "foot",
    teeth: "tooth",
    axes: "axis",
    bases: "base",
    children: "child",
    women: "woman",
    men: "man",
    metastases: "metastasis",
    micrometastases: "micrometastasis",
    stases: "stasis",
    diagnoses: "diagnosis",
    prostheses: "prosthesis",
    epiphyses: "epiphysis",
    apophyses: "apophysis",
    diaphyses: "diaphysis",
    metaphyses: "metaphysis",
    anastomoses: "anastomosis",
    stenoses: "stenosis",
    thromboses: "thrombosis",
    exostoses: "exostosis",
    enostoses: "enostosis",
    synostoses: "synostosis",
    scolioses: "scoliosis",
    pelves: "pelvis",
    testes: "testis",
    calves: "calf",
    leaves: "leaf",
    halves: "half",
    valves: "valve",
  }),
);

/** Words that end like a plural and are none, or whose "singular" is another word. */
const KEPT = new Set(["series", "lens", "does", "less", "always", "perhaps", "besides", "herpes", "diabetes", "pubes"]);

/** American part → British part, longest first where one holds another. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ["hemo", "haemo"],
  ["hemat", "haemat"],
  ["hemangi", "haemangi"],
  ["hemarth", "haemarth"],
  ["hemorr", "haemorr"],
  ["edema", "oedema"],
  ["esoph", "oesoph"],
  ["tumor", "tumour"],
  ["color", "colour"],
  ["fiber", "fibre"],
  ["center", "centre"],
  ["caliber", "calibre"],
  ["anemi", "anaemi"],
  ["ischem", "ischaem"],
  ["orthoped", "orthopaed"],
  ["fetal", "foetal"],
  ["fetus", "foetus"],
  ["pediatr", "paediatr"],
  ["gynec", "gynaec"],
  ["cecum", "caecum"],
  ["cecal", "caecal"],
  ["feces", "faeces"],
  ["fecal", "faecal"],
  ["gray", "grey"],
  ["liter", "litre"],
  ["millimeter", "millimetre"],
  ["centimeter", "centimetre"],
  ["diarrhea", "diarrhoea"],
  ["celiac", "coeliac"],
  ["etiolog", "aetiolog"],
  ["leukemi", "leukaemi"],
  ["catheteriz", "catheteris"],
  ["characteriz", "characteris"],
  ["visualiz", "visualis"],
  ["recogniz", "recognis"],
  ["localiz", "localis"],
  ["stabiliz", "stabilis"],
  ["organiz", "organis"],
  ["labeled", "labelled"],
  ["behavior", "behaviour"],
  ["favor", "favour"],
  ["mold", "mould"],
  ["sulfur", "sulphur"],
  ["maneuver", "manoeuvre"],
  ["paralyz", "paralys"],
  ["analyz", "analys"],
  ["dilatation", "dilation"],
];

/** The form that stands for all forms of a folded word: singular, American. */
export function canonicalWord(word: string): string {
  return americanise(singular(americanise(word)));
}

/** The other forms of a canonical word that a text may hold: its plurals and British spellings. */
export function otherForms(canonical: string): readonly string[] {
  const other = british(canonical);
  return other === canonical ? plurals(canonical) : [other, ...plurals(canonical), ...plurals(other)];
}

function singular(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length < 4 || !word.endsWith("s") || KEPT.has(word)) return word;
  if (/(?:ss|us|is|'s)$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

const PLURAL_OF = new Map<string, string[]>();
for (const [plural, one] of IRREGULAR) PLURAL_OF.set(one, [...(PLURAL_OF.get(one) ?? []), plural]);

function plurals(word: string): string[] {
  const known = PLURAL_OF.get(word) ?? [];
  if (word.length < 3 || !/[a-z]$/.test(word)) return known;
  if (/(?:ss|x|z|ch|sh)$/.test(word)) return [...known, `${word}es`];
  if (/[^aeiou]y$/.test(word)) return [...known, `${word.slice(0, -1)}ies`];
  if (/(?:is|us|s)$/.test(word)) return known;
  return [...known, `${word}s`];
}

/** Most words have one spelling, and one look tells. */
const BRITISH = new RegExp(SPELLINGS.map(([, other]) => other).join("|"));
const AMERICAN = new RegExp(SPELLINGS.map(([american]) => american).join("|"));

function americanise(word: string): string {
  if (!BRITISH.test(word)) return word;
  let out = word;
  for (const [american, other] of SPELLINGS) if (out.includes(other)) out = out.replace(other, american);
  return out;
}

function british(word: string): string {
  if (!AMERICAN.test(word)) return word;
  let out = word;
  for (const [american, other] of SPELLINGS) {
    if (out.includes(american) && !out.includes(other)) out = out.replace(american, other);
  }
  return out;
}
