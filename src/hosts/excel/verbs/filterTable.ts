import { refuse } from "../../../workbook/hostProblem";
import { type Verb, placeOf } from "../batch";

/** By the list of values that Excel itself offers at a column's button. @source Microsoft, Excel.Filter.applyValuesFilter */
export const filterTable: Verb<"filterTable"> = async (batch, { name, column, values }) => {
  const { sheet: { name: sheetName }, table } = await batch.table(name);
  const sheet = await batch.writableSheet(sheetName);
  const index = column - table.area.column;
  if (table.columns[index] === undefined) refuse("host/outsideGrid", placeOf(sheet, table.area));
  const columns = (): Excel.TableColumnCollection => batch.worksheet(sheet).tables.getItem(table.key).columns;
  const { items } = await batch.session.read(() => columns().load("items/filter/criteria"));
  const criteria = items.map(({ filter }) => filter.criteria as Excel.FilterCriteria | null | undefined);
  const own = criteria[index] ?? null;
  const texts = own?.filterOn === "Values" && own.values?.every((value) => typeof value === "string") === true ? (own.values as string[]) : null;
  if (criteria.some((one, i) => one != null && i !== index) || (own !== null && texts === null)) refuse("host/filtered", placeOf(sheet, table.area));
  const undo = [{ verb: "filterTable", name: table.name, column, values: texts }] as const;
  batch.intend(undo);
  const { filter } = columns().getItemAt(index);
  if (values === null) filter.clear();
  else filter.applyValuesFilter([...values]);
  await batch.session.write();
  return undo;
};
