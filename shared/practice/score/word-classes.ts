/**
 * What a word does in a wording. `grammar` says nothing of its own, hedges and denials among it, which the assertion machine
 * reads; a `side` is judged by its own point; a `qualifier` may be left out; a `general` word names no thing by itself.
 */
export type WordClass = "grammar" | "side" | "qualifier" | "general" | "plain";

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const GRAMMAR = words(`
a an the this that these those there here it its they them their which who whom whose what where when while whereas as than then
and or nor but yet so if because since due to for of in on at by with within into onto from through throughout between among
along across over under above below around near about after before during until upon per via without no not non none neither
free absence absent negative lack lacking denies is are was were be been being has have had having do does did will would can
could may might shall should must also again still now just only very too rather quite more most less least much many such
each every any all some other others another same both either further otherwise however given setting
seen see noted note identified identify demonstrated demonstrate visualized visualised observed detected shown show shows showing
found present presence evidence evident apparent appears appear seems seem remains remain reported described
likely probable probably possible possibly potential potentially presumed presumably suspected suspicious suspicion suspect
concerning concern worrisome suggestive suggests suggest suggesting suggested consistent compatible keeping favored favoured favor
favour represent represents representing reflect reflects reflecting indicate indicates indicating indicative equivocal
questionable question cannot exclude excluded rule ruled out unlikely measuring measures measured measure measurement approximately
approx about circa up currently overall associated related secondary caused cause causing attributable consequent result results
resulting based recommended recommend recommends recommendation advised advise advisable suggested consider considered
consideration needed need needs required require requires indicated warranted appropriate please obtain obtained perform performed
sign signs therefore thus mm cm
`);

const SIDES = words("right left bilateral bilaterally sided side both rt lt unilateral ipsilateral contralateral");

/** Degree, age, number, time: part of how a thing is described and seldom of what it is. */
const QUALIFIERS = words(`
acute subacute mild mildly moderate moderately severe severely marked markedly small tiny large minimal minimally slight slightly
minor major massive extensive trace moderate-sized sizable new newly interval early late known prior previous previously earlier formerly unchanged stable
simple uncomplicated typical classic characteristic focal diffuse solitary single multiple several few numerous multifocal
incidental incidentally nonspecific definite convincing suspicious significant clinically relevant important gross grossly mostly
mainly predominantly likely chronic longstanding residual isolated mammographic
mammographically sonographic sonographically radiographic radiographically radiologic imaging
solid enhancing hypoenhancing hypodense hypoechoic heterogeneous homogeneous irregular spiculated lobulated well defined
circumscribed indeterminate benign appearing 1 overt frank visible visualised obvious underlying active
nondisplaced undisplaced minimally displaced comminuted current symptomatic primary typical obstructing
`);

/** Says that there is something and leaves open what. */
const GENERAL = words(`
finding findings abnormality abnormalities abnormal change changes process processes disease disorder pathology condition lesion
lesions appearance appearances area areas region value values result number type grade class category stage score kind form pattern
problem issue thing site feature features status state degree extent amount component picture volume
`);

const CLASSES: ReadonlyMap<string, WordClass> = new Map([
  ...GENERAL.map((word) => [word, "general"] as const),
  ...QUALIFIERS.map((word) => [word, "qualifier"] as const),
  ...SIDES.map((word) => [word, "side"] as const),
  ...GRAMMAR.map((word) => [word, "grammar"] as const),
]);

/** The class of a word in lower case. */
export const classOf = (word: string): WordClass => CLASSES.get(word) ?? "plain";
