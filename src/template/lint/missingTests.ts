import type { TableDef, Template } from "../template";
import type { Path } from "../templateProblems";
import { type Found, type Lint, found } from "./lint";

/** Rules and keys that no test expects, classifications and duplicate rules that no test is about. */
export const missingTests: Lint = {
  name: "missing-test",
  check: ({ template }) => template.tables.flatMap((table) => checkTable(table, template)),
};

function checkTable(table: TableDef, template: Template): readonly Found[] {
  const tests = template.tests.filter((test) => test.table === table.id).map(({ expect }) => expect);
  const expected = new Set(tests.flatMap(({ issues }) => issues ?? []));
  const missing = (path: Path, zh: string, en: string, what: string): Found => found("warning", ["tables", table.id, ...path], `没有测试${zh}。`, `No test ${en}.`, `在 tests 里加一条，expect 写 ${what}。`, `Add one to tests, with ${what} under expect.`);
  return [
    ...table.keys.flatMap(({ id }, index) => (expected.has(`key/${id}`) ? [] : [missing(["keys", index], `让唯一键 ${id} 报重复`, `makes the key ${id} collide`, `"issues": ["key/${id}"]`)])),
    ...table.rules.flatMap(({ id }, index) => (expected.has(`rule/${id}`) ? [] : [missing(["rules", index], `触发规则 ${id}`, `breaks the rule ${id}`, `"issues": ["${id}"]`)])),
    ...table.classify.flatMap(({ target }, index) => (tests.some(({ classes }) => classes?.[target] !== undefined) ? [] : [missing(["classify", index], `检查 ${target} 的类别`, `is about the class in ${target}`, `"class": { "${target}": … }`)])),
    ...table.dedupe.flatMap(({ across = [] }, index) => across.flatMap(({ table: other }, at) => (tests.some((expect) => expect.across?.[other] !== undefined) ? [] : [missing(["dedupe", index, "across", at], `检查和 ${other} 的查重`, `is about duplicates in ${other}`, `"across": { "${other}": 1 }`)]))),
    ...(table.dedupe.length === 0 || tests.some(({ duplicates }) => duplicates !== undefined) ? [] : [missing(["dedupe"], "检查查重", "is about duplicates", `"duplicates": 1`)]),
  ];
}
