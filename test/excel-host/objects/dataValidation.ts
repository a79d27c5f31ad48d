import { contains, overlaps } from "../../../src/workbook/area";
import { translateFormula } from "../../../src/workbook/translateFormula";
import { setValidations } from "../../../src/hosts/file/verbs/rules";
import { type ValidationFacts, keptValidation, validationFacts } from "../../support/validationFacts";
import { refuseWith } from "../wire";
import type { WireClass } from "../wireClass";
import type { RangeRef } from "./range";

/** The API's name of each type, its rule, and the file's name. Only these rules are there, and a cell has one. @source Microsoft, Excel.DataValidationRule */
const kinds = { none: "None", whole: "WholeNumber", decimal: "Decimal", list: "List", date: "Date", time: "Time", textLength: "TextLength", custom: "Custom" } as const;
const ruleNames: Readonly<Record<string, keyof typeof kinds>> = { wholeNumber: "whole", decimal: "decimal", list: "list", date: "date", time: "time", textLength: "textLength", custom: "custom" };
const nothing: ValidationFacts = { type: "none", errorStyle: "stop", operator: "between", allowBlank: "1", showDropDown: "0", showInputMessage: "1", showErrorMessage: "1", errorTitle: "", error: "", promptTitle: "", prompt: "", formula1: "", formula2: "" };

const capital = (name: string): string => name[0]!.toUpperCase() + name.slice(1);
const small = (name: string): string => name[0]!.toLowerCase() + name.slice(1);

/** The one validation of all cells, its formulas as they read at the first one; `mixed` where some have none, `inconsistent` where they differ. */
function read({ book, place }: RangeRef): ValidationFacts | "mixed" | "inconsistent" {
  const sheet = book.live(place);
  const { area } = place;
  const at = (row: number, column: number): ValidationFacts => {
    const kept = sheet.validations.find(({ areas }) => areas.some((one) => contains(one, row, column)));
    if (kept === undefined) return nothing;
    const facts = validationFacts(kept);
    const shift = (formula: string): string => (formula === "" ? "" : translateFormula(formula, area.row - kept.areas[0]!.row, area.column - kept.areas[0]!.column));
    return { ...facts, formula1: shift(facts.formula1), formula2: shift(facts.formula2) };
  };
  const touching = sheet.validations.filter(({ areas }) => areas.some((one) => overlaps(one, area)));
  if (touching.length === 0) return nothing;
  const first = at(area.row, area.column);
  let bare = false;
  let different = false;
  for (let r = 0; r < area.rows; r++) {
    for (let c = 0; c < area.columns; c++) {
      const facts = at(area.row + r, area.column + c);
      bare ||= facts === nothing;
      different ||= JSON.stringify(facts) !== JSON.stringify(first);
    }
  }
  return !different ? first : bare ? "mixed" : "inconsistent";
}

function replace(self: RangeRef, facts: ValidationFacts): void {
  const { book, place } = self;
  const sheet = book.live(place);
  book.writable(sheet);
  setValidations({ model: book.model, rollback: [] }, { verb: "setValidations", sheet: sheet.name, clear: [place.area], add: [] });
  // "Any value" with an input message is a validation too.
  if (facts.type !== "none" || facts.prompt !== "" || facts.promptTitle !== "") sheet.validations = [...sheet.validations, keptValidation(facts, place.area)];
}

function changed(self: RangeRef, change: Partial<Record<keyof ValidationFacts, string>>): void {
  const now = read(self);
  if (typeof now === "string") return refuseWith("InvalidOperation", "The range has different validations.");
  replace(self, { ...now, ...change });
}

function limited(text: unknown, limit: number): string {
  return typeof text === "string" && text.length <= limit ? text : refuseWith("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
}

const formulaIn = (value: unknown): string => (value === undefined || value === null ? "" : String(value).replace(/^=/, ""));

function ruleFacts(rule: Record<string, Record<string, unknown>>): Pick<ValidationFacts, "type" | "operator" | "formula1" | "formula2" | "showDropDown"> {
  const [name, ...others] = Object.keys(rule);
  const type = ruleNames[name ?? ""];
  if (type === undefined || others.length > 0) return refuseWith("InvalidArgument", "A rule has exactly one kind.");
  const own = rule[name!]!;
  const plain = { type, operator: "between", formula2: "", showDropDown: "0" };
  if (type === "custom") return { ...plain, formula1: formulaIn(own["formula"]) };
  if (type !== "list") return { ...plain, operator: small(String(own["operator"] ?? "Between")), formula1: formulaIn(own["formula1"]), formula2: formulaIn(own["formula2"]) };
  const source = own["source"];
  if (typeof source !== "string") return refuseWith("EmulatorUnknownMember", "Lists take a text here");
  // More than 255 characters corrupt the file or are refused.
  if (!source.startsWith("=") && source.length > 255) refuseWith("InvalidArgument", "The list is too long.");
  return { ...plain, formula1: source.startsWith("=") ? source.slice(1) : `"${source.replaceAll('"', '""')}"`, showDropDown: own["inCellDropDown"] === false ? "1" : "0" };
}

function ruleOf(facts: ValidationFacts): object {
  const withEquals = (formula: string): string => (formula === "" ? "" : /^[-+]?[\d.]+$/.test(formula) ? formula : `=${formula}`);
  if (facts.type === "none") return {};
  if (facts.type === "custom") return { custom: { formula: withEquals(facts.formula1) } };
  if (facts.type === "list") {
    const literal = /^"(.*)"$/s.exec(facts.formula1)?.[1]?.replaceAll('""', '"');
    return { list: { inCellDropDown: facts.showDropDown === "0", source: literal ?? `=${facts.formula1}` } };
  }
  const name = Object.keys(ruleNames).find((key) => ruleNames[key] === facts.type)!;
  return { [name]: { formula1: withEquals(facts.formula1), ...(facts.formula2 === "" ? {} : { formula2: withEquals(facts.formula2) }), operator: capital(facts.operator) } };
}

/** Reads null where the cells of the range differ. */
const shown = <T>(get: (facts: ValidationFacts) => T) => (self: RangeRef): T | null => {
  const facts = read(self);
  return typeof facts === "string" ? null : get(facts);
};

/** Neither the API's own writes nor pastes are held against a validation. */
export const dataValidationClass: WireClass<RangeRef> = {
  name: "DataValidation",
  scalars: {
    Type: { get: (self) => { const facts = read(self); return facts === "mixed" ? "MixedCriteria" : facts === "inconsistent" ? "Inconsistent" : kinds[facts.type as keyof typeof kinds]; } },
    Rule: { get: shown(ruleOf), set: (self, rule: Record<string, Record<string, unknown>>) => changed(self, ruleFacts(rule)) },
    IgnoreBlanks: { get: shown((facts) => facts.allowBlank === "1"), set: (self, ignore: boolean) => changed(self, { allowBlank: ignore ? "1" : "0" }) },
    ErrorAlert: {
      get: shown((facts) => ({ message: facts.error, showAlert: facts.showErrorMessage === "1", style: capital(facts.errorStyle), title: facts.errorTitle })),
      set: (self, alert: Record<string, unknown>) => changed(self, { error: limited(alert["message"], 255), errorTitle: limited(alert["title"], 32), errorStyle: small(String(alert["style"])), showErrorMessage: alert["showAlert"] === true ? "1" : "0" }),
    },
    Prompt: {
      get: shown((facts) => ({ message: facts.prompt, showPrompt: facts.showInputMessage === "1", title: facts.promptTitle })),
      set: (self, prompt: Record<string, unknown>) => changed(self, { prompt: limited(prompt["message"], 255), promptTitle: limited(prompt["title"], 32), showInputMessage: prompt["showPrompt"] === true ? "1" : "0" }),
    },
  },
  methods: {
    Clear: (self) => {
      replace(self, nothing);
      return null;
    },
  },
};
