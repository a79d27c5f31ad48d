import { foldVariants } from "./matchKey";
import { readingsOf } from "./pinyin";

/** Characters that are read otherwise as a surname. @source npm pinyin-pro 3.29.4 (MIT), its readings of surnames */
const surnames = new Map("乐yue 仇qiu 六lu 区ou 单shan 召shao 员yun 啜chuai 折she 曾zeng 朴piao 查zha 牟mou 盖ge 繁po 缪miao 薄bo 解xie 郄qie 郗xi 都du".split(" ").map((entry) => [entry.charAt(0), entry.slice(1)]));

/** By character, from the first common one on, its usual reading, and that as a surname: the same few thousand are asked for again and again. */
const [usual, asSurname]: [(string | undefined)[], (string | undefined)[]] = [[], []];
const firstCommon = 0x4e00, lastCommon = 0x9fff;

function readingOf(character: string, isFirst: boolean): string {
  const simplified = foldVariants(character);
  return (isFirst ? surnames.get(simplified) : undefined) ?? readingsOf(simplified)[0] ?? simplified;
}

/** The usual reading of each character of a name, without tones, ü as v, the first read as a surname (曾 → zeng); a character that has none stands for itself. */
export function spokenName(text: string): readonly string[] {
  const spoken: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < firstCommon || code > lastCommon) return [...text].map((character, at) => readingOf(character, at === 0));
    spoken.push(((at === 0 ? asSurname : usual)[code - firstCommon] ??= readingOf(text.charAt(at), at === 0)));
  }
  return spoken;
}
