import { cnMobileField } from "../../../src/fields/cnMobileField";
import { cnUsccField } from "../../../src/fields/cnUsccField";
import { companyNameField } from "../../../src/fields/companyNameField";
import { textField } from "../../../src/fields/textField";
import { type Localized, fillText } from "../../../src/records/text";
import { type PairVerdict, comparePair } from "../../../src/rules/duplicates/comparePair";
import { findDuplicates } from "../../support/findDuplicates";
import { pairMatcher } from "../../../src/rules/duplicates/pairMatcher";
import type { DedupeDef } from "../../../src/template/template";
import { type Row, fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";
import { sampleTable } from "./sampleTable";

const said = (line: { readonly text: { readonly message: Localized; readonly data: Parameters<typeof fillText>[1] } }): readonly string[] => (["zh-CN", "en"] as const).map((lang) => fillText(line.text.message, line.text.data, lang));
const scoreOf = ({ start, evidence }: Pick<PairVerdict, "start" | "evidence">): number => 1 / (1 + 2 ** -evidence.reduce((sum, { bits }) => sum + bits, start));

describe.each(["given", "learned"] as const)("with weights that are %s", (kind) => {
  const { input } = sampleTable(5, 400);
  const declared = input.def.dedupe[0]!;
  const rule: DedupeDef = kind === "given" ? declared : { ...declared, block: [], match: declared.match.map((line) => ({ ...line, weight: null })) };
  const matcher = pairMatcher(input, rule);
  const { pairs } = findDuplicates(input, rule);
  const strangers = Array.from({ length: 200 }, (_, n): readonly [number, number] => [n % 40, 50 + ((n * 37) % (input.table.size - 50))]);
  const looked = [...pairs.map(({ a, b }) => [a, b] as const), ...strangers].map(([a, b]) => comparePair(matcher, a, b, []));

  it("the explanation of every pair adds up to its score, names only fields of the template and is said in both languages", () => {
    const fields = new Set(input.def.fields.map(({ id }) => id));
    expect(pairs.length).toBeGreaterThan(40);
    for (const pair of [...pairs, ...looked]) {
      expect(scoreOf(pair)).toBeCloseTo(pair.score, 9);
      for (const line of [...pair.evidence, ...("turns" in pair ? pair.turns : [])]) {
        expect(fields).toContain(line.field);
        for (const text of said(line)) expect(text).toMatch(/^[^{}]{4,}$/);
        expect(said(line)[1]).not.toMatch(/[如果相同不同]/);
      }
    }
  });

  it("a single change that is named turns the verdict, the smallest first", () => {
    const verdict = (reason: string): string => (reason === "same" || reason === "review" ? reason : "not");
    const turned = looked.filter(({ turns }) => turns.length > 0);
    expect(turned.length).toBeGreaterThan(pairs.length / 3);
    for (const { reason, turns } of turned) for (const turn of turns) expect(verdict(turn.reason)).not.toBe(verdict(reason));
    // Both ways: what makes two of one, and one of two.
    const ways = new Set(turned.flatMap(({ reason, turns }) => turns.map(({ to }) => `${verdict(reason)} ${to}`)));
    expect([...ways].sort()).toEqual(expect.arrayContaining(["not same", "same different"]));
  });
});

describe("what would turn the verdict on a pair", () => {
  const def = tableDef([fieldDef(companyNameField, "name"), fieldDef(cnMobileField, "mobile"), fieldDef(cnUsccField, "uscc"), fieldDef(textField, "note")]);
  const rule: DedupeDef = {
    id: "same", block: [{ field: "name", key: "company" }], match: [{ field: "name", method: "companyParts", weight: 9, threshold: null, blank: "ignore" }, { field: "mobile", method: "phone", weight: 9, threshold: null, blank: "ignore" }],
    mustMatch: [], mustNotDiffer: ["uscc"], score: { auto: null, duplicate: 0.95, review: 0.7 }, survive: {}, maxCluster: 20,
  };
  const rows: readonly Row[] = [
    { name: "杭州云杉软件有限公司", mobile: "13812345678", uscc: "91350100M000100Y43" }, { name: "杭州云杉软件有限公司", mobile: "13812345678", uscc: "91350100M000100Y43" },
    { name: "杭州云杉软件有限公司", mobile: "13912345678" }, { name: "北京乙贸易有限公司", mobile: "13712345678", uscc: "91350200776049653A" }, { name: "杭州云杉软件有限公司", mobile: "13812345678", uscc: "91350200776049653A" },
    { name: "杭州云杉软件有限公司" },
  ];
  const table = typedTable(def, rows);
  const matcher = pairMatcher({ def, table, inputs }, rule);
  const turns = (a: number, b: number): readonly string[] => comparePair(matcher, a, b, []).turns.map(({ field, to, reason }) => `${field} ${to} ${reason}`);

  it("is each thing that they agree on, and each that must not differ", () => {
    expect(turns(0, 1)).toEqual(["uscc different gate", "mobile different review", "name different related"]);
  });

  it("is what they lack, be it that one says nothing", () => {
    expect([turns(2, 5), turns(5, 2)]).toEqual([["mobile same same", "name different unlike"], ["mobile same same", "name different unlike"]]);
    expect(turns(0, 2)).toEqual(["mobile same same", "name different unlike"]);
    expect(comparePair(matcher, 0, 2, []).turns.slice(0, 1).map(said)).toEqual([["如果mobile相同，就会认为是同一个（98%）", "They would be taken for one if mobile were the same (98%)"]]);
  });

  it("is the field that forbids the match", () => {
    expect(turns(0, 4)).toEqual(["uscc same same"]);
  });

  it("is nothing where more than one thing is missing, or a person has decided", () => {
    expect(turns(0, 3)).toEqual([]);
    expect(comparePair(matcher, 0, 1, [[0, 1]])).toMatchObject({ reason: "decided", turns: [] });
  });

  it("says what would bring two together, and that nothing does", () => {
    expect([comparePair(matcher, 0, 2, []).block, comparePair(matcher, 0, 3, []).block]).toEqual(["name company", null]);
  });
});
