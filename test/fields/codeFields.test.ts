import { bankCardField } from "../../src/fields/bankCardField";
import { cnOrgCodeField } from "../../src/fields/cnOrgCodeField";
import { contractNoField } from "../../src/fields/contractNoField";
import { invoiceNoField } from "../../src/fields/invoiceNoField";
import { checks, contextOf, reads, refuses, refusesWith } from "./fieldTable";

describe("an organisation code", () => {
  const context = contextOf(cnOrgCodeField);
  reads(cnOrgCodeField, context, [["CH3T4AK0-8", "CH3T4AK08"], ["ch3t4ak08", "CH3T4AK08"], ["组织机构代码：CH3T4AK0-8", "CH3T4AK08"], ["ＣＨ３Ｔ４ＡＫ０－８", "CH3T4AK08"], [100000006, "100000006"]]);
  reads(cnOrgCodeField, context, [["91350100M000100Y43", "M000100Y4", "fromCreditCode"], ["M0O0100Y4", "M000100Y4", "lookAlike"], [19, "000000019", "zeroLost"], ["无", null, "placeholder"]]);
  refuses(cnOrgCodeField, context, [["CH3T4AK0", "wrongLength"], ["CH3T4AK0-88", "wrongLength"], ["CH3T4AK0A", "badCharacter"], ["机构", "badCharacter"], ["1.23E+8", "digitsLost"], [{ error: "#N/A" }, "errorCell"], ["1".repeat(101), "notACode"]]);
  checks(cnOrgCodeField, context, [["CH3T4AK08"], ["CH3T4AK07", "checkCharacter"]]);
  it("shows its ends only", () => expect(cnOrgCodeField.mask("CH3T4AK08", context)).toBe("CH*****08"));
});

describe("a bank card number", () => {
  const context = contextOf(bankCardField);
  reads(bankCardField, context, [["6222 0212 3456 7894", "6222021234567894"], ["6222-0212-3456-7894", "6222021234567894"], ["卡号：６２２２０２１２３４５６７８９４", "6222021234567894"], ["'6222021234567894", "6222021234567894"], ["4111111111111111", "4111111111111111"], [378282246310005, "378282246310005"], ["378282246310005.0", "378282246310005"]]);
  refuses(bankCardField, context, [
    [6222021234567894, "digitsLost"], ["6.22202E+18", "digitsLost"], ["62220212", "wrongLength"], ["62220212345678940000", "wrongLength"], ["6222****7894", "masked"], ["6222021234567894工商银行", "wordsToo"], ["6222021234567894/4111111111111111", "severalNumbers"], ["6222021234567894 4111111111111111", "severalNumbers"], ["工商银行6222021234567894", "wordsToo"], ["工商银行", "badCharacter"], [true, "badCharacter"], ["6222021234567894.0", "digitsLost"], [378282246310005.5, "decimal"], ["622202123456.5", "decimal"], [-378282246310005, "decimal"],
  ]);
  refusesWith(bankCardField, context, "622202", "wrongLength", { length: 6 });
  checks(bankCardField, context, [["6222021234567894"], ["6222021234567895", "checkDigit"], ["6222021234567800000", "digitsLost"], ["6222021234567890", "digitsLost"], ["0000000000000000", "sameDigit"], ["111111111111", "sameDigit"], ["621226123456707000", "perhapsLost", "warning"]]);
  it("shows its ends only", () => expect(bankCardField.mask("6222021234567894", context)).toBe("6222********7894"));
  it("is guessed from card numbers, never from other digits", () => {
    expect(bankCardField.guess?.(["6222021234567894", "4111111111111111"])).toBeGreaterThan(0.9);
    expect(bankCardField.guess?.(["378282246310005", 378282246310005])).toBe(0);
  });
});

describe("an invoice number", () => {
  const context = contextOf(invoiceNoField);
  reads(invoiceNoField, context, [["00123456", "00123456"], ["No 00123456", "00123456"], ["№00123456", "00123456"], ["发票号码：00123456", "00123456"], ["24442000000012345678", "24442000000012345678"], ["2444 2000 0000 1234 5678", "24442000000012345678"], ["044031900111", "044031900111"], ["4403191130", "4403191130"], [12345678, "12345678"]]);
  reads(invoiceNoField, context, [[123456, "00123456", "zeroLost"], [44031900111, "044031900111", "zeroLost"]]);
  refuses(invoiceNoField, context, [
    [24442000000012345678, "digitsLost"], ["2.4442E+19", "digitsLost"], ["1234567", "wrongLength"], ["123456789012345", "wrongLength"], ["044031900111 00123456", "codeAndNumber"], ["044031900111-00123456", "codeAndNumber"], ["4403191130/00123456", "codeAndNumber"], ["０４４０３１９００１１１　００１２３４５６", "codeAndNumber"], ["代码044031900111，号码00123456", "codeAndNumber"], ["00123456、00123457", "severalNumbers"], ["已开票", "notANumber"], [99031900111, "wrongLength"],
  ]);
  checks(invoiceNoField, context, [["24442000000012345678"], ["24992000000012345678", "unknownRegion", "warning"], ["20442000000012345678", "beforeDigital", "warning"], ["24442000000012300000", "perhapsLost", "warning"], ["944031900111", "unknownOffice", "warning"], ["9903191130", "unknownRegion", "warning"], ["044031900111"], ["100001900111"]]);
});

describe("a contract number", () => {
  const context = contextOf(contractNoField);
  reads(contractNoField, context, [["HT-2024-001", "HT-2024-001"], ["合同编号：HT-2024-001", "HT-2024-001"], ["ＨＴ－２０２４－００１", "HT-2024-001"], [2024001, "2024001"], ["深采〔2024〕15号", "深采〔2024〕15号"], [" ht  1 ", "ht 1"]]);
  refuses(contractNoField, context, [["HT001、HT002", "severalNumbers"], ["HT\u00a7001", "badCharacter"], [`H${"1".repeat(70)}`, "tooLong"], ["2.02401E+15", "digitsLost"], [2024010100010001, "digitsLost"]]);
  checks(contractNoField, context, [["HT-2024-001"], ["口头约定", "noDigit", "warning"]]);
  const shaped = contextOf(contractNoField, { autoNumber: "HT{yyyy}{MM}-{seq:4}" });
  reads(contractNoField, shaped, [["ht202401-0007", "HT202401-0007"]]);
  checks(contractNoField, shaped, [["HT202401-0007"], ["HT202413-0007", "otherShape"], ["XS-1", "otherShape"]]);
});
