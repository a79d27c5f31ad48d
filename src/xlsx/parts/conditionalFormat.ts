import type { Area, ConditionalFormatSpec } from "../../workbook/host";
import { ruleIdOf, withRuleId } from "../../workbook/ruleId";
import { sqrefOf } from "./areas";
import { withoutEquals } from "./validation";
import { editAttributes, editXml, escapeText, parseXml, type XmlEdit, type XmlElement } from "./xmlTree";

/** A `<conditionalFormatting>` element with one rule. `dxfId` is the styles part's; `priority` counts from 1 and is unique in the sheet, lower wins. */
export function conditionalFormatXml(spec: ConditionalFormatSpec, dxfId: number, priority: number, prefix: string): string {
  const formula = withRuleId(spec.id, withoutEquals(spec.formula));
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

/** The raw element over other areas; `shift` rewrites its formulas, those of scales and icons too. Everything else to the letter. */
export function conditionalFormatOver(raw: string, areas: readonly Area[], shift: (formula: string) => string): string {
  const element = parseXml(raw);
  const edits: XmlEdit[] = element.attributes["sqref"] === sqrefOf(areas) ? [] : editAttributes(raw, element, { sqref: sqrefOf(areas) });
  const visit = (node: XmlElement): void => {
    const value = node.name === "cfvo" ? node.attributes["val"] : undefined;
    if (value !== undefined && shift(value) !== value) edits.push(...editAttributes(raw, node, { val: shift(value) }));
    if (node.name === "formula" && shift(node.text) !== node.text) edits.push({ start: node.openEnd, end: node.closeStart, text: escapeText(shift(node.text)) });
    node.children.forEach(visit);
  };
  visit(element);
  return editXml(raw, edits);
}

function rulesOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child.name === "cfRule");
}

function idOfRule(rule: XmlElement): string | null {
  return ruleIdOf(rule.children.find((child) => child.name === "formula")?.text.trim() ?? "")?.id ?? null;
}
