import { addressField } from "../../../src/fields/addressField";
import { personNameField } from "../../../src/fields/personNameField";
import { textField } from "../../../src/fields/textField";
import { fillText } from "../../../src/records/text";
import { comparePair } from "../../../src/rules/duplicates/comparePair";
import { pairMatcher } from "../../../src/rules/duplicates/pairMatcher";
import type { DedupeDef } from "../../../src/template/template";
import { fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";

const def = tableDef([fieldDef(personNameField, "name"), fieldDef(addressField, "address"), fieldDef(textField, "city")]);
const rule: DedupeDef = { id: "same", block: [], match: [["name", "personName"], ["address", "address"], ["city", "edit"]].map(([field, method]) => ({ field: field!, method: method!, weight: null, threshold: null, blank: "ignore" as const })), mustMatch: [], mustNotDiffer: [], score: { auto: null, duplicate: 0.95, review: 0.7 }, survive: {}, maxCluster: 20 };

/** What is said of the first two of some people, among others. */
function said(a: readonly [string, string], b: readonly [string, string]): readonly (readonly [string, string])[] {
  const others = Array.from({ length: 30 }, (_, n) => ({ name: `${"赵钱孙李周吴郑王冯陈"[n % 10]!}${"建国志强秀英桂兰海燕"[(n * 3) % 10]!}${"明"}`, address: `${"人民建设中山解放"[n % 8]!}街路${n}号`, city: `城${n}` }));
  const table = typedTable(def, [{ name: a[0], address: a[1], city: null }, { name: b[0], address: b[1], city: null }, ...others]);
  return comparePair(pairMatcher({ def, table, inputs }, rule), 0, 1, []).evidence.map(({ text }) => [fillText(text.message, text.data, "zh-CN"), fillText(text.message, text.data, "en")]);
}

describe("what is said of two values", () => {
  it("names the writing where only that differs, not a share that nobody understands", () => {
    expect(said(["張桂美", "河北省石家庄市長安區工業街786號13號樓305室"], ["张桂美", "河北省石家庄市长安区工业街786号13号楼305室"])).toEqual([
      ["name相同（繁简或异体字）", "name: the same in traditional or variant characters"], ["address相同（写法不同）", "address: the same, spelled differently"],
    ]);
    expect(said(["雷芳妍", "文三路90号"], ["Fangyan Lei", "文三路90号"])[0]).toEqual(["name一方是拼音，读音相同", "name: one is written in Latin letters and sounds the same"]);
  });

  it("calls alike only what speaks for the pair by being alike; what agrees in a part is called so", () => {
    const [, [zh, en]] = said(["王芳", "科技大道西路1208号"], ["李强", "科技大道东路77号"]) as readonly [unknown, readonly [string, string]];
    expect(zh).toMatch(/^address部分相似（\d+%）$/);
    expect(en).toMatch(/^address: partly alike \(\d+%\)$/);
  });
});
