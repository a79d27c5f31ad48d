import type { FieldType, Issue } from "./fieldType";
import { mixedWord } from "./matchKey";
import { hanTitles, isBareName, shortHanTitle, splitTitle, titleApart } from "./personTitles";
import { cellText, guessBy, issue, read, readPartly, shared } from "./reading";
import { compoundSurnames, looksLikePerson } from "./surnames";
import { dropInvisible, foldWidth, trimEnds } from "./width";

/** Dots between the parts of a minority or foreign name; the stored one is U+00B7. @source GB/T 15834-2011 间隔号; GB 18030 code charts for its variants */
const dots = /[·•‧・･∙⋅●．﹒᛫ꞏ]/g;
const han = "\\p{Script=Han}";
const asciiDotBetweenHan = new RegExp(`(?<=${han}) ?\\. ?(?=${han})`, "gu");
const blankBetweenHan = new RegExp(`(?<=${han}) (?=${han})`, "gu");
const blanksAtDot = / ?· ?/g;

/** Blanks inside a Chinese name carry nothing but where they part a title from it: 赵静 总 is nobody called 赵静总 (欧阳 锋, 张 三), but 张三 李四 are two people and 阿卜杜 买买提 may want a dot. */
function joinHan(text: string): string {
  const parts = text.split(" ");
  if (parts.length < 2 || !parts.every((part) => /^\p{Script=Han}+$/u.test(part)) || titleApart(text) !== null) return text;
  const letters = parts.join("");
  const single = parts.length === 2 && ((parts[0] ?? "").length === 1 || compoundSurnames.has(parts[0] ?? ""));
  return single || parts.every((part) => part.length === 1) || letters.length <= 3 ? text.replace(blankBetweenHan, "") : text;
}

function tidy(raw: string): string {
  let text = trimEnds(dropInvisible(raw)).replace(/\s+/g, " ").replace(dots, "·");
  text = trimEnds(foldWidth(text)).replace(/^'+(?=\p{Script=Han})/u, "");
  text = text.replace(asciiDotBetweenHan, "·").replace(blanksAtDot, "·");
  return joinHan(trimEnds(text));
}

/** Smith, John: a single comma between words in Latin script, and nothing that stands behind a name. */
const surnameFirst = /^([\p{Script=Latin}\p{M}'’.-]+(?: [\p{Script=Latin}\p{M}'’.-]+){0,2}), ?([\p{Script=Latin}\p{M}'’.-]+(?: [\p{Script=Latin}\p{M}'’.-]+){0,2})$/u;
const generation = /^(?:jr|sr|ii|iii|iv|esq|ph\.?d|md|mba)\.?$/i;

/**
 * A person's name. The dot between parts of a name becomes ·, blanks inside Chinese names go, case stays. A title is not dropped and an order not turned in passing:
 * `"张三先生"` → `"张三"` and `"Smith, John"` → `"John Smith"` are proposed, `"张总"` is kept with a warning. `"买买提•艾力"` → `"买买提·艾力"`.
 */
export const personNameField: FieldType = {
  type: "personName",
  label: { "zh-CN": "姓名", en: "Name" },
  json: "string",
  parse(raw) {
    if (typeof raw === "string" && isBareName(raw)) return read(raw);
    const { text, refused } = cellText(raw, tidy);
    if (refused !== null) return refused;
    if (text === "") return read(null);
    const found = splitTitle(text);
    if (found !== null) {
      // Herr, Dr. and Ms. belong to how a person is addressed; a post behind a Chinese name is about somebody's work.
      const name = tidy(found.name);
      return splitTitle(name) === null && name !== "" ? { ...readPartly(name, "title", { title: found.title, value: name }), ...(/\p{Script=Han}/u.test(found.title) ? {} : { mild: true as const }) } : read(text);
    }
    const turned = surnameFirst.exec(text);
    if (turned === null || generation.test(turned[2] ?? "")) return read(text);
    const value = `${turned[2] ?? ""} ${turned[1] ?? ""}`;
    return readPartly(value, "surnameFirst", { text, value });
  },
  format: (value) => String(value),
  normalize: (value) => (typeof value === "string" ? tidy(value) : value),
  check(value): Issue | null {
    const name = String(value);
    if (isBareName(name) && !/[司团限]/.test(name)) return null;
    if (/\d/.test(name)) return issue("digits", { text: name.slice(0, 40) }, "warning");
    if (/公司|集团|有限|\b(?:co|ltd|inc|llc|corp)\b/i.test(name)) return issue("looksLikeCompany", { text: name.slice(0, 40) }, "warning");
    if (/[、,，/;；|&]/.test(name) || (/^[\p{Script=Han} ]+$/u.test(name) && name.includes(" "))) return /^[^\p{Script=Han}]*,[^\p{Script=Han}]*$/u.test(name) ? null : issue("severalNames", { text: name.slice(0, 40) }, "warning");
    if (shortHanTitle.test(name) && [...name].length === 2) return issue("surnameOnly", { text: name }, "warning");
    if (hanTitles.some((title) => name.endsWith(title) && name.length > title.length)) return issue("surnameOnly", { text: name.slice(0, 40) }, "warning");
    const mixed = mixedWord(name);
    if (mixed !== null) return issue("mixedLetters", { word: mixed.slice(0, 40) }, "warning");
    if ([...name].length === 1) return issue("tooShort", { text: name }, "warning");
    return /[<>{}[\]#$%^*=+~@]|\?{2,}|\uFFFD/.test(name) ? issue("oddCharacter", { text: name.slice(0, 40) }, "warning") : null;
  },
  // 张三 → 张*, 欧阳娜娜 → 欧阳**, John Smith → J*** S***
  mask(value) {
    const name = String(value);
    if (/\p{Script=Han}/u.test(name)) {
      const characters = [...name];
      const shown = compoundSurnames.has(name.slice(0, 2)) && characters.length > 2 ? 2 : 1;
      return characters.length === 1 ? "*" : characters.slice(0, shown).join("") + "*".repeat(characters.length - shown);
    }
    return name.split(" ").map((part) => ([...part].length <= 1 ? "*" : `${[...part][0] ?? ""}***`)).join(" ");
  },
  numberFormat: (spec) => spec.numberFormat ?? "@",
  matchRole: { person: "identity", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    title: { "zh-CN": "姓名里带称谓“{title}”，存为 {value} 会丢掉称谓。", en: "The name carries the title “{title}”; storing {value} drops it." },
    surnameFirst: { "zh-CN": "“{text}”是姓在前的写法，改为 {value}，核对后存入。", en: "“{text}” has the surname first. It reads {value}; check it, then store it." },
    mixedLetters: shared.mixedLetters,
    surnameOnly: { "zh-CN": "“{text}”只有姓和称谓，补全姓名。", en: "“{text}” is a surname with a title. Complete the name." },
    severalNames: { "zh-CN": "“{text}”像是不止一个人；一格只填一人，少数民族姓名用“·”连接。", en: "“{text}” looks like more than one person. Put one person in a cell; join the parts of one name with “·”." },
    looksLikeCompany: { "zh-CN": "“{text}”像公司名称，移到公司字段。", en: "“{text}” looks like a company. Move it to a company field." },
    digits: { "zh-CN": "姓名“{text}”里有数字，核对。", en: "The name “{text}” has digits. Check it." },
    tooShort: { "zh-CN": "“{text}”只有一个字，补全姓名。", en: "“{text}” is a single character. Complete the name." },
    oddCharacter: { "zh-CN": "姓名“{text}”里有不该有的符号，核对。", en: "The name “{text}” has a symbol that names do not have. Check it." },
  },
  width: 12,
  guess: (samples) => guessBy(personNameField, samples, 0.85, (raw) => typeof raw === "string" && (looksLikePerson(raw.replace(/\s/g, "")) || /^\p{Script=Han}{2,}[·•]\p{Script=Han}{2,}$/u.test(raw.trim()))),
};
