import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { testTemplate } from "../../src/engine/testTemplate";
import metaSchema from "../../src/template/metaSchema.json";
import type { Json } from "../../src/records/cellValue";
import { languageReference } from "../../tools/languageReference";
import chinese from "../../tools/languageReference.zh-CN.json";
import { load } from "./support";

const root = join(__dirname, "../..");
const exampleFolder = "src/template/examples";
const files = [...readdirSync(join(root, exampleFolder)).sort().map((name) => `${exampleFolder}/${name}`), "templates/customer/customer.crm.json"];
const texts = files.map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));

describe("the reference of the template language", () => {
  it.each(texts.map(({ file, text }) => [file, text] as const))("%s loads, and its tests hold", (_file, text) => {
    const read = load(text);
    expect(read.ok ? testTemplate(read.value).map(({ place, message }) => `${place!}: ${message.en}`) : read.problems.map(({ pointer, message }) => `${pointer!}: ${message.en}`)).toEqual([]);
  });

  it.each([["en", "template-language.md", null], ["zh-CN", "template-language.zh-CN.md", chinese]] as const)("in %s has an example and a meaning for every keyword, and docs/%s is what the meta-schema says", (lang, file, meanings) => {
    const { markdown, missing, untranslated, idle } = languageReference(metaSchema as unknown as { readonly [key: string]: Json }, texts.map((one) => ({ file: one.file, template: JSON.parse(one.text) as Json })), lang, meanings);
    if (process.env["WRITE_DOCS"] === "1") writeFileSync(join(root, "docs", file), markdown);
    expect(missing.map((keyword) => `keyword ${keyword} has no example: add one in ${exampleFolder}/everyKeyword.crm.json`)).toEqual([]);
    expect([...untranslated.map((english) => `say in Chinese in tools/languageReference.zh-CN.json: ${english}`), ...idle.map((english) => `nothing says so any more, take it out of tools/languageReference.zh-CN.json: ${english}`)]).toEqual([]);
    // Out of date? npm run template-language
    expect(existsSync(join(root, "docs", file)) ? readFileSync(join(root, "docs", file), "utf8") : "").toBe(markdown);
  });
});
