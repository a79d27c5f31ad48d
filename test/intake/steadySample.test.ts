import fc from "fast-check";
import { steadySample } from "../../src/intake/steadySample";

describe("a sample of texts", () => {
  it("is the same whatever their order, as large as it may be, and in text order", () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string({ maxLength: 6 }), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (texts, size) => {
      const sample = steadySample(texts, size, String);
      expect(sample).toHaveLength(Math.min(size, texts.length));
      expect(new Set(sample).size).toBe(sample.length);
      expect([...steadySample([...texts].reverse(), size, String)].sort()).toEqual([...sample].sort());
      if (texts.length > size) expect(sample).toEqual([...sample].sort((a, b) => (a < b ? -1 : 1)));
    }));
  });

  it("takes as many from each part of what is numbered through", () => {
    const taken = steadySample(Array.from({ length: 10_000 }, (_, i) => String(10_000 + i)), 500, String).map(Number);
    const tenths = Array.from({ length: 10 }, (_, i) => taken.filter((number) => Math.floor((number - 10_000) / 1_000) === i).length);
    expect(Math.min(...tenths)).toBeGreaterThan(25);
    expect(Math.max(...tenths)).toBeLessThan(80);
  });
});
