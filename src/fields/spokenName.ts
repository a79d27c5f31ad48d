import { foldVariants } from "./matchKey";
import { readingsOf } from "./pinyin";

/** Characters that are read otherwise as a surname. @source npm pinyin-pro 3.29.4 (MIT), its readings of surnames */
const surnames = new Map("乐yue 仇qiu 六lu 区ou 单shan 召shao 员yun 啜chuai 折she 曾zeng 朴piao 查zha 牟mou 盖ge 繁po 缪miao 薄bo 解xie 郄qie 郗xi 都du".split(" ").map((entry) => [entry.charAt(0), entry.slice(1)]));

/** The usual reading of each character of a name, without tones, ü as v, the first read as a surname (曾 → zeng); a character that has none stands for itself. */
export function spokenName(text: string): readonly string[] {
  return [...foldVariants(text)].map((character, at) => (at === 0 ? surnames.get(character) : undefined) ?? readingsOf(character)[0] ?? character);
}
