import type { Block, Range, SectionKind } from "../report/report";
import type { CheckSettings } from "../settings";
import { AssertionMachine, type Verdict } from "./assertion";
import { attach, pointsBack } from "./attach";
import { type BlockWords, wordsOfTokens } from "./block-words";
import { collect } from "./collect";
import { type Entries, entries } from "./entries";
import { UNKNOWN_EXAM } from "./exam";
import { changeOf, inSection, isAsked, onSide } from "./finding-attributes";
import { levelOf, modifierBit } from "./level";
import { type Lexicon, lexicon, PHRASES } from "./lexicon";
import { Matcher } from "./matcher";
import { AnatomyMention, PhraseMention, SideMention } from "./mentions";
import { type FindingDraft, isInside, NONE, type SentenceParts, sideOf } from "./parts";
import { createSentenceSpans, splitSentences } from "./sentences";
import { readSigns, type Signs } from "./signs";
import { type Measured, measurable, measuredBy, rowFor } from "./slots/attach-measurements";
import { findCategories } from "./slots/categories";
import { findDates } from "./slots/dates";
import { JoinedLines } from "./slots/joined-lines";
import { findMeasurements, type MeasurementDraft, statedUnit } from "./slots/measurements";
import { mayAdvise, mayBreak, mayCategorise, mayDate, mayMeasure, mayStateUnit, openersIn } from "./slots/openers";
import { findRecommendations } from "./slots/recommendations";
import type { Unit } from "./slots/units";
import { at, createTokens, scan, wordCount } from "./tokens";
import type {
  Anatomy,
  BlockAnalysis,
  CalendarDate,
  Category,
  Concept,
  Exam,
  Finding,
  Location,
  Measurement,
  Modifier,
  Phrase,
  Recommendation,
  Sentence,
  Side,
} from "./types";

/** A block's analysis while it is made. */
interface Making {
  readonly block: Block;
  readonly kind: SectionKind;
  readonly from: number;
  readonly to: number;
  readonly sentences: Sentence[];
  readonly findings: Finding[];
  readonly anatomy: Anatomy[];
  readonly sides: Side[];
  readonly measurements: Measurement[];
  readonly recommendations: Recommendation[];
  readonly phrases: Phrase[];
  groups: number;
  readonly categories: Category[];
  readonly dates: CalendarDate[];
  readonly words: number;
  readonly wording: BlockWords;
  readonly signs: Signs;
  kept: unknown[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Reads one block at a time. Its arrays are reused, so one reader serves one thread. */
export class BlockReader {
  private readonly lexicon: Lexicon = lexicon();
  private readonly entries: Entries = entries();
  private readonly tokens = createTokens();
  private readonly spans = createSentenceSpans();
  private readonly matcher = new Matcher(this.lexicon.trie);
  private readonly machine = new AssertionMachine(this.lexicon);
  private readonly parts: SentenceParts = {
    findings: NONE,
    organs: NONE,
    sides: NONE,
    places: NONE,
    modifiers: NONE,
    structures: NONE,
  };
  /** What was found of each concept, by organ. */
  private readonly particulars: (Map<string, Concept> | undefined)[] = this.lexicon.concepts.map(() => undefined);
  private readonly drafts: MeasurementDraft[] = [];
  private readonly lines = new JoinedLines();
  private hitFrom = 0;
  private unit: Unit | undefined;
  private exam: Exam = UNKNOWN_EXAM;

  /** The site's own levels, where it has any. */
  private readonly sited: CheckSettings["levels"] | undefined;

  constructor(settings: CheckSettings) {
    this.sited = Object.keys(settings.levels).length === 0 ? undefined : settings.levels;
  }

  /** All that the block says. A pure function of the block, the kind of its section, the exam's regions and modalities, and the settings. */
  read(block: Block, kind: SectionKind, exam: Exam): BlockAnalysis {
    this.exam = exam;
    const { tokens, spans } = this;
    scan(block.text, tokens);
    const making: Making = {
      block,
      kind,
      from: block.from,
      to: block.to,
      sentences: [],
      findings: [],
      anatomy: [],
      sides: [],
      measurements: [],
      recommendations: [],
      phrases: [],
      groups: 0,
      categories: [],
      dates: [],
      words: wordCount(tokens),
      wording: wordsOfTokens(tokens),
      signs: readSigns(tokens),
      kept: [],
    };
    splitSentences(tokens, spans);
    this.matcher.start();
    this.hitFrom = 0;
    this.unit = undefined;
    for (let i = 0; i < spans.count; i += 1) this.readSentence(making, at(spans.first, i), at(spans.end, i));
    return making;
  }

  private readSentence(making: Making, first: number, end: number): void {
    const { tokens, matcher, machine } = this;
    const base = making.from;
    const from = at(tokens.start, first);
    const to = at(tokens.end, end - 1);
    const sentence: Sentence = {
      from: base + from,
      to: base + to,
      text: tokens.text.slice(from, to),
      block: making,
      index: making.sentences.length,
    };
    making.sentences.push(sentence);
    matcher.match(tokens, first, end);
    const { hitFrom } = this;
    const hitTo = matcher.hits.count;
    machine.read(tokens, matcher.hits, hitFrom, hitTo, first, end);
    const openers = openersIn(tokens, first, end);
    collect(this.entries, this.exam, tokens, matcher.hits, hitFrom, hitTo, first, end, openers, this.parts);
    this.hitFrom = hitTo;
    // "Abscess and fistula:" says what is spoken of, and asserts nothing.
    if (making.block.kind === "organ") this.parts.findings = NONE;
    attach(tokens, first, end, this.parts);
    this.readSlots(making, sentence, first, end, openers);
    this.addFindings(making, sentence, first, end);
    this.addAnatomy(making, sentence);
    this.addPhrases(making, sentence, hitFrom, hitTo);
    this.addSides(making, sentence);
  }

  private readSlots(making: Making, sentence: Sentence, start: number, stop: number, openers: number): void {
    const { drafts } = this;
    if (drafts.length > 0) drafts.length = 0;
    if (openers === 0) return;
    const lines = this.lines.read(this.tokens, start, stop, mayBreak(openers));
    const { tokens, first, end } = lines;
    const base = making.from;
    const dates = making.dates.length;
    if (mayDate(openers)) findDates(tokens, first, end, sentence, base, making.dates);
    if (mayStateUnit(openers)) this.unit = statedUnit(tokens, first, end) ?? this.unit;
    if (mayMeasure(openers)) {
      const own = dates === making.dates.length ? NO_DATES : making.dates.slice(dates);
      findMeasurements(tokens, first, end, sentence, base, own, this.unit, drafts);
      for (const draft of drafts) {
        draft.firstToken = lines.originOf(draft.firstToken);
        draft.afterToken = lines.originOf(draft.afterToken);
        making.measurements.push(draft);
      }
    }
    if (mayCategorise(openers)) findCategories(tokens, first, end, sentence, base, making.categories);
    if (mayAdvise(openers)) findRecommendations(tokens, first, end, sentence, base, making.recommendations);
  }

  private addFindings(making: Making, sentence: Sentence, first: number, end: number): void {
    const { parts, drafts, tokens, machine } = this;
    const before = making.findings.length;
    const measured: Measurement[][] = drafts.length === 0 ? NONE_MEASURED : parts.findings.map(() => []);
    const owners = drafts.length === 0 ? NO_OWNERS : this.owners(first, end);
    for (let i = 0; i < owners.length; i += 1) {
      const draft = drafts[i];
      if (draft === undefined) continue;
      const { finding, organ } = owners[i] ?? NO_OWNER;
      if (finding !== undefined) measured[finding]?.push(draft);
      if (organ !== undefined) draft.structure = rowFor(organ.name, draft.quantity);
    }
    for (let i = 0; i < parts.findings.length; i += 1) {
      const draft = parts.findings[i];
      if (draft === undefined) continue;
      const verdict = machine.judge(draft.first, draft.end);
      const antecedent = pointsBack(tokens, draft, first) ? this.antecedent(making, draft) : undefined;
      making.findings.push(this.finding(making, sentence, draft, verdict, measured[i] ?? NO_MEASUREMENTS, antecedent));
    }
    for (let i = 0; i < owners.length; i += 1) {
      const owner = owners[i] ?? NO_OWNER;
      const draft = drafts[i];
      if (draft === undefined) continue;
      if (owner.finding !== undefined) draft.finding = making.findings[before + owner.finding];
      else if (parts.findings.length === 0) this.continueMeasuring(making, draft, before);
    }
  }

  private owners(first: number, end: number): readonly Measured[] {
    const { tokens, drafts, parts } = this;
    const owners: Measured[] = [];
    const things = measurable(parts.organs, parts.structures);
    for (const draft of drafts)
      owners.push(measuredBy(tokens, draft, parts.findings, things, first, end, owners[owners.length - 1]));
    return owners;
  }

  /** "It measures 3 cm.": the one finding of the sentence before, where this one names nothing. */
  private continueMeasuring(making: Making, draft: MeasurementDraft, before: number): void {
    const { parts } = this;
    const last = making.findings[before - 1];
    if (last === undefined || parts.organs.length > 0 || last.sentence.index !== making.sentences.length - 2) return;
    if (making.findings[before - 2]?.sentence === last.sentence || last.assertion === "absent") return;
    draft.finding = last;
    const mutable = last as Mutable<Finding>; // still in the making
    mutable.measurements = [...last.measurements, draft];
    let bits = 0;
    for (const { name } of last.modifiers) bits |= modifierBit(name);
    mutable.level = levelOf(last, last.change === "resolved", bits, this.sited);
  }

  /** The last finding before this one that "this lesion" may mean: of the same family, or a lesion of any kind. */
  private antecedent(making: Making, draft: FindingDraft): Finding | undefined {
    for (let i = making.findings.length - 1; i >= 0 && i >= making.findings.length - 6; i -= 1) {
      const finding = making.findings[i];
      if (finding === undefined || finding.assertion === "absent") continue;
      if (finding.concept === draft.concept || finding.concept.family === draft.concept.family) return finding;
      if (draft.concept.kind === "descriptor" && finding.concept.kind !== "normal") return finding;
    }
    return undefined;
  }

  private finding(
    making: Making,
    sentence: Sentence,
    draft: FindingDraft,
    verdict: Verdict,
    measurements: readonly Measurement[],
    antecedent: Finding | undefined,
  ): Finding {
    const { tokens } = this;
    const base = making.from;
    const organ = draft.organ ?? antecedent?.organ;
    const concept = antecedent?.concept ?? this.particular(draft, organ);
    const { resolved } = verdict;
    const locations = draft.places.length === 0 ? NO_LOCATIONS : this.locations(draft, base);
    const from = at(tokens.start, draft.first);
    const to = at(tokens.end, draft.end - 1);
    const asked = verdict.assertion === "present" && isAsked(tokens, to);
    const said = asked ? "possible" : verdict.assertion;
    const finding: Mutable<Finding> = {
      from: base + from,
      to: base + to,
      text: tokens.text.slice(from, to),
      sentence,
      concept,
      assertion: concept.kind === "normal" ? "present" : inSection(said, making.kind),
      cue: verdict.cueEnd > 0 ? this.range(verdict.cueFirst, verdict.cueEnd, base) : undefined,
      scoped: verdict.scoped,
      antecedent,
      certainty: asked ? 3 : verdict.certainty,
      organ,
      laterality: draft.laterality ?? antecedent?.laterality,
      lateralityAt: draft.side === undefined ? undefined : this.range(draft.side.first, draft.side.end, base),
      locations: locations.length === 0 && antecedent !== undefined ? antecedent.locations : locations,
      measurements,
      modifiers: draft.modifiers.length === 0 ? NO_MODIFIERS : this.modifiers(draft, base),
      change: resolved ? "resolved" : changeOf(draft, tokens),
      level: 0,
      memo: undefined,
    };
    finding.level = levelOf(finding, resolved, draft.modifierBits, this.sited);
    return finding;
  }

  private locations({ places, laterality }: FindingDraft, base: number): Location[] {
    const { tokens } = this;
    return places.map(({ first, end, place }) => {
      const from = at(tokens.start, first);
      const to = at(tokens.end, end - 1);
      const text = tokens.text.slice(from, to);
      return { from: base + from, to: base + to, kind: place.kind, text, set: onSide(place.set, laterality) };
    });
  }

  private modifiers({ modifiers }: FindingDraft, base: number): Modifier[] {
    const { tokens } = this;
    return modifiers.map(({ first, end, row }) => ({
      from: base + at(tokens.start, first),
      to: base + at(tokens.end, end - 1),
      name: row.name,
    }));
  }

  /** "Mass" in the kidney is a renal mass: the general concept's name in this organ or in one that holds it. */
  private particular({ concept }: FindingDraft, organ: string | undefined): Concept {
    if (concept.organ !== undefined || organ === undefined) return concept;
    let byOrgan = this.particulars[concept.place];
    if (byOrgan === undefined) {
      byOrgan = new Map();
      this.particulars[concept.place] = byOrgan;
    }
    let found = byOrgan.get(organ);
    if (found === undefined) {
      found = this.findParticular(concept, organ);
      byOrgan.set(organ, found);
    }
    return found;
  }

  private findParticular(concept: Concept, organ: string): Concept {
    for (let place = this.lexicon.organsByName.get(organ); place !== undefined; place = place.parent) {
      const composed = this.lexicon.composed(concept, place.name);
      if (composed !== undefined) return composed;
    }
    return concept;
  }

  private addAnatomy(making: Making, sentence: Sentence): void {
    const { parts, machine, tokens } = this;
    const { organs } = parts;
    const base = making.from;
    for (let i = 0; i < organs.length; i += 1) {
      const span = organs[i];
      if (span === undefined || isInside(span, parts.findings)) continue;
      const side = sideOf(span, parts.sides);
      making.anatomy.push(
        new AnatomyMention(
          base + at(tokens.start, span.first),
          base + at(tokens.end, span.end - 1),
          sentence,
          span.organ.name,
          side?.laterality,
          side === undefined ? undefined : this.range(side.first, side.end, base),
          machine.judge(span.first, span.end).assertion,
        ),
      );
    }
  }

  private addPhrases(making: Making, sentence: Sentence, hitFrom: number, hitTo: number): void {
    const { tokens } = this;
    const { phrases } = this.lexicon;
    const { hits } = this.matcher;
    const base = making.from;
    for (let i = hitFrom; i < hitTo; i += 1) {
      if (at(hits.group, i) < PHRASES) continue;
      const row = phrases[at(hits.entry, i)];
      if (row === undefined) continue;
      making.groups |= row.bits;
      const from = base + at(tokens.start, at(hits.first, i));
      const to = base + at(tokens.end, at(hits.end, i) - 1);
      making.phrases.push(new PhraseMention(from, to, sentence, row.group, row.value));
    }
  }

  private addSides(making: Making, sentence: Sentence): void {
    const { tokens } = this;
    const { sides } = this.parts;
    const base = making.from;
    for (let i = 0; i < sides.length; i += 1) {
      const side = sides[i];
      if (side === undefined) continue;
      const from = base + at(tokens.start, side.first);
      const to = base + at(tokens.end, side.end - 1);
      making.sides.push(new SideMention(from, to, sentence, side.laterality));
    }
  }

  private range(first: number, end: number, base: number): Range {
    return { from: base + at(this.tokens.start, first), to: base + at(this.tokens.end, end - 1) };
  }
}

const NO_LOCATIONS: readonly Location[] = [];
const NO_MODIFIERS: readonly Modifier[] = [];
const NONE_MEASURED: Measurement[][] = [];
const NO_OWNERS: readonly Measured[] = [];
const NO_OWNER: Measured = { finding: undefined, organ: undefined };
const NO_MEASUREMENTS: readonly Measurement[] = [];
const NO_DATES: readonly CalendarDate[] = [];
