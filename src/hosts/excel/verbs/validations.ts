import type { Area, HostWrite, Json, ValidationSpec } from "../../../workbook/host";
import { checkInGrid, checkValidation } from "../../../workbook/limits";
import { translateFormula } from "../../../workbook/translateFormula";
import type { Batch, Verb } from "../batch";
import { refuseInExcel } from "../excelProblem";
import type { SheetFacts } from "../survey";

/** One validation of one area as Excel tells it; `rule` null: every value is taken, and `prompt` may still say something. Plain JSON, so that it can be put back weeks later. */
type Image = { readonly area: Area; readonly rule: Json; readonly errorAlert: Json; readonly prompt: Json; readonly ignoreBlanks: boolean };

const atOnce = 400;
const ruleNames: Readonly<Record<Exclude<ValidationSpec["type"], "any">, string>> = { list: "list", whole: "wholeNumber", decimal: "decimal", date: "date", textLength: "textLength", custom: "custom" };
const capital = (name: string): string => name[0]!.toUpperCase() + name.slice(1);

export const setValidations: Verb<"setValidations"> = async (batch, { sheet: name, clear, add }) => {
  const sheet = await batch.writableSheet(name);
  for (const area of clear) checkInGrid(sheet.name, area);
  for (const spec of add) checkValidation(sheet.name, spec);
  const images = [...clear.map((area): Image => ({ area, ...nothing })), ...add.flatMap((spec) => spec.areas.map((area) => imageOf(spec, area)))];
  return putValidations(batch, sheet, images);
};

export function restoreValidations(batch: Batch, sheet: SheetFacts, before: Json): Promise<readonly HostWrite[]> {
  return putValidations(batch, sheet, (before as unknown as { readonly validations: readonly Image[] }).validations);
}

/**
 * Rows that have come back as the first of a table, `rows` above the one that was: what is valid in all of the columns below them, from `row` to the last, goes on above. What undoes it is that they go.
 */
export async function growValidations(batch: Batch, sheet: SheetFacts, columns: readonly Area[], rows: number): Promise<void> {
  const found = await validationsOf(batch, sheet, columns);
  const whole = found.filter(({ area, rule, prompt }) => (rule !== null || prompt !== null) && columns.some((column) => column.row === area.row && column.rows === area.rows && column.column <= area.column && area.column + area.columns <= column.column + column.columns));
  await putValidations(batch, sheet, whole.map((image) => ({ ...image, area: { ...image.area, row: image.area.row - rows, rows }, rule: shifted(image.rule, -rows) })));
}

/** The formulas of a rule as they read so many rows further down. */
function shifted(rule: Json, rows: number): Json {
  if (typeof rule === "string") return rule.startsWith("=") ? translateFormula(rule, rows, 0) : rule;
  if (Array.isArray(rule)) return rule.map((each: Json) => shifted(each, rows));
  return typeof rule === "object" && rule !== null ? Object.fromEntries(Object.entries(rule).map(([name, each]) => [name, shifted(each, rows)])) : rule;
}

const nothing: Omit<Image, "area"> = { rule: null, errorAlert: null, prompt: null, ignoreBlanks: true };

/** The rule as it reads for this area: its formulas are relative to the first cell of the first one. */
function imageOf(spec: ValidationSpec, area: Area): Image {
  const shift = (formula: string): string => translateFormula(formula, area.row - spec.areas[0]!.row, area.column - spec.areas[0]!.column);
  const literal = spec.type === "list" ? /^="(.*)"$/s.exec(spec.formula1)?.[1]?.replaceAll('""', '"') : undefined;
  const formulas = { formula1: shift(spec.formula1), ...(spec.formula2 === undefined ? {} : { formula2: shift(spec.formula2) }), operator: capital(spec.operator ?? "between") };
  const prompt = { message: spec.prompt ?? "", showPrompt: true, title: spec.promptTitle ?? "" };
  if (spec.type === "any") return { ...nothing, area, prompt };
  const own = spec.type === "list" ? { inCellDropDown: true, source: literal ?? shift(spec.formula1) } : spec.type === "custom" ? { formula: shift(spec.formula1) } : formulas;
  return {
    area, rule: { [ruleNames[spec.type]]: own }, ignoreBlanks: spec.allowBlank,
    errorAlert: { message: spec.error ?? "", showAlert: true, style: capital(spec.alert), title: spec.errorTitle ?? "" },
    prompt,
  };
}

async function putValidations(batch: Batch, sheet: SheetFacts, images: readonly Image[]): Promise<readonly HostWrite[]> {
  if (images.length === 0) return [];
  const before = await validationsOf(batch, sheet, images.map(({ area }) => area));
  const undo: HostWrite[] = [{ verb: "restorePart", sheet: sheet.name, part: "validations", before: { by: "excel", validations: before as unknown as Json } }];
  batch.intend(undo);
  for (let start = 0; start < images.length; start += atOnce) {
    for (const { area, rule, errorAlert, prompt, ignoreBlanks } of images.slice(start, start + atOnce)) {
      const range = batch.range(sheet, area);
      const validation = range.dataValidation;
      validation.clear();
      if (rule !== null) {
        validation.rule = rule as Excel.DataValidationRule;
        validation.ignoreBlanks = ignoreBlanks;
        validation.errorAlert = errorAlert as unknown as Excel.DataValidationErrorAlert;
      }
      if (prompt !== null) validation.prompt = prompt as unknown as Excel.DataValidationPrompt;
      range.untrack();
    }
    await batch.session.write();
  }
  return undo;
}

/** Excel tells one validation for a range, or that its cells differ: then it is asked for halves, all of them in one request, until each is of one kind. */
export async function validationsOf(batch: Batch, sheet: SheetFacts, areas: readonly Area[]): Promise<readonly Image[]> {
  const images: Image[] = [];
  for (let open = [...areas]; open.length > 0; ) {
    const asked = open.splice(0, atOnce);
    const found = await batch.session.read(() => asked.map((area) => batch.range(sheet, area).dataValidation.load("type,rule,errorAlert,prompt,ignoreBlanks")));
    const halves: Area[] = [];
    found.forEach((validation, i) => {
      const area = asked[i]!;
      if (validation.type === "Inconsistent" || validation.type === "MixedCriteria") {
        if (area.rows * area.columns === 1) refuseInExcel("excel/incomplete", sheet.name);
        halves.push(...halvesOf(area));
      } else if (validation.type === "None") images.push({ area, ...nothing, ...(hasText(validation.prompt) ? { prompt: JSON.parse(JSON.stringify(validation.prompt)) as Json } : {}) });
      else images.push({ area, ...(JSON.parse(JSON.stringify({ rule: validation.rule, errorAlert: validation.errorAlert, prompt: validation.prompt, ignoreBlanks: validation.ignoreBlanks })) as Omit<Image, "area">) });
    });
    open = [...halves, ...open];
  }
  return images;
}

function hasText(prompt: Partial<Excel.DataValidationPrompt> | null | undefined): boolean {
  return (prompt?.message ?? "") !== "" || (prompt?.title ?? "") !== "";
}

/** Columns differ more often than rows. */
function halvesOf(area: Area): Area[] {
  if (area.columns > 1) {
    const columns = Math.ceil(area.columns / 2);
    return [{ ...area, columns }, { ...area, column: area.column + columns, columns: area.columns - columns }];
  }
  const rows = Math.ceil(area.rows / 2);
  return [{ ...area, rows }, { ...area, row: area.row + rows, rows: area.rows - rows }];
}
