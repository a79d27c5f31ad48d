import type { Problem } from "../../pipeline/session";

export const notGoverned: Problem = { code: "table/notGoverned", message: { "zh-CN": "这个工作簿还没有规范表。", en: "This workbook has no governed table yet." }, hint: { "zh-CN": "先在“建表”里把它整理成规范表。", en: "Make it a governed table first." } };
