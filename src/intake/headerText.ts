/** A header as it can be compared: without width, case, blanks, line breaks, marks and what stands in brackets. */
export type HeaderText = {
  /** Everything but decoration: `金额万元` for `金额（万元）*`. */
  readonly full: string;
  /** Without bracketed parts and units: `金额`. */
  readonly base: string;
  /** `万元`, `元`, `%` ... where the header names one. */
  readonly unit: string | null;
  /** Marked as required: `*`, 必填. */
  readonly required: boolean;
};

const requiredMark = /[*＊]|[([【]?(?:必填项?|必须|required)[)\]】]?/g;
const optionalMark = /[([【]?(?:选填|可选|非必填|可不填|optional)[)\]】]?/g;
const unitWord = /^(?:单位)?(千?万|亿|万元|亿元|千元|百万元?|元|人民币元?|rmb万?元?|cny|usd|美元|万美元|港元|欧元|%|百分比|人|天|月|年|个|家|户|平方米|平米|㎡|m2|亩|公顷|立方米|m3|g|克|kg|千克|公斤|斤|磅|lb|吨|mm|cm|米|km|公里|ml|毫升|升|kw|kwh|千瓦时|小时|分钟|件|台|套|k|wan)$/;

/** Units as header writers spell them → one spelling. */
const unitNames: { readonly [spelling: string]: string } = { 人民币: "元", 人民币元: "元", rmb: "元", rmb元: "元", cny: "元", rmb万: "万元", rmb万元: "万元", wan: "万元", 百万: "百万元", 百分比: "%", usd: "美元", k: "千元" };

export function readHeader(text: string): HeaderText {
  const plain = text.normalize("NFKC").toLowerCase();
  const optional = plain.replace(optionalMark, "");
  const body = optional.replace(requiredMark, "");
  let unit: string | null = null;
  const bracketless = body.replace(/[([{【〔《<][^()[\]{}【】〔〕《》<>]*[)\]}】〕》>]/g, (part) => {
    unit ??= unitOf(part.slice(1, -1));
    return "";
  });
  let base = squash(bracketless);
  const tail = /[/,:;,、_\-|\s]\s*(?:单位\s*[:：]?\s*)?([^/,:;、_\-|\s]{1,5})\s*$/.exec(bracketless.trim());
  if (unit === null && tail !== null && tail.index > 0) {
    unit = unitOf(tail[1]!);
    if (unit !== null) base = squash(bracketless.trim().slice(0, tail.index));
  }
  return { full: squash(body), base: base === "" ? squash(body) : base, unit, required: body !== optional };
}

function unitOf(text: string): string | null {
  const match = unitWord.exec(text.replace(/[\s:：]+/g, ""));
  return match === null ? null : (unitNames[match[1]!] ?? match[1]!);
}

function squash(text: string): string {
  return text.replace(/[^\p{L}\p{N}%#]+/gu, "");
}

const kin: readonly (readonly [RegExp, string])[] = [
  [/移动电话|手机电话/g, "手机"], [/号码/g, "号"], [/(手机|电话|传真|座机)号/g, "$1"], [/时间/g, "日期"], [/电子(邮箱|邮件)|邮件|邮箱地址/g, "邮箱"], [/企业|单位|厂商/g, "公司"],
  [/^(?:所属|所在|您的|贵)/g, ""], [/金额/g, "额"], [/人员/g, "人"], [/微信号/g, "微信"], [/类型|分类/g, "类别"], [/级别/g, "等级"],
];

/** Words that headers use for one another folded into one: 签约时间 and 签约日期, 手机号码 and 手机. From a `base`. */
export function kinOf(base: string): string {
  return kin.reduce((text, [word, by]) => text.replace(word, by), base);
}

/** Words of a header in Latin script: `Company-Name` and `companyName` are company, name. */
export function headerTokens(text: string): readonly string[] {
  return text.normalize("NFKC").replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").toLowerCase().match(/[a-z]+|\d+/g) ?? [];
}
