/** What may go wrong outside the program, with a sentence that can be shown to the user as it stands. */
export interface Failure {
  readonly ok: false;
  readonly code: FailureCode;
  /** What happened and what to do; never holds report text, patient data or a full path. */
  readonly message: string;
}

export type FailureCode =
  | "cancelled"
  | "not-found"
  | "not-allowed"
  | "not-text"
  | "too-large"
  | "not-a-report"
  | "newer-version"
  | "damaged"
  | "target-not-writable"
  | "in-use"
  | "bad-argument"
  | "unexpected";

export type Result<T> = { readonly ok: true; readonly value: T } | Failure;

export const success = <T>(value: T): Result<T> => ({ ok: true, value });
export const failure = (code: FailureCode, message: string): Failure => ({ ok: false, code, message });
