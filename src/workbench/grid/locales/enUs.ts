import { mergeLocales } from "@univerjs/core";
import dataValidation from "@univerjs/data-validation/locale/en-US";
import design from "@univerjs/design/locale/en-US";
import docsUi from "@univerjs/docs-ui/locale/en-US";
import sheets from "@univerjs/sheets/locale/en-US";
import sheetsDataValidation from "@univerjs/sheets-data-validation/locale/en-US";
import sheetsDataValidationUi from "@univerjs/sheets-data-validation-ui/locale/en-US";
import sheetsFormula from "@univerjs/sheets-formula/locale/en-US";
import sheetsFormulaUi from "@univerjs/sheets-formula-ui/locale/en-US";
import sheetsUi from "@univerjs/sheets-ui/locale/en-US";
import ui from "@univerjs/ui/locale/en-US";

export const enUs = mergeLocales(dataValidation, design, docsUi, sheets, sheetsDataValidation, sheetsDataValidationUi, sheetsFormula, sheetsFormulaUi, sheetsUi, ui, { "crm-table": { sortUp: "Sort ascending", sortDown: "Sort descending", filter: "Filter…" } });
