/**
 * Values between the page's world and main, as text. It stands for the structured clone that Electron uses: what has no
 * place here (functions, DOM nodes, symbols) is refused there, too. The same source runs in Node and in the page.
 */
export const CODEC_SOURCE = `
(() => {
  const toBase64 = (bytes) => {
    let text = "";
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text);
  };
  const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const pack = (value) => {
    if (value === undefined) return { t: "undefined" };
    if (typeof value === "bigint") return { t: "bigint", v: String(value) };
    if (typeof value === "number" && !Number.isFinite(value)) return { t: "number", v: String(value) };
    if (value === null || typeof value !== "object") return { t: "plain", v: value };
    if (value instanceof Date) return { t: "date", v: value.getTime() };
    if (value instanceof ArrayBuffer) return { t: "buffer", v: toBase64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) return { t: "bytes", v: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
    if (value instanceof Map) return { t: "map", v: [...value].map(([key, item]) => [pack(key), pack(item)]) };
    if (value instanceof Set) return { t: "set", v: [...value].map(pack) };
    if (value instanceof Error) return { t: "error", v: [value.name, value.message] };
    if (Array.isArray(value)) return { t: "array", v: value.map(pack) };
    return { t: "object", v: Object.entries(value).map(([key, item]) => [key, pack(item)]) };
  };
  const unpack = ({ t, v }) => {
    switch (t) {
      case "undefined": return undefined;
      case "bigint": return BigInt(v);
      case "number": return Number(v);
      case "date": return new Date(v);
      case "buffer": return fromBase64(v).buffer;
      case "bytes": return fromBase64(v);
      case "map": return new Map(v.map(([key, item]) => [unpack(key), unpack(item)]));
      case "set": return new Set(v.map(unpack));
      case "error": return Object.assign(new Error(v[1]), { name: v[0] });
      case "array": return v.map(unpack);
      case "object": return Object.fromEntries(v.map(([key, item]) => [key, unpack(item)]));
      default: return v;
    }
  };
  return {
    encode: (value) => {
      let copy;
      try { copy = structuredClone(value); } catch { throw new Error("An object could not be cloned."); }
      return JSON.stringify(pack(copy));
    },
    decode: (text) => unpack(JSON.parse(text)),
  };
})()
`;

export interface Codec {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

// The page needs the source and Node the functions; both are made from one text.
export const codec: Codec = new Function(`return ${CODEC_SOURCE.trim()}`)();
