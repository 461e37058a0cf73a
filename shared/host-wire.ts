/**
 * How Host calls travel as text between the browser session's page and its server: JSON, in which bytes stand as
 * `{"$bytes": "<base64>"}`. Electron's channels copy values by structured clone and need none of this.
 */
export const SESSION_PATH = "/session";
/** A page holds this event stream open for as long as it lives; the server ends some minutes after the last one closed. */
export const ALIVE_PATH = "/alive";
export const apiPath = (method: string): string => `/api/${method}`;

/** The value as JSON text. */
export function encodeWire(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item instanceof Uint8Array ? { $bytes: bytesToBase64(item) } : item,
  );
}

/** Reads what encodeWire wrote. Throws a SyntaxError where the text is no JSON or its bytes are no base64. */
export function decodeWire(text: string): unknown {
  return JSON.parse(text, (_key, item: unknown) => {
    if (typeof item !== "object" || item === null || !("$bytes" in item)) return item;
    if (typeof item.$bytes !== "string" || Object.keys(item).length !== 1)
      throw new SyntaxError("bytes are not base64");
    return base64ToBytes(item.$bytes);
  });
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Map([...ALPHABET].map((letter, value) => [letter.charCodeAt(0), value]));

/** Base64 with padding (RFC 4648 section 4). Written out because the core has neither Buffer nor btoa. */
export function bytesToBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let index = 0; index < bytes.length; index += 3) {
    const left = bytes.length - index;
    const word = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    parts.push(
      letter(word >> 18) + letter(word >> 12) + (left > 1 ? letter(word >> 6) : "=") + (left > 2 ? letter(word) : "="),
    );
  }
  return parts.join("");
}

/** Reads base64 with padding; anything else is a SyntaxError. */
export function base64ToBytes(text: string): Uint8Array {
  if (text.length % 4 !== 0) throw new SyntaxError("bytes are not base64");
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let word = 0;
  let write = 0;
  for (let index = 0; index < text.length; index++) {
    const value = index >= text.length - padding ? 0 : VALUES.get(text.charCodeAt(index));
    if (value === undefined) throw new SyntaxError("bytes are not base64");
    word = (word << 6) | value;
    if (index % 4 !== 3) continue;
    for (const shift of [16, 8, 0]) if (write < bytes.length) bytes[write++] = (word >> shift) & 255;
    word = 0;
  }
  return bytes;
}

function letter(value: number): string {
  return ALPHABET.charAt(value & 63);
}
