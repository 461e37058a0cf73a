/** The line (from 1) of the value at `path` in a JSON text; where the text breaks off being JSON, that line. */
export function locateJson(
  text: string,
  path: readonly (string | number)[],
): { readonly line: number; readonly hint: string } {
  const walker = new Walker(text, path);
  try {
    walker.value([]);
    walker.end();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const line = lineAt(text, walker.at);
    return { line, hint: `Line ${line}: ${error.message}` };
  }
  return { line: lineAt(text, walker.found ?? 0), hint: "" };
}

function lineAt(text: string, at: number): number {
  let line = 1;
  for (let i = text.indexOf("\n"); i >= 0 && i < at; i = text.indexOf("\n", i + 1)) line += 1;
  return line;
}

const DEEPEST = 200;

/** Walks over the text as JSON's grammar has it (RFC 8259) and remembers where the value at `path` stands. */
class Walker {
  at = 0;
  found: number | undefined;
  private readonly text: string;
  private readonly path: readonly (string | number)[];

  constructor(text: string, path: readonly (string | number)[]) {
    this.text = text;
    this.path = path;
  }

  value(here: readonly (string | number)[]): void {
    if (here.length > DEEPEST) throw new SyntaxError("nested too deeply.");
    this.space();
    // A key's own line is what the reader looks for; a later one of the same name is the one that counts.
    if (here.length === this.path.length && here.every((step, index) => step === this.path[index]))
      this.found = this.at;
    const first = this.text[this.at];
    if (first === "{") this.members(here);
    else if (first === "[") this.elements(here);
    else if (first === '"') this.string();
    else this.scalar();
  }

  end(): void {
    this.space();
    if (this.at < this.text.length) throw new SyntaxError("something stands behind the end.");
  }

  private members(here: readonly (string | number)[]): void {
    this.list("}", () => {
      if (this.text[this.at] !== '"') throw new SyntaxError('a name in "…" is expected.');
      const key = this.string();
      this.space();
      if (this.text[this.at] !== ":") throw new SyntaxError('":" is expected.');
      this.at += 1;
      this.value([...here, key]);
    });
  }

  private elements(here: readonly (string | number)[]): void {
    let index = 0;
    this.list("]", () => {
      this.value([...here, index]);
      index += 1;
    });
  }

  private list(close: string, one: () => void): void {
    this.at += 1;
    this.space();
    if (this.text[this.at] === close) {
      this.at += 1;
      return;
    }
    for (;;) {
      this.space();
      one();
      this.space();
      const next = this.text[this.at];
      if (next !== "," && next !== close) throw new SyntaxError(`"," or "${close}" is expected.`);
      this.at += 1;
      if (next === close) return;
    }
  }

  private string(): string {
    const from = this.at;
    this.at += 1;
    while (this.text[this.at] !== '"') {
      const character = this.text[this.at];
      if (character === undefined || character === "\n") throw new SyntaxError('a closing " is missing.');
      this.at += character === "\\" ? 2 : 1;
    }
    this.at += 1;
    try {
      return String(JSON.parse(this.text.slice(from, this.at)));
    } catch {
      throw new SyntaxError("a text holds a character that must be escaped.");
    }
  }

  private scalar(): void {
    const word = /^(?:true|false|null|-?\d{1,20}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,4})?)(?![\w.])/.exec(
      this.text.slice(this.at, this.at + 64),
    );
    if (word === null) throw new SyntaxError("a value is expected.");
    this.at += word[0].length;
  }

  private space(): void {
    while (" \t\r\n".includes(this.text[this.at] ?? "x")) this.at += 1;
  }
}
