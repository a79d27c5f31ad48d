import type { Customer } from "./customers";
import { boolCell, type Cell, countCell, dateCell, discountCell, emailCell, legalIdCell, mobileCell, nameCell, personCell, phoneCell, regionCell, tidy, usccCell, wanCell, websiteCell, wordCell, yuanCell } from "./spellings";
import type { Random } from "./random";
import { owners, sourceSpellings, stageSpellings } from "./words";
import { letter } from "./ooxml/xml";

/** What a cell may know: the customer, its 1-based sheet row, its number in the list, and the cells to its left. */
export type CellInput = { readonly random: Random; readonly customer: Customer; readonly row: number; readonly number: number; readonly left: readonly Cell[] };
/** A column of the messy sheet. `field`: the id in the customer template; null = a column of the user's own. `band`: the merged caption above. */
export type SampleColumn = { readonly field: string | null; readonly header: string; readonly width: number; readonly hidden?: boolean; readonly band?: string; cell(input: CellInput): Cell };

const ownerSpellings = Object.fromEntries(owners.map(([name, ...spellings]) => [name, spellings]));
const plain = (v: string | null): Cell => ({ v });
const column = (field: string | null, header: string, width: number, cell: (input: CellInput) => Cell, more: { hidden?: boolean; band?: string } = {}): SampleColumn => ({ field, header, width, ...more, cell });

/** Where amount, discount and weighted amount stand; the formulas point there. */
const amountAt = 20, discountAt = 21;

/** The columns in the order of the sheet: renamed, reordered, some with units, marks or line breaks, four of them unknown to the template. */
export const sampleColumns: readonly SampleColumn[] = [
  column(null, "序号", 6, ({ number }) => ({ v: number })),
  column("name", "单位名称 *", 34, ({ random, customer, number }) => {
    const cell = nameCell(random, customer.name);
    return number % 47 === 5 ? { ...cell, style: "yellow" } : number % 83 === 7 ? { ...cell, style: "green" } : cell;
  }),
  column("shortName", "客户简称", 12, ({ random, customer }) => plain(random.chance(0.8) ? customer.shortName : null)),
  column("uscc", "统一社会\n信用代码", 22, ({ random, customer }) => usccCell(random, customer.uscc)),
  column("industry", "行业类别", 14, ({ random, customer }) => (random.chance(0.05) ? plain(random.pick([null, "其他", "综合"])) : wordCell(random, customer.industry.spellings))),
  column("region", "所在地区", 22, ({ random, customer }) => regionCell(random, customer.place)),
  column("address", "详细地址", 30, ({ customer }) => plain(customer.address)),
  column(null, "旧系统编号", 12, ({ number }) => plain(`OLD-${String(number * 7 + 1000)}`), { hidden: true }),
  column("source", "客户来源", 12, ({ random, customer }) => (random.chance(0.06) ? plain(null) : wordCell(random, sourceSpellings[customer.source]!))),
  column("stage", "跟进状态*", 11, ({ random, customer }) => wordCell(random, stageSpellings[customer.stage]!)),
  column("grade", "客户等级", 9, ({ random }) => plain(random.weighted([[null, 10], ["A", 1], ["B", 2], ["C", 3], ["A类", 1], ["B级", 1], ["c", 1]] as const))),
  column("owner", "业务员", 12, ({ random, customer }) => (random.chance(0.03) ? plain(null) : plain(random.pick(ownerSpellings[customer.owner]!)))),
  column("contact", "联系人*", 12, ({ random, customer }) => personCell(random, customer), { band: "联系方式" }),
  column("contactTitle", "职务", 12, ({ customer }) => plain(customer.title), { band: "联系方式" }),
  column("mobile", "手机号码", 18, ({ random, customer }) => mobileCell(random, customer.mobile), { band: "联系方式" }),
  column("phone", "公司电话\n（座机）", 18, ({ random, customer }) => phoneCell(random, customer.place.area, customer.phone), { band: "联系方式" }),
  column("email", "E-mail", 28, ({ random, customer }) => emailCell(random, customer.email), { band: "联系方式" }),
  column("website", "公司网址", 26, ({ random, customer }) => websiteCell(random, customer.website), { band: "联系方式" }),
  column("legalId", "法人身份证号", 22, ({ random, customer }) => legalIdCell(random, customer.legalId)),
  column("headcount", "员工\n人数", 9, ({ random, customer }) => countCell(random, customer.headcount)),
  column("expectedAmount", "预计金额（万元）", 14, ({ random, customer }) => wanCell(random, customer.expected), { band: "商务信息" }),
  column("discount", "折扣", 8, ({ random, customer }) => discountCell(random, customer.discount), { band: "商务信息" }),
  column(null, "加权金额（万元）", 14, ({ row, left }) => {
    const [amount, discount] = [left[amountAt]!.v, left[discountAt]!.v];
    const [a, d] = [letter(amountAt) + row, letter(discountAt) + row];
    return { v: typeof amount === "number" && typeof discount === "number" ? roundHalfUp(amount * discount) : "", style: "decimals", formula: `IF(AND(ISNUMBER(${a}),ISNUMBER(${d})),ROUND(${a}*${d},2),"")` };
  }, { band: "商务信息" }),
  column("dealAmount", "成交金额(元)", 16, ({ random, customer, row, left }) => {
    const [amount, discount] = [left[amountAt]!.v, left[discountAt]!.v];
    // Some people let the sheet do the sum: a formula inside a column of typed amounts.
    if (customer.deal !== null && typeof amount === "number" && typeof discount === "number" && discount <= 1 && random.chance(0.08)) {
      return { v: roundHalfUp(amount * 10000 * discount), style: "money", formula: `ROUND(${letter(amountAt)}${row}*10000*${letter(discountAt)}${row},2)` };
    }
    return yuanCell(random, customer.deal);
  }, { band: "商务信息" }),
  column("firstContact", "首次接触日期", 15, ({ random, customer }) => dateCell(random, customer.first, true), { band: "跟进情况" }),
  column("lastContact", "最近联系\n日期", 15, ({ random, customer }) => dateCell(random, customer.last), { band: "跟进情况" }),
  column("signDate", "签约日期", 15, ({ random, customer }) => dateCell(random, customer.signed), { band: "跟进情况" }),
  column("nextFollowUp", "下次跟进时间", 15, ({ random, customer }) => dateCell(random, customer.next), { band: "跟进情况" }),
  column(null, "跟进次数", 9, ({ random }) => ({ v: random.int(0, 40) }), { band: "跟进情况" }),
  column("keyAccount", "重点客户", 9, ({ random, customer }) => boolCell(random, customer.keyAccount)),
  column("remarks", "备注", 30, ({ customer }) => ({ v: customer.remark, ...(customer.remark === null ? {} : { style: "wrap" as const }) })),
];

/** ROUND(x, 2) as Excel gives it: half away from zero on the decimal value. */
export function roundHalfUp(amount: number): number {
  return Number(Math.round(Number(`${tidy(amount)}e2`)) + "e-2");
}
