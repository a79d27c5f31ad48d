import { readCompanyName } from "./companyWords";
import type { FieldType } from "./fieldType";
import { mixedWord } from "./matchKey";
import { foldBrackets } from "./normalizeSteps";
import { cellText, guessBy, issue, read, readPartly, shared } from "./reading";
import { looksLikePerson } from "./surnames";
import { maskText } from "./textField";
import { dropInvisible, foldWidth, hasHan, trimEnds } from "./width";

const legalForm = /公司|集团|企业|商行|商店|经营部|工作室|事务所|中心|合作社|厂|店|院|所|校|会|局|社|行|站|部|馆|co\.?,? ?ltd|limited|\b(?:inc|llc|ltd|corp|gmbh|plc|pte|company|co)\b/i;
/** A bracket at the end: a former name or a remark, if the parts of the name say so. */
const bracketRemark = /[(（]([^()（）]{2,60})[)）]$/;
/** A blank beside a Chinese character, or beside a bracket, separates nothing. */
const blankAtHan = /(?<=[\p{Script=Han}（）()]) | (?=[\p{Script=Han}（）])/gu;

/** Chinese characters, letters and digits of half width, brackets of full width: in the stated form already. */
const stated = /^[\u4e00-\u9fff][\u4e00-\u9fff（）A-Za-z0-9]*$/;

function tidy(raw: string): string {
  if (stated.test(raw)) return raw;
  let text = trimEnds(dropInvisible(raw)).replace(/\s+/g, " ");
  text = trimEnds(foldWidth(text)).replace(/^'+(?=\p{Script=Han})/u, "");
  text = foldBrackets(text.replace(/[〔﹙❨⟮]/g, "(").replace(/[〕﹚❩⟯]/g, ")"));
  if (hasHan(text)) text = text.replace(blankAtHan, "");
  return trimEnds(text);
}

/**
 * The name of a company or other body, in one stated form: letters and digits half width, brackets full width （） in Chinese names and ( ) in others, no blanks beside Chinese
 * characters, single blanks elsewhere. The legal form is kept, nothing is abbreviated; a former name or a remark in brackets at the end (（原：…）, （已注销）) goes only on confirmation. `"ＡＢＣ (上海) 科技 有限公司"` → `"ABC（上海）科技有限公司"`.
 */
export const companyNameField: FieldType = {
  type: "companyName",
  label: { "zh-CN": "公司名称", en: "Company" },
  json: "string",
  parse(raw) {
    const { text, refused } = cellText(raw, tidy);
    if (refused !== null) return refused;
    if (text === "") return read(null);
    const brackets = bracketRemark.exec(text);
    if (brackets === null) return read(text);
    const { former = [], remarks = [] } = readCompanyName(text) ?? {};
    const inside = brackets[1] ?? "";
    const name = trimEnds(text.slice(0, brackets.index));
    if (name === "" || former.length + remarks.length === 0 || bracketRemark.test(name)) return read(text);
    return former.length > 0 ? readPartly(name, "formerName", { text: inside, value: name }) : readPartly(name, "droppedText", { text: inside, value: name });
  },
  format: (value) => String(value),
  normalize: (value) => (typeof value === "string" ? tidy(value) : value),
  check(value) {
    const name = String(value);
    if (name.length < 3 && [...name].length < 2) return issue("tooShort", { text: name }, "warning");
    if (!/\p{L}/u.test(name)) return issue("noLetters", { text: name.slice(0, 40) }, "warning");
    if (looksLikePerson(name) && !legalForm.test(name)) return issue("looksLikePerson", { text: name }, "info");
    if (/(?:有限责任公?|有限公|股份有限|责任公)$/.test(name)) return issue("cutOff", { text: name.slice(-20) }, "warning");
    const mixed = mixedWord(name);
    if (mixed !== null) return issue("mixedLetters", { word: mixed.slice(0, 40) }, "warning");
    if (!/[()（）]/.test(name)) return null;
    const open = (name.match(/[(（]/g) ?? []).length;
    return open === (name.match(/[)）]/g) ?? []).length ? null : issue("bracket", { text: name.slice(0, 60) }, "warning");
  },
  mask: (value) => maskText(String(value)),
  numberFormat: (spec) => spec.numberFormat ?? "@",
  matchRole: { person: "group", organisation: "identity" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    tooShort: { "zh-CN": "“{text}”太短，填公司全称。", en: "“{text}” is too short. Type the full name of the company." },
    noLetters: { "zh-CN": "“{text}”里没有文字，不像公司名称，核对。", en: "“{text}” has no letters, so it does not look like a company. Check it." },
    looksLikePerson: { "zh-CN": "“{text}”可能是人名或简称，公司填全称。", en: "“{text}” may be a person or a short name. Type the full name of a company." },
    formerName: { "zh-CN": "“{text}”是曾用名，移到曾用名列后存为 {value}。", en: "“{text}” is a former name. Move it to a column of its own, then store {value}." },
    droppedText: shared.droppedText,
    cutOff: { "zh-CN": "“…{text}”像是没有写完，补全公司名称。", en: "“…{text}” looks cut off. Complete the name of the company." },
    mixedLetters: shared.mixedLetters,
    bracket: { "zh-CN": "“{text}”的括号不成对，核对名称。", en: "The brackets in “{text}” do not pair. Check the name." },
  },
  width: 28,
  guess: (samples) => guessBy(companyNameField, samples, 0.92, (raw) => typeof raw === "string" && [...raw].length >= 4 && /公司|集团|事务所|经营部|商行|合作社|工作室|中心$|厂$|\b(?:co|ltd|inc|llc|corp|gmbh|plc|company|limited)\b/i.test(raw)),
};
