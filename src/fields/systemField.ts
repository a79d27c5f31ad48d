import { datetimeField } from "./datetimeField";
import type { FieldType, SystemWord } from "./fieldType";
import { cellText, issue, read, refuse, shared } from "./reading";
import { maskText } from "./textField";

/** What a system field can say of its record. */
export const systemWords: readonly SystemWord[] = ["batchId", "createdAt", "createdBy", "rowId", "rowState", "source", "templateVersion", "updatedAt", "updatedBy"];

/** What a check says of a record, by its gravest finding; each in both languages. */
export const rowStates = { error: { "zh-CN": "有错误", en: "errors" }, warning: { "zh-CN": "有警告", en: "warnings" }, info: { "zh-CN": "有提示", en: "notes" }, clean: { "zh-CN": "没有问题", en: "clean" } } as const;

/** How a record came. */
export const originWords: ReadonlySet<SystemWord> = new Set(["batchId", "createdAt", "createdBy", "source"]);

const label = { "zh-CN": "系统填写", en: "Filled by the program" } as const;

/** Shapes of what the program writes; names of people and sources can be any text. */
const shapes: { readonly [word in SystemWord]?: readonly [RegExp, string] } = { batchId: [/^C\d{6,}$/, "notAChange"], templateVersion: [/^\d+\.\d+\.\d+$/, "notAVersion"], rowState: [new RegExp(`^(?:${Object.values(rowStates).flatMap((state) => Object.values(state)).join("|")})$`), "notAState"] };

/** When: the same serials as `datetime`. Nobody types it, so no column is taken for one. */
const systemMoment: FieldType = { ...datetimeField, type: "system", label, guess: () => 0 };

/**
 * What the program knows of a record and nobody types: its id, when and by whom it came and was last written, from where, with which change set, under which version of the template,
 * and what the last check said of it (`x-system` says which). Who and where from is text, any other kind of cell is not ours; when is a date with its time.
 */
export const systemField: FieldType = {
  type: "system",
  label,
  json: "string",
  variant: ({ system }) => (system === "createdAt" || system === "updatedAt" ? systemMoment : systemField),
  parse(raw) {
    if (typeof raw === "number" || typeof raw === "boolean") return refuse("notText", { value: String(raw) });
    const { text, refused } = cellText(raw);
    return refused ?? read(text === "" ? null : text);
  },
  format: (value) => String(value),
  normalize: (value) => value,
  check(value, { spec }) {
    const [shape, messageId] = (spec.system === undefined ? undefined : shapes[spec.system]) ?? [];
    return shape === undefined || messageId === undefined || shape.test(String(value)) ? null : issue(messageId, { text: String(value).slice(0, 40) });
  },
  mask: (value) => maskText(String(value)),
  numberFormat: (spec) => spec.numberFormat ?? "@",
  matchRole: { person: "none", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    notText: { "zh-CN": "这一列由系统填写，存的是文本，不是 {value}。清空这一格，下次改动时由系统重填。", en: "The program fills this column with text, not with {value}. Clear the cell; it is filled again with the next change." },
    notAChange: { "zh-CN": "“{text}”不是更改编号，应如 C000001。清空这一格。", en: "“{text}” is not the id of a change, such as C000001. Clear the cell." },
    notAState: { "zh-CN": "“{text}”不是检查的结论（有错误、有警告、有提示、没有问题）。清空这一格，标出问题时由系统重填。", en: "“{text}” is not what a check says (errors, warnings, notes, clean). Clear the cell; it is filled again when findings are marked." },
    notAVersion: { "zh-CN": "“{text}”不是模板版本，应如 1.0.0。清空这一格，下次改动时由系统重填。", en: "“{text}” is not a version of a template, such as 1.0.0. Clear the cell; it is filled again with the next change." },
  },
  width: 16,
};
