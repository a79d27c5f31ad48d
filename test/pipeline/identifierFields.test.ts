import { check } from "../../src/pipeline/check";
import { fix } from "../../src/pipeline/fix";
import { govern } from "../../src/pipeline/govern";
import type { CellValue } from "../../src/workbook/host";
import { must } from "../contracts/sampleWorkbook";
import { bookOfSheets, cellsOf, field, own, smallTemplate, withTemplate } from "./book";

/** Of each column: type and header; then a cell to tidy, a cell that only a person can put right with the message that says so, and what the first becomes. */
const columns: readonly (readonly [type: string, label: string, odd: CellValue, wrong: CellValue, messageId: string, tidied: string, also?: object])[] = [
  ["bankcard", "银行卡号", "6222 0212 3456 7894", 6222021234567894, "digitsLost", "6222021234567894"],
  ["cn-landline", "座机", "(0755)8888 8888转8001", "0378-2345678", "areaRetired", "0755-88888888-8001"],
  ["cn-orgcode", "组织机构代码", "ch3t4ak0-8", "CH3T4AK07", "checkCharacter", "CH3T4AK08"],
  ["contract-no", "合同编号", "ht2024-0001", "XS-1", "otherShape", "HT2024-0001", { "x-autoNumber": "HT{yyyy}-{seq:4}" }],
  ["hkmo-permit", "回乡证号", "h 12345678", "12345678", "notAPermit", "H12345678"],
  ["invoice-no", "发票号码", "No 00123456", 123456, "zeroLost", "00123456"],
  ["passport", "护照号", "e12345678", "L1234567", "notChinese", "E12345678", { "x-country": "CN" }],
  ["phone", "香港电话", "2123 4567", "2123", "notInCountry", "+852 21234567", { "x-country": "HK" }],
  ["plate", "车牌号", "粤b·d12345", "粤B1234O", "lookAlike", "粤BD12345"],
  ["postcode", "邮编", "518 000", 10000, "zeroLost", "518000"],
  ["qq", "QQ", "QQ：123456789", "1234", "wrongLength", "123456789"],
  ["tw-permit", "台胞证号", "台胞证 01234567", 1234567, "zeroLost", "01234567"],
  ["wechat", "微信号", "微信：zhang_san88", "张三的微信", "nickname", "zhang_san88"],
  ["wecom", "企业微信", "企业微信：ZhangSan", "张三", "name", "ZhangSan"],
];

const template = smallTemplate(Object.fromEntries(columns.map(([type, label, , , , , also], i) => [`f${i}`, field(type, label, also)])), { table: { keys: [{ fields: ["f0"], nulls: "ignore", mode: "block" }] } });
const sheet = (): CellValue[][] => [columns.map(([, label]) => label), columns.map(([, , odd]) => odd), columns.map(([, , , wrong]) => wrong), columns.map(([, , , , , tidied]) => tidied)];

describe("identifiers and contacts, from the sheet to the fix", () => {
  it("are tidied where nothing is lost, told where a person must look, and kept as text", async () => {
    const book = bookOfSheets({ 小表: sheet() });
    must(await govern(book.session, withTemplate(template)));
    const { cells } = book.model.sheets[0]!;
    columns.forEach((_column, i) => expect(book.model.styles.numberFormat(cells.style(1, i))).toBe("@"));

    const [checked] = must(await check(book.session, own));
    for (const [i, [type, , , , messageId]] of columns.entries()) {
      expect(checked!.findings).toContainEqual(expect.objectContaining({ rule: `field/${type}`, messageId, at: [expect.objectContaining({ record: "R0000002", field: `f${i}` })] }));
    }

    must(await fix(book.session, own));
    const after = await cellsOf(book, "小表");
    expect(after[1]!.slice(0, columns.length)).toEqual(columns.map(([, , , , , tidied]) => tidied));
    expect(after[3]!.slice(0, columns.length)).toEqual(columns.map(([, , , , , tidied]) => tidied));
    // What a person must decide stands as it was typed; the card number is the one that Excel had already cut.
    expect(after[2]!.slice(0, columns.length).map(String)).toEqual(columns.map(([, , , wrong]) => String(wrong)));
  });

  it("are the same key in every spelling", async () => {
    const book = bookOfSheets({ 小表: sheet() });
    must(await govern(book.session, withTemplate(template)));
    const [checked] = must(await check(book.session, own));
    expect(checked!.findings.filter(({ rule }) => rule === "key/f0").map(({ at }) => at[0]!.record)).toEqual(expect.arrayContaining(["R0000001", "R0000003"]));
  });
});
