import { addressField } from "../../../src/fields/addressField";
import { cnUsccField } from "../../../src/fields/cnUsccField";
import { companyNameField } from "../../../src/fields/companyNameField";
import { dateField } from "../../../src/fields/dateField";
import { emailField } from "../../../src/fields/emailField";
import { numberField } from "../../../src/fields/numberField";
import { personNameField } from "../../../src/fields/personNameField";
import { phoneField } from "../../../src/fields/phoneField";
import { textField } from "../../../src/fields/textField";
import type { FieldType } from "../../../src/fields/fieldType";
import { type PairVerdict, comparePair } from "../../../src/rules/duplicates/comparePair";
import { pairMatcher } from "../../../src/rules/duplicates/pairMatcher";
import type { DedupeDef, MatchDef } from "../../../src/template/template";
import { seededRandom } from "../../../tools/sample/random";
import { type Row, fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";

type Kind = { readonly fieldType: FieldType; readonly method: string; readonly values: readonly (string | number)[] };
const kind = (fieldType: FieldType, method: string, ...values: readonly (string | number)[]): Kind => ({ fieldType, method, values });
/** Every method with values that are the same, alike and unlike. */
const kinds: readonly Kind[] = [
  kind(textField, "exact", "甲", "乙", "丙丁"), kind(textField, "normalized", "ABC-1", "abc1", "XYZ 9"), kind(textField, "prefix:3", "上海云杉", "上海云海", "北京远景"), kind(textField, "suffix:4", "A-0001", "B-0001", "B-7788"),
  kind(textField, "edit", "Jonathan", "Jonathon", "Wilhelmina"), kind(textField, "jaroWinkler", "Martha", "Marhta", "Quixote"), kind(textField, "ngram:2", "云杉软件科技", "云杉软件", "远景贸易"), kind(textField, "tokenSet", "red green blue", "blue red green", "one two"),
  kind(textField, "jaccardWeighted", "deep learning for names", "learning deep names", "cooking rice at home"), kind(textField, "pinyin", "张伟", "章伟", "欧阳娜"), kind(textField, "tradSimp", "東風", "东风", "西山"), kind(dateField, "dateTol:3", 46_000, 46_002, 40_000),
  kind(textField, "dateParts", "1990-01-02", "1990-02-01", "1955-11-30"), kind(numberField, "numberTol:5", 100, 103, 90_000), kind(phoneField, "phone", "0571-87654321", "057187654321", "021-33334444"), kind(emailField, "email", "wang@a.com", "wang@b.com", "li.qiang@zzz.org"),
  kind(addressField, "address", "杭州市文三路1号", "杭州文三路1号2室", "成都市天府大道99号"), kind(personNameField, "personName", "王芳", "王 芳", "欧阳娜娜"), kind(companyNameField, "companyParts", "杭州云杉软件有限公司", "云杉软件", "成都远景食品有限公司"),
];
const codes = ["91350100M000100Y43", "91350200776049653A"];
const verdictOf = (reason: PairVerdict["reason"]): string => (reason === "same" || reason === "review" ? reason : "not");

/** Three fields of three methods at a time, and a code that must not differ. */
function tableOf(of: readonly Kind[], seed: number) {
  const random = seededRandom(seed);
  const fields = [...of.map(({ fieldType }, at) => fieldDef(fieldType, `f${at}`, { matchRole: at === 1 ? "group" : "identity" })), fieldDef(cnUsccField, "code")];
  const def = tableDef(fields);
  const match = of.map(({ method }, at): MatchDef => ({ field: `f${at}`, method, weight: [7, 5, 6][at]!, threshold: null, blank: "ignore" }));
  const rule: DedupeDef = { id: "same", block: [], match, mustMatch: [], mustNotDiffer: ["code"], score: { auto: null, duplicate: 0.95, review: 0.6 }, survive: {}, maxCluster: 50 };
  const rows = Array.from({ length: 16 }, (): Row => ({ ...Object.fromEntries(of.map(({ values }, at) => [`f${at}`, random.int(0, 7) === 0 ? null : random.pick(values)])), code: random.int(0, 2) === 0 ? random.pick(codes) : null }));
  return { def, rule, rows };
}

describe("the single change that an explanation names", () => {
  it.each(kinds.map(({ method }, at) => [method, at] as const))("turns the verdict when it is really made: %s", (_method, at) => {
    let made = 0;
    for (let seed = 0; seed < 4; seed++) {
      const of = [kinds[at]!, kinds[(at + 3 + seed) % kinds.length]!, kinds[(at + 7 + 2 * seed) % kinds.length]!];
      const { def, rule, rows } = tableOf(of, 100 * at + seed);
      const verdict = (all: readonly Row[], a: number, b: number): PairVerdict => comparePair(pairMatcher({ def, table: typedTable(def, all), inputs }, rule), a, b, []);
      for (let a = 0; a < 6; a++) for (let b = a + 1; b < 8; b++) {
        const now = verdict(rows, a, b);
        expect(1 / (1 + 2 ** -now.evidence.reduce((sum, { bits }) => sum + bits, now.start))).toBeCloseTo(now.score, 9);
        for (const { field, to, reason, score } of now.turns) {
          const changed = (value: Row[string], both: boolean): readonly Row[] => rows.map((row, index) => (index === b || (both && index === a) ? { ...row, [field]: value } : row));
          const tried = to === "same" ? [changed(rows[a]![field] ?? rows[b]![field]!, true)] : (field === "code" ? codes : of[Number(field.slice(1))]!.values).map((value) => changed(value, false));
          const then = tried.map((all) => verdict(all, a, b));
          expect(verdictOf(reason)).not.toBe(verdictOf(now.reason));
          expect(then.some((one) => verdictOf(one.reason) === verdictOf(reason) && Math.abs(one.score - score) < 1e-6)).toBe(true);
          made++;
        }
      }
    }
    expect(made).toBeGreaterThan(10);
  });
});
