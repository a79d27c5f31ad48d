import { workbookSuite } from "./workbookSuite";

/** All of them are broken: `refusedFiles` has the code of each. */
export const xlsxFastexcelInvalidSuite = workbookSuite("xlsx-fastexcel-invalid");
