import { type Ast, type ComparisonOperator, binding, printExpression } from "../../expression/ast";
import { type CellValue, plainText } from "../../records/cellValue";
import { type Lang, type Localized, fillText } from "../../records/text";
import type { TypedTable } from "../../fields/typedTable";
import type { FieldDef, TableDef } from "../../template/template";
import { displayValue } from "../cellAt";

const signs: { readonly [operator in ComparisonOperator]: string } = { "=": "=", "<>": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥" };

const words = {
  and: { "zh-CN": "，且", en: " and " },
  or: { "zh-CN": "，或", en: " or " },
  not: { "zh-CN": "不满足（{condition}）", en: "not ({condition})" },
  blank: { "zh-CN": "{value}为空", en: "{value} is blank" },
  filled: { "zh-CN": "{value}已填写", en: "{value} is filled in" },
  in: { "zh-CN": "{value}是{choices}之一", en: "{value} is one of {choices}" },
  contains: { "zh-CN": "{value}包含{part}", en: "{value} contains {part}" },
  today: { "zh-CN": "今天", en: "today" },
  startsWith: { "zh-CN": "{value}以{part}开头", en: "{value} starts with {part}" },
} satisfies Record<string, Localized>;

/** A condition as people say it: labels instead of ids, values written as their field writes them. What has no plain wording stands as the formula, with labels. */
export function conditionText(condition: Ast, def: TableDef, table: TypedTable): Localized {
  return { "zh-CN": say(condition, def, table, "zh-CN"), en: say(condition, def, table, "en") };
}

function say(node: Ast, def: TableDef, table: TypedTable, lang: Lang): string {
  const part = (child: Ast, beside?: Ast): string => operand(child, beside, def, table, lang);
  if (node.kind === "binary" && node.operator in signs) {
    return `${part(node.left, node.right)} ${signs[node.operator as ComparisonOperator]} ${part(node.right, node.left)}`;
  }
  if (node.kind === "call") {
    const [first, second] = node.args;
    if (node.name === "AND" || node.name === "OR") {
      const joined = node.args.map((arg) => (arg.kind === "call" && (arg.name === "AND" || arg.name === "OR") && arg.name !== node.name ? `(${say(arg, def, table, lang)})` : say(arg, def, table, lang)));
      return joined.join(words[node.name === "AND" ? "and" : "or"][lang]);
    }
    if (node.name === "NOT" && first !== undefined) {
      if (first.kind === "call" && first.name === "ISBLANK" && first.args[0] !== undefined) return fillText(words.filled, { value: part(first.args[0]) }, lang);
      return fillText(words.not, { condition: say(first, def, table, lang) }, lang);
    }
    if (node.name === "ISBLANK" && first !== undefined) return fillText(words.blank, { value: part(first) }, lang);
    if (node.name === "IN" && first !== undefined) {
      const choices = node.args.slice(1).map((arg) => part(arg, first)).join(lang === "en" ? ", " : "、");
      return fillText(words.in, { value: part(first), choices }, lang);
    }
    if ((node.name === "CONTAINS" || node.name === "STARTSWITH") && first !== undefined && second !== undefined) {
      return fillText(node.name === "CONTAINS" ? words.contains : words.startsWith, { value: part(first), part: part(second) }, lang);
    }
  }
  return part(node);
}

/** An operand; a literal beside a field is written as that field writes its values. */
function operand(node: Ast, beside: Ast | undefined, def: TableDef, table: TypedTable, lang: Lang): string {
  if (node.kind === "field") return fieldOf(node.field, def)?.label[lang] ?? node.field;
  const value = constantOf(node);
  if (value !== undefined) return beside?.kind === "field" ? writeValue(value, beside.field, def, table, lang) : typeof value === "string" ? `“${value}”` : String(value);
  if (node.kind === "unary") {
    const inner = operand(node.operand, undefined, def, table, lang);
    return node.operator === "%" ? `${inner}%` : node.operator + inner;
  }
  if (node.kind === "binary") {
    const level = binding(node.operator);
    const side = (child: Ast, tight: boolean): string => {
      const text = operand(child, undefined, def, table, lang);
      return child.kind === "binary" && (tight ? binding(child.operator) <= level : binding(child.operator) < level) ? `(${text})` : text;
    };
    return `${side(node.left, false)} ${node.operator} ${side(node.right, true)}`;
  }
  if (node.kind === "call" && node.name === "TODAY") return words.today[lang];
  if (node.kind === "call") return `${node.name}(${node.args.map((arg) => operand(arg, undefined, def, table, lang)).join(", ")})`;
  return printExpression(node);
}

/** The value of a literal, also behind a sign; undefined for anything that depends on a record. */
export function constantOf(node: Ast): string | number | boolean | undefined {
  if (node.kind === "literal") return node.value;
  if (node.kind !== "unary" || node.operator === "%") return undefined;
  const value = constantOf(node.operand);
  return typeof value !== "number" ? undefined : node.operator === "-" ? -value : value;
}

/** A value of a field as people read it: an option by its label, the rest by the field type. */
export function writeValue(value: CellValue, field: string, def: TableDef, table: TypedTable, lang: Lang): string {
  const known = fieldOf(field, def);
  const option = known?.options?.find((candidate) => candidate.code === value);
  if (option !== undefined) return option.label[lang];
  if (typeof value === "string") return `“${value}”`;
  const context = table.columns[field]?.context;
  if (known === undefined || context === undefined || value === null || typeof value === "object") return plainText(value);
  return known.fieldType.format(value, context);
}

/** Says what the fields hold in a record, as `label value`, in the order of the template; a blank says so. */
export function valuesText(ids: readonly string[], def: TableDef, table: TypedTable): (index: number) => Localized {
  const read = def.fields.filter((field) => ids.includes(field.id)).map((field) => ({ field, held: heldValue(field, table) }));
  return (index) => {
    const values = read.map(({ field, held }) => [field.label, held(index)] as const);
    return {
      "zh-CN": values.map(([label, value]) => `${label["zh-CN"]} ${value["zh-CN"]}`).join("、"),
      en: values.map(([label, value]) => `${label.en} ${value.en}`).join(", "),
    };
  };
}

const blankValue: Localized = { "zh-CN": "（空）", en: "(blank)" };

/** Written once per distinct value. */
function heldValue(field: FieldDef, table: TypedTable): (index: number) => Localized {
  const column = table.columns[field.id];
  if (column === undefined) return () => blankValue;
  const known = new Map<number, Localized>();
  return (index) => {
    const code = column.codes[index]!;
    let text = known.get(code);
    if (text === undefined) {
      const value = column.typed[code] ?? null;
      const shown = displayValue(column, code);
      text = value === null ? blankValue : (field.options?.find((option) => option.code === value)?.label ?? { "zh-CN": shown, en: shown });
      known.set(code, text);
    }
    return text;
  };
}

function fieldOf(id: string, def: TableDef): FieldDef | undefined {
  return def.fields.find((field) => field.id === id);
}
