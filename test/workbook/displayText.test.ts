import { displaySettings, displayText } from "../../src/workbook/displayText";

const en = displaySettings["en-US"];
const zh = displaySettings["zh-CN"];

describe("what Excel shows", () => {
  test.each([
    [0.1 + 0.2, "General", "0.3"],
    [1234567890123, "General", "1.23457E+12"],
    [12345678901, "General", "12345678901"],
    [0.00001, "General", "0.00001"],
    [-0.5, "0%", "-50%"],
    [1234.5, "#,##0.00", "1,234.50"],
    [-1234.5, "#,##0.00_);(#,##0.00)", "(1,234.50)"],
    [0.5, "# ?/?", " 1/2"],
    [1234.5, '[$¥-804]#,##0.00', "¥1,234.50"],
    [1234.5, "#,##0.00\\ [$€-407]", "1,234.50 €"],
    [5, '0"个"', "5个"],
    [45292, "m/d/yyyy", "1/1/2024"],
    [45292.5625, "m/d/yyyy h:mm", "1/1/2024 13:30"],
    [60, "yyyy-mm-dd", "1900-02-29"],
    [2958465, "yyyy-mm-dd", "9999-12-31"],
    [2958466, "yyyy-mm-dd", "######"],
    [-1, "yyyy-mm-dd", "######"],
    [1.5, "[h]:mm:ss", "36:00:00"],
    [-1.5, "[h]", "-36"],
    [-1.5, "[h]:mm", "######"],
    [45292, "[$-409]d-mmm-yy", "1-Jan-24"],
    ["text", "0.00", "text"],
    ["007", "@", "007"],
    ["x", '"<"@">"', "<x>"],
    [5, ";;;", ""],
    [true, "0", "TRUE"],
    [{ error: "#N/A" }, "0", "#N/A"],
    [null, "0", ""],
    [5, "[nonsense", "5"],
  ])("%p by %s is %s", (value, format, shown) => expect(displayText(value, format, 1900, en)).toBe(shown));

  test.each([
    [45292, "m/d/yyyy", "2024/1/1"],
    [45292.5625, "m/d/yyyy h:mm", "2024/1/1 13:30"],
    [45292, '[$-F800]dddd, mmmm dd, yyyy', "2024年1月1日"],
    [45292.5625, "[$-F400]h:mm:ss AM/PM", "13:30:00"],
    [45292, 'yyyy"年"m"月"d"日"', "2024年1月1日"],
    [45292, "[$-804]dddd", "星期一"],
    [45292.5625, "上午/下午h\"时\"mm\"分\"", "下午1时30分"],
    [1234.5, "#,##0.00", "1,234.50"],
  ])("in Chinese %p by %s is %s", (value, format, shown) => expect(displayText(value, format, 1900, zh)).toBe(shown));

  test.each([
    [0, "yyyy-mm-dd", "1904-01-01"],
    [43830, "yyyy-mm-dd", "2024-01-01"],
    [-1, "yyyy-mm-dd", "-1904-01-02"],
    [0.5, "h:mm", "12:00"],
    [1.5, "[h]:mm", "36:00"],
  ])("of a 1904 workbook %p by %s is %s", (value, format, shown) => expect(displayText(value, format, 1904, en)).toBe(shown));
});
