export function sampleOf<T extends { readonly rule: string; readonly source: string }>(
  alerts: readonly T[],
  size: number,
  seed: number,
): readonly T[];
