import type { ConditionalFormatSpec } from "../../workbook/host";
import { sqrefOf } from "./areas";
import { withoutEquals } from "./validation";
import { editXml, escapeText, parseXml, type XmlElement } from "./xmlTree";

/*
 * A rule must be found again by its id when the file comes back from another program. The schema gives a rule no name; programs drop extensions and attributes
 * they do not know, but they keep formulas. So the id stands in the formula, `IF(N("crm:ID")=0,FORMULA)`: N of a text is 0, so IF hands on the formula's
 * own result, of any type. (`AND(FORMULA,…)` would not do: AND takes a reference to a blank or text cell for true.)
 */
const opening = 'IF(N("crm:';
const middle = '")=0,';

/** A `<conditionalFormatting>` element with one rule. `dxfId` is the styles part's; `priority` counts from 1 and is unique in the sheet, lower wins. */
export function conditionalFormatXml(spec: ConditionalFormatSpec, dxfId: number, priority: number, prefix: string): string {
  const formula = opening + spec.id.replaceAll('"', '""') + middle + withoutEquals(spec.formula) + ")";
  const stop = spec.stopIfTrue === true ? ' stopIfTrue="1"' : "";
  return (
    `<${prefix}conditionalFormatting sqref="${sqrefOf(spec.areas)}"><${prefix}cfRule type="expression" dxfId="${dxfId}" priority="${priority}"${stop}>` +
    `<${prefix}formula>${escapeText(formula)}</${prefix}formula></${prefix}cfRule></${prefix}conditionalFormatting>`
  );
}

/** Ids of our rules in a raw `<conditionalFormatting>` element. */
export function conditionalFormatIds(raw: string): string[] {
  // Most elements are not ours: look before parsing.
  if (!raw.includes("crm:")) return [];
  return rulesOf(parseXml(raw)).flatMap((rule) => idOfRule(rule) ?? []);
}

/** The raw element without our rules of these ids; null when no rule is left. Excel puts rules over the same cells into one element. */
export function withoutRules(raw: string, ids: ReadonlySet<string>): string | null {
  const rules = rulesOf(parseXml(raw));
  const gone = rules.filter((rule) => ids.has(idOfRule(rule) ?? ""));
  if (gone.length === 0) return raw;
  if (gone.length === rules.length) return null;
  return editXml(raw, gone.map(({ start, end }) => ({ start, end, text: "" })));
}

function rulesOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child.name === "cfRule");
}

function idOfRule(rule: XmlElement): string | null {
  const formula = rule.children.find((child) => child.name === "formula")?.text.trim() ?? "";
  const end = formula.indexOf(middle);
  return formula.startsWith(opening) && end > 0 ? formula.slice(opening.length, end).replaceAll('""', '"') : null;
}
