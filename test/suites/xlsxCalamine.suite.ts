import { workbookSuite } from "./workbookSuite";

export const xlsxCalamineSuite = workbookSuite("xlsx-calamine");
