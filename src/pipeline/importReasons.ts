import type { Localized } from "../records/text";

/** Why a row of a source becomes what it becomes. Rows are those of the source where it says 来源, else of the table. */
export const importReasons = {
  unreadable: (label: Localized, why: string): Localized => ({ "zh-CN": `${label["zh-CN"]}：${why}`, en: `${label.en}: ${why}` }),
  empty: { "zh-CN": "这一行没有可以写入的内容。", en: "The row holds nothing that could be written." } satisfies Localized,
  missing: (labels: readonly Localized[]): Localized => ({ "zh-CN": `缺必填的${zh(labels)}，会列为问题。`, en: `${en(labels)} is required and missing: a finding.` }),
  finding: (message: Localized): Localized => ({ "zh-CN": `会列为问题：${message["zh-CN"]}`, en: `A finding once it is there: ${message.en}` }),
  readOnly: (labels: readonly Localized[]): Localized => ({ "zh-CN": `表里这条记录的${zh(labels)}只读，保留原值。`, en: `${en(labels)} is read-only in this record of the table and stays as it is.` }),
  noId: (label: Localized): Localized => ({ "zh-CN": `没有${label["zh-CN"]}，这张表的编号由公司自己给。`, en: `It has no ${label.en}; this table takes its ids from the company.` }),
  idTwice: (id: string): Localized => ({ "zh-CN": `编号 ${id} 在表里不止一行。`, en: `The id ${id} stands in several rows of the table.` }),
  idRetired: (id: string): Localized => ({ "zh-CN": `记录 ${id} 已经删除或合并到别的记录。`, en: `The record ${id} was deleted, or merged into another.` }),
  idTaken: (id: string): Localized => ({ "zh-CN": `编号 ${id} 已经有记录，或者曾经有过。`, en: `The id ${id} is taken, or was once.` }),
  keyTwice: (rows: readonly number[]): Localized => ({ "zh-CN": `表里第 ${list(rows, "、")} 行的唯一键相同，分不清是哪一条。`, en: `Rows ${list(rows, ", ")} of the table have the same key, so it is open which one is meant.` }),
  severalRecords: (rows: readonly number[]): Localized => ({ "zh-CN": `按编号和唯一键对上了不同的记录：表里第 ${list(rows, "、")} 行。`, en: `Its id and keys belong to different records: rows ${list(rows, ", ")} of the table.` }),
  repeated: (row: number): Localized => ({ "zh-CN": `和来源第 ${row} 行完全一样，只导入一次。`, en: `The same as row ${row} of the source; it comes once.` }),
  sameKey: (rows: readonly number[]): Localized => ({ "zh-CN": `和来源第 ${list(rows, "、")} 行的唯一键相同，其他内容不同。`, en: `It has the key of row ${list(rows, ", ")} of the source, but says something else.` }),
  asks: (labels: readonly Localized[]): Localized => ({ "zh-CN": `${zh(labels)}和表里不同，按约定由人决定，这一行没有导入。`, en: `${en(labels)} say something else than the table; a person decides, so nothing of this row comes.` }),
  undated: (labels: readonly Localized[]): Localized => ({ "zh-CN": `${zh(labels)}和表里不同，看不出哪边更新（没有修改时间，或者两边相差不到一天），由人决定，这一行没有导入。`, en: `${en(labels)} say something else than the table, and it cannot be told which is newer (no date, or less than a day apart); a person decides, so nothing of this row comes.` }),
  poorer: (labels: readonly Localized[]): Localized => ({ "zh-CN": `${zh(labels)}在表里写得更全，保留表里的。`, en: `${en(labels)} ${labels.length === 1 ? "says" : "say"} more in the table and ${labels.length === 1 ? "stays as it is" : "stay as they are"}.` }),
  older: (labels: readonly Localized[]): Localized => ({ "zh-CN": `${zh(labels)}在表里的更新，保留表里的。`, en: `${en(labels)} is newer in the table and stays as it is.` }),
  quarrel: (rows: readonly number[], labels: readonly Localized[]): Localized => ({ "zh-CN": `和来源第 ${list(rows, "、")} 行说的是同一条记录，${zh(labels)}却不同。`, en: `It is about the same record as row ${list(rows, ", ")} of the source, but ${en(labels)} differ.` }),
  alike: (row: number): Localized => ({ "zh-CN": `有点像表里第 ${row} 行，导入后在“重复”里待确认。`, en: `It is like row ${row} of the table: to be reviewed under Duplicates afterwards.` }),
  check: (row: number, why: Localized): Localized => ({ "zh-CN": `可能就是表里第 ${row} 行，请核对：${why["zh-CN"]}。`, en: `Perhaps row ${row} of the table, check it: ${why.en}.` }),
  duplicate: (row: number, score: number, why: Localized): Localized => ({ "zh-CN": `很可能就是表里第 ${row} 行（把握 ${sure(score)}%）：${why["zh-CN"]}。`, en: `Very likely row ${row} of the table (${sure(score)} % sure): ${why.en}.` }),
  creates: (table: Localized, name: string): Localized => ({ "zh-CN": `“${table["zh-CN"]}”里没有“${name}”，顺带新建。`, en: `${table.en} has no “${name}”; it is made too.` }),
  byCode: (table: Localized, name: string, id: string): Localized => ({ "zh-CN": `“${table["zh-CN"]}”里有几条“${name}”，按旁边的编码是 ${id}。`, en: `Several records of ${table.en} are called “${name}”; the code beside it says ${id}.` }),
  refused: (row: number, score: number): Localized => ({ "zh-CN": `很可能就是表里第 ${row} 行（把握 ${sure(score)}%），模板不允许重复，没有导入。`, en: `Very likely row ${row} of the table (${sure(score)} % sure); the template allows no duplicates, so it does not come.` }),
  allowed: (row: number, score: number): Localized => ({ "zh-CN": `很可能就是表里第 ${row} 行（把握 ${sure(score)}%），按模板照样导入，之后可在“重复”里确认。`, en: `Very likely row ${row} of the table (${sure(score)} % sure); by the template it comes all the same, to be looked at under Duplicates.` }),
  sameSubject: (rows: readonly number[]): Localized => ({ "zh-CN": `和来源第 ${list(rows, "、")} 行很可能是同一个，模板不允许重复：只留一行再导入。`, en: `Very likely the same as row ${list(rows, ", ")} of the source, and the template allows no duplicates: leave one of them.` }),
  knownElsewhere: (table: Localized, row: number, score: number): Localized => ({ "zh-CN": `很可能就是“${table["zh-CN"]}”第 ${row} 行（把握 ${sure(score)}%），没有导入。`, en: `Very likely row ${row} of ${table.en} (${sure(score)} % sure); it does not come.` }),
  elsewhere: (table: Localized, row: number, score: number): Localized => ({ "zh-CN": `很可能就是“${table["zh-CN"]}”第 ${row} 行（把握 ${sure(score)}%），照样导入。`, en: `Very likely row ${row} of ${table.en} (${sure(score)} % sure); it comes all the same.` }),
  alikeElsewhere: (table: Localized, row: number): Localized => ({ "zh-CN": `有点像“${table["zh-CN"]}”第 ${row} 行，导入后在“重复”里待确认。`, en: `It is like row ${row} of ${table.en}: to be reviewed under Duplicates afterwards.` }),
} as const;

function sure(score: number): number {
  return Math.min(99.9, Math.floor(score * 1000) / 10);
}

function list(rows: readonly number[], separator: string): string {
  return rows.slice(0, 5).join(separator) + (rows.length > 5 ? " …" : "");
}

function zh(labels: readonly Localized[]): string {
  return labels.map((label) => `“${label["zh-CN"]}”`).join("、");
}

function en(labels: readonly Localized[]): string {
  return labels.map((label) => label.en).join(", ");
}
