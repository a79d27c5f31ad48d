import { workbookSuite } from "./workbookSuite";

export const xlsxExceljsSuite = workbookSuite("xlsx-exceljs");
