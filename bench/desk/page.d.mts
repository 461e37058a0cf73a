import type { Deck } from "./deck.d.mts";

export function pageOf(deck: Deck): string;
