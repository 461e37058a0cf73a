import { examProfiles, organGroups } from "../lexicons/load";
import { once } from "../lexicons/table";

/** What an examination is expected to describe. */
export interface ExamProfile {
  readonly profile: string;
  /** Names of organ groups: see organ-groups.tsv. */
  readonly groups: readonly string[];
}

/** The profile of an exam of this name; undefined where none fits for sure. */
export function profileFor(modality: string, description: string): ExamProfile | undefined {
  const text = ` ${description
    .toLowerCase()
    .replace(/[^a-z0-9<>/+-]+/g, " ")
    .trim()} `;
  const has = ({ word, plural }: Sought) => text.includes(word) || text.includes(plural);
  return profiles().find(
    ({ row, exam, not }) => row.modality.includes(modality) && exam.some((all) => all.every(has)) && !not.some(has),
  )?.row;
}

/** A word as it is looked for in a name: whole, from its fifth letter on by its beginning ("mammogra" is in "Mammography"), or in the plural. */
interface Sought {
  readonly word: string;
  readonly plural: string;
}

const soughtAs = (word: string): Sought => ({
  word: ` ${word}${word.length > 4 ? "" : " "}`,
  plural: ` ${word}s `,
});

/** The table, with its words as they are looked for. */
const profiles = once(() =>
  examProfiles().map((row) => ({
    row,
    exam: row.exam.map((all) => all.map(soughtAs)),
    not: row.not.map(soughtAs),
  })),
);

/** The groups to which an organ of the anatomy table belongs, by its name alone. */
export function groupsOfOrgan(organ: string): ReadonlySet<string> {
  let groups = organs.get(organ);
  if (groups === undefined) {
    groups = groupsNaming(organ);
    organs.set(organ, groups);
  }
  return groups;
}

const organs = new Map<string, ReadonlySet<string>>();

/** What `groupsIn` says of a short text, without its patterns: to compile them all for one name takes longer than to look. */
function groupsNaming(name: string): ReadonlySet<string> {
  const text = name.toLowerCase().replaceAll("-", " ");
  const found = organGroups().filter(({ words }) => words.some((word) => isNamed(text, word)));
  return new Set(found.map(({ group }) => group));
}

/** As `inText` matches: a hyphen is a blank, and a long word need not end where it ends in the table. */
function isNamed(text: string, word: string): boolean {
  const plain = word.replaceAll("-", " ");
  for (let at = text.indexOf(plain); at >= 0; at = text.indexOf(plain, at + 1)) {
    if (isLetter(text, at - 1)) continue;
    const end = at + plain.length;
    if (word.length > 6 || !isLetter(text, end)) return true;
    const after = text.startsWith("es", end) ? end + 2 : end + 1;
    if (text[after - 1] === "s" && !isLetter(text, after)) return true;
  }
  return false;
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 97 && code <= 122;
}

/** The groups of organs that a text speaks of. */
export function groupsIn(text: string, groups: readonly string[]): ReadonlySet<string> {
  const lower = text.toLowerCase();
  return new Set(groups.filter((group) => patterns().get(group)?.test(lower) === true));
}

/** Does the text name any organ or group that the tables know? */
export function namesKnownGroup(text: string): boolean {
  const lower = text.toLowerCase();
  for (const pattern of patterns().values()) if (pattern.test(lower)) return true;
  return false;
}

const patterns = once(
  () =>
    new Map(
      organGroups().map(({ group, words }) => [group, new RegExp(`(?<![a-z])(?:${words.map(inText).join("|")})`)]),
    ),
);

/** A whole word, in singular and plural; from the sixth letter on its beginning is enough ("hydronephrosis", "hydronephrotic"). */
function inText(word: string): string {
  const plain = word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replace(/[ -]/g, "[ -]");
  return word.length > 6 ? plain : `${plain}(?:e?s)?(?![a-z])`;
}
