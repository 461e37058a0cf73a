import { wordId } from "../vocabulary";
import { WordBits } from "./word-bits";

/** What a word does in a recommendation. One bit each. */
export const RECOMMEND = 1 << 0;
export const CONSIDER = 1 << 1;
export const SUGGEST = 1 << 2;
/** "needed", "helpful", "warranted": makes the noun before it a recommendation. */
export const NEED = 1 << 3;
/** "obtained", "performed", behind "should be", "could be". */
export const DONE = 1 << 4;
export const MODAL = 1 << 5;
export const WEAK_MODAL = 1 << 6;
export const FOLLOW = 1 << 7;
export const EVALUATE = 1 << 8;
export const IMAGE = 1 << 9;
export const TISSUE = 1 << 10;
export const REFER = 1 << 11;
export const TREAT = 1 << 12;
export const LABORATORY = 1 << 13;
export const CORRELATE = 1 << 14;
/** Verbs that order something at the head of a sentence. */
export const IMPERATIVE = 1 << 15;
/** A verb that tells what was seen or done: no order. */
export const TOLD = 1 << 16;
export const NEGATION = 1 << 17;
export const BREAK = 1 << 18;
export const LEAD = 1 << 19;
export const CONDITION = 1 << 20;
export const ADVERB = 1 << 21;
export const GENERIC = 1 << 22;
export const BE = 1 << 23;
export const PURPOSE = 1 << 24;
export const NOUN_LEAD = 1 << 25;
export const COMPARE = 1 << 26;

export const REC_WORDS = new WordBits()
  .add(
    RECOMMEND,
    "recommend recommended recommending recommendation advise advised advisable advocate rec recs encouraged",
  )
  .add(CONSIDER, "consider considered consideration")
  .add(SUGGEST, "suggest suggested")
  .add(
    NEED,
    "needed required necessary warranted indicated helpful useful beneficial valuable prudent preferred appropriate requested reasonable ideal need require warrant mandatory optional worthwhile",
  )
  .add(
    DONE,
    "obtained performed done undertaken ordered pursued repeated scheduled arranged sought made followed monitored evaluated assessed biopsied characterized sampled aspirated carried correlated excluded given attempted reassessed",
  )
  .add(MODAL, "should must would shall ought")
  .add(WEAK_MODAL, "may could can might")
  .add(
    FOLLOW,
    "followup surveillance repeat repeated reassessment reassess recheck monitoring monitor reevaluation reevaluate reimaging reimage follow followed screening rescreening monitored reassessed control",
  )
  .add(
    EVALUATE,
    "evaluation evaluate evaluated workup assessment assess assessed characterization characterize characterized investigation investigate clarification delineation exploration testing examination exam study",
  )
  .add(IMAGE, "imaging image view scan")
  .add(
    TISSUE,
    "biopsy fna sampling biopsied excision aspirated cytology histology resection histopathologic histopathological",
  )
  .add(
    REFER,
    "consultation consult referral refer referred urology neurosurgery oncology surgeon specialist gastroenterology",
  )
  .add(
    TREAT,
    "drainage retraction repositioning reposition advancement advancing anticoagulation decompression removal replacement withdrawal intervention antibiotic surgery treatment management revision retracting withdrawing embolization advance retract withdraw",
  )
  .add(
    LABORATORY,
    "psa afp ca lipase amylase metanephrine creatinine lft lfts laboratory lab labs serum urinalysis esr crp cea tsh hormone biochemical",
  )
  .add(CORRELATE, "correlate correlation correlated")
  .add(
    IMPERATIVE,
    "repeat obtain correlate continue refer reassess recheck return compare monitor reevaluate follow recommend consider suggest advise advance retract withdraw reposition perform evaluate resume",
  )
  .add(
    TOLD,
    "show showed shown demonstrates demonstrated reveal revealed is are was were has had been have performed underwent confirmed showing since remains appears found noted seen again",
  )
  .add(NEGATION, "no not without nor never unnecessary")
  .add(BREAK, "but however although whereas which because therefore that")
  .add(
    LEAD,
    "please and , would we i to should or then also strongly kindly : - – ( clinically may could will can ) . / might if",
  )
  .add(CONDITION, "if unless when should provided depending where")
  .add(
    ADVERB,
    "clinically medically further still otherwise deemed is are felt considered persistently further there a the it desired be symptomatically",
  )
  .add(
    GENERIC,
    "clinical clinically history symptom symptoms symptomatology finding exam examination presentation picture patient the with and any sign status context data setting further correlation information for to of is are be recommended suggested advised needed required please as a an his her their this these that situation findings condition evaluation assessment correlate appropriate other would may helpful useful needed necessary warranted indicated , . ( ) in if there by or also at scenario background parameters should follow up followup management course confirmation confirm ensure resolution stability document clearing clearance benefit value help use assistance utility",
  )
  .add(BE, "be is are being been")
  .add(PURPOSE, "of for to")
  .add(
    NOUN_LEAD,
    "further additional clinical short interval close continued dedicated annual routine repeat month week year day diagnostic contrast enhanced nonemergent nonurgent outpatient imaging term a an the - early urgent prompt immediate yearly appropriate surgical urologic urological oncologic gynecologic neurosurgical vascular serial regular multiphase targeted dynamic low dose noncontrast pelvic renal chest abdominal abdomen pelvis head brain thyroid hepatic liver adrenal spine thoracic breast whole body bone nuclear medicine physical laboratory histologic pathologic direct spot compression view ct mri us pet guided protocol tissue core needle with without of comparison strict delayed bilateral right left hip knee specific any",
  )
  .add(COMPARE, "comparison compare");

export const REC = {
  up: wordId("up"),
  follow: wordId("follow"),
  followed: wordId("followed"),
  work: wordId("work"),
  clinical: wordId("clinical"),
  correlate: wordId("correlate"),
  correlation: wordId("correlation"),
  of: wordId("of"),
  for: wordId("for"),
  to: wordId("to"),
  with: wordId("with"),
  by: wordId("by"),
  as: wordId("as"),
  if: wordId("if"),
  no: wordId("no"),
  not: wordId("not"),
  concern: wordId("concern"),
  suspicion: wordId("suspicion"),
  was: wordId("was"),
  were: wordId("were"),
  had: wordId("had"),
  been: wordId("been"),
  previously: wordId("previously"),
  guided: wordId("guided"),
  attention: wordId("attention"),
  on: wordId("on"),
  loss: wordId("loss"),
  there: wordId("there"),
  status: wordId("status"),
  prior: wordId("prior"),
  consideration: wordId("consideration"),
  recommendation: wordId("recommendation"),
  recommended: wordId("recommended"),
  suggest: wordId("suggest"),
  suggested: wordId("suggested"),
  consider: wordId("consider"),
  semicolon: wordId(";"),
  comma: wordId(","),
  dot: wordId("."),
  in: wordId("in"),
  within: wordId("within"),
  at: wordId("at"),
  biopsy: wordId("biopsy"),
  per: wordId("per"),
  dr: wordId("dr"),
  tissue: wordId("tissue"),
  fine: wordId("fine"),
  needle: wordId("needle"),
  aspiration: wordId("aspiration"),
  need: wordId("need"),
  routine: wordId("routine"),
  outside: wordId("outside"),
  screening: wordId("screening"),
  annual: wordId("annual"),
  repeat: wordId("repeat"),
} as const;
