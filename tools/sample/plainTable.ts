import { type Customer, makeCustomer, newRegistry } from "./customers";
import { oneSheet } from "./ooxml/oneSheet";
import type { SheetRow } from "./ooxml/sheet";
import { type Random, seededRandom } from "./random";
import { boolCell, type Cell, countCell, dateCell, discountCell, emailCell, mobileCell, nameCell, personCell, phoneCell, regionCell, usccCell, wanCell, wordCell } from "./spellings";
import { sourceSpellings, stageSpellings } from "./words";

type PlainColumn = readonly [header: string, cell: (random: Random, customer: Customer) => Cell];

/** Twenty fields of the customer template under plain headers in row 1. */
const columns: readonly PlainColumn[] = [
  ["客户名称", (random, c) => nameCell(random, c.name)],
  ["统一社会信用代码", (random, c) => usccCell(random, c.uscc)],
  ["简称", (_, c) => ({ v: c.shortName })],
  ["省市区", (random, c) => regionCell(random, c.place)],
  ["详细地址", (_, c) => ({ v: c.address })],
  ["行业", (random, c) => wordCell(random, c.industry.spellings)],
  ["来源", (random, c) => wordCell(random, sourceSpellings[c.source]!)],
  ["阶段", (random, c) => wordCell(random, stageSpellings[c.stage]!)],
  ["负责人", (_, c) => ({ v: c.owner })],
  ["联系人", (random, c) => personCell(random, c)],
  ["职务", (_, c) => ({ v: c.title })],
  ["手机", (random, c) => mobileCell(random, c.mobile)],
  ["电话", (random, c) => phoneCell(random, c.place.area, c.phone)],
  ["邮箱", (random, c) => emailCell(random, c.email)],
  ["员工人数", (random, c) => countCell(random, c.headcount)],
  ["预计金额（万元）", (random, c) => wanCell(random, c.expected)],
  ["折扣", (random, c) => discountCell(random, c.discount)],
  ["首次接触日期", (random, c) => dateCell(random, c.first)],
  ["最近联系日期", (random, c) => dateCell(random, c.last)],
  ["重点客户", (random, c) => boolCell(random, c.keyAccount)],
];

/** One sheet 客户, header in row 1, `rows` different customers in the same spellings as the messy sample. Rows are made while they are written. */
export function makePlainTable(seed: number, rows: number): Uint8Array {
  const random = seededRandom(seed);
  const registry = newRegistry();
  function* lines(): Iterable<SheetRow> {
    yield { row: 1, cells: columns.map(([header]) => ({ v: header, style: "header" })) };
    for (let i = 0; i < rows; i++) {
      const customer = makeCustomer(random, registry, `K${i + 1}`);
      yield { row: i + 2, cells: columns.map(([, cell]) => cell(random, customer)) };
    }
  }
  return oneSheet("客户", { rows: rows + 1, columns: columns.length }, lines());
}
