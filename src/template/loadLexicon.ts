import { type Fields, type Loading, complaint, expressionType, words } from "./loading";
import type { RawDedupe } from "./rawTemplate";
import type { DedupeDef, LexiconDef, MatchDef } from "./template";
import type { Path } from "./templateProblems";
import { foldWords, wordList } from "./wordList";

/** Methods that compare a text to the letter, or know its parts by themselves. */
const toTheLetter = new Set(["exact", "prefix", "suffix", "phone", "email"]);

/** The words of a rule; null where it has none. A word that no part of the rule would look for is complained about. */
export function loadLexicon({ lexicon, block = [] }: RawDedupe, match: readonly MatchDef[], path: Path, fields: Fields, loading: Loading): LexiconDef | null {
  if (lexicon === undefined) return null;
  const isText = (id: string): boolean => expressionType(fields.byId.get(id)!) === "text";
  const compared = new Set([...match.map(({ field }) => field), ...block.flatMap(({ field, and }) => [field, ...(and === undefined ? [] : [and.field])])]);
  const usual = [...new Set(match.filter(({ field, method }) => isText(field) && !toTheLetter.has(method.split(":")[0]!)).map(({ field }) => field))];
  const named = loading.knownAll(lexicon.fields, fields.ids, [...path, "fields"], words.field).filter((id, index) => {
    const place = [...path, "fields", index];
    if (!isText(id)) loading.problems.add(place, complaint("not-for-type", `${id} 不是文本，里面没有词。`, `${id} is no text and holds no words.`, "写文本字段。", "Name fields of texts."));
    else if (!compared.has(id)) loading.problems.add(place, complaint("unread-field", `这条规则不比较 ${id}。`, `The rule does not compare ${id}.`, "在 match 里比较它，或去掉。", "Compare it under match, or leave it out."));
    return isText(id) && compared.has(id);
  });
  if (lexicon.fields === undefined && usual.length === 0) loading.problems.add(path, complaint("nothing-compared", "没有按相似程度比较的文本，词表用不到。", "No text is compared by likeness, so no words are looked for.", "用 fields 写上字段，或去掉 lexicon。", "Name fields, or remove lexicon."), "key");
  if (lexicon.words === undefined && lexicon.differ === undefined) loading.problems.add(path, complaint("missing-keyword", "words 和 differ 至少写一个。", "It takes words, differ or both.", "写上其中一个。", "Write one of them.", { keyword: "words" }), "key");
  return {
    fields: lexicon.fields === undefined ? usual : named,
    words: loading.knownAll(lexicon.words, new Set(Object.keys(loading.lexicons)), [...path, "words"], { "zh-CN": "词表", en: "lexicon" }),
    differ: [...new Set((lexicon.differ ?? []).map(foldWords))],
  };
}

/** The rule with the words in the lines that they hold for; all of them share one list. */
export function withLexicon(rule: DedupeDef, { lexicon: raw }: RawDedupe, loading: Loading): DedupeDef {
  const { lexicon } = rule;
  if (lexicon === undefined || raw?.words === undefined || lexicon.words.length === 0) return rule;
  const list = wordList(lexicon.words.map((name) => loading.lexicons[name]!));
  const line = <T extends { readonly field: string }>(each: T): T => (lexicon.fields.includes(each.field) ? { ...each, words: list } : each);
  return { ...rule, match: rule.match.map(line), block: rule.block.map((block) => line(block.and === undefined ? block : { ...block, and: line(block.and) })) };
}
