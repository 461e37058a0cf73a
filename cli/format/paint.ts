/** Colours of a terminal; `NO_PAINT` leaves everything as it is. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly blue: (text: string) => string;
  readonly green: (text: string) => string;
}

/** Colours only where a person looks on, and not where they said no (https://no-color.org). */
export function paintFor(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): Paint {
  return stream.isTTY === true && (env.NO_COLOR ?? "") === "" && env.TERM !== "dumb" ? COLOURS : NO_PAINT;
}

const plain = (text: string) => text;
export const NO_PAINT: Paint = { bold: plain, dim: plain, red: plain, yellow: plain, blue: plain, green: plain };

const code = (on: number, off: number) => (text: string) => `\u001b[${on}m${text}\u001b[${off}m`;
const COLOURS: Paint = {
  bold: code(1, 22),
  dim: code(2, 22),
  red: code(31, 39),
  yellow: code(33, 39),
  blue: code(34, 39),
  green: code(32, 39),
};
