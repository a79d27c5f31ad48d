import { indexColumn } from "../../../src/intake/profile/columnIndex";
import { narrowText } from "../../../src/intake/profile/narrowText";
import { spellingVariants } from "../../../src/intake/profile/spellingVariants";
import type { CellValue } from "../../../src/records/cellValue";

const groups = (values: readonly CellValue[]) => {
  const index = indexColumn(0, values, Uint32Array.from(values, (_value, i) => i + 1));
  return spellingVariants(index, ({ value }) => narrowText(String(value)).trim()).groups.map(({ method, values: spellings, suggested }) => [method, spellings.map(({ value, count }) => `${String(value)} ${count}`).join(" | "), suggested]);
};
const times = (value: CellValue, count: number): CellValue[] => new Array<CellValue>(count).fill(value);

it.each([
  ["case, marks and order of words", [...times("Acme, Inc.", 3), "ACME INC", "Inc. Acme"], [["fingerprint", "Acme, Inc. 3 | ACME INC 1 | Inc. Acme 1", "Acme, Inc."]]],
  ["accents", [...times("Société Générale", 2), "Societe Generale"], [["fingerprint", "Société Générale 2 | Societe Generale 1", "Société Générale"]]],
  ["a blank in a Chinese name, where the closed form is meant", [...times("赵 敏", 3), ...times("赵敏", 2)], [["fingerprint", "赵 敏 3 | 赵敏 2", "赵敏"]]],
  ["brackets of both widths", [...times("华为（中国）", 2), "华为(中国)"], [["fingerprint", "华为（中国） 2 | 华为(中国) 1", "华为（中国）"]]],
  ["one blank more inside", [...times("newyork", 4), "new york"], [["ngram", "newyork 4 | new york 1", "newyork"]]],
  ["a rare slip of a frequent name", [...times("Cynthia Suarez", 10), "Cynthia Saurez"], [["near", "Cynthia Suarez 10 | Cynthia Saurez 1", "Cynthia Suarez"]]],
  ["a character left out of a long Chinese name", [...times("云海科技有限公司", 8), "云海科技有公司"], [["near", "云海科技有限公司 8 | 云海科技有公司 1", "云海科技有限公司"]]],
  ["two equally frequent ones, of which neither is suggested", ["HTTP Server", "http server"], [["fingerprint", "HTTP Server 1 | http server 1", null]]],
] as const)("finds %s", (_title, values, expected) => expect(groups(values)).toEqual(expected));

it.each([
  ["places that differ in a character", [...times("山东", 20), "山西", ...times("河南省", 20), "湖南省"]],
  ["codes that differ in a letter or digit", [...times("HS-HD", 50), "HS-FD", ...times("Docket 1289", 20), "Docket 1289A", ...times("K-0012", 9), "K-0013"]],
  ["grades, languages and shares with a mark", ["A", "A-", "A+", "C", "C#", "C++", "5", "5%", "1.5", "15", "-5"]],
  ["lists that repeat a step", [...times("Received, referred", 20), "Received, referred, received"]],
  ["two frequent names that are close", [...times("Martin Meier", 9), ...times("Martin Maier", 8)]],
  ["a slip that lies between two names", [...times("Martin Meier", 9), ...times("Martin Mayer", 9), "Martin Maier"]],
  ["blanks at the ends and full width alone", ["制造", "制造 ", "　制造", "ABC", "ＡＢＣ"]],
  ["placeholders", ["n/a", "N/A", "NA", "无", "-", "--"]],
  ["numbers and errors", [12, 12.5, true, { error: "#N/A" }]],
] as const)("does not take for one: %s", (_title, values) => expect(groups(values)).toEqual([]));
