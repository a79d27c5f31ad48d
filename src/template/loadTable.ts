import { isJsonObject } from "./rowKeywords";
import type { Json } from "../records/cellValue";
import type { Person } from "../fields/fieldType";
import { loadClassify } from "./loadClassify";
import { loadDedupe } from "./loadDedupe";
import { checkExamples, checkParents, checkUpper, checkWritable } from "./checkFields";
import { checkArrayWords, loadFields } from "./loadFields";
import { inOrderOfNeed, withExpressions } from "./loadFieldExpressions";
import { loadRelations, loadSubtables } from "./loadRelations";
import { loadImports } from "./loadImports";
import { loadLayouts } from "./loadLayout";
import { loadReveal } from "./loadReveal";
import { loadKeys, loadRules } from "./loadRules";
import { loadForecast, loadStages } from "./loadStages";
import { type Fields, type Loading, complaint, indexFields, words } from "./loading";
import type { RawTable, RawTemplate } from "./rawTemplate";
import { compileRowSchema } from "./rowSchema";
import type { FieldDef, RowSchema, TableDef } from "./template";
import type { Path } from "./templateProblems";

/** Loads one table; null after complaints that leave nothing to go on with. */
export function loadTable(id: string, template: RawTemplate, path: Path, people: readonly Person[], loading: Loading): TableDef | null {
  const raw = template.tables[id]!;
  loading.enter(id);
  loading.hasStages = raw.stages !== undefined;
  const schemaPath = [...path, "schema"];
  const loaded = loadFields(raw.schema, schemaPath, people, loading);
  const bare = indexFields(inOrder(loaded, raw.order ?? []));
  const forecast = loadForecast(raw, path, bare, loading);
  const fields = indexFields(bare.list.map((field) => withExpressions(field, forecast?.target === field.id ? { ...raw.schema.properties[field.id], "x-compute": forecast.formula } : raw.schema.properties[field.id]!, [...schemaPath, "properties", field.id], bare, loading)));
  const workedOut = inOrderOfNeed(fields, schemaPath, loading);
  // Names that the schema states are known even where their own field was refused: one mistake is told once.
  const names: Fields = { ...fields, ids: new Set(Object.keys(raw.schema.properties)) };
  loading.knownAll(raw.order, names.ids, [...path, "order"], words.field);
  checkNames(raw.schema as unknown as Json, schemaPath, names, loading, 0);
  checkHeaders(fields.list, schemaPath, loading);
  checkUpper(fields.list, schemaPath, loading);
  checkParents(fields.list, schemaPath, loading);
  if (raw.recordId !== undefined) loading.known(raw.recordId, names.ids, [...path, "recordId"], words.field);
  checkWritable(fields.byId.get(raw.recordId ?? ""), [...path, "recordId"], loading);
  const rowSchema = loadRowSchema(raw, schemaPath, loading);
  if (rowSchema === null || fields.list.length !== names.ids.size) return null;
  checkExamples(fields.list, rowSchema, schemaPath, loading);
  const sheet = raw.sheet ?? defaultSheet(id, raw);
  const keys = loadKeys(raw.keys ?? [], [...path, "keys"], fields, loading);
  const stages = raw.stages === undefined ? undefined : loadStages(raw.stages, [...path, "stages"], fields, loading);
  const parts = {
    id, sheet, rowSchema,
    tableName: raw.tableName ?? id,
    label: raw.labels === undefined ? { "zh-CN": sheet, en: sheet } : loading.text(raw.labels, [...path, "labels"]),
    subject: raw.subject,
    recordId: raw.recordId ?? null,
    display: raw.display === undefined ? null : loading.expression(raw.display, [...path, "display"], fields.types, "text"),
    fields: fields.list,
    layouts: loadLayouts(raw.layout ?? {}, [...path, "layout"], names, fields, loading),
    ...(raw.reveal === undefined ? {} : { reveal: loadReveal(raw.reveal, [...path, "reveal"], names, fields, loading) }),
    ...(workedOut.length === 0 ? {} : { workedOut }),
    keys,
    rules: loadRules(raw.rules ?? [], [...path, "rules"], fields, loading),
    dedupe: loadDedupe(raw, [...path, "dedupe"], fields, loading),
    classify: loadClassify(raw.classify ?? [], [...path, "classify"], fields, loading),
    ...(stages === undefined ? {} : { stages }),
    relations: loadRelations(id, raw, path, fields, template, loading),
    subtables: loadSubtables(id, raw, path, template, loading),
    ...(raw.import === undefined ? {} : { imports: loadImports(raw.import, [...path, "import"], fields, keys, loading) }),
  };
  return { ...parts, derived: [...loading.read.fields].filter((name) => !fields.byId.has(name) && (name === "id" || name.includes("."))).sort(), readsTables: [...loading.read.tables].sort() };
}

function inOrder(fields: readonly FieldDef[], order: readonly string[]): readonly FieldDef[] {
  const place = new Map(order.map((id, index) => [id, index]));
  return fields.toSorted((a, b) => (place.get(a.id) ?? order.length) - (place.get(b.id) ?? order.length));
}

function defaultSheet(id: string, raw: RawTable): string {
  const label = typeof raw.labels === "string" ? raw.labels : raw.labels?.["zh-CN"] ?? raw.labels?.en;
  return label !== undefined && label.length <= 31 && /^[^[\]:*?/\\']+$/.test(label) ? label : id.slice(0, 31);
}

function loadRowSchema(raw: RawTable, path: Path, loading: Loading): RowSchema | null {
  const compiled = compileRowSchema(raw.schema as unknown as Json, loading.pattern);
  if (compiled.ok) return compiled.value;
  for (const { path: inside, complaint: what, index } of compiled.complaints) {
    if (index === undefined) loading.problems.add([...path, ...inside], what);
    else loading.problems.addInString([...path, ...inside], index, what);
  }
  return null;
}

/** Complains about fields that a condition of the row names and the table does not have, and about options that its fields do not have. */
function checkNames(schema: Json, path: Path, fields: Fields, loading: Loading, level: number): void {
  if (!isJsonObject(schema)) return;
  const names = (list: Json | undefined, place: Path): void => {
    if (Array.isArray(list)) (list as readonly string[]).forEach((name, index) => loading.known(name, fields.ids, [...place, index], words.field));
  };
  names(schema["required"], [...path, "required"]);
  const { dependentRequired, properties } = schema;
  if (isJsonObject(dependentRequired)) {
    for (const [name, others] of Object.entries(dependentRequired)) {
      loading.known(name, fields.ids, [...path, "dependentRequired", name], words.field);
      names(others, [...path, "dependentRequired", name]);
    }
  }
  if (isJsonObject(properties)) {
    for (const [name, inner] of Object.entries(properties)) {
      const place = [...path, "properties", name];
      if (level > 0 && !loading.known(name, fields.ids, place, words.field)) continue;
      if (level > 0) checkOptions(inner, place, fields.byId.get(name), loading);
      if (level > 0 && isJsonObject(inner)) checkArrayWords(inner, fields.byId.get(name)?.asArray === true, place, loading);
    }
  }
  for (const keyword of ["if", "then", "else", "not"]) checkNames(schema[keyword] ?? null, [...path, keyword], fields, loading, level + 1);
  for (const keyword of ["allOf", "anyOf"]) {
    const list = schema[keyword];
    if (Array.isArray(list)) (list as readonly Json[]).forEach((inner, index) => checkNames(inner, [...path, keyword, index], fields, loading, level + 1));
  }
}

/** A condition on an enum field that compares with a code the field does not have would never hold. */
function checkOptions(schema: Json, path: Path, field: FieldDef | undefined, loading: Loading): void {
  if (field?.options === undefined || field.fieldType.several === true || !isJsonObject(schema)) return;
  const codes = new Set(field.options.map(({ code }) => code));
  const { const: one, enum: several, not } = schema;
  if (typeof one === "string") loading.known(one, codes, [...path, "const"], words.option);
  if (Array.isArray(several)) (several as readonly Json[]).forEach((code, index) => { if (typeof code === "string") loading.known(code, codes, [...path, "enum", index], words.option); });
  if (not !== undefined) checkOptions(not, [...path, "not"], field, loading);
}

/** Headers become names of native table columns: unlike each other whatever their case, one line, up to 255 characters. Excel's rules. */
function checkHeaders(fields: readonly FieldDef[], path: Path, loading: Loading): void {
  const place = (index: number): Path => [...path, "properties", fields[index]!.id, "x-label"];
  for (const lang of ["zh-CN", "en"] as const) {
    if (lang === "en" && fields.every(({ label }) => label["zh-CN"] === label.en)) break;
    loading.unique(fields.map(({ label }) => label[lang]), place, words.label, (label) => label.trim().toLowerCase());
  }
  fields.forEach(({ label }, index) => {
    if (Object.values(label).some((text) => text.length > 255 || text.trim() !== text || /[\n\r\t]/.test(text))) {
      loading.problems.add(place(index), complaint("bad-header", "表头要在一行以内、不超过 255 个字符，首尾没有空格。", "A header is one line of at most 255 characters without spaces at its ends.", "改短，去掉换行和首尾空格。", "Shorten it and remove line breaks and outer spaces."));
    }
  });
}
