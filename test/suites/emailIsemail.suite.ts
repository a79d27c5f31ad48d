import { readFileSync } from "node:fs";
import { join } from "node:path";
import { emailField, emailFault } from "../../src/fields/emailField";
import type { Suite } from "./suite";

/** The suite shows control characters by their pictures, U+2400 and up, and writes XML entities. */
function decode(text: string): string {
  return text
    .replace(/&#x([0-9A-Fa-f]+);/g, (_match, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, "&")
    .replace(/[\u2400-\u241F]/g, (picture) => String.fromCharCode(picture.charCodeAt(0) - 0x2400));
}

/** Valid, or valid but for the state of DNS that day: accepted. RFC 5321 asks nothing of a top level of digits (`a@b.1`) but that it is rare. Errors and forms that nobody's customer list needs: refused. */
const accepted = new Set(["ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN"]);

/** 164 addresses, by the policy of the suite's README. A refusal counts only with a reason that has a text. */
export const emailIsemailSuite: Suite = {
  name: "email-isemail",
  path: "suites/email-isemail",
  disagreements: {},
  run(root) {
    const xml = readFileSync(join(root, "test/tests.xml"), "utf8");
    const cases = [...xml.matchAll(/<test id="(\d+)">([\s\S]*?)<\/test>/g)].map(([, id = "", body = ""]) => {
      const part = (tag: string): string => new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(body)?.[1] ?? "";
      const address = decode(part("address"));
      const fault = emailFault(address);
      if (fault !== null && emailField.messages[fault.fault] === undefined) return { name: `${id} ${part("address")}`, expected: "a reason", actual: fault.fault };
      return { name: `${id} ${part("diagnosis")} ${part("address")}`, expected: accepted.has(part("category")) || part("diagnosis") === "ISEMAIL_RFC5321_TLD" ? "accepted" : "refused", actual: fault === null ? "accepted" : "refused" };
    });
    return { files: 1, cases };
  },
};
