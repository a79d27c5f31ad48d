import { esc, mainNs, xmlHead } from "./xml";

type Font = "body" | "bold" | "title" | "note" | "white";
type Fill = "none" | "head" | "band" | "yellow" | "green" | "pink";
type Look = { readonly font?: Font; readonly fill?: Fill; readonly border?: boolean; readonly format?: string; readonly align?: "center" | "left" | "wrap" };

const looks = {
  general: { border: true },
  plain: {},
  title: { font: "title", align: "center" },
  heading: { font: "title" },
  note: { font: "note", align: "wrap" },
  band: { font: "bold", fill: "band", border: true, align: "center" },
  header: { font: "white", fill: "head", border: true, align: "center" },
  total: { font: "bold", fill: "band", border: true, format: "#,##0.00" },
  text: { border: true, format: "@" },
  wrap: { border: true, align: "wrap" },
  dateIso: { border: true, format: "yyyy\\-mm\\-dd" },
  dateSlash: { border: true, format: "14" },
  dateCn: { border: true, format: 'yyyy"年"m"月"d"日"' },
  decimals: { border: true, format: "#,##0.00" },
  money: { border: true, format: '"¥"#,##0.00' },
  percent: { border: true, format: "9" },
  digits: { border: true, format: "0" },
  yellow: { border: true, fill: "yellow" },
  green: { border: true, fill: "green" },
  pink: { border: true, fill: "pink" },
} as const satisfies Record<string, Look>;

/** The cell looks of the sample. */
export type StyleName = keyof typeof looks;
const names = Object.keys(looks) as StyleName[];
/** Index of the look in cellXfs; 0 is the workbook's default. */
export const styleIndex = Object.fromEntries(names.map((name, i) => [name, i + 1])) as Record<StyleName, number>;

const fonts: Record<Font, string> = {
  body: '<font><sz val="11"/><name val="等线"/><family val="2"/><charset val="134"/></font>',
  bold: '<font><b/><sz val="11"/><name val="等线"/><family val="2"/><charset val="134"/></font>',
  title: '<font><b/><sz val="18"/><color rgb="FF1F3864"/><name val="微软雅黑"/><family val="2"/><charset val="134"/></font>',
  note: '<font><i/><sz val="9"/><color rgb="FF7F7F7F"/><name val="宋体"/><charset val="134"/></font>',
  white: '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="等线"/><family val="2"/><charset val="134"/></font>',
};
const solid = (rgb: string): string => `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;
const fills: Record<Fill, string> = { none: '<fill><patternFill patternType="none"/></fill>', head: solid("2F5597"), band: solid("D9E2F3"), yellow: solid("FFFF00"), green: solid("C6E0B4"), pink: solid("F8CBAD") };

/** `xl/styles.xml`: fonts, fills (the second is the gray125 that the format demands), borders, the looks above, one dxf for the conditional format. */
export function stylesXml(): string {
  const fontNames = Object.keys(fonts) as Font[];
  const fillNames = Object.keys(fills) as Fill[];
  const formats = [...new Set(names.map((name) => (looks[name] as Look).format).filter((format) => format !== undefined && format !== "@" && !/^\d+$/.test(format) && format !== "#,##0.00"))] as string[];
  const formatId = (format: string | undefined): number =>
    format === undefined ? 0 : format === "@" ? 49 : format === "#,##0.00" ? 4 : format === "0" ? 1 : /^\d+$/.test(format) ? Number(format) : 176 + formats.indexOf(format);
  const xf = (look: Look): string => {
    const align = look.align === undefined ? "" : look.align === "wrap" ? '<alignment vertical="top" wrapText="1"/>' : `<alignment horizontal="${look.align}" vertical="center" wrapText="1"/>`;
    const fill = look.fill === undefined ? 0 : fillNames.indexOf(look.fill) + 1;
    const attributes = `numFmtId="${formatId(look.format)}" fontId="${fontNames.indexOf(look.font ?? "body")}" fillId="${fill}" borderId="${look.border === true ? 1 : 0}" xfId="0"`;
    const apply = `${look.format === undefined ? "" : ' applyNumberFormat="1"'}${look.font === undefined ? "" : ' applyFont="1"'}${fill === 0 ? "" : ' applyFill="1"'}${look.border === true ? ' applyBorder="1"' : ""}`;
    return align === "" ? `<xf ${attributes}${apply}/>` : `<xf ${attributes}${apply} applyAlignment="1">${align}</xf>`;
  };
  const side = (name: string): string => `<${name} style="thin"><color rgb="FFBFBFBF"/></${name}>`;
  return [
    `${xmlHead}<styleSheet xmlns="${mainNs}">`,
    `<numFmts count="${formats.length}">${formats.map((format, i) => `<numFmt numFmtId="${176 + i}" formatCode="${esc(format)}"/>`).join("")}</numFmts>`,
    `<fonts count="${fontNames.length}">${fontNames.map((name) => fonts[name]).join("")}</fonts>`,
    `<fills count="${fillNames.length + 1}">${fills.none}<fill><patternFill patternType="gray125"/></fill>${fillNames.slice(1).map((name) => fills[name]).join("")}</fills>`,
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${["left", "right", "top", "bottom"].map(side).join("")}<diagonal/></border></borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${names.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${names.map((name) => xf(looks[name])).join("")}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>',
    '<dxfs count="1"><dxf><font><b/><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs>',
    '<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>',
  ].join("");
}
