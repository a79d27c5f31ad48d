import { namingText } from "../../src/pipeline/recordNames";
import { must } from "../contracts/sampleWorkbook";
import { loadTemplate } from "../../src/template/loadTemplate";
import { tools } from "../template/support";
import { field, smallTemplate } from "./book";

test("a person whose name stands in two columns is known by both, in the order in which they are displayed", () => {
  const source = smallTemplate({ last: field("personName", "Last"), first: field("personName", "First") }, { table: { subject: "person", display: '[first]&" "&[last]' } });
  const [def] = must(loadTemplate(new TextEncoder().encode(JSON.stringify(source)), tools)).tables;
  const table = { def, layout: { columns: { last: 0, first: 1 } } } as unknown as Parameters<typeof namingText>[0];
  const titled = (values: { readonly [field: string]: string | null }): string => namingText(table, (id) => values[id] ?? null, (id) => values[id]!);
  expect([titled({ first: "Ann", last: "Miller" }), titled({ first: "芳", last: "王" }), titled({ first: null, last: "Miller" })]).toEqual(["Ann Miller", "芳王", "Miller"]);
});
