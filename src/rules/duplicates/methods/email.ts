import { cleanText } from "../../../fields/width";
import { isCellError, plainText } from "../../../records/cellValue";
import { hashText } from "../hashText";
import { type KeyWriter, writeKey } from "../keyWriter";
import type { Company } from "./company";
import { type Form, type MatchMethod, characterBits, incomparable } from "./method";
import { osaDistance } from "./osaDistance";

/** The key is the address; `at`: where its @ stands. */
type Address = Form & { readonly at: number };

/**
 * Boxes of an office, not of a person: everybody has an info@, so only the domain says whose it is.
 * @source RFC 2142, Mailbox Names for Common Services, Roles and Functions; and those that lists of customers hold
 */
const officeBoxes = new Set(`abuse accounting accounts admin administrator billing business careers contact contacts customerservice email enquiries enquiry export feedback finance general hello help helpdesk hr
info information inquiries inquiry jobs kefu mail market marketing media noreply office orders postmaster press procurement purchase purchasing reception sale sales secretary service services shop support team trade
webmaster xiaoshou`.split(/\s+/));

/** A mark: the bag of the local part's characters in the lower bits, then the host, then whether the box is an office's. */
const bagBits = 23, hostBits = 7;
const bagMask = (1 << bagBits) - 1, hostMask = ((1 << hostBits) - 1) << bagBits, officeMask = 1 << (bagBits + hostBits);

/**
 * Two spellings of one address: case and what stands behind a plus do not count; a slip in the host or the name is near; the same name with another provider is alike
 * where it has digits, and else says nothing; the same host only says a company.
 * The box of an office (info, sales) counts as its domain alone.
 */
export const email: MatchMethod<Address> = {
  name: "email",
  cuts: [0.9, 0.75, 0.55, 0.25],
  goesWith: "companyParts",
  madeOf: (form, name) => spells(hostOf(form), name as Company),
  form(value) {
    if (value === null || isCellError(value)) return null;
    const text = folded(plainText(value));
    const at = text.lastIndexOf("@");
    if (at <= 0 || at > 100) return null;
    const plus = text.indexOf("+", 1);
    const end = plus > 0 && plus < at ? plus : at;
    const key = end === at && text.length < at + 100 ? text : text.slice(0, end) + text.slice(at, at + 100);
    return { key, at: end };
  },
  keys: writeAddress,
  compare(one, other) {
    const a = { local: localOf(one), host: hostOf(one) }, b = { local: localOf(other), host: hostOf(other) };
    const sameHost = a.host === b.host;
    const ofOffice = officeBoxes.has(a.local), ofOther = officeBoxes.has(b.local);
    // sales@ and info@ of one domain are one company, whoever reads them; two domains are two.
    if (ofOffice && ofOther) return sameHost || osaDistance(a.host, b.host, 1) <= 1 ? 0.95 : 0;
    if (a.local === b.local && osaDistance(a.host, b.host, 1) <= 1) return 0.95;
    const long = Math.max(a.local.length, b.local.length);
    const slip = long >= 5 && osaDistance(a.local, b.local, 1) <= 1;
    if (sameHost && !slip) return 0.3;
    const x = withoutSigns(a.local), y = withoutSigns(b.local);
    if (!sameHost) {
      const numbered = /\d.*\d/.test(x) && /\d.*\d/.test(y);
      // Without digits it repeats the person's name or says info: namesakes have it too.
      if (x === y) return numbered && x.length >= 6 ? 0.85 : incomparable;
      return !slip || long < 7 ? 0 : numbered ? 0.6 : incomparable;
    }
    // smith and smith6, smith23 and smith24 at one provider: digits are what tells namesakes apart there.
    const letters = x.replace(/\d/g, "");
    return letters === "" ? 0.8 : x !== y && letters === y.replace(/\d/g, "") ? 0.6 : 0.85;
  },
  marks: {
    of(form) {
      const local = localOf(form);
      return characterBits(withoutSigns(local), bagBits) | ((hashText(hostOf(form), 0) << bagBits) & hostMask) | (officeBoxes.has(local) ? officeMask : 0);
    },
    // Another host, and more than a slip between the local parts; of two offices the host alone decides.
    differ(x, y) {
      if ((x & y & officeMask) !== 0 || ((x ^ y) & hostMask) === 0) return false;
      const apart = (x ^ y) & bagMask;
      const more = apart & (apart - 1);
      return (more & (more - 1)) !== 0;
    },
  },
  say: (a, b, similarity) => (similarity === 0.3 ? { "zh-CN": "{field}只有域名相同", en: "{field}: only the domain is the same" } : localOf(a) === localOf(b) && hostOf(a) !== hostOf(b) ? { "zh-CN": "{field}用户名相同，域名不同", en: "{field}: the same name at another domain" } : null),
};

function localOf({ key, at }: Address): string {
  return key.slice(0, at);
}

function hostOf({ key, at }: Address): string {
  return key.slice(at + 1);
}

function withoutSigns(local: string): string {
  return /[._-]/.test(local) ? local.replace(/[._-]/g, "") : local;
}

/** Small letters, digits and signs, as most addresses are kept. */
const plainAddress = /^[!-&(-@[-~]*$/;

function folded(text: string): string {
  return plainAddress.test(text) ? text : cleanText(text).toLowerCase().replace(/\s+/g, "");
}

/** The address, and its host; of a person's also the name, the beginning of it and its letters. */
function writeAddress(form: Address, to: KeyWriter): void {
  const { key, at } = form;
  const isOffice = officeBoxes.has(localOf(form));
  writeKey(to, key);
  if (!isOffice) {
    to.put("local ");
    to.put(key, 0, at);
    to.end();
    to.put("start ");
    to.put(key, 0, Math.min(5, at));
    to.end();
    to.put("letters ");
    writeLetters(localOf(form), to);
    to.end();
  }
  to.put("host ");
  to.put(key, at + 1);
  to.end();
  if (!isOffice) return;
  const dot = key.indexOf(".", at + 1);
  to.put("host ");
  to.put(key, at + 1, dot < 0 ? key.length : dot);
  to.end();
}

function writeLetters(local: string, to: KeyWriter): void {
  if (!plainAddress.test(local)) return to.put(local.replace(/[^\p{L}]/gu, ""));
  for (let i = 0; i < local.length; i++) {
    const code = local.charCodeAt(i);
    if (code >= 0x61 && code <= 0x7a) to.putCode(code);
  }
}

/** Letters in a row that a domain and a name have in common by more than chance. */
const telling = 4;

/** The domain begins as the name is written or sounds, has one of its words in it, or is its initials: whitedental, apexdental, ibm; 云杉软件 yunshan. */
function spells(host: string, { words, sound, key }: Company): boolean {
  const label = host.split(".")[0]!.replace(/[^\p{L}]/gu, "");
  const whole = words === null ? sound || key : words.join("");
  if (label.length === 0 || label.startsWith(whole.slice(0, telling)) || (label.length >= 2 && whole.startsWith(label))) return true;
  if (words === null) return false;
  return words.some((word) => word.length >= telling && label.includes(word)) || (words.length > 1 && label === words.map((word) => word.charAt(0)).join(""));
}
