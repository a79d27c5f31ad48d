import fc from "fast-check";
import type { FieldContext, FieldType, Issue, Parsed } from "../../src/fields/fieldType";
import { type CellValue, type Json, sameValue } from "../../src/records/cellValue";

/** Cells that people, exports and other programs really leave behind; every type must live with all of them. */
export const commonCells: readonly CellValue[] = [
  "张三", "张 三", "欧阳娜娜", "买买提•艾力", "John Smith", "Mr. Smith", "张三先生", "李总", "张三、李四", "张三 李四", "ＡＢＣ（上海）科技有限公司", "ABC (Shanghai) Co., Ltd.", "腾讯 科技", "13812345678", "+86 138 1234 5678", "１３８１２３４５６７８",
  "010-65556666", "（010）6555 6666转8001", "010-65556666-8001", "65556666", "400-810-8888", "95588", "+852 2123 4567", "+1 212 555 0123", "+86 95105555", "0755 8888 8888", "a@b.com", "Wang <wang@Example.COM>", "张三@例子.中国", "mailto:x@y.cn", "a@b", "www.example.com",
  "HTTPS://Example.COM/Path?q=1#x", "http://user:pw@host.com/", "http://192.168.0.1:8080/", "http://例子.中国/路径", "91350100M000100Y43", "91350100m000100y43", "9135O100M000100Y43", "11010519491231002X", "11010519491231002x", "130503670401001", "440305190104294000", "广东省深圳市南山区",
  "广东深圳南山", "朝阳区", "上海 浦东", "440305", "北京市/朝阳区", "西安", "广东省深圳市南山区科技园路1号", "香港", "2024年1月5日", "2024.1.5", "20240105", "2024-01-05 13:45", "5-Jan-2024", "03/04/2024", "24-1-5", "2024-02-30", "45296", "1,234.50", "¥1,234.50", "1.2万", "(500)", "12%",
  "百分之十五", "15", "0.15", "1", "0", "-1", "1e3", "1.38E+10", "壹万贰仟元整", "$100", "约100", "是", "否", "有", "√", "Y", "N/A", "无", "-", "互联网", "ＩＴ", "it", "C202401-0007", "c202401-0012", "u1", "王芳", "\u200b", "\u200b\ufeff", "'123", "=1+1", "@SUM(A1)", "\t x \n", "a\u0000b",
  "粤B·D12345", "粤B1234O", "E12345678", "EA123456O", "H1234567801", "0123456701(B)", "6222 0212 3456 7894", "6222021234567890000", "CH3T4AK0-8", "No 00123456", "24442000000012345678", "044031900111 00123456", "HT-2024-001、HT-2024-002", "微信：zhang_san88", "QQ:123456789", "518000", "SW1A 1AA", 123456,
  "互联网、金融", "金融;it\n银行", "#重点 #VIP", "★★★☆☆", "4星", "4/5", "8/10", "2024年1月", "202401", 202401, "Jan 2024", "2024年1月5日 下午3点半", "2024-01-05T13:45:30.125+08:00", 45296.572916666664, "正月初一", "农历二〇二三年闰二月廿三", "甲辰年八月十五", "1990.8.15",
  '{"a":[1,2,{"b":null}]}', '{"a":1,"a":2}', "{“a”：1}", "C:\\合同\\2024.pdf", "javascript:alert(1)", "王芳、大李", "销售", "三千五百元整", "负壹拾元伍角", "35k", "5百万美元", "深圳南山科技园路1号", "518057 广东省深圳市南山区科技园路1号", "朝阳区建国路88号", "昌平县回龙观镇", "Smith, John",
  "\ud83d\ude00", "\ud800", "①㎡½", "İ", "ß", "ﬁ", "\u202eabc", "____", "138****1234", "null", 0, 1, -1, 15, 0.15, 0.1 + 0.2, 1.005, 45296, 45296.5, 60, 2024, 20240105, 20240230, 13812345678, 1065556666, 440305190104294000, 440305, 1e15, 999999999999999, 1e-7, 1e300, -0, Infinity, NaN, true, false,
  { error: "#REF!" }, { error: "" },
];

const anyCell = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...commonCells) },
  { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom(..."0123456789-./ ()+年月日元万亿千百十一二零角分%:@,，。（）·aXk￥¥$转省市区县京广南"), maxLength: 24 }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...commonCells.filter((cell): cell is string => typeof cell === "string")), fc.constantFrom(" ", "　", "（备注）", "\u200b", "x", "1", ".", "、", "-")).map(([cell, more]) => cell + more) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 99991231 }) },
  { weight: 1, arbitrary: fc.boolean() },
);

/** Numbers are the same when a cell shows the same 15 digits. */
function sameShown(a: CellValue, b: CellValue): boolean {
  return sameValue(a, b) || (typeof a === "number" && typeof b === "number" && Number(a.toPrecision(15)) === Number(b.toPrecision(15)));
}

function expectText(fieldType: FieldType, messageId: string, data: { readonly [key: string]: Json } | undefined): void {
  const message = fieldType.messages[messageId];
  if (message === undefined) throw new Error(`${fieldType.type}: no text for ${messageId}`);
  for (const text of [message["zh-CN"], message.en]) {
    for (const [, name] of text.matchAll(/\{(\w+)\}/g)) {
      if (data?.[name ?? ""] === undefined) throw new Error(`${fieldType.type}/${messageId}: {${name ?? ""}} has no value in ${JSON.stringify(data)}`);
    }
  }
}

function isIssue(found: Issue | null): found is Issue {
  return found !== null;
}

const jsonTypes = { string: "string", number: "number", integer: "number", boolean: "boolean" } as const;

/** What every field type must do with one cell. Throws with the reason. */
export function expectKept(fieldType: FieldType, context: FieldContext, raw: CellValue): void {
  const reading: Parsed = fieldType.parse(raw, context);
  if (!reading.ok) return expectText(fieldType, reading.messageId, reading.data);
  if (!reading.lossless && reading.note === undefined) throw new Error("a loss without a note");
  if (reading.note !== undefined) expectText(fieldType, reading.note, reading.data);
  const { value } = reading;
  if (value === null) return;

  expect(typeof value).toBe(jsonTypes[fieldType.json]);
  if (fieldType.json === "integer") expect(Number.isInteger(value)).toBe(true);
  if (typeof value === "number") expect(Object.is(value, -0)).toBe(false);
  expect(fieldType.normalize(value, context)).toEqual(value);
  expect(fieldType.parse(value, context)).toMatchObject({ ok: true, value, lossless: true });

  const text = fieldType.format(value, context);
  expect(text).not.toBe("");
  const again = fieldType.parse(text, context);
  if (!again.ok || !sameShown(again.value, value)) throw new Error(`${JSON.stringify(value)} shows as ${JSON.stringify(text)}, which reads as ${JSON.stringify(again)}`);

  const found = fieldType.check(value, context);
  if (isIssue(found)) expectText(fieldType, found.messageId, found.data);
  expect(fieldType.mask(value, context)).not.toBe(text);
}

/** One suite for every field type: the rest of the product relies on these answers without knowing the type. */
export function fieldTypeContract(fieldType: FieldType, contexts: readonly FieldContext[], suites: readonly (readonly [string, readonly string[]])[] = []): void {
  describe(`field type ${fieldType.type}`, () => {
    it.each(contexts.map((context, index) => [JSON.stringify(context.spec).slice(0, 80), index] as const))("keeps the contract on cells that people leave behind %s", (_name, index) => {
      for (const raw of commonCells) expectKept(fieldType, contexts[index]!, raw);
    });

    it("keeps the contract on any cell", () => {
      fc.assert(fc.property(anyCell, fc.constantFrom(...contexts), (raw, context) => expectKept(fieldType, context, raw)), { seed: 20240105, numRuns: 3000 });
    });

    it("normalizes any value to a fixed point", () => {
      fc.assert(
        fc.property(anyCell, fc.constantFrom(...contexts), (raw, context) => {
          if (raw === null || typeof raw === "object") return;
          const once = fieldType.normalize(raw, context);
          expect(fieldType.normalize(once, context)).toEqual(once);
          fieldType.check(raw, context);
          fieldType.format(raw, context);
          fieldType.mask(raw, context);
        }),
        { seed: 20240105, numRuns: 2000 },
      );
    });

    for (const [name, strings] of suites) {
      it(`keeps the contract on the strings of ${name}`, () => {
        for (const raw of strings) for (const context of contexts) expectKept(fieldType, context, raw);
      });
    }

    it("reads a hostile text of 30,000 characters at once", () => {
      for (const unit of ["1", "a", " ", "@", "-", ".", ",", "(", "张", "1,", "a@", "1 ", "1-", "万", "·", "%", "x1", "/", "+", "\u200b", "１", " .", ".a"]) for (const context of contexts.slice(0, 1)) expectKept(fieldType, context, unit.repeat(30000 / unit.length) + "!");
    });

    it("has texts in both languages for every message", () => {
      for (const [messageId, message] of Object.entries(fieldType.messages)) {
        expect(`${messageId}: ${message["zh-CN"]}`).toMatch(/[。]$/);
        expect(`${messageId}: ${message.en}`).toMatch(/[.?]$/);
        expect(message["zh-CN"]).not.toMatch(/[!！]|请您/);
        expect([...message["zh-CN"].matchAll(/\{\w+\}/g)].map(String).sort()).toEqual([...message.en.matchAll(/\{\w+\}/g)].map(String).sort());
      }
    });

    it("says how it is named, shown and compared", () => {
      expect(fieldType.label["zh-CN"]).not.toBe("");
      expect(fieldType.label.en).not.toBe("");
      expect(fieldType.width).toBeGreaterThan(0);
      for (const context of contexts) expect(fieldType.numberFormat(context.spec)).not.toBe("");
    });

    it("guesses between 0 and 1, and 0 for nothing", () => {
      if (fieldType.guess === undefined) return;
      expect(fieldType.guess([])).toBe(0);
      fc.assert(
        fc.property(fc.array(anyCell, { maxLength: 20 }), (samples) => {
          const sure = fieldType.guess?.(samples) ?? 0;
          expect(sure).toBeGreaterThanOrEqual(0);
          expect(sure).toBeLessThanOrEqual(1);
        }),
        { seed: 20240105, numRuns: 200 },
      );
    });
  });
}
