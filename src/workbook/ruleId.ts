/*
 * A rule of conditional formatting must be found again by its id when the workbook comes back from another program. Neither the file nor Office.js gives a rule a
 * name; programs drop extensions and attributes they do not know, but they keep formulas. So the id stands in the formula, `IF(N("crm:ID")=0,FORMULA)`: N of a text is 0,
 * so IF hands on the formula's own result, of any type. (`AND(FORMULA,…)` would not do: AND takes a reference to a blank or text cell for true.)
 */
const opening = 'IF(N("crm:';
const middle = '")=0,';

/** Formula without `=` → the same with the id in it. */
export function withRuleId(id: string, formula: string): string {
  return opening + id.replaceAll('"', '""') + middle + formula + ")";
}

/** The id and the bare formula of one of our rules, both without `=`; null for a rule of somebody else. */
export function ruleIdOf(formula: string): { readonly id: string; readonly formula: string } | null {
  const end = formula.indexOf(middle);
  if (!formula.startsWith(opening) || end < 0 || !formula.endsWith(")")) return null;
  return { id: formula.slice(opening.length, end).replaceAll('""', '"'), formula: formula.slice(end + middle.length, -1) };
}
