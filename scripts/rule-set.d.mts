export function ruleSetHash(root: string): string;
export function filesUnder(folder: string): readonly string[];
