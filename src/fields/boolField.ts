import { isCellError } from "../records/cellValue";
import type { FieldType } from "./fieldType";
import { guessBy, read, readPartly, refuse, shared, shownNumber } from "./reading";
import { isYesNo, yesNoOf } from "../records/yesNo";
import { foldKey } from "./width";

const yes = new Set(["是", "是的", "有", "对", "真", "已", "y", "yes", "true", "t", "1", "√", "✓", "✔", "☑", "✅", "on", "ok"]);
const no = new Set(["否", "不是", "无", "没有", "没", "未", "错", "假", "不", "n", "no", "false", "f", "0", "×", "✗", "✘", "✕", "❌", "☒", "☐", "off"]);

/** Every word that is understood, in lower case and narrow. */
export const yesNoTexts: readonly string[] = [...yes, ...no];

/** Yes or no, a boolean; in cells 是 and 否, Yes and No, or TRUE and FALSE, whichever the column has most of. Reads 是/否, 有/无, Y/N, true/false, 1/0, √/×. Anything else is refused: a half-meant 不确定 is not a no. The letter x is a cross to one and a tick to another, so no is only proposed. */
export const boolField: FieldType = {
  type: "bool",
  label: { "zh-CN": "是否", en: "Yes or no" },
  json: "boolean",
  parse(raw) {
    if (typeof raw === "boolean") return read(raw);
    if (raw === null) return read(null);
    if (isCellError(raw)) return refuse("errorCell", { error: raw.error });
    if (typeof raw === "number") return raw === 1 || raw === 0 ? read(raw === 1) : refuse("notYesOrNo", { text: shownNumber(raw) });
    const key = foldKey(raw).replace(/\uFE0F/g, "");
    if (key === "") return read(null);
    if (yes.has(key)) return read(true);
    if (key === "x") return readPartly(false, "tickOrCross", { text: raw.slice(0, 40) });
    return no.has(key) ? read(false) : refuse("notYesOrNo", { text: raw.slice(0, 40) });
  },
  format: (value) => (value === true ? "是" : "否"),
  normalize: (value) => value,
  check: () => null,
  mask: () => "*",
  numberFormat: (spec) => spec.numberFormat ?? "General",
  matchRole: { person: "none", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    tickOrCross: { "zh-CN": "“{text}”可能是打叉（否），也可能是打勾（是），按“否”理解，核对后存入。", en: "“{text}” can be a cross (no) or a tick (yes). It is read as no: check it, then store it." },
    notYesOrNo: { "zh-CN": "“{text}”不能确定是“是”还是“否”，填是或否。", en: "“{text}” is neither yes nor no. Type Yes or No." },
  },
  spelling: {
    isGood: isYesNo,
    of(column, lang) {
      const form = yesNoOf(column, lang);
      return (value) => (typeof value === "boolean" && form !== null ? form[value ? 0 : 1] : value);
    },
  },
  width: 8,
  // 1 and 0 alone are numbers as well.
  guess: (samples) => Math.max(guessBy(boolField, samples, 0.95, (raw) => typeof raw === "boolean" || (typeof raw === "string" && !/^[01]$/.test(raw.trim()))), guessBy(boolField, samples, 0.4)),
};
