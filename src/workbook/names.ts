import { columnIndex } from "./area";
import { refuse } from "./hostProblem";

/** Names of sheets and tables are found as Excel finds them: without regard to case. */
export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Refuses what Excel refuses as a sheet's name. `taken`: names of all sheets. @source Microsoft, "Rename a worksheet". */
export function checkSheetName(name: string, taken: readonly string[]): void {
  const bad = (zh: string, en: string): never => refuse("host/badName", undefined, { name, why: { zh, en } });
  if (name.length === 0 || name.length > 31) bad("长度应为 1 到 31 个字符", "it must have 1 to 31 characters");
  if (/[:\\/?*[\]]/.test(name)) bad("不能含有 : \\ / ? * [ ]", "it must not contain : \\ / ? * [ ]");
  if ([...name].some((char) => char < " ")) bad("不能含有控制字符", "it must not contain control characters");
  if (name.startsWith("'") || name.endsWith("'")) bad("不能以单引号开头或结尾", "it must not start or end with an apostrophe");
  if (name.trim() === "") bad("不能只有空格", "it must not be blank");
  if (sameName(name, "History")) bad("Excel 保留了“History”", "Excel reserves “History”");
  if (taken.some((other) => sameName(other, name))) refuse("host/nameTaken", undefined, { name });
}

/** Names of tables obey the rules of defined names. `taken`: tables and defined names of the workbook. @source Microsoft, "Rename an Excel table". */
export function checkTableName(name: string, taken: readonly string[]): void {
  const bad = (zh: string, en: string): never => refuse("host/badName", undefined, { name, why: { zh, en } });
  if (name.length === 0 || name.length > 255) bad("长度应为 1 到 255 个字符", "it must have 1 to 255 characters");
  if (!/^[\p{L}_\\][\p{L}\p{M}\p{N}_.\\]*$/u.test(name)) bad("只能用字母、数字、下划线和句点，并以字母或下划线开头", "it must be letters, digits, underscores and periods, and start with a letter or underscore");
  const [, letters] = /^([A-Za-z]{1,3})\d+$/.exec(name) ?? [];
  if ((letters !== undefined && columnIndex(letters) !== null) || /^[rc]$|^r\d*c\d*$/i.test(name)) bad("它看起来像单元格引用", "it looks like a cell reference");
  if (taken.some((other) => sameName(other, name))) refuse("host/nameTaken", undefined, { name });
}
