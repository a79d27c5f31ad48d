import { chineseUpper } from "../../fields/chineseUpper";
import { decimalFromNumber, type ExactDecimal, sameDecimal, shiftDecimal } from "../../fields/exactDecimal";
import { readNumberText } from "../../fields/numberText";
import type { TypedColumn } from "../../fields/typedTable";
import { amountUnit } from "../../fields/units";
import type { Finding, Severity } from "../../findings/finding";
import { isBlank, plainText } from "../../records/cellValue";
import type { Localized } from "../../records/text";
import type { FieldDef } from "../../template/template";
import { cellAt } from "../cellAt";
import type { RuleKind } from "../rule";

const messages: { readonly [messageId: string]: Localized } = {
  missing: { "zh-CN": "“{label}”没有填，金额 {amount} 的大写是 {words}。", en: "“{label}” is blank; the amount {amount} is {words} in words." },
  spelling: { "zh-CN": "“{value}”与金额 {amount} 相符，规范写法是 {words}。", en: "“{value}” is the amount {amount}; the standard spelling is {words}." },
  differs: { "zh-CN": "大写“{value}”与金额 {amount} 不一致，金额的大写应是 {words}。按原件确定以哪个为准。", en: "The words “{value}” are not the amount {amount}, which is {words}. Look up in the document which one holds." },
  unreadable: { "zh-CN": "“{value}”读不出金额，金额 {amount} 的大写是 {words}。", en: "“{value}” is no amount in words; the amount {amount} is {words}." },
  withoutAmount: { "zh-CN": "有大写“{value}”，但没有金额，补上“{field}”。", en: "There are the words “{value}” but no amount. Fill in “{field}”." },
};

type Verdict = { readonly messageId: string; readonly severity: Severity; readonly words: string; readonly fix: "lossless" | "proposed" | null };

/**
 * The amount of a money field and the text field that repeats it in words (`x-upper`): a blank is filled, another spelling of the same amount is put right, and where the two say different amounts
 * neither is touched. Amounts of more than two decimals have no words.
 */
export const amountInWords: RuleKind = {
  kind: "amountWords",
  messages,
  check({ def, table }) {
    return def.fields.flatMap((field): readonly Finding[] => {
      const amounts = table.columns[field.id];
      const target = def.fields.find(({ id }) => id === field.upper);
      const words = target === undefined ? undefined : table.columns[target.id];
      if (target === undefined || words === undefined || amounts === undefined) return [];
      const formulas = new Set(table.records.formulas[target.id]);
      const known = new Map<number, ReturnType<typeof amountOf>>();
      const findings: Finding[] = [];
      for (let index = 0; index < table.size; index++) {
        const code = amounts.codes[index]!;
        let amount = known.get(code);
        if (amount === undefined) known.set(code, (amount = amountOf(field, amounts, code)));
        const raw = words.raw[words.codes[index]!]!;
        const found = judge(amount, isBlank(raw) ? "" : plainText(raw));
        if (found === null) continue;
        const at = cellAt(table, index, target.id);
        const data = { label: target.label, field: field.label, value: plainText(raw), amount: amount.shown, words: found.words };
        const fixes = found.fix === null || formulas.has(index) ? {} : { fixes: [{ edits: [{ at, before: raw, after: found.words }], lossless: found.fix === "lossless" }] };
        findings.push({ rule: `amountWords/${field.id}`, messageId: found.messageId, data, severity: found.severity, at: [at, cellAt(table, index, field.id)], ...fixes });
      }
      return findings;
    });
  },
  message: (finding) => messages[finding.messageId],
};

/** The amount of a cell in yuan: null where it is blank, undefined where it cannot be read or has no words. */
function amountOf(field: FieldDef, column: TypedColumn, code: number): { readonly yuan: ExactDecimal | null | undefined; readonly words: string; readonly shown: string } {
  const value = column.typed[code] ?? null;
  if (value === null) return { yuan: null, words: "", shown: "" };
  const decimal = typeof value === "number" && column.parsed[code]?.ok === true ? decimalFromNumber(value) : null;
  const yuan = decimal === null ? null : shiftDecimal(decimal, amountUnit(field.unit).power);
  const words = yuan === null ? null : chineseUpper(yuan);
  return yuan === null || words === null ? { yuan: undefined, words: "", shown: "" } : { yuan, words, shown: column.fieldType.format(value, column.context) };
}

function judge({ yuan, words }: ReturnType<typeof amountOf>, text: string): Verdict | null {
  if (yuan === undefined || (yuan === null && text === "")) return null;
  if (yuan === null) return { messageId: "withoutAmount", severity: "warning", words, fix: null };
  if (text === "") return { messageId: "missing", severity: "info", words, fix: "lossless" };
  if (text === words) return null;
  const typed = readNumberText(text);
  if (!typed.ok || typed.rest !== "" || typed.percent !== 0) return { messageId: "unreadable", severity: "warning", words, fix: "proposed" };
  return sameDecimal(typed.value, yuan) ? { messageId: "spelling", severity: "info", words, fix: "lossless" } : { messageId: "differs", severity: "error", words, fix: null };
}
