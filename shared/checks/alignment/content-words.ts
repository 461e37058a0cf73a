/** Words that say nothing of what a sentence is about: grammar, the wording of reports, and the sides. */
const EMPTY = new Set(
  (
    "with without which there this that these those from into onto have been were will also along more most some than then " +
    "very about approximately measuring measures measured measure seen noted observed present identified detected demonstrated " +
    "again right left bilateral both side sided area areas appearance appearances findings finding consistent compatible " +
    "suggestive suspicious concerning likely possible possibly probable probably represent represents representing evidence " +
    "recommend recommended follow followed evaluation study examination exam diameter size sized small large mild moderate " +
    "severe minimal tiny multiple several stable unchanged increased decreased interval level localization view image images " +
    "section sections within between where when image adjacent extending"
  ).split(" "),
);

const SHORTEST = 4;

/** The content words of a text in lower case, each once, plurals folded. Numbers and words of fewer than four letters are left out. */
export function contentWords(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  const lower = text.toLowerCase();
  let start = -1;
  for (let i = 0; i <= lower.length; i += 1) {
    const code = i < lower.length ? lower.charCodeAt(i) : 32;
    const isLetter = code >= 97 && code <= 122;
    if (isLetter && start < 0) start = i;
    if (isLetter || start < 0) continue;
    if (i - start >= SHORTEST) {
      const word = singular(lower.slice(start, i));
      if (!EMPTY.has(word)) words.add(word);
    }
    start = -1;
  }
  return words;
}

/** The words of some sentences, found without making a string of any: by their first letters and where they stand. */
export interface WordPlaces {
  /** `wordStart` of each word. */
  readonly start: readonly number[];
  /** The index of its sentence. */
  readonly sentence: readonly number[];
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly texts: readonly string[];
}

/** The first three letters as a number, which a folded plural keeps. */
export function wordStart(word: string): number {
  return ((word.charCodeAt(0) & 31) << 10) | ((word.charCodeAt(1) & 31) << 5) | (word.charCodeAt(2) & 31);
}

/** More than any `wordStart`. */
export const WORD_STARTS = 1 << 15;

/** Where the content words of the sentences stand, and those of grammar with them; the same words that `contentWords` sees. */
export function wordPlaces(sentences: readonly { readonly text: string }[]): WordPlaces {
  const start: number[] = [];
  const sentence: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const texts = sentences.map(({ text }) => (isAscii(text) ? text : text.toLowerCase()));
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at] ?? "";
    let first = -1;
    let letters = 0;
    for (let i = 0; i <= text.length; i += 1) {
      const letter = i < text.length ? text.charCodeAt(i) | 32 : 32;
      if (letter >= 97 && letter <= 122) {
        if (first < 0) {
          first = i;
          letters = letter & 31;
        } else if (i < first + 3) letters = (letters << 5) | (letter & 31);
      } else if (first >= 0) {
        if (i - first >= SHORTEST) {
          start.push(letters);
          sentence.push(at);
          from.push(first);
          to.push(i);
        }
        first = -1;
      }
    }
  }
  return { start, sentence, from, to, texts };
}

/** The word at a place, as `contentWords` gives it. */
export function wordOfPlace({ sentence, from, to, texts }: WordPlaces, i: number): string {
  return singular((texts[sentence[i] ?? 0] ?? "").slice(from[i], to[i]).toLowerCase());
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** How many words two sets share. */
export function sharedCount(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared;
}

function singular(word: string): string {
  if (word.length > 7 && (word.endsWith("oses") || word.endsWith("tases"))) return `${word.slice(0, -2)}is`;
  if (word.length > 5 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("is") && !word.endsWith("us"))
    return word.slice(0, -1);
  return word;
}
