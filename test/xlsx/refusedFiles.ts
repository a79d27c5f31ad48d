/**
 * The one list of shared workbooks that must not open, by their path below the shared folder, each with the code it is refused with. Every other workbook there must open.
 * Every suite of `npm run suites` over workbooks judges by it.
 */
export const refusedFiles: Readonly<Record<string, string>> = {
  "suites/xlsx-calamine/issue252.xlsx": "xlsx/badZip",
  "suites/xlsx-calamine/pass_protected.xlsx": "xlsx/encrypted",
  "suites/xlsx-exceljs/invalid-xml.xlsx": "xlsx/badXml",
  "suites/xlsx-exceljs/missing-bits.xlsx": "xlsx/notXlsx",
  "suites/xlsx-fastexcel-invalid/invalid/empty.xlsx": "xlsx/notXlsx",
  "suites/xlsx-fastexcel-invalid/invalid/missing-sheet-entry.xlsx": "xlsx/noPart",
  "suites/xlsx-fastexcel-invalid/invalid/no-sheet.xlsx": "xlsx/noPart",
  "suites/xlsx-fastexcel-invalid/invalid/no-workbook-rels.xlsx": "xlsx/noPart",
  "suites/xlsx-fastexcel-invalid/invalid/no-workbook-xml.xlsx": "xlsx/noPart",
  "suites/xlsx-fastexcel-invalid/invalid/only-content-types.xlsx": "xlsx/notXlsx",
  "suites/xlsx-hostile/x01-xxe-file.xlsx": "xlsx/doctype",
  "suites/xlsx-hostile/x03-billion-laughs.xlsx": "xlsx/doctype",
  "suites/xlsx-hostile/x07-unclosed.xlsx": "xlsx/badXml",
  "suites/xlsx-hostile/z06-truncated-half.xlsx": "xlsx/truncated",
  "suites/xlsx-hostile/z09-xls-renamed.xlsx": "xlsx/notXlsx",
  "suites/xlsx-hostile/z10-html-renamed.xlsx": "xlsx/notXlsx",
  "suites/xlsx-openspout/attack_billion_laughs.xlsx": "xlsx/doctype",
  "suites/xlsx-openspout/attack_quadratic_blowup.xlsx": "xlsx/doctype",
  "suites/xlsx-openspout/file_corrupted.xlsx": "xlsx/notXlsx",
  "suites/xlsx-openspout/file_with_no_sheets_in_workbook_xml.xlsx": "xlsx/noSheets",
  "suites/xlsx-openspout/file_with_sheet_xml_not_matching_content_types.xlsx": "xlsx/noPart",
  "suites/xlsx-openspout/one_sheet_with_invalid_xml_characters.xlsx": "xlsx/badXml",
};
