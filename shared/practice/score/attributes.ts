import type { Finding, Laterality, Location, Measurement, Sentence } from "../../extract/types";
import type { Range } from "../../report/report";
import type { Mention } from "./mention";
import type { Reading, ReadSentence } from "./reading";

/** Something that an item says of its finding. `near`: how sure it is that it belongs to it, 0 surest. */
export interface Said<T> extends Range {
  readonly value: T;
  readonly text: string;
  readonly near: 0 | 1 | 2;
}

/** The sentences around a point's mentions: those that hold one, and the rest of their items. */
export interface Surroundings {
  readonly own: readonly Finding[];
  readonly sentences: readonly ReadSentence[];
  readonly rest: readonly ReadSentence[];
  /** Findings that other points are about; undefined: every finding that is not the point's own. */
  readonly foreign: ReadonlySet<Finding> | undefined;
}

/** What belongs to the point's mentions. Findings of other points keep their own sides and sizes. */
export function surroundingsOf(
  mentions: readonly Mention[],
  reading: Reading,
  foreign?: ReadonlySet<Finding>,
): Surroundings {
  const sentences = unique(mentions.map(({ at }) => at));
  const items = new Set(sentences.map(({ item }) => item));
  const rest = reading.sentences.filter((one) => items.has(one.item) && !sentences.includes(one));
  const named = new Set(mentions.flatMap(({ findings }) => findings));
  const around = sentences.flatMap(({ sentence, block }) => findingsIn(sentence, block.findings));
  const own = around.filter(
    (finding) => named.has(finding) || (finding.antecedent !== undefined && named.has(finding.antecedent)),
  );
  const backward = rest.flatMap(({ sentence, block }) =>
    findingsIn(sentence, block.findings).filter(({ antecedent }) => antecedent !== undefined && named.has(antecedent)),
  );
  return { own: [...own, ...backward], sentences, rest, foreign };
}

const findingsIn = (sentence: Sentence, findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ from, to }) => from >= sentence.from && to <= sentence.to);

/** The sides that the item gives the finding, nearest first. */
export function sidesSaid({ own, sentences, rest, foreign }: Surroundings): readonly Said<Laterality>[] {
  const said: Said<Laterality>[] = [];
  for (const finding of own) {
    const at = finding.lateralityAt ?? finding;
    if (finding.laterality !== undefined)
      said.push({ ...range(at), value: finding.laterality, text: textAt(finding.sentence, at), near: 0 });
    for (const place of finding.locations) {
      const side = sideOfPlace(place);
      if (side !== undefined && finding.laterality === undefined)
        said.push({ ...range(place), value: side, text: place.text, near: 0 });
    }
  }
  for (const [list, near] of [
    [sentences, 1],
    [rest, 2],
  ] as const)
    for (const { sentence, block } of list) {
      const taken = othersIn(sentence, block.findings, own, foreign).flatMap(({ lateralityAt }) => lateralityAt ?? []);
      for (const side of block.sides) {
        if (side.from < sentence.from || side.to > sentence.to || taken.some(({ from }) => from === side.from))
          continue;
        said.push({ ...range(side), value: side.laterality, text: side.text, near });
      }
      for (const match of sentence.text.matchAll(SHORT_SIDE)) {
        const from = sentence.from + match.index + (match[1]?.length ?? 0);
        const letter = match[2] ?? "";
        said.push({ from, to: from + 1, value: letter === "R" ? "right" : "left", text: letter, near });
      }
      for (const finding of findingsIn(sentence, block.findings))
        if (!own.includes(finding) && own.length === 0)
          for (const place of finding.locations) {
            const side = sideOfPlace(place);
            if (side !== undefined) said.push({ ...range(place), value: side, text: place.text, near });
          }
    }
  return said;
}

/** The lengths and other values that the item gives the finding, nearest first. */
export function sizesSaid({ own, sentences, rest }: Surroundings): readonly Said<Measurement>[] {
  const said: Said<Measurement>[] = [];
  const add = (measurement: Measurement, near: Said<Measurement>["near"]) => {
    if (measurement.role === "current" && !said.some(({ from }) => from === measurement.from))
      said.push({ ...range(measurement), value: measurement, text: measurement.text, near });
  };
  for (const finding of own) for (const measurement of finding.measurements) add(measurement, 0);
  for (const [list, near] of [
    [sentences, 1],
    [rest, 2],
  ] as const)
    for (const { sentence, block } of list)
      for (const measurement of block.measurements) {
        if (measurement.from < sentence.from || measurement.to > sentence.to) continue;
        add(measurement, measurement.finding !== undefined && !own.includes(measurement.finding) ? 2 : near);
      }
  return said;
}

/** The places that the item gives the finding, nearest first. */
export function placesSaid({ own, sentences, rest }: Surroundings): readonly Said<Location>[] {
  const said: Said<Location>[] = [];
  for (const finding of own)
    for (const place of finding.locations) said.push({ ...range(place), value: place, text: place.text, near: 0 });
  for (const [list, near] of [
    [sentences, 1],
    [rest, 2],
  ] as const)
    for (const { sentence, block } of list)
      for (const finding of findingsIn(sentence, block.findings))
        if (!own.includes(finding))
          for (const place of finding.locations)
            if (!said.some(({ from }) => from === place.from))
              said.push({ ...range(place), value: place, text: place.text, near });
  return said;
}

/** The findings of the sentence that are about something else. */
function othersIn(
  sentence: Sentence,
  findings: readonly Finding[],
  own: readonly Finding[],
  foreign: ReadonlySet<Finding> | undefined,
): readonly Finding[] {
  if (own.length === 0 && foreign === undefined) return [];
  return findingsIn(sentence, findings).filter((finding) => !own.includes(finding) && (foreign?.has(finding) ?? true));
}

/** "R supraspinatus tear". */
const SHORT_SIDE = /(^|[\s(])([RL])(?=\.? [a-z]{3})/g;

/** "RLL" lies on the right. */
export function sideOfPlace({ set, text }: Location): Laterality | undefined {
  if (set.length > 0 && set.every((atom) => RIGHT.test(atom))) return "right";
  if (set.length > 0 && set.every((atom) => LEFT.test(atom))) return "left";
  const written = /\b(right|left)\b/i.exec(text)?.[1]?.toLowerCase();
  return written === "right" || written === "left" ? written : undefined;
}

const RIGHT = /^(?:lung:R|abdomen:R|vessel:RPA)/;
const LEFT = /^(?:lung:L|abdomen:L|vessel:LPA)/;

const range = ({ from, to }: Range): Range => ({ from, to });

function textAt(sentence: Sentence, { from, to }: Range): string {
  return sentence.text.slice(Math.max(0, from - sentence.from), to - sentence.from);
}

const unique = <T>(list: readonly T[]): readonly T[] => [...new Set(list)];
