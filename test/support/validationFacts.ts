import type { ValidationSpec } from "../../src/workbook/host";
import type { Kept } from "../../src/workbook/model";
import { areaAddress, type Area } from "../../src/workbook/area";
import { validationXml } from "../../src/xlsx/parts/validation";
import { childNamed, escapeAttribute, escapeText, parseXml } from "../../src/xlsx/parts/xmlTree";

/** What a data validation says, whoever wrote it: the attributes of its element with their defaults, and its formulas without `=`. */
export type ValidationFacts = Readonly<Record<(typeof names)[number] | "formula1" | "formula2", string>>;

const names = ["type", "errorStyle", "operator", "allowBlank", "showDropDown", "showInputMessage", "showErrorMessage", "errorTitle", "error", "promptTitle", "prompt"] as const;
/** @source ECMA-376 part 1, 18.3.1.32 dataValidation */
const defaults: Partial<Record<(typeof names)[number], string>> = { type: "none", errorStyle: "stop", operator: "between", allowBlank: "0", showDropDown: "0", showInputMessage: "0", showErrorMessage: "0" };

export function validationFacts({ spec, raw }: Kept<ValidationSpec>): ValidationFacts {
  const element = parseXml(spec === null ? raw! : validationXml(spec, ""));
  const attributes = names.map((name) => [name, element.attributes[name] ?? defaults[name] ?? ""] as const);
  const formula = (name: string): string => childNamed(element, name)?.text.trim() ?? "";
  return { ...(Object.fromEntries(attributes) as Record<(typeof names)[number], string>), formula1: formula("formula1"), formula2: formula("formula2") };
}

export function keptValidation(facts: ValidationFacts, area: Area): Kept<ValidationSpec> {
  const attributes = names.filter((name) => facts[name] !== (defaults[name] ?? "")).map((name) => ` ${name}="${escapeAttribute(facts[name])}"`).join("");
  const formula = (name: "formula1" | "formula2"): string => (facts[name] === "" ? "" : `<${name}>${escapeText(facts[name])}</${name}>`);
  return { areas: [area], spec: null, raw: `<dataValidation${attributes} sqref="${areaAddress(area)}">${formula("formula1")}${formula("formula2")}</dataValidation>` };
}
