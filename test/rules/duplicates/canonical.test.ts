import { companyNameField } from "../../../src/fields/companyNameField";
import { personNameField } from "../../../src/fields/personNameField";
import { phoneField } from "../../../src/fields/phoneField";
import { canonOf } from "../../../src/rules/duplicates/candidatePairs";
import { compareFields } from "../../../src/rules/duplicates/compareField";
import { matchRecords } from "../../../src/rules/duplicates/matchRecords";
import { levelFields } from "../../../src/rules/duplicates/levels";
import { strangersWork } from "../../../src/rules/duplicates/strangers";
import { finish } from "../../../src/records/work";
import type { DedupeDef, MatchDef } from "../../../src/template/template";
import { seededRandom } from "../../../tools/sample/random";
import { type Row, fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";

const def = tableDef([fieldDef(personNameField, "name"), fieldDef(companyNameField, "company"), fieldDef(phoneField, "phone")], { subject: "person" });
const match = [["name", "personName"], ["company", "companyParts"], ["phone", "phone"]].map(([field, method]): MatchDef => ({ field: field!, method: method!, weight: null, threshold: null, blank: "ignore" }));
const rule: DedupeDef = { id: "same", block: [], match, mustMatch: [], mustNotDiffer: [], score: { auto: null, duplicate: 0.95, review: 0.7 }, survive: {}, maxCluster: 50 };

const random = seededRandom(11);
const pick = (letters: string): string => random.pick([...letters]);
const one = (): Row => ({ name: pick("王李张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗") + pick("伟芳娜敏静强磊军洋勇艳杰娟涛明超秀霞平刚"), company: `${random.pick(["杭州", "宁波", "上海", "成都"])}${pick("云杉恒澜岚屿澄宇晴川")}${pick("白鹭星河远景天成华美")}${random.pick(["软件", "机械", "食品"])}有限公司`, phone: `0571-${random.int(10_000_000, 99_999_999)}` });
const some = Array.from({ length: 1_800 }, one);
/** Every ninth stands there twice, word by word. */
const rows = [...some, ...some.filter((_, at) => at % 9 === 0)];

describe("the order in which records are compared", () => {
  it("keeps apart what says the same, with ids and without, so that neighbours are strangers", () => {
    for (const ids of [rows.map((_, at) => `R${at}`), rows.map(() => null)]) {
      const table = typedTable(def, rows, { ids });
      const fields = compareFields({ def, table, inputs }, rule.match);
      const canon = canonOf({ def, table, inputs }, fields, null);
      const { a, b } = finish(strangersWork(canon, levelFields(fields)));
      expect(a.filter((x, at) => canon.forms.every((forms) => forms[x] === forms[b[at]!])).length).toBeLessThan(10);
    }
  });

  it("lets a table without ids teach what one with ids does", () => {
    const found = (ids: readonly (string | null)[]): readonly string[] => matchRecords({ def, table: typedTable(def, rows, { ids }), inputs }, rule).groups.map(({ records }) => records.join(" ")).sort();
    expect(found(rows.map(() => null))).toEqual(found(rows.map((_, at) => `R${at}`)));
    expect(found(rows.map(() => null)).length).toBeGreaterThanOrEqual(200);
  });
});
