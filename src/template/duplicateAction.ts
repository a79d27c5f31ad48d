import type { Localized } from "../records/text";
import type { DedupeAction, DedupeDef, DedupeMoment } from "./template";

/** Whether a duplicate rule compares at a moment. */
export function comparesOn({ on }: Pick<DedupeDef, "on">, moment: DedupeMoment): boolean {
  return on === undefined || on.includes(moment);
}

/** What a rule does with a record that is there already. */
export function actionOf({ action = "warn" }: Pick<DedupeDef, "action">): DedupeAction {
  return action;
}

/** The gravest first: where several rules take a record for another, the gravest counts. */
export const dedupeActions: readonly DedupeAction[] = ["block", "warn", "link", "review", "allow"];

export const actionTexts: { readonly [action in DedupeAction]: Localized } = {
  block: { "zh-CN": "重复的不许新增：表单不保存，导入不写入", en: "a record that is there already is refused: the form does not save it, an import does not add it" },
  warn: { "zh-CN": "重复的先问一声再保存", en: "a record that is there already is asked about before it is saved" },
  link: { "zh-CN": "重复的先请去看那一条，可以照样保存", en: "a record that is there already is led to, and may be saved all the same" },
  review: { "zh-CN": "重复的照样保存，事后由人确认", en: "a record that is there already is saved, and a person looks at it later" },
  allow: { "zh-CN": "允许重复，只作提示", en: "records may repeat each other, which is only told" },
};

export const momentTexts: { readonly [moment in DedupeMoment]: Localized } = {
  create: { "zh-CN": "填新记录时", en: "when a new record is typed" },
  update: { "zh-CN": "改记录时", en: "when a record is changed" },
  import: { "zh-CN": "导入时", en: "on import" },
  bulk: { "zh-CN": "整表查重时", en: "when the whole table is searched" },
};
