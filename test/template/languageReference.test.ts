import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { testTemplate } from "../../src/engine/testTemplate";
import metaSchema from "../../src/template/metaSchema.json";
import type { Json } from "../../src/records/cellValue";
import { languageReference } from "../../tools/languageReference";
import { load } from "./support";

const root = join(__dirname, "../..");
const exampleFolder = "src/template/examples";
const files = [...readdirSync(join(root, exampleFolder)).sort().map((name) => `${exampleFolder}/${name}`), "templates/customer/customer.crm.json"];
const texts = files.map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));
const document = join(root, "docs/template-language.md");

describe("the reference of the template language", () => {
  it.each(texts.map(({ file, text }) => [file, text] as const))("%s loads, and its tests hold", (_file, text) => {
    const read = load(text);
    expect(read.ok ? testTemplate(read.value).map(({ place, message }) => `${place!}: ${message.en}`) : read.problems.map(({ pointer, message }) => `${pointer!}: ${message.en}`)).toEqual([]);
  });

  it("has an example for every keyword, and docs/template-language.md is what the meta-schema says", () => {
    const { markdown, missing } = languageReference(metaSchema as unknown as { readonly [key: string]: Json }, texts.map(({ file, text }) => ({ file, template: JSON.parse(text) as Json })));
    expect(missing.map((keyword) => `keyword ${keyword} has no example: add one in ${exampleFolder}/everyKeyword.crm.json`)).toEqual([]);
    if (process.env["WRITE_DOCS"] === "1") writeFileSync(document, markdown);
    // Out of date? npm run template-language
    expect(existsSync(document) ? readFileSync(document, "utf8") : "").toBe(markdown);
  });
});
