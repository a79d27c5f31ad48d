import type { Localized } from "../records/text";

/**
 * Words of the template language that no part of the product acts on yet. A template that uses one is refused as "not supported yet", never accepted in silence;
 * a word leaves this list when it enters the meta-schema. Sorted.
 */
export const futureKeywords: ReadonlySet<string> = new Set([
  "$anchor", "$comment", "$dynamicAnchor", "$dynamicRef", "$id", "$vocabulary",
  "access", "aggregate", "allowLoosen", "anonymise", "archive", "assign", "audience", "backup", "buckets", "cohort", "compare", "consent", "contains",
  "contentEncoding", "contentMediaType", "contentSchema", "data", "dataQuality", "dependentSchemas", "docs", "drill",
  "engine", "every", "excludeInvalid", "export", "extends", "filters", "freshness", "funnel", "gateForm", "generators", "i18n",
  "leaderboard", "lookups", "maxContains", "maxProperties", "measures", "memo", "migrations", "minContains",
  "minProperties", "mode", "oneOf", "pack", "patternProperties", "pool", "prefixItems", "propertyNames", "reminders",
  "retention", "retentionBasis", "review", "rfmMatrix", "signature", "sla", "slicers", "snapshot", "touch",
  "unevaluatedItems", "unevaluatedProperties", "uniqueItems", "where", "workflow",
]);

const say = (zh: string, en: string): Localized => ({ "zh-CN": zh, en });
const several = say("多个值的字段（multiEnum、tags、users、refs）写 \"type\": \"array\"，用 items 说每个值，用 minItems、maxItems 说个数；说不清的写成规则。", "Give a field of several values (multiEnum, tags, users, refs) \"type\": \"array\"; items speaks of each, minItems and maxItems of how many; a rule says the rest.");
const listed = say("行里有哪些字段，properties 都写明了；必填写在 required，有条件的写 if、then。", "properties names every field of a row; required says which must be filled, and if and then under what condition.");
const reference = say("把要共用的放进 $defs，用 \"$ref\": \"#/$defs/名字\" 引用。", "Put what is shared under $defs and write \"$ref\": \"#/$defs/name\".");
const encoded = say("内容的写法用 pattern 或 format 说。", "Say how it is written with pattern or format.");

/** What to write instead of a word that is refused, where the language says the same in another way. */
export const insteadOf: ReadonlyMap<string, Localized> = new Map([
  ...["$anchor", "$dynamicAnchor", "$dynamicRef", "$id", "$vocabulary"].map((word) => [word, reference] as const),
  ["$comment", say("备注写在 description，或用 x-vendor- 开头的名字。", "Put the note into description, or give it a name that begins with x-vendor-.")],
  ["aggregate", say("在 assert 里直接写 SUMIFS、COUNTIFS，例如 SUMIFS([order.amount], [order.customer], [id])<=[limit]；整张表的规则加 \"scope\": \"table\"。", "Write SUMIFS or COUNTIFS in assert, e.g. SUMIFS([order.amount], [order.customer], [id])<=[limit]; a rule about the whole table has \"scope\": \"table\".")],
  ["buckets", say("加一个公式字段，例如 TEXT([date],\"yyyy-mm\")，再放进 rows 或 columns。", "Add a formula field such as TEXT([date],\"yyyy-mm\") and put it into rows or columns.")],
  ...["contains", "maxContains", "minContains", "prefixItems", "unevaluatedItems"].map((word) => [word, several] as const),
  ...["contentEncoding", "contentMediaType", "contentSchema"].map((word) => [word, encoded] as const),
  ["dependentSchemas", say("写成 if、then：\"if\": {\"required\": [字段]}, \"then\": {…}。", "Write it as if and then: \"if\": {\"required\": [field]}, \"then\": {…}.")],
  ["lookups", say("用 \"x-type\": \"lookup\" 的字段，写 \"x-lookup\": \"引用.字段\"。", "Use a field of \"x-type\": \"lookup\" with \"x-lookup\": \"reference.field\".")],
  ...["maxProperties", "minProperties", "patternProperties", "propertyNames", "unevaluatedProperties"].map((word) => [word, listed] as const),
  ["oneOf", say("改用 anyOf；几种情况不能同时成立的，再加 not，例如 \"not\": {\"allOf\": […]}。", "Use anyOf; where two cases may not hold together, add not, e.g. \"not\": {\"allOf\": […]}.")],
  ["uniqueItems", say("一格里的多个值本来就各算一次；记录之间不许重复的，写在表的 keys 里。", "A cell of several values holds each once anyhow; what may not come twice among records stands under keys of the table.")],
]);
