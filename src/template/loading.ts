import { compileExpression } from "../expression/compile";
import type { Expression, ExpressionType, FieldTypes, Surroundings } from "../expression/expression";
import { compilePattern } from "../expression/pattern";
import type { NormalizeStep, Person } from "../fields/fieldType";
import { normalizeSteps } from "../fields/normalizeSteps";
import { nearest } from "../expression/problems";
import { type Duration, durationFromIso } from "../records/isoDuration";
import type { Localized } from "../records/text";
import type { CompilePattern } from "./rowKeywords";
import type { RawOverride, RawTemplate, RawText } from "./rawTemplate";
import type { FieldDef, OverrideDef, Permission, RoleDef } from "./template";
import { type Complaint, type Path, type TemplateProblems, listed, quoted } from "./templateProblems";

/** All expressions of a template together, in characters: the gate's time is bounded by this. Chosen by us: 400 rules of 100 characters. */
const maxExpressionText = 40_000;
/** Different patterns of a template, those of MATCHES included, and the characters and instructions of those outside formulas: a hostile one takes milliseconds to compile. Chosen by us. */
const maxPatterns = 50;
const maxPatternText = 3_000;
const maxPatternPrograms = 6_000;

const tooManyPatterns = {
  code: "pattern/too-many", start: 0, end: 0,
  message: { "zh-CN": `到这里，正则已超过 ${maxPatterns} 个，或总长超过 ${maxPatternText} 个字符，或其中的重复展开后过大。`, en: `From here on there are more than ${maxPatterns} patterns, or they have more than ${maxPatternText} characters together, or their repeats come to too much.` },
  hint: { "zh-CN": "合并相同的正则，或改用字段类型、STARTSWITH、CONTAINS 和长度。", en: "Use the same pattern again, or use field types, STARTSWITH, CONTAINS and lengths instead." },
} as const;

export function complaint(code: string, zh: string, en: string, hintZh: string, hintEn: string, data?: Complaint["data"]): Complaint {
  return { code, message: { "zh-CN": zh, en }, hint: { "zh-CN": hintZh, en: hintEn }, ...(data === undefined ? {} : { data }) };
}

/** A text in both languages: what is given in one only serves for both; null where it holds neither. */
export function localized(raw: RawText): Localized | null {
  if (typeof raw === "string") return { "zh-CN": raw, en: raw };
  const text = raw["zh-CN"] ?? raw.en;
  return text === undefined ? null : { "zh-CN": raw["zh-CN"] ?? text, en: raw.en ?? text };
}

/** What the parts of the loader share while one template is loaded: where to complain, and the words that may be named. */
export class Loading {
  #expressionText = 0;
  #patternCount = 0;
  #patternText = 0;
  #patternPrograms = 0;
  readonly #patterns = new Map<string, ReturnType<CompilePattern>>();

  /** What expressions of the table being loaded may read besides its own fields. */
  around: Surroundings = { refs: {}, tables: {} };
  /** The template's lexicons, as written. */
  lexicons: NonNullable<RawTemplate["lexicons"]> = {};
  /** The table being loaded, and the fields, by id, of each table of the template. */
  table = "";
  hasStages = false;
  fieldsOf: (table: string) => ReadonlySet<string> = () => new Set();
  /** What the expressions of the table have read so far. */
  readonly read = { fields: new Set<string>(), tables: new Set<string>() };

  constructor(readonly problems: TemplateProblems) {}

  /** From here on expressions are those of this table. */
  enter(table: string): void {
    this.table = table;
    this.around = { refs: this.around.tables[table]?.refs ?? {}, tables: this.around.tables };
    this.read.fields.clear();
    this.read.tables.clear();
  }

  text(raw: RawText, path: Path): Localized {
    const text = localized(raw);
    if (text === null) this.problems.add(path, complaint("empty-value", "文本至少要有一种语言。", "A text needs at least one language.", "写 zh-CN 或 en，最好两种都写。", "Write zh-CN or en, best both."));
    return text ?? { "zh-CN": "", en: "" };
  }

  /** Compiles a pattern, each once; refuses those past the limit. */
  readonly pattern: CompilePattern = (source) => {
    let compiled = this.#patterns.get(source);
    if (compiled === undefined) {
      this.#patternText += source.length;
      const tooMany = ++this.#patternCount > maxPatterns || this.#patternText > maxPatternText || this.#patternPrograms > maxPatternPrograms;
      compiled = tooMany ? { ok: false, problem: tooManyPatterns } : compilePattern(source);
      if (compiled.ok) this.#patternPrograms += compiled.value.size;
      this.#patterns.set(source, compiled);
    }
    return compiled;
  };

  /** Compiles and type-checks; null after a complaint. `expected`: the types the result may have. */
  expression(text: string, path: Path, fields: FieldTypes, expected: ExpressionType): Expression | null {
    this.#expressionText += text.length;
    if (this.problems.full) return null;
    if (this.#expressionText > maxExpressionText) {
      this.problems.add(path, complaint("too-much-text", `到这里，公式总长已超过 ${maxExpressionText} 个字符。`, `From here on the expressions have more than ${maxExpressionText} characters together.`, "合并或删减规则，或拆成几个模板。", "Merge or drop rules, or split the template."));
      return null;
    }
    this.#patternCount += text.match(/matches/gi)?.length ?? 0;
    if (this.#patternCount > maxPatterns) {
      this.problems.add(path, complaint("pattern-too-many", tooManyPatterns.message["zh-CN"], tooManyPatterns.message.en, tooManyPatterns.hint["zh-CN"], tooManyPatterns.hint.en));
      return null;
    }
    const compiled = compileExpression(text, fields, expected, this.around);
    if (compiled.ok) {
      for (const field of compiled.value.fields) this.read.fields.add(field);
      for (const column of compiled.value.columns) this.read.tables.add(column.slice(0, column.indexOf(".")));
      return compiled.value;
    }
    for (const { code, message, hint, start, end } of compiled.problems) this.problems.addInString(path, start, { code: code.replace("/", "-"), message, hint, data: { start, end } });
    return null;
  }

  /** Steps that a template may name: those of every template, and its own maps and lexicons. */
  steps: ReadonlyMap<string, NormalizeStep> = new Map(normalizeSteps.map((step) => [step.name, step]));

  stepsOf(names: readonly string[], path: Path): readonly NormalizeStep[] {
    return names.flatMap((name, index) => { this.known(name, new Set(this.steps.keys()), [...path, index], words.step); return this.steps.get(name) ?? []; });
  }

  /** A duration that the meta-schema let through; null after a complaint where it has no length, and where none is given. */
  duration(text: string | undefined, path: Path): Duration | null {
    const duration = text === undefined ? null : durationFromIso(text);
    if (text !== undefined && duration === null) this.problems.add(path, complaint("bad-form", "时长不能为零。", "A duration is not zero.", "例如 P30D、P2W、P1Y6M。", "For example P30D, P2W or P1Y6M."));
    return duration;
  }

  /** The template's roles and people. */
  roles: ReadonlyMap<string, RoleDef> = new Map();
  people: readonly Person[] = [];

  /** Who has one of these roles. Complains about roles that there are not. */
  permission(names: readonly string[] | undefined, path: Path): Permission | undefined {
    if (names === undefined) return undefined;
    const roles = this.knownAll(names, new Set(this.roles.keys()), path, words.role).map((id) => this.roles.get(id)!);
    return { roles, people: this.people, holders: [...new Set(roles.flatMap(({ holders }) => holders))] };
  }

  override(raw: RawOverride | undefined, path: Path): { readonly override?: OverrideDef } {
    if (raw === undefined) return {};
    const by = this.permission(raw.roles, [...path, "roles"]);
    if (raw.allowed === false && (raw.roles ?? raw.reason ?? raw.expires) !== undefined) this.problems.add([...path, "allowed"], complaint("keywords-differ", "allowed 为 false 时谁都不能保留，roles、reason 和 expires 用不上。", "With allowed false nobody may, so roles, reason and expires mean nothing.", "去掉 allowed，或去掉其余的。", "Remove allowed, or the others."), "key");
    return { override: { allowed: raw.allowed ?? true, ...(by === undefined ? {} : { by }), ...(raw.reason === "optional" ? { reason: raw.reason } : {}), expires: this.duration(raw.expires, [...path, "expires"]) } };
  }

  /** Complains about a name that is not among `names`; true when it is. */
  known(name: string, names: ReadonlySet<string>, path: Path, what: Localized): boolean {
    if (names.has(name)) return true;
    this.problems.add(path, () => unknownName(name, [...names], what));
    return false;
  }

  /** The names of a list that are known, each once; complains about the others. */
  knownAll(names: readonly string[] | undefined, known: ReadonlySet<string>, path: Path, what: Localized): readonly string[] {
    const good = (names ?? []).filter((name, index) => this.known(name, known, [...path, index], what));
    this.unique(names ?? [], (index) => [...path, index], what);
    return [...new Set(good)];
  }

  /** Complains about every name that an earlier one repeats; letters count as equal whatever their case where `fold` says so. */
  unique(names: readonly string[], place: (index: number) => Path, what: Localized, fold: (name: string) => string = (name) => name): void {
    const seen = new Set<string>();
    names.forEach((name, index) => {
      const key = fold(name);
      if (seen.has(key)) this.problems.add(place(index), () => twice(name, what));
      seen.add(key);
    });
  }
}

function unknownName(name: string, names: readonly string[], what: Localized): Complaint {
  const word = quoted(name);
  const list = listed(names);
  const near = nearest(name.slice(0, 60), names.slice(0, 1000));
  const hint = near !== null ? { "zh-CN": `是不是 ${near}？`, en: `Did you mean ${near}?` } : names.length === 0 ? { "zh-CN": "先定义它，或去掉这一处。", en: "Define it first, or remove it here." } : { "zh-CN": `已有：${list["zh-CN"]}。`, en: `There are ${list.en}.` };
  return complaint("unknown-name", `没有${what["zh-CN"]}${word["zh-CN"]}。`, `There is no ${what.en} ${word.en}.`, hint["zh-CN"], hint.en, { name: name.slice(0, 200), ...(near === null ? {} : { near }) });
}

function twice(name: string, what: Localized): Complaint {
  const word = quoted(name);
  return complaint("not-unique", `${what["zh-CN"]}${word["zh-CN"]}出现了两次。`, `The ${what.en} ${word.en} stands twice.`, "每个只写一次，或改名。", "Write each once, or rename one.");
}

export const words = {
  field: { "zh-CN": "字段", en: "field" },
  table: { "zh-CN": "表", en: "table" },
  rule: { "zh-CN": "规则", en: "rule" },
  key: { "zh-CN": "唯一键", en: "key" },
  class: { "zh-CN": "类别", en: "class" },
  dedupe: { "zh-CN": "查重规则", en: "duplicate rule" },
  classify: { "zh-CN": "分类", en: "classification" },
  report: { "zh-CN": "报表", en: "report" },
  option: { "zh-CN": "选项", en: "option" },
  label: { "zh-CN": "表头", en: "header" },
  sheet: { "zh-CN": "工作表名", en: "sheet name" },
  tableName: { "zh-CN": "表格名称", en: "table name" },
  person: { "zh-CN": "人员", en: "person" },
  target: { "zh-CN": "分类字段", en: "classified field" },
  step: { "zh-CN": "步骤", en: "step" },
  relation: { "zh-CN": "关系", en: "relation" },
  role: { "zh-CN": "角色", en: "role" },
} as const satisfies { readonly [what: string]: Localized };

/** The fields of a table, as the other parts of the table look them up. */
export type Fields = { readonly list: readonly FieldDef[]; readonly byId: ReadonlyMap<string, FieldDef>; readonly ids: ReadonlySet<string>; readonly types: FieldTypes };

export function indexFields(list: readonly FieldDef[]): Fields {
  return { list, byId: new Map(list.map((field) => [field.id, field])), ids: new Set(list.map((field) => field.id)), types: { id: "text", ...Object.fromEntries(list.map((field) => [field.id, expressionType(field)])) } };
}

/** What an expression takes the field's value for. */
export function expressionType({ fieldType }: Pick<FieldDef, "fieldType">): Exclude<ExpressionType, "blank"> {
  if (fieldType.isDate === true) return "date";
  return fieldType.json === "string" ? "text" : fieldType.json === "boolean" ? "boolean" : "number";
}
