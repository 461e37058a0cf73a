import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { base64ToBytes, bytesToBase64, decodeWire, encodeWire } from "../../shared/host-wire";

describe("bytes as text", () => {
  it("are base64 as everybody writes it, and come back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = bytesToBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString("base64"));
        expect(base64ToBytes(text)).toEqual(bytes);
      }),
    );
  });

  it.each(["A", "AAA", "AA=A", "=AAA", "AA A", "AA-_", "AA\nAA", "ÄAAA", "===="])("refuses %j", (text) => {
    expect(() => base64ToBytes(text)).toThrow(SyntaxError);
  });
});

describe("a call over HTTP", () => {
  it("brings values and bytes inside them unchanged", () => {
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: "small" },
        fc.string({ unit: "binary" }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.uint8Array(),
        fc.array(tie("node")),
        fc.dictionary(
          fc.string().filter((key) => key !== "$bytes" && key !== "__proto__"),
          tie("node"),
          { noNullPrototype: true },
        ),
      ),
    })).node;
    fc.assert(
      fc.property(value, (given) => {
        expect(decodeWire(encodeWire(given))).toEqual(given);
      }),
    );
  });

  it.each(['{"$bytes":7}', '{"$bytes":"A"}', '{"$bytes":"","more":1}', "", "{"])("refuses %s", (text) => {
    expect(() => decodeWire(text)).toThrow(SyntaxError);
  });
});
