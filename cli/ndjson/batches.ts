/** The most that one line may have, its "\n" aside. */
export const LINE_LIMIT = 4 * 1024 * 1024;

/** Whole lines, each with its "\n" but perhaps the stream's last; or one line that was too long to keep. */
export interface Batch {
  /** The number of its first line, from 1. */
  readonly firstLine: number;
  readonly lines: number;
  /** Absent for a line over the limit. */
  readonly bytes: Uint8Array | undefined;
}

/**
 * Cuts a stream of bytes into batches of whole lines. `size` bytes make a batch full: a batch is the unit of work, and one
 * line each would spend its time on the way to the worker.
 */
export class Batches {
  private pieces: Uint8Array[] = [];
  private held = 0;
  /** Bytes after the last line end that is held. */
  private open = 0;
  private skipping = false;
  private line = 1;
  private started = false;
  private readonly size: number;

  constructor(size: number) {
    this.size = size;
  }

  /** Takes the next bytes and gives the batches that became full. */
  *add(chunk: Uint8Array): Iterable<Batch> {
    let bytes = this.started ? chunk : withoutMark(chunk);
    this.started = true;
    if (this.skipping) {
      const end = bytes.indexOf(NEWLINE);
      if (end < 0) return;
      yield this.skipped();
      bytes = bytes.subarray(end + 1);
    }
    this.hold(bytes);
    if (this.open > LINE_LIMIT) {
      yield* this.closed();
      this.drop();
    } else if (this.held - this.open >= this.size) yield* this.closed();
  }

  /** The lines that are whole by now. */
  *closed(): Iterable<Batch> {
    const whole = this.held - this.open;
    if (whole === 0) return;
    const all = concat(this.pieces, this.held);
    this.pieces = this.open > 0 ? [all.slice(whole)] : [];
    this.held = this.open;
    yield this.batch(all.subarray(0, whole));
  }

  /** What is left at the end of the stream, a last line without "\n" among it. */
  *end(): Iterable<Batch> {
    if (this.skipping) yield this.skipped();
    this.open = 0;
    yield* this.closed();
  }

  private hold(bytes: Uint8Array): void {
    const cut = bytes.lastIndexOf(NEWLINE);
    this.pieces.push(bytes);
    this.held += bytes.length;
    this.open = cut < 0 ? this.open + bytes.length : bytes.length - cut - 1;
  }

  /** Forgets the bytes of a line over the limit: memory stays bounded whatever comes in. */
  private drop(): void {
    this.pieces = [];
    this.held = 0;
    this.open = 0;
    this.skipping = true;
  }

  private skipped(): Batch {
    this.skipping = false;
    return { firstLine: this.line++, lines: 1, bytes: undefined };
  }

  private batch(bytes: Uint8Array): Batch {
    const lines = countLines(bytes);
    const firstLine = this.line;
    this.line += lines;
    return { firstLine, lines, bytes };
  }
}

const NEWLINE = 10;

/** A byte order mark at the start of the stream is no part of the first line. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function concat(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines++;
  return bytes[bytes.length - 1] === NEWLINE ? lines : lines + 1;
}
