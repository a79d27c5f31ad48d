import type { Localized } from "../../records/text";

/** Why a step is proposed, and why a step of a plan was not done. */
export const cleaningTexts = {
  "step.trim": { "zh-CN": "去掉首尾空白和不可见字符。", en: "Blanks and invisible characters at the ends go." },
  "step.blanks": { "zh-CN": "中间连续的空格并成一个。", en: "Runs of blanks inside become one." },
  "step.width": { "zh-CN": "全角的字母、数字和空格改成半角；中文里的标点不动。", en: "Full-width letters, digits and blanks become half-width; marks in Chinese text stay." },
  "step.placeholder": { "zh-CN": "表示“没有”的字样（{words}）改成空白；有人可能有意这样填。", en: "Words for “nothing” ({words}) become blank; somebody may have meant them." },
  "step.normalize": { "zh-CN": "统一成“{label}”的标准写法，不丢信息。", en: "Written as {label} is stored; nothing is lost." },
  "step.interpret": { "zh-CN": "按“{label}”能读懂，但会丢掉原文的一部分，或要补上一部分，请看过再选。", en: "Understood as {label}, but part of what stands there would be lost, or something added: look before ticking." },
  "step.interpretDigits": { "zh-CN": "这些文本可以读成“{label}”；如果其实是编号，就不要选。", en: "These texts can be read as {label}; leave them if they are codes." },
  "step.format": { "zh-CN": "字母和数字相同、写法不同的，改成多数的格式 {pattern}（如 {example}）。", en: "Same letters and digits in another shape: written like most, {pattern} (as {example})." },
  "step.spelling": { "zh-CN": "{count} 种少见的写法像是常见写法的误写，合并过去；每一对可以单独取消。", en: "{count} rare spellings look like a frequent one and become it; each pair can be unticked." },
  "step.fillMerged": { "zh-CN": "拆开 {areas} 处合并单元格，每一行都填上它的值。", en: "{areas} merged areas are taken apart, and each row gets their value." },
  "step.fillGroups": { "zh-CN": "像是分组标题：空白处填上面的值。只有空白就是“同上”时才选。", en: "Looks like group labels: blanks take the value above. Tick only where a blank means the same as above." },
  "step.repeatedRows": { "zh-CN": "{rows} 行和前面的某一行完全相同，清空后面的（原地留空行，不移动其他行）。", en: "{rows} rows repeat an earlier one in every column; the later ones are emptied where they stand, and nothing moves." },
  "apply.notChosen": { "zh-CN": "没有选中。", en: "It is not ticked." },
  "apply.columnMissing": { "zh-CN": "这个文件里没有“{header}”列。", en: "This file has no column “{header}”." },
  "apply.columnTwice": { "zh-CN": "有几列都像“{header}”：{headers}，无法确定是哪一列。", en: "Several columns could be “{header}”: {headers}. It is open which one is meant." },
  "apply.columnTaken": { "zh-CN": "“{header}”已经对应计划里的另一列“{other}”。", en: "“{header}” already stands for another column of the plan, “{other}”." },
  "apply.columnUnplanned": { "zh-CN": "计划的 columns 里没有“{column}”。", en: "The plan lists no column “{column}”." },
  "apply.templateMissing": { "zh-CN": "这一步按模板字段 {field} 制定，这里没有用模板，或模板没有对上这一列。用 --template 指定制定计划时的模板。", en: "The step was made with the template's field {field}; no template is used here, or this column is not matched to it. Name the template with --template." },
  "apply.typeUnknown": { "zh-CN": "这个版本不认识字段类型 {type}。", en: "This version knows no field type {type}." },
  "apply.typeDiffers": { "zh-CN": "这一列不像“{label}”：只有 {share}% 的值读得出来。", en: "The column does not look like {label}: only {share} % of its values can be read." },
  "apply.dayOrderDiffers": { "zh-CN": "“{header}”里日和月的先后与计划相反，照做会改错日期。", en: "Day and month in “{header}” stand the other way round than in the plan: the dates would come out wrong." },
  "apply.badParams": { "zh-CN": "这一步的 params 不完整。", en: "The params of the step are not complete." },
  "apply.kindUnknown": { "zh-CN": "这个版本没有“{kind}”这种步骤。", en: "This version has no step of kind “{kind}”." },
} satisfies Record<string, Localized>;
