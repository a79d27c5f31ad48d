import { spokenName } from "../../../fields/spokenName";
import { hasHan } from "../../../fields/width";
import { plainForm } from "./plainForm";
import type { MatchMethod } from "./method";

/** Sounds the same, tones aside: 张伟 = 章炜 = Zhang Wei = zhangwei. A Chinese text is read by the usual reading of each character, its first as a surname. */
export const pinyin: MatchMethod = {
  name: "pinyin",
  form(value) {
    const text = plainForm(value);
    const key = hasHan(text) ? spokenName(text).join("") : text;
    return key === "" ? null : { key };
  },
  compare: () => 0,
};

/** The same first letters of the syllables: 张伟国 = zwg. A text without Chinese characters is taken for such letters. */
export const pinyinInitials: MatchMethod = {
  name: "pinyinInitials",
  form(value) {
    const text = plainForm(value);
    const key = hasHan(text) ? spokenName(text).map((each) => each.charAt(0)).join("") : text;
    return key === "" ? null : { key };
  },
  compare: () => 0,
};
