import { WordBits } from "./slots/word-bits";

// What small words do in a clause. Grammar, not medicine: medical words stand in the tables of shared/lexicons.

/** A finite verb: what follows it, or the comma before its subject, is a new statement. */
export const VERB = 1 << 0;
/** "seen", "identified": with "is" or "are" it belongs to the list before it ("no masses and no nodes are seen"). */
export const PERCEIVED = 1 << 1;
/** Opens a new noun phrase: "the", "there", "she". */
export const DETERMINER = 1 << 2;
/** Says how much or since when: after a comma it opens a new finding, unless an "or" follows. */
export const DEGREE = 1 << 3;
/** All is well: never part of a denied list. */
export const WELL = 1 << 4;
export const OR = 1 << 5;
export const AND = 1 << 6;
export const WITH = 1 << 7;
/** Narrows a denial: "no acute fracture" leaves an old one open. */
export const NARROWING = 1 << 8;
/** A study, not a state of the patient: "prior CT". */
export const STUDY_NOUN = 1 << 9;
export const SIDE_WORD = 1 << 10;
/** "this", "these", "that": points back. */
export const POINTING = 1 << 11;
/** "in", "of", "within": what follows says where. */
export const WHERE = 1 << 12;
/** Makes a conditional of what follows: "once resolved". */
export const ONCE = 1 << 13;
/** "which", "that", "who": a relative clause. */
export const RELATIVE = 1 << 14;
/** "after", "following": what follows happened before and is not what is denied. */
export const AFTER = 1 << 15;
/** "small", "tiny", "multiple", "few" */
export const ARTICLE = 1 << 16;
/** Ends a run of words that may belong to one noun phrase. */
export const BUT = 1 << 17;

/** Denies by itself. */
export const NEGATIVE = 1 << 18;
/** What may happen: "should symptoms worsen". */
export const HAPPENING = 1 << 19;
/** It is so, in general: "when hydronephrosis is present". */
export const IS_NOW = 1 << 20;
export const WAS = 1 << 21;
/** "previously seen", "the earlier" */
export const PREVIOUS = 1 << 22;

export const GRAMMAR: WordBits = new WordBits()
  .add(
    VERB,
    "is are was were has have had shows show showed demonstrates demonstrate demonstrated reveals reveal revealed appears appear appeared remains remain remained measures contains suggests suggest represents represent extends lies became becomes does do did can could may might will would should continues exhibits occupies displaces involves causes underwent notes states reports complains",
  )
  .add(
    PERCEIVED,
    "seen identified noted present visualized detected evident demonstrated appreciated observed found visible apparent recognized shown displayed depicted suggested suspected reported",
  )
  .add(
    DETERMINER,
    "the there this that these those it its he she they his her their patient a an both each all another both some",
  )
  .add(
    DEGREE,
    "small large moderate mild severe tiny minimal massive trace huge multiple several few scattered numerous stable unchanged new old chronic slight subtle extensive marked minor mildly moderately severely slightly minimally again interval increased decreased improved worsening enlarging persistent residual redemonstrated known bibasilar prominent borderline diffuse likely probable possible probably possibly suspected status post",
  )
  .add(WELL, "normal intact patent clear unremarkable preserved maintained supple soft regular stable grossly")
  .add(OR, "or nor")
  .add(AND, "and &")
  .add(WITH, "with")
  .add(
    NARROWING,
    "acute new large significant suspicious definite obvious gross focal other further additional residual recurrent active displaced drainable discrete enlarged pathologic pathological abnormal severe high grade major substantial overt frank convincing clear focally interval worsening dominant concerning aggressive central proximal lobar measurable hemodynamically critical massive sizable sizeable bulky complicated advanced progressive enlarging increasing",
  )
  .add(
    STUDY_NOUN,
    "ct cta mri mr mra us ultrasound sonogram radiograph film x study examination exam exams imaging scan scans image mammogram mammography comparison pet report reports date time chest studies to on dated at",
  )
  .add(SIDE_WORD, "left right bilateral bilaterally lt rt")
  .add(POINTING, "this these that those its latter former")
  .add(WHERE, "in of within at along involving throughout overlying inside on near")
  .add(ONCE, "once until when after unless if")
  .add(RELATIVE, "which who whom whose")
  .add(AFTER, "after following post")
  .add(NEGATIVE, "no not without")
  .add(
    HAPPENING,
    "worsen persist recur develop occur increase enlarge grow change arise progress deteriorate become appear remain fall rise drop continue return fail show demonstrate reveal prove",
  )
  .add(IS_NOW, "is are has have develops occurs persists worsens becomes appears recurs exists")
  .add(WAS, "was were had did")
  .add(PREVIOUS, "previously previous prior earlier formerly")
  .add(ARTICLE, "the a an")
  .add(BUT, "but however although though yet");
