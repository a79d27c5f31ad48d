import { placeProblem } from "../../../src/hosts/excel/officePlace";

const can = (set: string, version: string): boolean => set === "ExcelApi" && Number(version) <= 1.13;

describe("where the page was opened", () => {
  it("is an Excel that can do what is needed", () => expect(placeProblem({ host: "Excel" }, can)).toBeNull());

  it.each([
    ["without Office.js", null, can, "excel/noOffice"],
    ["in a browser, outside Office", { host: null }, can, "excel/outside"],
    ["in Word", { host: "Word" }, can, "excel/otherProgram"],
    ["in an Excel that is too old", { host: "Excel" }, () => false, "excel/tooOld"],
  ] as const)("%s: it says so, and what to do, in both languages", (_, info, supported, code) => {
    const problem = placeProblem(info, supported)!;
    expect(problem.code).toBe(code);
    for (const text of [problem.message["zh-CN"], problem.message.en, problem.hint["zh-CN"], problem.hint.en]) expect(text).toMatch(/^[^{}]{8,}$/);
  });
});
