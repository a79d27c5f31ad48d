import { oneSheet } from "../../tools/sample/ooxml/oneSheet";
import type { SheetRow } from "../../tools/sample/ooxml/sheet";
import { seededRandom } from "../../tools/sample/random";

const headers = ["订单号", "客户", "省份", "下单日期", "数量", "单价", "金额", "状态", "负责人", "备注"] as const;
const provinces = ["北京", "上海", "广东", "江苏", "浙江", "四川", "湖北", "山东"] as const;
const states = ["新建", "已付款", "已发货", "已完成", "已取消"] as const;

/**
 * One sheet of orders, ten columns as a system exports them: numbers, dates, words that repeat, one text that never does and a remark here and there. Made by the
 * sample's own writer, row by row, so that no reader is measured on what it wrote itself.
 */
export function makeLargeTable(seed: number, rows: number): Uint8Array {
  const random = seededRandom(seed);
  function* lines(): Iterable<SheetRow> {
    yield { row: 1, cells: headers.map((header) => ({ v: header, style: "header" })) };
    for (let i = 0; i < rows; i++) {
      const count = random.int(1, 500);
      const cents = random.int(100, 5_000_00);
      yield {
        row: i + 2,
        cells: [
          { v: `SO-2025-${String(i + 1).padStart(7, "0")}` }, { v: `客户${random.int(1, 50_000)}` }, { v: random.pick(provinces) }, { v: random.int(44_000, 45_800), style: "dateIso" },
          { v: count }, { v: cents / 100 }, { v: (count * cents) / 100 }, { v: random.pick(states) }, { v: `销售${random.int(1, 200)}` },
          random.chance(0.1) ? { v: `第${random.int(1, 9_999)}批 <加急> & 代收` } : undefined,
        ],
      };
    }
  }
  return oneSheet("订单", { rows: rows + 1, columns: headers.length }, lines());
}
