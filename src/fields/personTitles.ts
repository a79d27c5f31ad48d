import { compoundSurnames } from "./surnames";

/** Forms of address and posts that people write behind a Chinese name, longest first where one ends like another. */
export const hanTitles: readonly string[] = [
  "副董事长", "董事长", "总经理助理", "副总经理", "总经理", "副经理", "总工程师", "工程师", "总监", "经理", "副主任", "主任", "副总裁", "总裁", "副总", "主管", "主任医师", "医师", "秘书长", "秘书", "助理", "店长", "厂长", "院长", "校长", "行长", "处长", "科长", "局长", "部长", "会长", "书记", "所长",
  "老板娘", "老板", "老师", "教授", "博士", "医生", "大夫", "护士", "律师", "会计", "师傅", "先生", "女士", "小姐", "太太", "夫人", "同志", "同学", "阿姨", "大姐", "大哥",
];
const lastOfTitles = new Set([...hanTitles.map((title) => title.at(-1)!), ..."总董工哥姐"]);

/** The last character of the text is that of a title, which it may end with. */
export function endsTitle(text: string): boolean {
  return lastOfTitles.has(text.charAt(text.length - 1));
}

/** Two to four Chinese characters, the last of which ends no title: what most cells with names hold, and nothing to split off. */
export function isBareName(text: string): boolean {
  return /^[\u4e00-\u9fff]{2,4}$/.test(text) && !endsTitle(text);
}

/** Behind a surname alone these are titles too; names end with them as well (王大哥, 李建工), so behind more they are not. */
export const shortHanTitle = /^(\p{Script=Han}{1,2})[总董工哥姐]$/u;
/** Apart from a whole name they are as well: 赵静 总. */
export function titleApart(text: string): { readonly name: string; readonly title: string } | null {
  const [, name = "", title = ""] = /^(\p{Script=Han}{2,3}) ([总董工])$/u.exec(text) ?? [];
  return name === "" || compoundSurnames.has(name) ? null : { name, title };
}
/** In front of a name in Latin script; of the last ones a name could begin without the dot. */
export const latinTitle = /^(?:(?:mr|mrs|ms|miss|dr|prof|professor|sir|madam)\.? +|(?:herr|frau|mme|mlle) +)(?=\S)/i;
/** Behind it: degrees, not generations, which tell two people apart. */
export const latinDegree = /,? +(?:ph\.?d|md|m\.d|mba|cpa|esq|cfa|pmp)\.?$/i;

/** A name without its title, or null where there is none or only a surname would be left. */
export function splitTitle(name: string): { readonly name: string; readonly title: string } | null {
  const front = latinTitle.exec(name)?.[0];
  if (front !== undefined) return { name: name.slice(front.length), title: front.trim() };
  const degree = latinDegree.exec(name)?.[0];
  if (degree !== undefined && degree.length < name.length - 1) return { name: name.slice(0, -degree.length), title: degree.replace(/^, */, "").trim() };
  // 张三（经理）, 张三(女士)
  const bracket = /^(.+?) ?[(（](\p{Script=Han}{2,6})[)）]$/u.exec(name);
  const inside = bracket?.[2] ?? "";
  if (bracket !== null && hanTitles.some((title) => inside.endsWith(title))) return { name: bracket[1] ?? "", title: inside };
  const apart = titleApart(name);
  if (apart !== null) return apart;
  const title = hanTitles.find((word) => name.endsWith(word));
  if (title === undefined) return null;
  const rest = name.slice(0, name.length - title.length).trimEnd();
  return [...rest].length >= 2 && !compoundSurnames.has(rest) ? { name: rest, title } : null;
}
