import { isDateFormat } from "../../../src/workbook/dateFormat";
import { newStylesXml, readStyles } from "../../../src/xlsx/parts/styles";

const prefixed =
  '<?xml version="1.0"?><x:styleSheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:k="urn:k">' +
  '<x:numFmts count="1"><x:numFmt numFmtId="180" formatCode="0.0&quot;元&quot;"/></x:numFmts>' +
  "<x:fonts count='2' k:knownFonts=\"1\"><x:font><x:sz val=\"11\"/><x:name val=\"宋体\"/></x:font><x:font><x:b/><x:sz val=\"11\"/><x:name val=\"宋体\"/></x:font></x:fonts>" +
  '<x:fills count="1"><x:fill><x:patternFill patternType="none"/></x:fill></x:fills><x:borders count="1"><x:border/></x:borders>' +
  '<x:cellXfs count="3"><x:xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><x:xf numFmtId="180" fontId="0" fillId="0" borderId="0"><x:alignment vertical="center"/><x:protection locked="0"/></x:xf>' +
  '<x:xf numFmtId="0" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/></x:cellXfs><x:dxfs count="0"/><x:extLst><k:any/></x:extLst></x:styleSheet>';

describe("dates are known by their number format", () => {
  it.each([
    ["General", false], ["general", false], ["G/通用格式", false], ["0.00", false], ["0.00E+00", false], ["##0.0E+0", false], ["@", false], ["#,##0\"元\"", false],
    ['0"days"', false], ["0\\d", false], ["[Red]0.00", false], ["[$¥-804]#,##0.00", false], ["_(* #,##0_);_(@_)", false], ["#,##0.00_ ;[Red]\\-#,##0.00\\ ", false], ["[DBNum2]0", false],
    ["m/d/yyyy", true], ["yyyy-mm-dd", true], ['yyyy"年"m"月"d"日"', true], ["yyyy\\-mm\\-dd;@", true], ["[$-804]aaaa", true], ["[h]:mm", true], ["[mm]", true], ["mm:ss.0", true],
    ["[$-411]ge.m.d", true], ["h:mm AM/PM", true], ['上午/下午h"时"mm"分"', true], ["[Blue]d-mmm", true],
  ])("%s → %s", (code, expected) => expect(isDateFormat(code)).toBe(expected));
});

describe("a styles part", () => {
  it("says nothing when nothing was added", () => {
    const styles = readStyles(prefixed);
    expect(styles.derive(0, { numberFormat: "General" })).toBe(0);
    expect(styles.derive(1, {})).toBe(1);
    expect(styles.toXml()).toBeNull();
    expect(readStyles(null).toXml()).toBeNull();
  });

  it("reads own and built-in number formats", () => {
    const styles = readStyles(prefixed);
    expect([0, 1, 99].map((style) => styles.numberFormat(style))).toEqual(["General", '0.0"元"', "General"]);
    const dated = readStyles(newStylesXml.replace('numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"', 'numFmtId="31" fontId="0" fillId="0" borderId="0" xfId="0"'));
    expect(dated.numberFormat(0)).toBe('yyyy"年"m"月"d"日"');
    expect(dated.isDate(0)).toBe(true);
  });

  it("gives the same index for the same change, and the old index for changing back", () => {
    const styles = readStyles(prefixed);
    const date = styles.derive(2, { numberFormat: "yyyy-mm-dd", look: { bold: true } });
    expect(styles.derive(2, { numberFormat: "yyyy-mm-dd", look: { bold: true } })).toBe(date);
    expect(styles.derive(2, { look: { bold: true }, numberFormat: "yyyy-mm-dd" })).toBe(date);
    expect(styles.derive(date, { numberFormat: "General", look: { bold: false } })).toBe(2);
    const text = styles.derive(1, { numberFormat: "@", look: { wrap: true } });
    expect(styles.derive(text, { numberFormat: '0.0"元"', look: { wrap: false } })).toBe(1);
  });

  it("finds a style, font and fill that is already there", () => {
    const styles = readStyles(prefixed);
    const bold = styles.derive(0, { look: { bold: true } });
    expect(styles.toXml()).toContain('<x:xf numFmtId="0" fontId="1" fillId="0" borderId="0" applyFont="1"/></x:cellXfs>');
    expect(styles.toXml()).toContain("<x:fonts count='2'");
    expect(styles.derive(styles.derive(0, { look: { italic: true } }), { look: { italic: false, bold: true } })).toBe(bold);
  });

  it("patches with the file's own prefix and leaves the rest to the letter", () => {
    const styles = readStyles(prefixed);
    const style = styles.derive(1, { numberFormat: 'yyyy"年"', look: { fill: "ffeeaa", color: "CC0000", size: 14, align: "center" } });
    expect(style).toBe(3);
    expect(styles.addDxf({ fill: "FFC7CE", bold: true })).toBe(0);
    expect(styles.addDxf({ fill: "FFC7CE", bold: true })).toBe(0);
    const xml = styles.toXml()!;
    expect(xml).toContain('<x:numFmt numFmtId="181" formatCode="yyyy&quot;年&quot;"/></x:numFmts>');
    expect(xml).toContain('<x:fonts count="3" k:knownFonts="1">');
    expect(xml).toContain('<x:font><x:sz val="14"/><x:color rgb="FFCC0000"/><x:name val="宋体"/></x:font></x:fonts>');
    expect(xml).toContain('<x:alignment horizontal="center" vertical="center"/><x:protection locked="0"/></x:xf></x:cellXfs>');
    expect(xml).toContain('<x:dxfs count="1"><x:dxf><x:font><x:b/></x:font>');
    expect(xml).toContain("</x:dxf></x:dxfs><x:extLst><k:any/></x:extLst></x:styleSheet>");
    const again = readStyles(xml);
    expect(again.numberFormat(style)).toBe('yyyy"年"');
    expect(again.isDate(style)).toBe(true);
    expect(again.derive(1, { numberFormat: 'yyyy"年"', look: { fill: "FFEEAA", color: "CC0000", size: 14, align: "center" } })).toBe(style);
    expect(again.toXml()).toBeNull();
  });

  it("describes a style so that it is found in a file that numbers its styles otherwise", () => {
    const styles = readStyles(prefixed);
    const style = styles.derive(1, { numberFormat: "yyyy-mm-dd", look: { fill: "EEEEEE", bold: true } });
    expect(styles.find(styles.describe(style), 0)).toBe(style);
    expect(styles.find(styles.describe(2), 2)).toBe(2);
    const other = readStyles(newStylesXml);
    const found = other.find(styles.describe(style), style);
    expect(found).toBe(1);
    expect(other.describe(found)).toEqual(styles.describe(style));
    const again = readStyles(other.toXml());
    expect(again.describe(found)).toEqual(styles.describe(style));
    expect(again.numberFormat(found)).toBe("yyyy-mm-dd");
    expect(again.find(styles.describe(style), 0)).toBe(found);
  });

  it("makes the lists that a bare part lacks, in the order of the schema", () => {
    const styles = readStyles('<styleSheet xmlns="m"><extLst/></styleSheet>');
    expect(styles.derive(0, { numberFormat: "0.000" })).toBe(1);
    styles.addDxf({ color: "000000" });
    const names = [...styles.toXml()!.matchAll(/<(\w+) count=/g)].map((match) => match[1]);
    expect(names).toEqual(["numFmts", "fonts", "fills", "borders", "cellXfs", "dxfs"]);
    const empty = readStyles('<styleSheet xmlns="m"/>');
    expect(empty.derive(0, { look: { bold: true } })).toBe(1);
    expect(readStyles(empty.toXml()).derive(0, { look: { bold: true } })).toBe(1);
  });
});
