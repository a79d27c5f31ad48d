import { matchOptions } from "../../src/intake/matchOptions";
import { checkAnswers, questionText } from "../../src/intake/question";
import type { Answers } from "../../src/intake/question";
import type { CellValue } from "../../src/records/cellValue";
import { encodeColumn } from "../../src/records/recordTable";
import { customer, field, industries } from "./grids";

const industry = customer.fields.find((one) => one.id === "industry")!;
const match = (values: readonly CellValue[], answers: Answers = {}) => matchOptions(encodeColumn(values), industry, answers);

describe("matchOptions reads a distinct value as an option", () => {
  it.each([
    ["IT", "IT", true, "option.code"],
    ["ｉｔ", "IT", true, "option.code"],
    ["信息技术", "IT", true, "option.label"],
    ["information  Technology", "IT", true, "option.label"],
    ["互联网", "IT", true, "option.alias"],
    [" 银行 ", "FIN", true, "option.alias"],
    ["信息技术业", "IT", false, "option.alike"],
    ["制造", "MFG", false, "option.alike"],
    ["金融行业", "FIN", false, "option.alike"],
    ["Manufactring", "MFG", false, "option.alike"],
    ["软件/互联网", "IT", false, "option.alike"],
    ["OLD", "OLD", true, "option.code"],
  ] as const)("%s → %s (lossless %s, %s)", (value, code, lossless, reason) => {
    const { values, questions } = match([value]);
    expect(values).toMatchObject([{ value, code, lossless, evidence: [{ id: reason }] }]);
    expect(questions).toEqual([]);
  });

  it.each([["农业", "option.unknown"], ["无", "option.unknown"], ["金融/互联网", "option.unsure"], [12, "option.unknown"], ["旧行", "option.unknown"]] as const)("%s is asked (%s)", (value, reason) => {
    const { values, edits, questions } = match([value, value]);
    expect(values).toMatchObject([{ value, code: null, lossless: false, count: 2 }]);
    expect(edits).toEqual([]);
    expect(questions).toMatchObject([{ id: `optionValue:industry:${value}`, default: null, data: { value: String(value), count: 2 }, evidence: [{ id: reason }] }]);
  });
});

it("counts distinct values, most frequent first, and proposes one edit for each that changes", () => {
  const { values, edits } = match(["互联网", "IT", null, "互联网", "信息技术业", " ", "互联网"]);
  expect(values.map(({ value, count }) => [value, count])).toEqual([["互联网", 3], ["IT", 1], ["信息技术业", 1]]);
  expect(edits).toEqual([{ before: "互联网", after: "IT", count: 3, lossless: true }, { before: "信息技术业", after: "IT", count: 1, lossless: false }]);
});

it("takes an answer, and leaves the cells alone when that is the answer", () => {
  expect(match(["农业"], { "optionValue:industry:农业": "MFG" }).edits).toEqual([{ before: "农业", after: "MFG", count: 1, lossless: true }]);
  expect(match(["农业"], { "optionValue:industry:农业": "keep" }).edits).toEqual([]);
});

it("does not take a denial for what it denies, however like they are spelled", () => {
  const stages = { ...industry, options: [{ code: "OK", label: { "zh-CN": "已通过供应商资质审核", en: "Approved" }, aliases: [], active: true }] };
  expect(matchOptions(encodeColumn(["已通过供应商资质审核了", "未通过供应商资质审核"]), stages).values).toMatchObject([{ code: "OK" }, { code: null, candidates: [] }]);
});

it("asks when two options share the name", () => {
  const twice = field({ id: "stage", type: "enum", zh: "阶段", en: "Stage", options: [{ ...industries[0]!, aliases: ["其他"] }, { ...industries[1]!, aliases: ["其他"] }] });
  expect(matchOptions(encodeColumn(["其他"]), twice).questions).toMatchObject([{ evidence: [{ id: "option.several" }], choices: [{ id: "IT" }, { id: "FIN" }, { id: "keep" }] }]);
});

it("offers near options first and never an inactive one that was not named", () => {
  const [question] = match(["金融/互联网"]).questions;
  expect(question!.choices.map((choice) => choice.id)).toEqual(["IT", "FIN", "MFG", "keep"]);
  expect(questionText(question!, "zh-CN")).toBe("“行业”里的“金融/互联网”（2 处）对应哪个选项？".replace("2", "1"));
});

it("refuses answers to what was not asked, and choices that are not offered", () => {
  const { questions } = match(["农业"]);
  expect(checkAnswers({ "optionValue:industry:农业": "FIN" }, questions)).toEqual([]);
  expect(checkAnswers({ "optionValue:industry:农业": "X", other: "Y" }, questions).map((problem) => problem.code)).toEqual(["intake/unknownChoice", "intake/unknownQuestion"]);
});

it("takes a person's word over what the data says, and one that agrees changes nothing", () => {
  const otherwise = match(["信息技术业", "互联网"], { "optionValue:industry:信息技术业": "FIN", "optionValue:industry:互联网": "keep" });
  expect(otherwise.edits).toEqual([{ before: "信息技术业", after: "FIN", count: 1, lossless: true }]);
  expect(otherwise.questions.map(({ id, default: usual }) => [id, usual])).toEqual([["optionValue:industry:互联网", "IT"], ["optionValue:industry:信息技术业", "IT"]]);
  expect(match(["信息技术业"], { "optionValue:industry:信息技术业": "IT" }).values).toMatchObject([{ code: "IT", lossless: false, evidence: [{ id: "option.alike" }] }]);
});

describe("a whole column of English words", () => {
  const stage = field({ id: "stage", type: "enum", zh: "阶段", en: "Stage", options: [{ code: "潜在", label: { "zh-CN": "潜在", en: "Lead" }, aliases: ["Prospect"], active: true }, { code: "成交", label: { "zh-CN": "成交", en: "Won" }, aliases: [], active: true }] });
  const codes = (values: readonly CellValue[], answers: Answers = {}) => { const { values: read, questions } = matchOptions(encodeColumn(values), stage, answers); return [read.map(({ value, code }) => [value, code]), questions.map(({ id, default: by }) => [id, by])]; };
  it("is not translated word by word unasked", () => {
    expect(codes(["Prospect", "Won"])).toEqual([[["Prospect", null], ["Won", null]], [["optionValue:stage:Prospect", null], ["optionValue:stage:Won", null]]]);
    expect(codes(["Prospect", "Won"], { "optionValue:stage:Prospect": "潜在", "optionValue:stage:Won": "keep" })[0]).toEqual([["Prospect", "潜在"], ["Won", null]]);
  });
  it("is one where nothing in it is Chinese", () => expect(codes(["Prospect", "成交"])[0]).toEqual([["Prospect", "潜在"], ["成交", "成交"]]));
});
