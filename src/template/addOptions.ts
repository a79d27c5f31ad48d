import { type Problem, type Result, fail, ok } from "../records/problem";
import { readJson } from "./gate";
import { type JsonNode, nodeAt } from "./jsonText";
import type { Template } from "./template";

/** A text that becomes an option of a choice field, or somebody on the list of people, by its own name. */
export type AddedOption = { readonly table: string; readonly field: string; readonly code: string };

/**
 * The text of a template with more options: each stands behind the others of its field, of a field of people behind the people of the template, without a role; nothing else is written anew, and the ADDITION number of the version is one higher, since every
 * record that was sound before still is. Problems: `template/optionsElsewhere`; whether the new options are lawful is for `loadTemplate` to say.
 */
export function addOptions(template: Pick<Template, "source" | "version" | "tables">, added: readonly AddedOption[]): Result<string> {
  const json = readJson(template.source);
  if (!json.ok) return json;
  const edits: { readonly at: number; readonly end: number; readonly text: string }[] = [];
  for (const [place, codes] of byField(template, added)) {
    const { table, field } = codes[0]!;
    if (isOfPeople(template, codes[0]!)) {
      edits.push(appended(nodeAt(json.value.root(), ["people"]), codes.map(({ code }) => JSON.stringify({ id: code, name: code }))));
      continue;
    }
    const parent = nodeAt(json.value.root(), ["tables", table, "schema", "properties", field]);
    const options = parent.members?.get("x-options");
    const codesOnly = parent.members?.get("enum");
    if (options === undefined && codesOnly === undefined) return fail(optionsElsewhere(place));
    if (options !== undefined) edits.push(appended(options, codes.map(({ code }) => JSON.stringify({ code }))));
    if (codesOnly !== undefined) edits.push(appended(codesOnly, codes.map(({ code }) => JSON.stringify(code))));
  }
  const version = nodeAt(json.value.root(), ["version"]);
  const [model, revision, addition] = template.version.split(".");
  edits.push({ at: version.start, end: version.end, text: `"${model}.${revision}.${Number(addition) + 1}"` });
  let text = template.source;
  for (const { at, end, text: by } of edits.toSorted((a, b) => b.at - a.at)) text = text.slice(0, at) + by + text.slice(end);
  return ok(text);
}

/** Whether the field holds people of the template's list. */
export function isOfPeople({ tables }: Pick<Template, "tables">, { table, field }: Pick<AddedOption, "table" | "field">): boolean {
  const definition = tables.find(({ id }) => id === table)?.fields.find(({ id }) => id === field);
  return definition?.fieldType.listOf === "people" && (definition.people ?? []).length > 0;
}

/** All fields of people have one list. */
function byField(template: Pick<Template, "tables">, added: readonly AddedOption[]): ReadonlyMap<string, readonly AddedOption[]> {
  const fields = new Map<string, AddedOption[]>();
  for (const one of added) {
    const place = isOfPeople(template, one) ? "people" : `${one.table}.${one.field}`;
    const others = fields.get(place) ?? [];
    if (!others.some(({ code }) => code === one.code)) fields.set(place, [...others, one]);
  }
  return fields;
}

/** Behind the last item: a list of options has one. */
function appended(list: JsonNode, items: readonly string[]): { readonly at: number; readonly end: number; readonly text: string } {
  const at = list.items!.at(-1)!.end;
  return { at, end: at, text: items.map((item) => `, ${item}`).join("") };
}

function optionsElsewhere(field: string): Problem {
  return {
    code: "template/optionsElsewhere", place: field,
    message: { "zh-CN": "这个字段的选项不是写在字段里的，不能在这里加。", en: "The options of this field are not written at the field, so none can be added here." },
    hint: { "zh-CN": "请模板的负责人在模板文件里加上这个选项。", en: "Ask whoever keeps the template to add the option there." },
  };
}
