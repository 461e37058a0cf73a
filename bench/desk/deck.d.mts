import type { Rule } from "../../shared/checks/types";
import type { Analysis } from "../../shared/extract/types";
import type { Alert } from "./alert.d.mts";
import type { Verdict } from "./verdicts.d.mts";

export interface Deck {
  readonly alerts: readonly { readonly key: string; readonly rule: string; readonly section: string }[];
}

export function deckOf(
  about: {
    readonly alerts: readonly Alert[];
    readonly reports: ReadonlyMap<string, { readonly source: string; readonly text: string }>;
    readonly rules: readonly Rule[];
    readonly ruleSet: string;
    readonly made: string;
    readonly verdicts?: ReadonlyMap<string, Verdict>;
  },
  readReport: (text: string) => Analysis,
): Deck;
