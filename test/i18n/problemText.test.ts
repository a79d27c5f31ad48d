import { cellAddress } from "../../src/i18n/cellName";
import { problemHint, problemJson, problemMessage } from "../../src/i18n/problemText";

const problem = { code: "a/b", message: { "zh-CN": "“{name}”有 {count} 处不对。", en: "{count} faults in {name}." }, hint: { "zh-CN": "改正后再试。", en: "Correct {count} and try again." }, data: { name: "x{count}", count: 2 } };

describe("problems as text", () => {
  it("say the place first, then what, with the facts filled in once", () => {
    expect(problemMessage(problem, "en")).toBe("2 faults in x{count}.");
    expect(problemMessage({ ...problem, place: "a.json", line: 3, column: 7 }, "en")).toBe("a.json:3:7: 2 faults in x{count}.");
    expect(problemMessage({ ...problem, place: "客户!B2" }, "zh-CN")).toBe("客户!B2：“x{count}”有 2 处不对。");
    expect(problemHint(problem, "en")).toBe("Correct 2 and try again.");
  });

  it("are plain JSON for machines, with only what is known", () => {
    expect(problemJson(problem, "en")).toEqual({ code: "a/b", message: "2 faults in x{count}.", hint: "Correct 2 and try again." });
    expect(Object.keys(problemJson({ ...problem, pointer: "/x", line: 1, column: 2, place: "f" }, "en"))).toEqual(["code", "place", "pointer", "line", "column", "message", "hint"]);
  });

  it("name cells as a sheet does", () => {
    expect([cellAddress(1, 0), cellAddress(17, 25), cellAddress(3, 26), cellAddress(9, 16_383), cellAddress(5, null)]).toEqual(["A1", "Z17", "AA3", "XFD9", "5"]);
  });
});
