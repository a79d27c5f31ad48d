import { workbookSuite } from "./workbookSuite";

export const xlsxOpenspoutSuite = workbookSuite("xlsx-openspout");
