import { hostileTemplates } from "./hostile";
import { load, problemsOf } from "./support";

describe("a hostile template", () => {
  it.each(hostileTemplates.map((each) => [each.name, each] as const))("%s is refused with places, or harmless", (_name, { text, harmless }) => {
    const start = performance.now();
    const result = load(text);
    if (process.env["SHOW_MS"] !== undefined) process.stderr.write(`${(performance.now() - start).toFixed(1).padStart(8)} ms  ${(text.length / 1024).toFixed(0).padStart(5)} kB  ${problemsOf(result).length} ${problemsOf(result)[0]?.code ?? ""}  ${_name}\n`);
    expect(result.ok).toBe(harmless ?? false);
    const problems = problemsOf(result);
    expect(problems.length).toBeLessThanOrEqual(50);
    for (const { code, pointer, line, column, message, hint } of problems) {
      expect(code).toMatch(/^template\/[a-z0-9-]+$/);
      expect([typeof pointer, line! >= 1, column! >= 1]).toEqual(["string", true, true]);
      // A name from the template never makes a message long.
      expect(Math.max(...[message, hint].flatMap((text) => [text.en.length, text["zh-CN"].length]))).toBeLessThan(1500);
    }
  });
});
