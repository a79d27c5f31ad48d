import { attachmentField, attachmentParts } from "../../src/fields/attachmentField";
import { jsonField } from "../../src/fields/jsonField";
import { checks, contextOf, reads, refuses, refusesWith } from "./fieldTable";

const hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

describe("a link to a file", () => {
  const context = contextOf(attachmentField);
  reads(attachmentField, context, [
    ["合同/2024.pdf", "合同/2024.pdf"], ["\"C:\\合同\\a b.pdf\"", "C:\\合同\\a b.pdf"], ["\\\\server\\share\\a.docx", "\\\\server\\share\\a.docx"], ["https://example.com/a.pdf", "https://example.com/a.pdf"], [`a.pdf#sha256=${hash.toUpperCase()}`, `a.pdf#sha256=${hash}`], [`a.pdf SHA-256: ${hash}`, `a.pdf#sha256=${hash}`], ["暂无", null, "placeholder"],
  ]);
  refuses(attachmentField, context, [["javascript:alert(1)", "scheme"], ["data:text/html,x", "scheme"], ["a.pdf\nb.pdf", "severalFiles"], ["C:\\a.pdf; C:\\b.pdf", "severalFiles"]]);
  checks(attachmentField, context, [["合同/2024.pdf"], ["C:\\合同\\2024.pdf"], ["a.pdf#sha256=abc", "badHash"], ["a?.pdf", "oddCharacter", "warning"], ["合同/", "folder", "warning"]]);
  it("is taken apart", () => expect(attachmentParts(`a.pdf#sha256=${hash}`)).toEqual({ link: "a.pdf", sha256: hash }));
});

describe("a JSON text", () => {
  const context = contextOf(jsonField);
  const spaced = '{ "b" : [1, 2.5e3, {"c":null}],\n "a" : "\\u4e2d" }';
  reads(jsonField, context, [[spaced, spaced], ["[]", "[]"], [" {} ", "{}"], ["null", "null"], [true, "true"], [12, "12"], ["", null], ['{“a”:“b”}', '{"a":"b"}', "curlyQuotes"]]);
  refuses(jsonField, context, [["{a:1}", "notJson"], ["[1,]", "notJson"], ["{'a':1}", "notJson"], ["[1] 2", "notJson"], ["01", "notJson"], ['"\t"', "notJson"], ["张三", "notJson"], ["[", "notJson"]]);
  refusesWith(jsonField, context, '{"a":1,}', "notJson", { position: 8, near: '{"a":1,}' });
  checks(jsonField, context, [[spaced], ['{"a":1,"a":2}', "duplicateKey", "warning"], ['[{"a":1},{"a":2}]']]);
  it("stands any depth", () => expect(jsonField.parse("[".repeat(30000) + "]".repeat(30000), context)).toMatchObject({ ok: true }));
});
