import { wordId } from "../vocabulary";
import { WordBits } from "./word-bits";

/** What a word does near a number. One bit each. */
export const LABEL = 1 << 0;
export const TIMES = 1 << 1;
export const AXIS = 1 << 2;
export const CUE = 1 << 3;
export const SPELLED = 1 << 4;
export const FILLER = 1 << 5;
export const ABOUT = 1 << 6;
export const PRIOR = 1 << 7;
export const NOW = 1 << 8;
export const PRESENT_VERB = 1 << 9;
export const PAST_VERB = 1 << 10;
export const CHANGE = 1 << 11;
export const SLICE = 1 << 12;
export const SLICE_ADJECTIVE = 1 << 13;
export const AGENT = 1 << 14;
export const FOLLOWS_BARE = 1 << 15;
export const NOT_TIMES = 1 << 16;
export const LESS = 1 << 17;
export const MORE = 1 << 18;
export const UNIT_BEFORE = 1 << 19;
export const STUDY = 1 << 20;
export const LITRE_CUE = 1 << 21;
export const WEIGHT_CUE = 1 << 22;
export const DISTANCE = 1 << 23;
export const EXTENT_CUE = 1 << 24;
export const LESION_NOUN = 1 << 25;

export const MEASURE_WORDS = new WordBits()
  .add(
    LABEL,
    "segment series image img im se level grade stage zone station type rib class score category tirads birads rads lr tr phase day week month no number figure fig page slice item step group lead lobe gleason version table site position pass frame kvp weeks age aged para gravida factor chapter room bed version mrn accession p g view c t l s cervical thoracic lumbar cuneiform metatarsal metacarpal digit toe finger ray",
  )
  .add(TIMES, "x × * by")
  .add(
    AXIS,
    "ap tr trv trans transverse cc si lr craniocaudal craniocaudad cephalocaudal cephalocaudad anteroposterior anterior posterior transaxial long length width wide height depth deep sagittal coronal axial dimension diameter plane superior inferior superoinferior medial lateral mediolateral short axis thick thickness l w h d in the ( ) , - /",
  )
  .add(
    CUE,
    "measure measured measuring measurement size sized diameter thickness thick length span width wide height dimension caliber depth axis extent",
  )
  .add(
    EXTENT_CUE,
    "diameter size length thickness width height greatest maximum maximal max short long ap transverse dimension caliber depth thick wide span largest axial craniocaudal",
  )
  .add(SPELLED, "one two three four five six seven eight nine ten eleven twelve fifteen twenty half")
  .add(
    FILLER,
    "of a an the in at is are was were now about approximately maximum max maximal mean minimum average total overall up to size diameter length greatest largest : = ( only just measuring measured measure which and it thickness has have",
  )
  .add(ABOUT, "approximately about roughly around nearly almost approx estimated circa ~ ≈ ca some ± approximate")
  .add(PRIOR, "previously previous prior formerly former earlier initially before baseline old originally")
  .add(NOW, "now currently current today presently")
  .add(PRESENT_VERB, "measure measuring is are has currently now demonstrates shows today")
  .add(PAST_VERB, "was were measured had")
  .add(
    CHANGE,
    "increase increased increasing decrease decreased decreasing grown growth growing enlarged enlarging enlargement progressed regressed changed shrunk shrunken reduced reduction improved worsened went up down expanded diminished risen fallen dropped larger smaller widened narrowed regression progression shrinkage contraction expansion improvement worsening bigger widening narrowing shrinking diminution involution went gone",
  )
  .add(
    SLICE,
    "slice section collimation reconstruction reconstructed increment cut reformat reformatted reformation spacing gap image sections",
  )
  .add(
    SLICE_ADJECTIVE,
    "axial coronal sagittal contiguous thin thick helical multiplanar transverse consecutive and high resolution slab mip serial spiral overlapping - thickness of at with by in were was a from",
  )
  .add(
    AGENT,
    "iohexol iodixanol iopamidol ioversol iopromide iomeprol iobitridol omnipaque isovue visipaque ultravist optiray iomeron xenetix gadobutrol gadoterate gadoxetate gadobenate gadopentetate gadoteridol gadavist dotarem eovist multihance magnevist prohance primovist clariscan gadolinium contrast intravenous intravenously iv injected injection administered administration lidocaine saline bolus instilled infused fdg lovenox bupivacaine triamcinolone tracer isotope",
  )
  .add(
    FOLLOWS_BARE,
    "in at on by within and with compared from to previously prior now today which but was were or , . ; : ) ( along as without versus vs for is seen located involving there this the near inside",
  )
  .add(NOT_TIMES, "matrix pixel view field per day daily times table magnification grid week hourly mg array voxel set")
  .add(LESS, "less smaller under below shorter thinner lower ≤ <")
  .add(MORE, "more greater larger over exceeding exceeds exceed longer thicker above bigger ≥ >")
  .add(UNIT_BEFORE, "suv suvmax suvpeak suvmean suvs hu hounsfield")
  .add(
    STUDY,
    "study exam examination ct mri mr us ultrasound radiograph scan imaging film mammogram pet report date comparison scans",
  )
  .add(LITRE_CUE, "liter drained removed aspirated paracentesis thoracentesis volume ascites fluid")
  .add(WEIGHT_CUE, "weight weighs weighing fetal efw gland gram prostate uterus spleen specimen")
  .add(
    DISTANCE,
    "above below from proximal distal away beyond superior inferior cephalad caudal deep lateral medial anterior posterior off beneath",
  )
  .add(
    LESION_NOUN,
    "nodule mass lesion cyst stone calculus calculi polyp node aneurysm tumor tumour focus opacity collection abscess hematoma haematoma metastasis fibroid adenoma hemangioma haemangioma effusion pneumothorax gallstone granuloma tear defect displacement displaced retropulsion anterolisthesis retrolisthesis shift thickening hernia thrombus cavity seroma bulla osteophyte meningioma depression gap separation",
  );

export const ID = {
  to: wordId("to"),
  of: wordId("of"),
  than: wordId("than"),
  as: wordId("as"),
  up: wordId("up"),
  or: wordId("or"),
  and: wordId("and"),
  equal: wordId("equal"),
  at: wordId("at"),
  least: wordId("least"),
  most: wordId("most"),
  no: wordId("no"),
  not: wordId("not"),
  from: wordId("from"),
  between: wordId("between"),
  with: wordId("with"),
  compared: wordId("compared"),
  comparison: wordId("comparison"),
  versus: wordId("versus"),
  vs: wordId("vs"),
  on: wordId("on"),
  in: wordId("in"),
  the: wordId("the"),
  this: wordId("this"),
  a: wordId("a"),
  half: wordId("half"),
  cross: wordId("cross"),
  dot: wordId("."),
  comma: wordId(","),
  hyphen: wordId("-"),
  enDash: wordId("–"),
  minus: wordId("−"),
  all: wordId("all"),
  measurement: wordId("measurement"),
  dimension: wordId("dimension"),
  size: wordId("size"),
  slash: wordId("/"),
  colon: wordId(":"),
  plus: wordId("+"),
  old: wordId("old"),
  last: wordId("last"),
  against: wordId("against"),
  cmx: wordId("cmx"),
  mmx: wordId("mmx"),
  on_: wordId("since"),
  volume: wordId("volume"),
} as const;
