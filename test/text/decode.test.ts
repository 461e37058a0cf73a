import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText, MAX_TEXT_BYTES } from "../../shared/text/decode";

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...parts: number[]) => new Uint8Array(parts);

describe("decodeText", () => {
  it("reads what the platform writes as UTF-8", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        fc.pre(!/\p{Cc}/u.test(text) && !text.startsWith("\ufeff"));
        expect(decodeText(utf8(text))).toEqual({ ok: true, value: text });
      }),
    );
  });

  it.each<[string, Uint8Array, string]>([
    ["UTF-8 with a byte order mark", bytes(0xef, 0xbb, 0xbf, 0x41), "A"],
    ["UTF-16 little-endian", bytes(0xff, 0xfe, 0x41, 0, 0xb5, 0), "Aµ"],
    ["UTF-16 big-endian", bytes(0xfe, 0xff, 0, 0x41, 0x26, 0x64), "A♤"],
    ["Latin-1", bytes(0x35, 0x20, 0xb5, 0x6d, 0x20, 0xb1), "5 µm ±"],
    ["Windows-1252", bytes(0x93, 0x61, 0x94, 0x20, 0x96, 0x80), "“a” –€"],
    ["an overlong form, which is not UTF-8", bytes(0x41, 0xc0, 0x80), "AÀ€"],
    ["nothing", bytes(), ""],
  ])("reads %s", (_, input, value) => {
    expect(decodeText(input)).toEqual({ ok: true, value });
  });

  it.each<[string, Uint8Array, string]>([
    ["a picture", bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d), "not-text"],
    ["control characters", bytes(0x41, 1, 2, 3, 4, 5), "not-text"],
    ["more than 5 MB", new Uint8Array(MAX_TEXT_BYTES + 1).fill(65), "too-large"],
  ])("refuses %s", (_, input, code) => {
    expect(decodeText(input)).toMatchObject({ ok: false, code });
  });

  it("reads 5 MB", () => {
    const read = decodeText(new Uint8Array(MAX_TEXT_BYTES).fill(65));
    expect(read.ok && read.value.length).toBe(MAX_TEXT_BYTES);
  });
});
