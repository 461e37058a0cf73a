export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A diagnostic as `readout check --ndjson` gives it, with where it was found. */
export interface Alert extends Place {
  readonly rule: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly report: string;
  readonly source: string;
  readonly key?: string;
  readonly related?: readonly Place[];
  readonly fixes?: readonly {
    readonly label: string;
    readonly edits: readonly (Place & { readonly insert: string })[];
  }[];
}
