import type { DedupeDef, FieldDef } from "../../template/template";
import type { BoundedBlock } from "./candidates";
import { type CompareField, formNumbered } from "./compareField";
import type { Copies } from "./copies";
import type { DuplicateCluster, FoundPair, SearchNote } from "./duplicates";

/** A value of more records than this is nobody's own: they are compared with those next to them in order of content only. */
const everybodys = 1_000;
/** Characters of a value that are quoted. */
const mostShown = 40;

const texts = {
  everybody: {
    "zh-CN": "{count} 条记录的{field}都是“{value}”：它说明不了谁是谁，这些记录只和内容相近的比较，可能漏掉重复。如果是默认值，请清空；否则在查重规则里多比较一项。",
    en: "{count} records say “{value}” in {field}: that tells nobody apart, so they are compared with similar ones only and duplicates may be missed. Blank it where it is a default, or have the rule compare one more field.",
  },
  hidden: {
    "zh-CN": "{count} 条记录的{field}相同：它说明不了谁是谁，这些记录只和内容相近的比较，可能漏掉重复。如果是默认值，请清空；否则在查重规则里多比较一项。",
    en: "{count} records say the same in {field}: that tells nobody apart, so they are compared with similar ones only and duplicates may be missed. Blank it where it is a default, or have the rule compare one more field.",
  },
  block: {
    "zh-CN": "查重规则按“{field}”（{block}）分组，有一组多达 {count} 条（{value}），没法两两比较：它们再按其他各项细分，其余只和内容相近的比较，可能漏掉重复。如果是默认值，请清空；否则在规则的 block 里换一个更细的分法。",
    en: "The rule's block on {field} ({block}) puts {count} records together ({value}), too many to compare each with each: they are split by the other fields and else compared with similar ones only, so duplicates may be missed. Blank it where it is a default, or give the rule a finer block.",
  },
  hiddenBlock: {
    "zh-CN": "查重规则按“{field}”（{block}）分组，有一组多达 {count} 条，没法两两比较：它们再按其他各项细分，其余只和内容相近的比较，可能漏掉重复。如果是默认值，请清空；否则在规则的 block 里换一个更细的分法。",
    en: "The rule's block on {field} ({block}) puts {count} records together, too many to compare each with each: they are split by the other fields and else compared with similar ones only, so duplicates may be missed. Blank it where it is a default, or give the rule a finer block.",
  },
  identical: {
    "zh-CN": "{count} 条记录在要比较的各项上一字不差，但填了的内容太少，不能断定是同一个，没有当作重复。如果是复制多了，先删掉多余的行；否则在查重规则里多比较一项。",
    en: "{count} records say the same, letter for letter, in everything that is compared, but that is too little to make them one: they are not taken for duplicates. Where they are copies, delete those that are too many; else have the rule compare one more field.",
  },
  cluster: {
    "zh-CN": "有一组到了上限 {most} 条，另有 {count} 条也像，列在待确认里。看过确实是同一个，可以在模板里调高 limits.maxCluster。",
    en: "One group has reached its limit of {most}; {count} more records look the same and are left for review. Where they are one, raise limits.maxCluster in the template.",
  },
} as const;

/** What bounded the search of one rule; the largest first. `copies`: records that stand for others count as one. `unlike`: the most copies of one record that say too little to be one. Does not depend on the order of the rows. */
export function searchNotes(rule: DedupeDef, fields: readonly CompareField[], copies: Copies | null, unlike: number, clusters: readonly DuplicateCluster[], pairs: readonly FoundPair[], bounded: readonly BoundedBlock[]): readonly SearchNote[] {
  const blocks = bounded.flatMap(({ field: id, key, value, records }): SearchNote[] => {
    const field = fields.find(({ def }) => def.id === id)?.def;
    const isHidden = field === undefined || isSensitive(field);
    return [{ kind: "block", field: id, block: `${id} ${key}`, records, text: { message: isHidden ? texts.hiddenBlock : texts.block, data: { field: field?.label ?? id, block: key, count: records, ...(isHidden ? {} : { value: value.slice(0, mostShown) }) } } }];
  });
  // What a block was cut for is told of the block.
  const common = fields.filter(({ def }) => !bounded.some(({ field }) => field === def.id)).flatMap((field): SearchNote[] => {
    const most = field.counts.reduce((best, count, form) => (count > (field.counts[best] ?? 0) ? form : best), 0);
    const count = field.counts[most] ?? 0;
    if (count <= everybodys) return [];
    const { id, label } = field.def;
    const isHidden = isSensitive(field.def);
    return [{ kind: "everybody", field: id, records: count, text: { message: isHidden ? texts.hidden : texts.everybody, data: { count, field: label, ...(isHidden ? {} : { value: formNumbered(field, most).key.slice(0, mostShown) }) } } }];
  });
  const identical: SearchNote[] = unlike === 0 ? [] : [{ kind: "identical", field: null, records: unlike, text: { message: texts.identical, data: { count: unlike } } }];
  const full = clusters.filter(({ records }) => records.length >= rule.maxCluster && (copies === null || records.filter((record) => copies.standIn[record] === record).length >= rule.maxCluster));
  const capped = full.length === 0 ? [] : full.flatMap(({ records }): SearchNote[] => {
    const inside = new Set(records);
    const outside = new Set(pairs.flatMap(({ a, b, verdict }) => (verdict === "review" && inside.has(a) !== inside.has(b) ? [inside.has(a) ? b : a] : [])));
    return outside.size === 0 ? [] : [{ kind: "cluster", field: null, records: outside.size, text: { message: texts.cluster, data: { count: outside.size, most: rule.maxCluster } } }];
  });
  return [...identical, ...blocks, ...common, ...capped].sort((x, y) => y.records - x.records);
}

function isSensitive({ pii, sensitivity }: FieldDef): boolean {
  return pii !== undefined || sensitivity !== undefined;
}
