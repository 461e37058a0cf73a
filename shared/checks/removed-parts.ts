/** Parts that an operation takes (surgery.tsv) and that the table of organs does not name: how they are called. */
export const REMOVED_PARTS: ReadonlyMap<string, RegExp> = new Map([
  ["right upper lobe", /\b(?:right upper lobe|RUL)\b/i],
  ["right middle lobe", /\b(?:(?:right )?middle lobe|RML)\b/i],
  ["right lower lobe", /\b(?:right lower lobe|RLL)\b/i],
  ["left upper lobe", /\b(?:left upper lobe|LUL|lingula)\b/i],
  ["left lower lobe", /\b(?:left lower lobe|LLL)\b/i],
  ["pancreatic head", /\b(?:pancreatic head|head of (?:the )?pancreas|uncinate process)\b/i],
  ["cecum", /\b(?:ca?ecum|ascending colon|ileoca?ecal valve)\b/i],
  ["sigmoid", /\bsigmoid(?: colon)?\b/i],
]);
