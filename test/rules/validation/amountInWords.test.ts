import { moneyField } from "../../../src/fields/moneyField";
import { textField } from "../../../src/fields/textField";
import type { CellValue } from "../../../src/records/cellValue";
import { amountInWords } from "../../../src/rules/validation/amountInWords";
import { fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";

function findings(amount: CellValue, words: CellValue, unit: "元" | "万元" = "元") {
  const def = tableDef([fieldDef(moneyField, "amount", { upper: "words", unit }), fieldDef(textField, "words")]);
  return amountInWords.check({ def, table: typedTable(def, [{ amount, words }]), inputs }).map(({ messageId, severity, fixes }) => [messageId, severity, fixes?.[0]?.edits[0]?.after ?? null, fixes?.[0]?.lossless ?? null]);
}

describe("an amount and its words", () => {
  it.each([
    ["agree", 1234.5, "壹仟贰佰叁拾肆元伍角整", []],
    ["are both blank", null, null, []],
    ["words are missing", 1234.5, null, [["missing", "info", "壹仟贰佰叁拾肆元伍角整", true]]],
    ["words are spelled otherwise", 1234.5, "人民币壹仟贰佰叁拾肆元伍角", [["spelling", "info", "壹仟贰佰叁拾肆元伍角整", true]]],
    ["say different amounts", 1234.5, "壹仟贰佰叁拾肆元整", [["differs", "error", null, null]]],
    ["words say nothing", 1234.5, "见合同", [["unreadable", "warning", "壹仟贰佰叁拾肆元伍角整", false]]],
    ["the amount is missing", null, "壹元整", [["withoutAmount", "warning", null, null]]],
    ["the amount cannot be read", "待定价", "壹元整", []],
  ] as const)("%s", (_, amount, words, expected) => expect(findings(amount, words)).toEqual(expected));
  it("counts in the unit of the field", () => expect(findings(1.2, null, "万元")).toEqual([["missing", "info", "壹万贰仟元整", true]]));
});
