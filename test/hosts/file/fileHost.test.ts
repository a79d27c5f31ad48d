import { fileHost } from "../../../src/hosts/file/fileHost";
import { describeWorkbookHost } from "../../contracts/workbookHost.contract";

describeWorkbookHost("the file host", (workbook) => ({ host: fileHost(workbook, { name: "sample.xlsx", format: "xlsx" }), model: () => workbook }), { takesOverFilters: true, restoresFormats: true, growsWithTables: true });
