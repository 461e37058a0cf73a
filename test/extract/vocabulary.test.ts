import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numbersFromText, numbersToText } from "../../shared/extract/number-text";
import { Vocabulary } from "../../shared/extract/vocabulary";

/** A word as the scanner folds it. */
const word = fc
  .string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(..."abcdeinorstuy'0123456789.°µ≥–é".split("")) })
  .map((text) => text.toLowerCase());

describe("a vocabulary", () => {
  it.each([
    ["nodules", "nodule"],
    ["opacities", "opacity"],
    ["haemorrhage", "hemorrhage"],
    ["metastases", "metastasis"],
  ])("takes %s and %s for one word", (one, other) => {
    const words = new Vocabulary();
    expect(words.intern(one)).toBe(words.intern(other));
    expect(words.size).toBe(1);
  });

  it("written and read again knows the same forms by the same numbers, and takes in new words", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.array(word, { maxLength: 5 }), (first, later) => {
        const words = new Vocabulary();
        for (const one of first) words.intern(one);
        const again = new Vocabulary(words.toText());
        expect(again.size).toBe(words.size);
        expect([...again.forms()].sort()).toEqual([...words.forms()].sort());
        for (const one of [...words.forms(), ...later]) expect(again.intern(one)).toBe(words.intern(one));
        expect(again.toText()).toBe(words.toText());
      }),
    );
  });

  it("keeps forms that share little or nothing with their word, however long", () => {
    const words = new Vocabulary();
    const long = `${"x".repeat(30)}esophagus${"y".repeat(60)}`;
    const id = words.intern(long);
    expect(words.forms().length).toBeGreaterThan(1);
    const again = new Vocabulary(words.toText());
    for (const form of words.forms()) expect(again.intern(form)).toBe(id);
  });

  it("grows as it must", () => {
    const words = new Vocabulary();
    const many = Array.from({ length: 40_000 }, (_, i) => `w${i}`);
    const ids = many.map((one) => words.intern(one));
    expect(new Set(ids).size).toBe(many.length);
    const again = new Vocabulary(words.toText());
    expect(many.map((one) => again.intern(one))).toEqual(ids);
  });

  it("is not written where a word could not be read again", () => {
    const words = new Vocabulary();
    words.intern("two words");
    expect(() => words.toText()).toThrow("two words");
  });
});

describe("numbers as letters", () => {
  it("are the same when they are read again, and need no quoting", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 ** 30 })), (numbers) => {
        const text = numbersToText(numbers);
        expect([...numbersFromText(text)]).toEqual(numbers);
        expect(text).not.toMatch(/["'\\]/);
      }),
    );
  });
});
