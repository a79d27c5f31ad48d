import fc from "fast-check";
import { fieldTypeOf } from "../../src/fields/index";

const letters = (signs: string, most: number) => fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: most }).map((parts) => parts.join(""));
const mostly = (usual: fc.Arbitrary<string>) => fc.oneof({ weight: 3, arbitrary: usual }, { weight: 1, arbitrary: fc.tuple(usual, fc.nat(20), fc.constantFrom("·", "．", "(", "x", "@", "-", ".", "0", "é", "Ａ", "总", "司")).map(([text, at, sign]) => text.slice(0, at) + sign + text.slice(at)) });
const cells = {
  email: fc.tuple(letters("aZ1._-", 6), letters("aZ1.-", 6), fc.constantFrom("com", "con", "cn", "c", "163")).map(([local, host, end]) => `${local}@${host}.${end}`),
  companyName: letters("上海科技公司有限A1（）() ", 12),
  personName: letters("张三欧阳总经理公司·", 5),
  "cn-uscc": letters("0123456789AHJNPQRTUWXYIO", 18).map((text) => text.padEnd(18, "9")),
  "cn-mobile": letters("0123456789 -+", 8).map((text) => `138${text}1234`),
  phone: letters("0123456789 -()", 9).map((text) => `01${text}5`),
};

/** What most cells hold is read by a shorter way; with this in front of it the longer one is taken, and comes to the same. */
const front: Readonly<Record<string, string>> = { "cn-mobile": "手机：", phone: "电话：" };

test.each(Object.entries(cells))("%s: the usual spelling reads as the same one that has to be cleaned", (type, arbitrary) => {
  const field = fieldTypeOf(type)!;
  const context = { spec: { id: "field", type, label: field.label }, dateSystem: 1900, dayFirst: null } as const;
  fc.assert(fc.property(mostly(arbitrary), (text) => {
    const reading = field.parse(text, context);
    if (front[type] === undefined || (/^[+\d]/.test(text) && reading.ok && reading.lossless)) expect(reading).toEqual(field.parse(`${front[type] ?? "\t"}${text}`, context));
  }), { seed: 11, numRuns: 2000 });
});
