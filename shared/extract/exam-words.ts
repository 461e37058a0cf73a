import { regionWords } from "../lexicons/load";
import { WordBits } from "./slots/word-bits";
import { vocabulary } from "./vocabulary";

const REGION_NAMES = [...new Set(regionWords().map((row) => row.region))];
const regions = new WordBits();
for (const { region, words } of regionWords()) regions.add(1 << REGION_NAMES.indexOf(region), words);

/** One bit a region, in the order of `regionNames`. */
export const REGION_BITS: WordBits = regions;

/** The bit of a region. */
export const regionBits = (name: string): number => 1 << REGION_NAMES.indexOf(name);

/** The names of the regions in a set of bits. */
export const regionNames = (bits: number): string[] => REGION_NAMES.filter((_, index) => (bits & (1 << index)) !== 0);

export const RIGHT = 1 << 0;
export const LEFT = 1 << 1;
export const BOTH = 1 << 2;
export const CONTRAST = 1 << 3;
export const AGENT = 1 << 4;
export const WITHOUT = 1 << 5;
export const WITH = 1 << 6;
export const ORAL = 1 << 7;
export const PLAIN = 1 << 8;
export const ENHANCED = 1 << 9;
export const MALE = 1 << 10;
export const FEMALE = 1 << 11;
export const KIN = 1 << 12;
export const GIVEN = 1 << 13;
export const SCREENING = 1 << 14;
export const POSITION = 1 << 15;
export const COMPARED = 1 << 16;
export const PHASE = 1 << 17;
export const IMAGES = 1 << 18;
/** "Plain CT", "native CT": without contrast, where an exam's name follows. */
export const BARE = 1 << 19;
export const CT_NAME = 1 << 20;
export const NONE = 1 << 21;
/** "Contrast was withheld". */
export const HELD = 1 << 22;

export const EXAM_WORDS: WordBits = new WordBits()
  .add(RIGHT, "right rt")
  .add(LEFT, "left lt")
  .add(BOTH, "bilateral bilaterally both")
  .add(CONTRAST, "contrast gadolinium dye")
  .add(
    AGENT,
    "iohexol iodixanol iopamidol ioversol iopromide iomeprol omnipaque isovue visipaque ultravist optiray iomeron gadobutrol gadoterate gadoxetate gadobenate gadoteridol gadavist dotarem eovist multihance prohance magnevist primovist clariscan",
  )
  .add(WITHOUT, "without wo no non not sans pre absence lack")
  .add(WITH, "with w post following after")
  .add(ORAL, "oral enteric rectal orally water")
  .add(PLAIN, "noncontrast unenhanced nonenhanced noncontrasted ncct nect precontrast")
  .add(
    ENHANCED,
    "enhanced postcontrast contrasted cta ctpa angiogram ctu cect multiphase multiphasic triphasic biphasic",
  )
  .add(MALE, "male man gentleman boy")
  .add(FEMALE, "female woman lady girl")
  .add(KIN, "mother father sister brother family aunt daughter son uncle grandmother grandfather")
  .add(GIVEN, "administered given administration used injected utilized utilised employed provided required received")
  .add(SCREENING, "screening screen")
  .add(POSITION, "lateral anterior posterior oblique decubitus aortic ventricle atrium handed")
  .add(COMPARED, "compared comparison prior previous")
  .add(PHASE, "arterial venous portal nephrographic excretory corticomedullary equilibrium delayed")
  .add(IMAGES, "phase venous image imaging acquisition")
  .add(BARE, "plain native")
  .add(CT_NAME, "ct computed helical multidetector mdct")
  .add(NONE, "none nil n na nothing 0")
  .add(HELD, "withheld held deferred declined refused contraindicated omitted");

/** Time units of an age in years. */
export const YEARS: ReadonlyMap<number, number> = new Map(
  Object.entries({
    year: 1,
    yr: 1,
    y: 1,
    yo: 1,
    month: 1 / 12,
    mo: 1 / 12,
    m: 1 / 12,
    week: 7 / 365.25,
    wk: 7 / 365.25,
    w: 7 / 365.25,
    day: 1 / 365.25,
    d: 1 / 365.25,
  }).map(([word, years]) => [vocabulary.intern(word), years]),
);
