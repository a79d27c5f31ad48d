import { systemField, systemWords } from "../../src/fields/systemField";
import { fieldTypeContract } from "../contracts/fieldType.contract";
import { checks, contextOf, reads, refuses } from "./fieldTable";

const moment = systemField.variant!({ system: "createdAt" });

describe("what the program fills in", () => {
  it("is a date with its time where it says when, and else a text", () => {
    const dated = systemWords.filter((system) => systemField.variant!({ system }).isDate === true);
    expect(dated).toEqual(["createdAt", "updatedAt"]);
    for (const system of systemWords) expect(systemField.variant!({ system })).toMatchObject({ type: "system", json: dated.includes(system) ? "number" : "string" });
  });
  it("is never guessed", () => {
    expect([systemField.guess, moment.guess!([45296.5, "2024-01-05 13:45"])]).toEqual([undefined, 0]);
  });
  it("has the formats of text and of a moment", () => {
    expect([systemField.numberFormat(contextOf(systemField).spec), moment.numberFormat(contextOf(moment).spec)]).toEqual(["@", "yyyy-mm-dd hh:mm"]);
  });

  const batch = contextOf(systemField, { system: "batchId" });
  const version = contextOf(systemField, { system: "templateVersion" });
  const person = contextOf(systemField, { system: "createdBy" });
  reads(systemField, person, [[" 王芳 ", "王芳"], ["", null]]);
  refuses(systemField, person, [[45296, "notText"], [true, "notText"], [{ error: "#N/A" }, "errorCell"]]);
  checks(systemField, person, [["王芳"], ["C1"]]);
  checks(systemField, batch, [["C000001"], ["C1000000"], ["C1", "notAChange"], ["批次一", "notAChange"]]);
  checks(systemField, version, [["1.0.0"], ["12.3.45"], ["1.0", "notAVersion"]]);
  reads(moment, contextOf(moment, { system: "createdAt" }), [[45296.5, 45296.5], ["2024-01-05 12:00", 45296.5]]);
  refuses(moment, contextOf(moment, { system: "createdAt" }), [["昨天", "notADate"], ["王芳", "notADate"], [true, "notADate"]]);
});

fieldTypeContract(moment, [contextOf(moment, { system: "createdAt" }), contextOf(moment, { system: "updatedAt" }, { dateSystem: 1904 }), contextOf(moment, { system: "updatedAt" }, { dayFirst: true })]);
