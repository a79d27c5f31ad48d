import fc from "fast-check";
import { TextIndex } from "../../src/workbook/textIndex";

test("finds what a Map finds", () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.string({ maxLength: 3 }), fc.nat(400).map(String)), { maxLength: 900 }), fc.array(fc.string({ maxLength: 2 })), (texts, others) => {
    const index = new TextIndex(texts);
    const map = new Map<string, number>();
    for (const [i, text] of texts.entries()) {
      if (!map.has(text)) map.set(text, i);
      expect(index.add(i)).toBe(map.get(text));
    }
    for (const text of [...texts, ...others]) expect(index.find(text)).toBe(map.get(text) ?? -1);
  }), { seed: 3 });
});

test("texts that were made to have one hash are found in linear time, and rightly", () => {
  // FNV-1a works on a 32-bit state, and a unit touches its lower half: two units lead two states that share the upper half to one.
  const step = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);
  const pairFor = (from: number): readonly [string, string] => {
    const byUpper = new Map<number, number>();
    for (let unit = 1; unit < 1 << 16; unit++) {
      const state = step(from, unit);
      const other = byUpper.get(state >>> 16);
      if (other !== undefined) return [String.fromCharCode(other, 7), String.fromCharCode(unit, 7 ^ ((step(from, other) ^ state) & 0xffff))];
      byUpper.set(state >>> 16, unit);
    }
    throw new Error("no pair");
  };
  let hash = 0x811c9dc5;
  const pairs: (readonly [string, string])[] = [];
  for (let k = 0; k < 14; k++) {
    const pair = pairFor(hash);
    pairs.push(pair);
    hash = step(step(hash, pair[0].charCodeAt(0)), pair[0].charCodeAt(1));
  }
  const texts = Array.from({ length: 1 << 14 }, (_, n) => pairs.map((pair, k) => pair[(n >> k) & 1]!).join(""));
  const hashes = new Set(texts.map((text) => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).reduce(step, 0x811c9dc5)));
  expect(hashes.size).toBe(1);
  const index = new TextIndex(texts);
  expect(texts.map((_, i) => index.add(i))).toEqual(texts.map((_, i) => i));
  expect(texts.map((text) => index.find(text))).toEqual(texts.map((_, i) => i));
  expect(index.find("none")).toBe(-1);
});
