import { readFrontMatter } from "../../../shared/text/front-matter";

/** What a key above the dashes says; "" where it does not stand there. */
export function fieldIn(text: string, key: string): string {
  return readFrontMatter(text).entries.find((entry) => entry.key === key)?.value ?? "";
}

/** The same file with another value of a key; the key comes on top where it was missing. Every other line stays as it is. */
export function withField(text: string, key: string, value: string): string {
  const entry = readFrontMatter(text).entries.find((one) => one.key === key);
  const line = `${key}: ${value.replace(/[\r\n]+/g, " ")}`;
  if (entry === undefined) return `${line}\n${text}`;
  const lines = text.split("\n");
  lines[entry.line - 1] = line;
  return lines.join("\n");
}
