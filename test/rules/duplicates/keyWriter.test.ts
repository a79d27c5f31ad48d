import { hashText } from "../../../src/rules/duplicates/hashText";
import { KeyHashes } from "../../../src/rules/duplicates/keyWriter";
import { methods } from "../../../src/rules/duplicates/methods/index";
import { keyTexts, writeForm } from "../../../src/rules/duplicates/methods/method";

const values = [
  "张伟", "欧阳锋先生", "Smith, John Jr.", "Müller-Lüdenscheidt Anna", "O'Brien", "杭州云杉软件有限公司", "云杉软件（杭州）有限责任公司北京分公司", "Acme Trading Co., Ltd.", "I.B.M.",
  "浙江省杭州市西湖区文三路90号3号楼502室", "12 N. Main St. Apt 4", "+86 138-1234-5678", "0571-87654321转802 / 13900000000", "a.b+c@mail.example.com", "info@yunshan.cn", "1984-03-12", "x", "Ⅲ ＡＢＣ", "", 45_000, 12.5,
];
const context = { dateSystem: 1900 } as const;

describe("keys of a form", () => {
  it.each(methods.map((method) => [method.name, method] as const))("of %s are hashed piece by piece as their texts are whole", (_, method) => {
    let written = 0;
    for (const value of values) {
      const form = method.form(value, 2, context);
      if (form === null) continue;
      const hashes = new KeyHashes(7);
      writeForm(method, form, hashes);
      const texts = keyTexts(method, form);
      expect([...hashes.done()]).toEqual(texts.map((text) => hashText(text, 7)));
      expect(texts).not.toContain("");
      written += texts.length;
    }
    expect(written).toBeGreaterThan(0);
  });
});
