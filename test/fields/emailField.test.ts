import { readFileSync } from "node:fs";
import { join } from "node:path";
import { emailField, emailFault } from "../../src/fields/emailField";
import { describeShared } from "../support/shared";
import { checks, contextOf, reads, refuses } from "./fieldTable";

const context = contextOf(emailField);

/** The suite shows control characters by their pictures, U+2400 and up, and writes XML entities. */
function addressesOf(xml: string): { readonly address: string; readonly category: string; readonly diagnosis: string }[] {
  const decode = (text: string): string =>
    text
      .replace(/&#x([0-9A-Fa-f]+);/g, (_match, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
      .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, "&")
      .replace(/[\u2400-\u241F]/g, (picture) => String.fromCharCode(picture.charCodeAt(0) - 0x2400));
  return [...xml.matchAll(/<test id="\d+">([\s\S]*?)<\/test>/g)].map(([, body = ""]) => ({
    address: decode(/<address>([\s\S]*?)<\/address>/.exec(body)?.[1] ?? ""),
    category: /<category>(.*?)<\/category>/.exec(body)?.[1] ?? "",
    diagnosis: /<diagnosis>(.*?)<\/diagnosis>/.exec(body)?.[1] ?? "",
  }));
}

describeShared("addresses are accepted and refused by the suite's policy", "suites/email-isemail", (root) => {
  const table = addressesOf(readFileSync(join(root, "test/tests.xml"), "utf8"));
  it("has them all", () => expect(table).toHaveLength(164));
  it.each(table.map((row) => [`${row.diagnosis} ${JSON.stringify(row.address)}`, row] as const))("%s", (_name, { address, category }) => {
    const accepted = emailFault(address) === null;
    // Valid, and valid but for the state of DNS that day: stored. Everything else is an error or a form that nobody's customer list needs: refused.
    expect(accepted).toBe(category === "ISEMAIL_VALID_CATEGORY" || category === "ISEMAIL_DNSWARN" || /RFC5321_TLD$/.test(_name.split(" ")[0] ?? ""));
  });
});

describe("an address is tidied without loss", () => {
  reads(emailField, context, [
    ["Wang.Wei@Example.COM", "Wang.Wei@example.com"], [" a@b.com ", "a@b.com"], ["ａ＠ｂ．ｃｏｍ", "a@b.com"], ["mailto:a@b.com", "a@b.com"], ["邮箱：a@b.com", "a@b.com"], ["a@b.com;", "a@b.com"], ["a @ b.com", "a@b.com"], ["a@163。com", "a@163.com"], ["<a@b.com>", "a@b.com"], ["a@b.com。", "a@b.com"], ["a@b.com.", "a@b.com"], ["邮箱a@b.com", "a@b.com"], ["《a@b.com》", "a@b.com"], ["‘a@b.com’", "a@b.com"], ["a@b．com．cn", "a@b.com.cn"], ["\ufeffa@b.com", "a@b.com"], ["张三@例子.中国", "张三@例子.中国"],
  ]);
  reads(emailField, context, [["zhang#corp.com", "zhang@corp.com", "meantAddress"], ["Wang Wei <wang@Example.com>", "wang@example.com", "droppedText"], ["a@b.com（公司）", "a@b.com", "droppedText"], ["王芳 a@b.com", "a@b.com", "droppedText"], ["无", null, "placeholder"], ["mailto:a@b.com?subject=hi", "a@b.com", "droppedText"], ["http://a@b.com", "a@b.com", "droppedText"], ["\"Zhang, San\" <zs@b.com>", "zs@b.com", "droppedText"], ["a(at)b.com", "a@b.com", "meantAddress"], ["a[at]b[dot]com", "a@b.com", "meantAddress"], ["a@b,com", "a@b.com", "meantAddress"], ["a@@b.com", "a@b.com", "meantAddress"]]);
});

describe("an address that is none is refused with the reason", () => {
  refuses(emailField, context, [
    ["abc", "noAt"], ["@b.com", "localMissing"], ["a@", "hostMissing"], ["a@b.com;c@d.com", "severalAddresses"], ["a@b.com c@d.com", "severalAddresses"], ["a@b.com/c@d.com", "severalAddresses"], ["a@b.com、c@d.com", "severalAddresses"], ["张三<zs@b.com>；李四<ls@b.com>", "severalAddresses"], ["a@b@c.com", "badCharacter"], ["zhang san@163.com", "blankInside"], ["a..b@c.com", "dotPlace"], ["a@b..com", "dotPlace"], ["a@-b.com", "hyphenPlace"], ["a@b_c.com", "badCharacter"], ["a@1.2.3.4", "numericEnd"],
    ['"a b"@c.com', "quoted"], ["a@[1.2.3.4]", "literal"], [`${"a".repeat(65)}@b.com`, "localTooLong"], [13812345678, "noAt"], [{ error: "#N/A" }, "errorCell"],
  ]);
});

describe("a well-formed address can still be a slip", () => {
  checks(emailField, context, [["a@qq.com"], ["a@163.con", "domainSlip", "warning"], ["a@gmial.com", "domainSlip", "warning"], ["a@localhost", "shortHost", "warning"], ["a@b.c", "shortHost", "warning"], ["a@р\u0430ypal.com", "mixedAlphabets", "warning"], ["\u0430dmin@qq.com", "mixedAlphabets", "warning"], ["张三@qq.com", "foreignLetters", "warning"]]);
  it("hides the name", () => expect(emailField.mask("wang@example.com", context)).toBe("w***@example.com"));
});
