import { dateField } from "../../src/fields/dateField";
import { emailField } from "../../src/fields/emailField";
import { moneyField } from "../../src/fields/moneyField";
import { regionField } from "../../src/fields/regionField";
import { tagsField } from "../../src/fields/tagsField";
import type { FieldType } from "../../src/fields/fieldType";
import { losesDetail } from "../../src/template/losesDetail";
import type { CellValue } from "../../src/records/cellValue";

describe("a value that only loses detail", () => {
  it.each<readonly [FieldType, CellValue, CellValue, boolean]>([
    [regionField, "四川省/成都市/锦江区", "四川省/成都市", true],
    [regionField, "四川省/成都市", "四川省/成都市/锦江区", false],
    [regionField, "四川省/成都市/锦江区", "重庆市", false],
    [moneyField, 1234.56, 1235, true],
    [moneyField, 1234.56, 1234, false],
    [moneyField, 1200, 1000, false],
    [dateField, 45292.5, 45292, true],
    [dateField, 45292, 45293, false],
    [tagsField, "重点、老客户", "老客户", true],
    [tagsField, "重点、老客户", "展会", false],
    [emailField, "aa@b.com", "a@b.com", false],
  ])("%#: %o", (fieldType, before, after, loses) => {
    expect(losesDetail({ type: fieldType.type, fieldType }, before, after)).toBe(loses);
  });
});
