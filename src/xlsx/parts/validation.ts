import type { Area, ValidationSpec } from "../../workbook/host";
import { parseSqref, sqrefOf } from "./areas";
import { childNamed, decodeXString, editAttributes, editXml, encodeXString, escapeAttribute, escapeText, parseXml, type XmlEdit, type XmlElement } from "./xmlTree";

/** One `<dataValidation>` element. The lists, titles and messages must keep Excel's limits (255, 32 and 255 characters): the host checks them. */
export function validationXml(spec: ValidationSpec, prefix: string): string {
  const attributes: [string, string | undefined][] = [
    ["type", spec.type === "any" ? undefined : spec.type],
    ["errorStyle", spec.alert === "stop" ? undefined : spec.alert],
    ["operator", spec.operator === undefined || spec.operator === "between" || spec.type === "list" || spec.type === "custom" ? undefined : spec.operator],
    ["allowBlank", spec.allowBlank ? "1" : undefined],
    ["showInputMessage", "1"],
    ["showErrorMessage", "1"],
    ["errorTitle", spec.errorTitle],
    ["error", spec.error],
    ["promptTitle", spec.promptTitle],
    ["prompt", spec.prompt],
    ["sqref", sqrefOf(spec.areas)],
  ];
  const written = attributes.map(([name, value]) => (value === undefined ? "" : ` ${name}="${escapeAttribute(encodeXString(value))}"`)).join("");
  const formula = (name: string, text: string | undefined): string => (text === undefined || text === "" ? "" : `<${prefix}${name}>${escapeText(withoutEquals(text))}</${prefix}${name}>`);
  return `<${prefix}dataValidation${written}>${formula("formula1", spec.formula1)}${formula("formula2", spec.formula2)}</${prefix}dataValidation>`;
}

/** Excel keeps the formulas of validations and conditional formats without their `=`. */
export function withoutEquals(formula: string): string {
  return formula.startsWith("=") ? formula.slice(1) : formula;
}

/** The areas of one raw `<dataValidation>` or `<conditionalFormatting>` element; the one of an extension has them in an element of its own. */
export function areasOfRaw(raw: string): Area[] {
  const element = parseXml(raw);
  return parseSqref(element.attributes["sqref"] ?? childNamed(element, "sqref")?.text ?? "");
}

/** What one raw `<dataValidation>` asks for, its areas included; null for a kind that no spec says (a time, one of an extension without a formula). */
export function validationOfRaw(raw: string): ValidationSpec | null {
  const element = parseXml(raw);
  const { type = "any", operator, errorStyle, allowBlank, errorTitle, error, promptTitle, prompt } = element.attributes;
  const kind = validationTypes.find((one) => one === (type === "none" ? "any" : type));
  const formula = (name: string): string => {
    const child = childNamed(element, name);
    const text = child === null ? "" : (childNamed(child, "f") ?? child).text;
    return text === "" ? "" : `=${text}`;
  };
  const formula1 = formula("formula1");
  if (kind === undefined || (kind !== "any" && formula1 === "")) return null;
  const formula2 = formula("formula2");
  const said = Object.entries({ errorTitle, error, promptTitle, prompt }).flatMap(([name, text]) => (text === undefined ? [] : [[name, decodeXString(text)]]));
  return {
    areas: areasOfRaw(raw),
    type: kind,
    ...(operator === undefined ? {} : { operator: operator as NonNullable<ValidationSpec["operator"]> }),
    formula1,
    ...(formula2 === "" ? {} : { formula2 }),
    allowBlank: allowBlank === "1" || allowBlank === "true",
    alert: errorStyle === "warning" || errorStyle === "information" ? errorStyle : "stop",
    ...(Object.fromEntries(said) as Pick<ValidationSpec, "errorTitle" | "error" | "promptTitle" | "prompt">),
  };
}

const validationTypes: readonly ValidationSpec["type"][] = ["any", "list", "whole", "decimal", "date", "textLength", "custom"];

/** The raw validation over other areas; `shift` rewrites its formulas when the cell they are relative to has moved. Everything else to the letter. */
export function validationOver(raw: string, areas: readonly Area[], shift: (formula: string) => string): string {
  const element = parseXml(raw);
  const textEdit = (child: XmlElement | null, text: (before: string) => string): XmlEdit[] =>
    child === null || text(child.text) === child.text ? [] : [{ start: child.openEnd, end: child.closeStart, text: escapeText(text(child.text)) }];
  const formulas = ["formula1", "formula2"].flatMap((name) => {
    const child = childNamed(element, name);
    return textEdit(child === null ? null : (childNamed(child, "f") ?? child), shift);
  });
  const sqref = childNamed(element, "sqref");
  const over = sqref === null ? editAttributes(raw, element, { sqref: sqrefOf(areas) }) : textEdit(sqref, () => sqrefOf(areas));
  return editXml(raw, [...over, ...formulas]);
}
