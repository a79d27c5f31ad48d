import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { compilePattern, type Pattern } from "../../src/expression/pattern";
import { describeShared } from "../support/shared";

function pattern(source: string): Pattern {
  const result = compilePattern(source);
  if (!result.ok) throw new Error(`${source}: ${result.problem.message.en}`);
  return result.value;
}

describe("patterns", () => {
  it.each([
    ["b", "abc", true, false], ["^abc$", "abc", true, true], ["a|ab", "ab", true, true], ["[\\u4e00-\\u9fa5]+", "客户A", true, false], ["\\p{Script=Han}+", "客户", true, true], ["\\p{Letter}+", "客Ab", true, true],
    ["\\s", "\u3000", true, true], ["[^\\S]", "\u00a0", true, true], ["\\S", "\u3000", false, false], ["[\\S]", "\ufeff", false, false], [".", "\n", false, false], [".", "\u2028", false, false], [".", "😀", true, true], ["[^]", "\n", true, true], ["[]", "a", false, false],
    ["\\d", "１", false, false], ["a{,2}", "a{,2}", true, true], ["]}", "]}", true, true], ["[[:x]", "[", true, true], ["[a-]", "-", true, true], ["[\\w-x]", "-", true, true], ["\\x41\\u0042\\u{43}\\040", "ABC ", true, true],
    ["\\u{1F600}", "😀", true, true], ["\\ud83d\\ude00", "😀", true, true], ["(?<year>\\d{4})年", "2024年", true, true], ["(?i:abc)d", "ABCd", true, true], ["(?i)abc", "aBC", true, true], ["\\_\\-\\ \\@", "_- @", true, true], ["\\年", "年", true, true],
    ["^$", "", true, true], ["", "x", true, false], ["[\\b]", "\b", true, true], ["\\bab\\b", "ab", true, true], ["\\cJ", "\n", true, true], ["a\\/b", "a/b", true, true],
  ])("%s on %j: found %p, whole %p", (source, text, found, whole) => {
    expect([pattern(source).test(text), pattern(source).matchesWhole(text)]).toEqual([found, whole]);
  });

  it.each([
    ["a(?=b)", "pattern/look-around", 1, 4], ["(?<!a)b", "pattern/look-around", 0, 4], ["(a)\\1", "pattern/back-reference", 3, 5], ["\\k<x>", "pattern/back-reference", 0, 2],
    ["(?>a)", "pattern/group", 0, 3], ["(?#x)", "pattern/group", 0, 3], ["ab[c", "pattern/syntax", 2, 4], ["[z-a]", "pattern/syntax", 1, 4], ["\\Aab", "pattern/escape", 0, 2], ["a\\", "pattern/syntax", 1, 2],
    ["\\u12", "pattern/escape", 0, 2], ["\\ud800", "pattern/escape", 0, 6], ["\ud800", "pattern/half-character", 0, 1], ["a{1001}", "pattern/repeat", 0, 7], ["((a{100}){100}){2}", "pattern/repeat", 0, 18], ["a**", "pattern/syntax", 0, 3], ["(a", "pattern/syntax", 0, 2], ["a)", "pattern/syntax", 0, 2],
    ["\\p{Klingon}", "pattern/syntax", 0, 11], ["\\p", "pattern/property", 0, 2], ["[\\pL\\pN]{1000}".repeat(20), "pattern/too-large", 0, 280], ["a".repeat(501), "pattern/too-long", 0, 501],
  ])("refuses %j as %s at %d to %d", (source, code, start, end) => {
    const result = compilePattern(source);
    expect(result.ok ? "accepted" : [result.problem.code, result.problem.start, result.problem.end]).toEqual([code, start, end]);
  });

  it("never throws on any text, and tests as V8 does where both accept", () => {
    const piece = fc.constantFrom("a", "b", "1", "年", "\\d", "\\s", "\\w", "\\b", ".", "[a-c]", "[^\\d年]", "[\\s\\S]", "(", ")", "(?:", "|", "*", "+", "?", "{2}", "{1,}", "^", "$", "\\", "[", "]", "-", "{", "😀");
    fc.assert(fc.property(fc.array(piece, { maxLength: 10 }).map((parts) => parts.join("")), fc.string({ unit: fc.constantFrom("a", "b", "1", "年", " ", "\n", "😀", "-"), maxLength: 8 }), (source, text) => {
      const result = compilePattern(source);
      let native: RegExp;
      try { native = new RegExp(source, "u"); } catch { return; }
      if (result.ok) expect([source, text, result.value.test(text)]).toEqual([source, text, native.test(text)]);
    }), { seed: 3, numRuns: 4000 });
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), (source) => { compilePattern(source); }), { seed: 4, numRuns: 1000 });
  });
});

type Labelled = { readonly id?: string; readonly pattern: string; readonly prefix: string; readonly pump: string; readonly suffix: string };

describeShared("patterns of redos-labelled", "suites/redos-labelled", (root) => {
  const read = (name: string) => JSON.parse(readFileSync(join(root, name), "utf8")) as Labelled[];

  // A pattern that backtracks would not end within the test's time limit; the measured times are rows of the benchmark.
  it("runs every dangerous pattern on its attack of one full cell, or refuses it", () => {
    for (const entry of read("dangerous.json")) {
      const result = compilePattern(entry.pattern);
      if (!result.ok) { expect(result.problem.code).toMatch(/^pattern\//); continue; }
      const pumps = Math.max(1, Math.floor((32767 - entry.prefix.length - entry.suffix.length) / entry.pump.length));
      expect(typeof result.value.test(entry.prefix + entry.pump.repeat(pumps) + entry.suffix)).toBe("boolean");
    }
  });

  it("accepts at least 90 % of the safe patterns, and tests as V8 does", () => {
    const safe = read("safe.json");
    const texts = ["", "a", "abc@d.com", "123-4567", "192.168.1.1", "年月", "A1 B2\n", "2024-01-05", "<b>x</b>", "$1,234.50", "\u3000 ", "-5", "(010) 1234-5678"];
    let accepted = 0;
    for (const { pattern: source } of safe) {
      const result = compilePattern(source);
      if (!result.ok) continue;
      accepted++;
      const native = new RegExp(source);
      expect([source, texts.map((text) => result.value.test(text))]).toEqual([source, texts.map((text) => native.test(text))]);
    }
    expect(accepted / safe.length).toBeGreaterThanOrEqual(0.9);
  });
});

describeShared("patterns of redos-regret", "suites/redos-regret", (root) => {
  type Entry = { readonly pattern: string; readonly attack_input?: string };
  const read = (name: string): Entry[] => (JSON.parse(readFileSync(join(root, name), "utf8")) as { readonly patterns: Entry[] }).patterns;

  it("runs every evil pattern on its attack, also a thousand times longer, or refuses it", () => {
    for (const entry of read("evil_patterns.json")) {
      const result = compilePattern(entry.pattern);
      if (!result.ok) continue;
      const attack = entry.attack_input ?? "a".repeat(30) + "!";
      for (const text of [attack, attack.repeat(Math.ceil(32767 / Math.max(1, attack.length)))]) expect(typeof result.value.test(text)).toBe("boolean");
    }
  });

  it("accepts at least 85 % of the safe patterns", () => {
    const safe = read("safe_patterns.json");
    expect(safe.filter(({ pattern: source }) => compilePattern(source).ok).length / safe.length).toBeGreaterThanOrEqual(0.85);
  });
});
