import { readFileSync } from "node:fs";
import { join } from "node:path";
import { alignColumns, csvText, styleOf, textWidth } from "../../src/cli/style";
import { readRows } from "../../src/xlsx/csv/dialect";
import { describeShared } from "../support/shared";

describe("what is printed", () => {
  it("aligns columns by the width that Chinese characters take", () => {
    expect(textWidth("客户A")).toBe(5);
    expect(alignColumns([["客户", "1"], ["abcdef", "22"]], "")).toBe("客户    1\nabcdef  22");
  });

  it("has colours only where they are wanted", () => {
    expect(styleOf("en", false).red("x")).toBe("x");
    expect(styleOf("en", true).red("x")).toBe("\u001b[31mx\u001b[0m");
  });

  it("quotes what a .csv needs quoted, and guards formulas but not numbers", () => {
    expect(csvText(["a"], [["x,y"], ['"'], ["l\r\nm"], [null], [-5], ["-5"], ["+8613812345678"], ["=1"], [" +A1"], ["-A1"], ["＝1"], ["@SUM(1)"], ["@张三"], ["-"], ["O'Neil"]])).toBe('a\r\n"x,y"\r\n""""\r\n"l\r\nm"\r\n\r\n-5\r\n-5\r\n+8613812345678\r\n"\'=1"\r\n"\' +A1"\r\n"\'-A1"\r\n"\'＝1"\r\n"\'@SUM(1)"\r\n@张三\r\n-\r\nO\'Neil\r\n');
  });
});

describeShared("the formula injection vectors, printed as .csv", "suites/formula-injection", (root) => {
  const { dangerous } = JSON.parse(readFileSync(join(root, "vectors.json"), "utf8")) as { dangerous: string[] };

  it("start no formula in any cell, and are read back with their guard", () => {
    const { rows, mistake } = readRows(csvText(["text", "end"], dangerous.map((text) => [text, "."])), ",");
    expect(mistake).toBeNull();
    rows.slice(1).forEach(([text], i) => expect([dangerous[i], `'${dangerous[i]!}`]).toContain(text));
    expect(rows).toHaveLength(dangerous.length + 1);
    expect(rows.slice(1).filter(([text, end]) => end !== "." || /^\s*[=+\-@＝＋－＠]/u.test(text!) && !/^[+-][\d.,]+$/.test(text!))).toEqual([]);
  });
});
